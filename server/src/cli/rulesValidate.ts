/** `rules validate PATH…`: says what is wrong with rule files, and where. */

import type { Problem } from '../engine/finding.ts';
import { loadRules } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import { forEachFormula, RuleSet } from '../rule/ruleSet.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { LineIndex } from '../text/lines.ts';
import type { CliEnvironment } from './environment.ts';
import { UsageError } from './options.ts';
import { EXIT } from './scan.ts';

export async function validateRules(paths: readonly string[], environment: CliEnvironment): Promise<number> {
  if (paths.length === 0) throw new UsageError('Say which rules to check: rules validate PATH');
  let wrong = 0;
  let right = 0;
  for (const path of paths) {
    const found = await environment.ruleFiles(environment.absolute(path));
    if ('refused' in found) {
      environment.error(`${path}: no rules can be read from here: ${found.refused}.\n`);
      return EXIT.failed;
    }
    for (const file of found.files) {
      const read = await environment.readText(file);
      if (read === null || 'problem' in read) {
        environment.out(
          `${environment.display(file)}: ${read === null ? 'The file is gone.' : read.problem.message}\n`,
        );
        wrong++;
        continue;
      }
      const loaded = loadRules(read.text, file);
      const problems = [
        ...loaded.problems,
        ...new RuleSet(loaded.rules).problems,
        ...(await patternProblems(loaded.rules, environment)),
      ];
      const lines = new LineIndex(read.text);
      for (const problem of problems) {
        const at = lines.positionAt(problem.span?.start ?? 0);
        environment.out(
          `${environment.display(file)}:${at.line + 1}:${at.column + 1}: ${problem.message}${problem.ruleId === undefined ? '' : ` (${problem.ruleId})`}\n`,
        );
      }
      wrong += problems.length;
      right += loaded.rules.length;
    }
  }
  environment.out(
    wrong === 0 ? `${right} rules, no problems\n` : `${wrong} problem${wrong === 1 ? '' : 's'}\n`,
  );
  return wrong === 0 ? EXIT.clean : EXIT.findings;
}

/** Patterns that a rule's languages cannot read. */
async function patternProblems(rules: readonly Rule[], environment: CliEnvironment): Promise<Problem[]> {
  const scanner = await environment.createScanner();
  try {
    const problems = new Map<string, Problem>();
    for (const rule of rules) {
      const names = new Set(rule.languages);
      forEachFormula(rule, (_, language) => {
        if (language !== undefined) names.add(language);
      });
      for (const name of names) {
        await scanner.prepareLanguage(name);
        for (const language of languagesNamed(name)) {
          if (!rule.languages.includes(name)) continue;
          for (const problem of scanner.support(language.id)?.problems(rule) ?? [])
            problems.set(`${rule.id}${problem.message}`, problem);
        }
      }
    }
    return [...problems.values()];
  } finally {
    scanner.dispose();
  }
}
