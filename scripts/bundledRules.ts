/**
 * The bundled rules as one JSON file: `rules/**\/*.yaml` is read when the extension is built, because
 * reading a thousand YAML rules takes seconds and reading them as JSON takes milliseconds.
 *
 * The rules are checked here, once, as the product takes them as they are: a rule with a problem stops the
 * build, with its path and line.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Problem } from '../server/src/finding/finding.ts';
import { loadRuleFiles } from '../server/src/rule/load.ts';
import { regexProblems } from '../server/src/rule/regexes.ts';

/** One rule file as it ships. */
export interface BundledRuleFile {
  /** Path below `rules/`, with `/`. */
  readonly path: string;
  /** What the YAML says, as plain data. */
  readonly yaml: unknown;
}

/**
 * Reads all rule files below `folder`, ordered by path. A folder that does not exist has no rules.
 * Throws an error that lists everything that is wrong with them.
 */
export async function readBundledRules(folder: string): Promise<BundledRuleFile[]> {
  const files: { file: string; text: string }[] = [];
  for (const path of await ruleFilesIn(folder))
    files.push({ file: path, text: await readFile(join(folder, path), 'utf8') });
  const loaded = loadRuleFiles(files);
  const problems = [...loaded.problems, ...[...loaded.rules, ...loaded.frameworks].flatMap(regexProblems)];
  if (problems.length > 0) {
    const described = problems.map((problem) => {
      const of = files.find(({ file }) => file === problem.path);
      return describeProblem(problem.path ?? '', of?.text ?? '', problem);
    });
    throw new Error(`Rules that cannot ship:\n${described.join('\n')}`);
  }
  return files.map(({ file, text }) => ({ path: file, yaml: parse(text) }));
}

function describeProblem(path: string, text: string, { message, span }: Problem): string {
  const line = span === undefined ? '' : `:${text.slice(0, span.start).split('\n').length}`;
  return `rules/${path}${line}: ${message}`;
}

async function ruleFilesIn(folder: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  // A rule's own test may be a YAML file too (for rules about YAML): those end in `.test.yaml`.
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'))
    .sort();
}
