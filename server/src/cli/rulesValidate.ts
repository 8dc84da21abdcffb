/** `rules validate PATH…`: says what is wrong with rule files, and where. */

import type { Problem } from '../engine/finding.ts';
import type { Scanner } from '../engine/scanner.ts';
import { safeLine } from '../report/terminalText.ts';
import { loadRuleFiles, type RuleFileText } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import { forEachFormula, RuleSet } from '../rule/ruleSet.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import type { CliEnvironment } from './environment.ts';
import { ProblemList } from './problems.ts';

export const rulesValidate: Command = {
  name: 'rules validate',
  usage: 'PATH…',
  summary: 'Says what is wrong with rule files, and where',
  async run(args, environment) {
    const { positionals } = parseArguments(args, {});
    if (positionals.length === 0) throw new UsageError('Say which rules to check: rules validate PATH');
    const files = new Set<string>();
    const problems = new ProblemList(environment, environment.folder);
    for (const path of positionals) {
      const found = await environment.ruleFiles(environment.absolute(path));
      if ('refused' in found)
        throw new UsageError(`No rules can be read from ${safeLine(path)}: ${found.refused}.`);
      for (const file of found.files) files.add(file);
      for (const problem of found.problems) await problems.add(problem);
    }
    const rules = await readRules([...files], environment, problems);
    for (const { path, line = 1, column = 1, message, ruleId } of problems.all) {
      const place = path === undefined ? '' : `${path}:${line}:${column}: `;
      environment.out(`${safeLine(`${place}${message}${ruleId === undefined ? '' : ` (${ruleId})`}`)}\n`);
    }
    const wrong = problems.all.length;
    environment.out(
      `${counted(rules, 'rule')}, ${wrong === 0 ? 'no problems' : counted(wrong, 'problem')}\n`,
    );
    return wrong === 0 ? EXIT.clean : EXIT.findings;
  },
};

/** Reads rule files and notes what is wrong with them. Answers how many rules there are. */
async function readRules(
  files: readonly string[],
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<number> {
  const texts: RuleFileText[] = [];
  for (const file of files) {
    const read = await environment.readText(file);
    if (read === null || 'problem' in read) {
      const gone: Problem = { kind: 'rule', message: 'The file was removed while it was read.', path: file };
      await problems.add(read?.problem ?? gone);
    } else texts.push({ file, text: read.text });
  }
  const loaded = loadRuleFiles(texts, await environment.bundledModels());
  const scanner = await environment.createScanner();
  try {
    const found = [
      ...loaded.problems,
      ...new RuleSet(loaded.rules).problems,
      ...(await patternProblems(loaded.rules, scanner)),
    ];
    for (const problem of found) await problems.add(problem);
  } finally {
    scanner.dispose();
  }
  return loaded.rules.length;
}

/** Patterns that a rule's languages cannot read. */
async function patternProblems(rules: readonly Rule[], scanner: Scanner): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const rule of rules) {
    const names = new Set(rule.languages);
    forEachFormula(rule, (_, language) => {
      if (language !== undefined) names.add(language);
    });
    for (const name of names) await scanner.prepareLanguage(name);
    for (const language of rule.languages.flatMap(languagesNamed))
      problems.push(...(scanner.support(language.id)?.problems(rule) ?? []));
  }
  return problems;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
