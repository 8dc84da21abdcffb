/**
 * Testing a rule on a program that says in comments what should be found: `ruleid: id` above a line on which
 * the rule must match, `ok: id` above one on which it must not. `todoruleid` and `todook` record what is known
 * to be wrong; `lowid: id` above a line on which it must match with low confidence only, which counts for nothing else
 * where a program has none; `nofix` beside `ruleid` says that no mechanical fix would be right there. Pure: the caller scans and hands in the lines.
 */

import type { Confidence } from '../finding/finding.ts';
import type { Rule } from './rule.ts';

export interface Expectations {
  /** Lines (from 1) on which the rule must match. */
  readonly positive: readonly number[];
  readonly negative: readonly number[];
  /** Lines whose outcome is known to be wrong for now. */
  readonly known: readonly number[];
  /** Lines (from 1) of positives that must have no fix. */
  readonly unfixed: readonly number[];
  /** Lines (from 1) on which the rule must match with low confidence. */
  readonly low: readonly number[];
  /** By a line with expectations, the line of the comment nearest to it that has one of them; both from 1. */
  readonly annotations: ReadonlyMap<number, number>;
}

/** Whether a file is a program that the rules of a rule file in the same folder are tested on, by their names. */
export function isTestOf(ruleFile: string, name: string): boolean {
  const base = `${ruleFile.replace(/\.[^.]*$/, '')}.`;
  const extension = name.startsWith(base) ? name.slice(base.length) : '';
  return (
    name !== ruleFile && extension !== '' && !extension.startsWith('fixed.') && !/\.?ya?ml$/.test(extension)
  );
}

/** What is not as a program says. */
export interface TestFault {
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

const ANNOTATION = /(?:#|\/\/|\/\*|--|<!--|\{\/\*)\s*(ruleid|lowid|ok|todoruleid|todook|nofix):([\w.,\s-]+)$/;
/** What ends a comment of a line. */
const COMMENT_END = /(?:\*\/\}?|-->)$/;

/** What a program says of a rule. An annotation is about the next line that is no annotation. */
export function expectationsOf(text: string, ruleId: string): Expectations {
  const positive: number[] = [];
  const negative: number[] = [];
  const known: number[] = [];
  const unfixed: number[] = [];
  const low: number[] = [];
  const annotations = new Map<number, number>();
  let pending: string[] = [];
  let at = 0;
  text.split(/\r\n|\n/).forEach((line, i) => {
    const match = ANNOTATION.exec(line.trimEnd().replace(COMMENT_END, ''));
    if (match !== null) {
      const ids = (match[2] as string).split(',').map((id) => id.trim());
      if (!ids.includes(ruleId)) return;
      pending.push(match[1] as string);
      at = i + 1;
      return;
    }
    if (pending.includes('ruleid')) positive.push(i + 1);
    if (pending.includes('lowid')) low.push(i + 1);
    if (pending.includes('ok')) negative.push(i + 1);
    if (pending.includes('nofix')) unfixed.push(i + 1);
    if (pending.some((kind) => kind.startsWith('todo'))) known.push(i + 1);
    if (pending.length > 0) annotations.set(i + 1, at);
    pending = [];
  });
  return { positive, negative, known, unfixed, low, annotations };
}

/** A finding as the test of a rule counts it. */
interface FoundLine {
  /** From 1. */
  readonly line: number;
  readonly confidence: Confidence;
}

/** What differs between what a program says of a rule and what was found, in words. */
export function outcomeOf(
  rule: Pick<Rule, 'confidence'>,
  expected: Expectations,
  found: readonly FoundLine[],
): string[] {
  return faultsOf(rule, expected, found).map(({ line, what }) => `line ${line}: ${what}`);
}

/**
 * The same with the lines apart. What is of less than the rule's own confidence, and low, is held against the program
 * where that says anything of it.
 */
export function faultsOf(
  rule: Pick<Rule, 'confidence'>,
  { low, ...expected }: Expectations,
  found: readonly FoundLine[],
): TestFault[] {
  const isLow = ({ confidence }: FoundLine): boolean => confidence === 'low' && rule.confidence !== 'low';
  const linesOf = (some: readonly FoundLine[]): number[] => some.map(({ line }) => line);
  const sure = differences(expected, linesOf(found.filter((each) => !isLow(each))));
  if (low.length === 0) return sure;
  const unsure = differences({ positive: low, known: [] }, linesOf(found.filter(isLow)));
  return [...sure, ...unsure.map(({ line, what }) => ({ line, what: `${what} of low confidence` }))];
}

/** What differs between what a program says and what was found; empty when all is as it should be. */
function differences(
  { positive, known }: Pick<Expectations, 'positive' | 'known'>,
  found: readonly number[],
): TestFault[] {
  const lines = new Set(found);
  const missing = positive
    .filter((line) => !lines.has(line))
    .map((line) => ({ line, what: 'expected a finding, found none' }));
  const wanted = new Set([...positive, ...known]);
  const unexpected = [...lines]
    .filter((line) => !wanted.has(line))
    .map((line) => ({ line, what: 'found something unexpected' }));
  return [...missing, ...unexpected];
}
