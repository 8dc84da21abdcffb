/**
 * What another version of some rules would change: above all what it would no longer find. An update that weakens is
 * not refused, since rules are withdrawn for good reasons, but it is never silent.
 */

import { CONFIDENCES, SEVERITIES } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';

export interface RuleChange {
  readonly ruleId: string;
  /** What became of it, as the end of a line. */
  readonly what: string;
}

export interface RulesDiff {
  /** Rules that are gone. */
  readonly removed: readonly string[];
  /** Rules that say less: of lower severity or confidence, for fewer languages or paths. */
  readonly lowered: readonly RuleChange[];
  /** Rules that look for something else than before: more, less or the same in other words. */
  readonly changed: readonly string[];
  readonly raised: readonly RuleChange[];
  readonly added: readonly string[];
}

export function rulesDiff(before: readonly Rule[], after: readonly Rule[]): RulesDiff {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const now = new Map(after.map((rule) => [rule.id, rule]));
  const lowered: RuleChange[] = [];
  const raised: RuleChange[] = [];
  const changed: string[] = [];
  for (const [ruleId, rule] of old) {
    const next = now.get(ruleId);
    if (next === undefined) continue;
    const { down, up } = steps(rule, next);
    if (down.length > 0) lowered.push({ ruleId, what: down.join(', ') });
    if (up.length > 0) raised.push({ ruleId, what: up.join(', ') });
    if (searchOf(rule) !== searchOf(next)) changed.push(ruleId);
  }
  return {
    removed: [...old.keys()].filter((id) => !now.has(id)),
    lowered,
    changed,
    raised,
    added: [...now.keys()].filter((id) => !old.has(id)),
  };
}

/** Whether it says of itself that it finds less. */
export function isWeaker({ removed, lowered }: RulesDiff): boolean {
  return removed.length + lowered.length > 0;
}

/** Whether it may find less: whether what a rule looks for is more or less than before, only a person can tell. */
export function mayBeWeaker(diff: RulesDiff): boolean {
  return isWeaker(diff) || diff.changed.length > 0;
}

function steps(before: Rule, after: Rule): { down: string[]; up: string[] } {
  const down: string[] = [];
  const up: string[] = [];
  const compare = (what: string, from: string, to: string, order: readonly string[]): void => {
    const step = order.indexOf(to) - order.indexOf(from);
    if (step !== 0) (step < 0 ? down : up).push(`${what} ${from} → ${to}`);
  };
  compare('severity', before.severity, after.severity, SEVERITIES);
  compare('confidence', before.confidence, after.confidence, CONFIDENCES);
  const lost = before.languages.filter((each) => !after.languages.includes(each));
  if (lost.length > 0) down.push(`no longer for ${lost.join(', ')}`);
  const won = after.languages.filter((each) => !before.languages.includes(each));
  if (won.length > 0) up.push(`also for ${won.join(', ')}`);
  const [isWider, isNarrower] = [covers(after.paths, before.paths), covers(before.paths, after.paths)];
  if (isWider && !isNarrower) up.push('for more paths');
  else if (!isWider) down.push(isNarrower ? 'for fewer paths' : 'for other paths');
  return { down, up };
}

/** Whether a rule with some paths is for all the files that one with the others is for, as far as the globs tell. */
function covers(wide: Rule['paths'] = {}, narrow: Rule['paths'] = {}): boolean {
  const { include, exclude = [] } = wide;
  const isIncluded =
    include === undefined || narrow.include?.every((each) => include.includes(each)) === true;
  return isIncluded && exclude.every((each) => narrow.exclude?.includes(each) === true);
}

/** What a rule looks for, without where it stands in its file. All of it is plain data. */
function searchOf({ formula, taint, options }: Rule): string {
  return JSON.stringify([formula, taint, options], (key, value: unknown) =>
    key === 'span' ? undefined : value,
  );
}

/** The lines that tell of it, each with its kind in front; none where nothing changed. */
export function diffLines({ removed, lowered, changed, raised, added }: RulesDiff): string[] {
  return [
    ...removed.map((id) => `removed  ${id}`),
    ...lowered.map(({ ruleId, what }) => `lowered  ${ruleId}: ${what}`),
    ...changed.map((id) => `changed  ${id}: looks for something else`),
    ...raised.map(({ ruleId, what }) => `raised   ${ruleId}: ${what}`),
    ...added.map((id) => `added    ${id}`),
  ];
}
