/** The rule files that a person names at the command line: read, and checked as far as rules can be without code. */

import { checkRuleFiles, modelsBeside } from '../engine/checkRules.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { Problem } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import type { LoadedRules, RuleFileText } from '../rule/load.ts';
import { UsageError } from './command.ts';
import type { ProblemList } from './problems.ts';

/**
 * Reads the rules in files and folders, and notes what is wrong with them and with the models and frameworks there.
 * They name their files by absolute paths. `scanner` has the languages of the rules loaded afterwards.
 */
export async function readRulesAt(
  paths: readonly string[],
  environment: CliEnvironment,
  scanner: Scanner,
  problems: ProblemList,
): Promise<Pick<LoadedRules, 'rules' | 'models'>> {
  const files = new Set<string>();
  for (const path of paths) {
    const found = await environment.ruleFiles(environment.absolute(path));
    if ('refused' in found)
      throw new UsageError('No rules can be read from {0}: {1}.', safeLine(path), found.refused);
    for (const file of found.files) files.add(file);
    for (const problem of found.problems) await problems.add(problem);
  }
  const texts: RuleFileText[] = [];
  for (const file of files) {
    const read = await environment.readText(file);
    if (read === null || 'problem' in read) {
      const gone: Problem = { kind: 'rule', message: 'The file was removed while it was read.', path: file };
      await problems.add(read?.problem ?? gone);
    } else texts.push({ file, text: read.text });
  }
  const models = modelsBeside(texts, await environment.bundledModels());
  const loaded = await checkRuleFiles(texts, models, scanner);
  for (const problem of [...loaded.problems, ...loaded.unread]) await problems.add(problem);
  return { rules: loaded.rules, models: loaded.models };
}

/** Writes problems, a line each, with the place where they are known. */
export function writeProblems(problems: ProblemList, environment: CliEnvironment): void {
  for (const { path, line = 1, column = 1, message, ruleId } of problems.all) {
    const place = path === undefined ? '' : `${path}:${line}:${column}: `;
    environment.out(`${safeLine(`${place}${message}${ruleId === undefined ? '' : ` (${ruleId})`}`)}\n`);
  }
}
