/**
 * Rules tried on a program that says in comments what they should find. The same for `rules test` and for the editor,
 * which differ in how they read and scan, and in how they show what came of it.
 */

import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import { applyFixes } from '../fix/apply.ts';
import type { ProjectPackages } from '../packages/ecosystem.ts';
import type { Rule } from '../rule/rule.ts';
import { withPackages } from '../rule/rulePackages.ts';
import { type Expectations, expectationsOf, faultsOf, type TestFault } from '../rule/ruleTest.ts';
import { LineIndex } from '../text/lines.ts';
import { addAll } from '../text/lists.ts';

/** How a rule did on a program. */
export interface TriedRule {
  /** The rule as its file has it. */
  readonly rule: Rule;
  readonly expected: Expectations;
  /** What is not as it should be on lines of the program. */
  readonly faults: readonly TestFault[];
  /** What else is wrong, in words. */
  readonly wrong: readonly string[];
}

/** What a scan of the program found, and the same with only the fixes that hold. */
export interface TriedScan {
  readonly analysis: Analysis;
  readonly holding: Analysis;
}

export interface RuleTrial {
  /** The text of the program. */
  readonly text: string;
  /** The program as the fixes should make it; null where nobody wrote that down. */
  readonly fixed: { readonly text: string } | { readonly problem: Problem } | null;
  /** What lies beside the program: it is the project that it is tried in. */
  readonly packages: ProjectPackages;
  /** Scans the program with one rule; null where no rule looks at files of its kind. */
  scan(rule: Rule): Promise<TriedScan | null>;
}

/** Where the program that the fixes should make of a program lies. */
export function fixedProgram(path: string): string {
  return path.replace(/(\.[^.]+)$/, '.fixed$1');
}

/** Tries each rule that a program speaks of. */
export async function tryRules(rules: readonly Rule[], trial: RuleTrial): Promise<TriedRule[]> {
  const { text, fixed } = trial;
  const lines = new LineIndex(text);
  const tried: TriedRule[] = [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    const expected = expectationsOf(text, rule.id);
    if (expected.annotations.size === 0) continue;
    const [alone] = withPackages([withoutPaths(rule)], trial.packages);
    const scanned = await trial.scan(alone as Rule);
    const held = scanned?.holding.findings ?? [];
    const lineOf = ({ start }: Finding): number => lines.lineAt(start) + 1;
    const broken = held.filter((each, i) => isBroken(each, scanned?.analysis.findings[i]));
    const found = held.map((each) => ({ line: lineOf(each), confidence: each.confidence }));
    addAll(findings, held);
    tried.push({
      rule,
      expected,
      faults: [
        ...faultsOf(rule, expected, found),
        ...broken.map((each) => ({ line: lineOf(each), what: 'the fix breaks the program' })),
      ],
      wrong: scanned?.holding.problems.flatMap(spoken) ?? [],
    });
  }
  const last = tried.at(-1);
  const wrong = fixed === null ? undefined : difference(fixed, applyFixes(text, findings));
  return wrong === undefined || last === undefined
    ? tried
    : [...tried.slice(0, -1), { ...last, wrong: [...last.wrong, wrong] }];
}

/** Whether a fix was made that did not hold. */
function isBroken(held: Finding, found: Finding | undefined): boolean {
  return held.fix === undefined && found?.fix !== undefined;
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

/** What differs from the program that the fixes should make. */
function difference(fixed: NonNullable<RuleTrial['fixed']>, made: string): string | undefined {
  if ('problem' in fixed) return `the fixed program cannot be read: ${fixed.problem.message}`;
  const wanted = fixed.text.split('\n');
  const got = made.split('\n');
  const at = wanted.findIndex((line, i) => line !== got[i]);
  if (at < 0 && wanted.length === got.length) return undefined;
  const line = at < 0 ? wanted.length : at;
  return `the fixes make something else than the fixed program, from its line ${line + 1} on: ${got[line] ?? 'nothing'}`;
}
