/**
 * Rules checked as far as that goes without code to look at: their form, their regular expressions, and whether the
 * languages that they are for can read their patterns. The same for `rules validate`, for packs, and for the editor.
 */

import type { Problem } from '../finding/finding.ts';
import { type LoadedFiles, loadRuleFiles, type RuleFileText } from '../rule/load.ts';
import type { Models } from '../rule/models.ts';
import { forEachFormula, regexProblems, type Searching } from '../rule/regexes.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { addAll } from '../text/lists.ts';
import type { Scanner } from './scanner.ts';

export interface CheckedFiles extends LoadedFiles {
  /** What of the rules, frameworks and models that were loaded cannot be looked for. */
  readonly unread: readonly Problem[];
}

/** Reads rule files, which may include each other's models and those given, and tries what they look for. */
export async function checkRuleFiles(
  files: readonly RuleFileText[],
  models: Models,
  scanner: Pick<Scanner, 'prepareLanguage' | 'support'>,
): Promise<CheckedFiles> {
  const loaded = loadRuleFiles(files, models);
  const unread = [
    ...new RuleSet(loaded.rules).problems,
    ...[...loaded.frameworks, ...loaded.models.values()].flatMap(regexProblems),
    ...(await patternProblems([...loaded.rules, ...loaded.frameworks, ...loaded.models.values()], scanner)),
  ];
  return { ...loaded, unread };
}

/** Models but those that files define themselves, as when somebody works on one that ships, or is loaded already. */
export function modelsBeside(files: readonly RuleFileText[], models: Models): Models {
  const own = loadRuleFiles(files).models;
  return new Map([...models].filter(([id]) => !own.has(id)));
}

/** Patterns that the languages of a rule, framework or model cannot read. */
async function patternProblems(
  rules: readonly Searching[],
  scanner: Pick<Scanner, 'prepareLanguage' | 'support'>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const rule of rules) {
    const names = new Set(rule.languages);
    forEachFormula(rule, (_, language) => {
      if (language !== undefined) names.add(language);
    });
    for (const name of names) await scanner.prepareLanguage(name);
    for (const language of rule.languages.flatMap(languagesNamed))
      addAll(problems, scanner.support(language.id)?.problems(rule) ?? []);
  }
  return problems;
}
