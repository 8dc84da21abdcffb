/**
 * `rules test PATH…`: tries rules on the programs that stand beside them. A rule file `name.yaml` is tested on every
 * `name.<extension>`, which says in comments where the rule must match (`ruleid: id` above the line) and where it
 * must not (`ok: id`). No fix may break the program; where there is a `name.fixed.<extension>`, the
 * fixes must make that of it.
 */

import { fixedProgram, type TriedRule, tryRules } from '../engine/ruleTests.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { isTestOf } from '../rule/ruleTest.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ProblemList } from './problems.ts';
import { readRulesAt, writeProblems } from './ruleFiles.ts';

export const rulesTest: Command = {
  name: 'rules test',
  usage: 'PATH…',
  summary: 'Tries rules on the programs beside them',
  async run(args, environment) {
    const { positionals } = parseArguments(args, {});
    if (positionals.length === 0) throw new UsageError('Say which rules to test: rules test PATH');
    const problems = new ProblemList(environment);
    const scanner = await environment.createScanner();
    try {
      const { rules } = await readRulesAt(positionals, environment, scanner, problems);
      writeProblems(problems, environment);
      const untested = new Set(rules);
      let failed = 0;
      let tests = 0;
      for (const [file, ofFile] of byFile(rules)) {
        for (const program of await programsOf(file, environment)) {
          for (const { rule, faults, wrong } of await tryProgram(program, ofFile, scanner, environment)) {
            tests++;
            untested.delete(rule);
            const said = [...faults.map(({ line, what }) => `line ${line}: ${what}`), ...wrong];
            if (said.length > 0) failed++;
            const name = environment.relative(environment.folder, program);
            environment.out(`${safeLine(`${said.length > 0 ? 'failed' : 'ok'}  ${rule.id} on ${name}`)}\n`);
            for (const line of said) environment.out(`        ${safeLine(line)}\n`);
          }
        }
      }
      for (const { id } of untested) environment.out(`${safeLine(`no test  ${id}`)}\n`);
      const wrong = problems.all.length;
      const { t } = environment;
      const summary = [
        tests === 1 ? t('1 test') : t('{0} tests', tests),
        t('{0} failed', failed),
        t('{0} without a test', untested.size),
        ...(wrong === 0 ? [] : [wrong === 1 ? t('1 problem') : t('{0} problems', wrong)]),
      ];
      environment.out(`${summary.join(', ')}\n`);
      return failed + wrong === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      scanner.dispose();
    }
  },
};

function byFile(rules: readonly Rule[]): Map<string, Rule[]> {
  const files = new Map<string, Rule[]>();
  for (const rule of rules) files.set(rule.file, [...(files.get(rule.file) ?? []), rule]);
  return files;
}

/** The programs beside a rule file, as absolute paths. */
async function programsOf(file: string, environment: CliEnvironment): Promise<string[]> {
  const [folder, name] = split(file);
  const programs: string[] = [];
  const wanted = (path: string, isFolder: boolean): boolean => !isFolder || path === folder;
  for await (const entry of environment.walk(folder, { wanted }))
    if ('path' in entry && isTestOf(name, split(entry.path)[1])) programs.push(entry.path);
  return programs;
}

function split(path: string): [string, string] {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return [path.slice(0, at), path.slice(at + 1)];
}

/** Tries each rule that a program speaks of. */
async function tryProgram(
  program: string,
  rules: readonly Rule[],
  scanner: Scanner,
  environment: CliEnvironment,
): Promise<Pick<TriedRule, 'rule' | 'faults' | 'wrong'>[]> {
  const read = await environment.readText(program);
  if (read === null || 'problem' in read)
    return rules.map((rule) => ({ rule, faults: [], wrong: [read?.problem.message ?? 'The file is gone.'] }));
  const { text } = read;
  const [folder] = split(program);
  const source = { path: environment.relative(folder, program), text };
  await scanner.prepare(source);
  return tryRules(rules, {
    text,
    fixed: await environment.readText(fixedProgram(program)),
    packages: rules.some((rule) => rule.asksForPackages === true) ? await environment.packages(folder) : {},
    scan: async (rule) => {
      const alone = new RuleSet([rule]);
      const analysis = scanner.scan(source, alone);
      return { analysis, holding: scanner.withHoldingFixes(source, alone, analysis) };
    },
  });
}
