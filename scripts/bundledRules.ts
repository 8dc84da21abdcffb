/**
 * The bundled rules as one JSON file: `rules/**\/*.yaml` is read when the extension is built, because
 * reading a thousand YAML rules takes seconds and reading them as JSON takes milliseconds.
 *
 * A rule file that is not valid YAML stops the build, with its path and place.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** One rule file as it ships. */
export interface BundledRuleFile {
  /** Path below `rules/`, with `/`. */
  readonly path: string;
  /** What the YAML says, as plain data. */
  readonly yaml: unknown;
}

/**
 * Reads all rule files below `folder`, ordered by path. A folder that does not exist has no rules.
 * Throws an error that lists every file that cannot be parsed.
 */
export async function readBundledRules(folder: string): Promise<BundledRuleFile[]> {
  const files: BundledRuleFile[] = [];
  const problems: string[] = [];
  for (const path of await ruleFilesIn(folder)) {
    const document = parseDocument(await readFile(join(folder, path), 'utf8'));
    for (const error of document.errors) problems.push(`rules/${path}: ${error.message}`);
    if (document.errors.length === 0) files.push({ path, yaml: document.toJS() });
  }
  if (problems.length > 0) throw new Error(`Rule files that cannot be parsed:\n${problems.join('\n')}`);
  return files;
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
