/**
 * What people's verdicts say of rules: which of them are mostly false alarms here, with how much certainty, and what
 * the configuration could say about it. It proposes; a person decides and writes.
 */

import type { Truth } from './evaluate.ts';
import { type Share, shareOf } from './intervals.ts';

export interface JudgedRule {
  readonly rule: string;
  /** Of its judged findings, how many are false alarms. */
  readonly falsePositives: Share;
  /** Findings on which people disagree; they count for neither side. */
  readonly disputed: number;
  /** What is proposed; undefined where the verdicts do not suffice, or speak for the rule. */
  readonly proposal?: 'disable' | 'info';
}

/** Fewer verdicts on a rule say nothing of it. */
export const LEAST_VERDICTS = 5;
/** A rule is mostly wrong where even the low end of the interval is above this, */
const MOSTLY = 0.5;
/** and of no use from here on. */
const USELESS = 0.8;

/** The rules that people have judged findings of, the worst first. Each finding counts once. */
export function judgedRules(
  findings: ReadonlyMap<string, { readonly rule: string; readonly truth: Truth }>,
): JudgedRule[] {
  const rules = new Map<string, Truth[]>();
  for (const { rule, truth } of findings.values()) rules.set(rule, [...(rules.get(rule) ?? []), truth]);
  return [...rules]
    .map(([rule, truths]): JudgedRule => {
      const settled = truths.filter((each) => each !== 'disputed');
      const falsePositives = shareOf(settled.filter((each) => each === 'not-real').length, settled.length);
      const proposal = proposalFor(falsePositives);
      return {
        rule,
        falsePositives,
        disputed: truths.length - settled.length,
        ...(proposal === undefined ? {} : { proposal }),
      };
    })
    .sort(
      (a, b) =>
        b.falsePositives.low - a.falsePositives.low ||
        b.falsePositives.of - a.falsePositives.of ||
        (a.rule < b.rule ? -1 : 1),
    );
}

function proposalFor({ low, of }: Share): JudgedRule['proposal'] {
  if (of < LEAST_VERDICTS) return undefined;
  if (low > USELESS) return 'disable';
  return low > MOSTLY ? 'info' : undefined;
}

/** What the configuration would say, as YAML; undefined where nothing is proposed. */
export function proposedConfiguration(rules: readonly JudgedRule[]): string | undefined {
  const disabled = rules.filter(({ proposal }) => proposal === 'disable');
  const milder = rules.filter(({ proposal }) => proposal === 'info');
  if (disabled.length + milder.length === 0) return undefined;
  return [
    'rules:',
    ...(disabled.length === 0 ? [] : ['  disable:', ...disabled.map(({ rule }) => `    - ${scalar(rule)}`)]),
    ...(milder.length === 0 ? [] : ['  severity:', ...milder.map(({ rule }) => `    ${scalar(rule)}: info`)]),
    '',
  ].join('\n');
}

/** A text that YAML reads as one; marks can name rules as they like. */
function scalar(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}
