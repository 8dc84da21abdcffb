/**
 * `rules test PATH…`: tries rules on the programs that stand beside them. A rule file `name.yaml` is tested on every
 * `name.<extension>`, which says in comments where the rule must match (`ruleid: id` above the line) and where it
 * must not (`ok: id`). No fix may break the program; where there is a `name.fixed.<extension>`, the
 * fixes must make that of it.
 */

import type { Scanner } from '../engine/scanner.ts';
import type { Finding, Problem } from '../finding/finding.ts';
import { applyFixes } from '../fix/apply.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import type { Rule } from '../rule/rule.ts';
import { asksForPackages, withPackages } from '../rule/rulePackages.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { expectationsOf, isTestOf, outcomeOf } from '../rule/ruleTest.ts';
import { LineIndex } from '../text/lines.ts';
import { addAll } from '../text/lists.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ProblemList } from './problems.ts';
import { counted, readRulesAt, writeProblems } from './ruleFiles.ts';

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
          for (const outcome of await tryProgram(program, ofFile, scanner, environment)) {
            tests++;
            untested.delete(outcome.rule);
            const wrong = outcome.wrong.length > 0;
            if (wrong) failed++;
            const name = environment.relative(environment.folder, program);
            environment.out(`${safeLine(`${wrong ? 'failed' : 'ok'}  ${outcome.rule.id} on ${name}`)}\n`);
            for (const line of outcome.wrong) environment.out(`        ${safeLine(line)}\n`);
          }
        }
      }
      for (const { id } of untested) environment.out(`${safeLine(`no test  ${id}`)}\n`);
      const wrong = problems.all.length;
      environment.out(
        `${counted(tests, 'test')}, ${failed} failed, ${untested.size} without a test${wrong === 0 ? '' : `, ${counted(wrong, 'problem')}`}\n`,
      );
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

interface Outcome {
  readonly rule: Rule;
  /** What is not as it should be, in words. */
  readonly wrong: readonly string[];
}

/** Tries each rule that a program speaks of. */
async function tryProgram(
  program: string,
  rules: readonly Rule[],
  scanner: Scanner,
  environment: CliEnvironment,
): Promise<Outcome[]> {
  const read = await environment.readText(program);
  if (read === null || 'problem' in read)
    return rules.map((rule) => ({ rule, wrong: [read?.problem.message ?? 'The file is gone.'] }));
  const { text } = read;
  const path = environment.relative(split(program)[0], program);
  await scanner.prepare({ path, text });
  const lines = new LineIndex(text);
  const outcomes: Outcome[] = [];
  const fixes: Finding[] = [];
  for (const rule of rules) {
    const expected = expectationsOf(text, rule.id);
    if (
      [expected.positive, expected.negative, expected.known, expected.low].every(({ length }) => length === 0)
    )
      continue;
    // What lies beside the program is the project that it is tried in.
    const packages = asksForPackages(rule) ? await environment.packages(split(program)[0]) : {};
    const alone = new RuleSet(withPackages([withoutPaths(rule)], packages));
    const analysis = scanner.scan({ path, text }, alone);
    const { findings, problems } = scanner.withHoldingFixes({ path, text }, alone, analysis);
    const broken = findings.filter(
      ({ fix }, i) => fix === undefined && analysis.findings[i]?.fix !== undefined,
    );
    const found = findings.map(({ start, confidence }) => ({ line: lines.lineAt(start) + 1, confidence }));
    addAll(fixes, findings);
    outcomes.push({
      rule,
      wrong: [
        ...outcomeOf(rule, expected, found),
        ...problems.flatMap(spoken),
        ...broken.map(({ start }) => `line ${lines.lineAt(start) + 1}: the fix breaks the program`),
      ],
    });
  }
  const wrong = await compareFixed(program, applyFixes(text, fixes), environment);
  const last = outcomes.at(-1);
  return wrong === undefined || last === undefined
    ? outcomes
    : [...outcomes.slice(0, -1), { ...last, wrong: [...last.wrong, wrong] }];
}

/** Which files a rule is for is not what its test is about. */
function withoutPaths({ paths: _, ...rule }: Rule): Rule {
  return rule;
}

/** Problems of the program that a rule is tried on. */
const NOT_OF_THE_RULE: ReadonlySet<Problem['kind']> = new Set(['suppression', 'syntax', 'precision']);

/** What a scan says of the rule, rather than of comments in the program. */
function spoken({ kind, message }: Problem): string[] {
  return NOT_OF_THE_RULE.has(kind) ? [] : [message];
}

/** What differs from the program that the fixes should make, if somebody wrote that down. */
async function compareFixed(
  program: string,
  fixed: string,
  environment: CliEnvironment,
): Promise<string | undefined> {
  const read = await environment.readText(program.replace(/(\.[^.]+)$/, '.fixed$1'));
  if (read === null || 'problem' in read) return undefined;
  const wanted = read.text.split('\n');
  const made = fixed.split('\n');
  const at = wanted.findIndex((line, i) => line !== made[i]);
  if (at < 0 && wanted.length === made.length) return undefined;
  const line = at < 0 ? wanted.length : at;
  return `the fixes make something else than the fixed program, from its line ${line + 1} on: ${made[line] ?? 'nothing'}`;
}
