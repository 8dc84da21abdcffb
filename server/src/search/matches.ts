/** Matches of a formula, and the ways in which two of them are joined. The semantics are Semgrep's. */

import type { Facts } from '../facts/facts.ts';
import { Binding, type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import { sameBound } from '../pattern/equal.ts';
import type { Node } from '../syntax/node.ts';

/** A place that matches, with what the metavariables stand for there. UTF-16 offsets. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
  /** Of an expression that the pattern has as a statement, the statement that it is in, which is what is reported. */
  readonly statement?: Node;
}

/** Whether `inner` lies within `outer`. */
export function within(inner: Match, outer: Match): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Both bindings together, or undefined when a metavariable stands for different things in them. */
export function joinBindings(a: Bindings, b: Bindings, facts: Facts): Bindings | undefined {
  if (b === null) return a;
  if (a === null) return b;
  let joined: Bindings = a;
  for (let at: Bindings = b; at !== null; at = at.next) {
    // The numbered groups of two regular expressions have nothing to do with each other.
    const other = /^\$\d/.test(at.name) ? undefined : lookup(a, at.name);
    if (other === undefined) joined = new Binding(at.name, at.bound, joined);
    else if (!sameBound(other, at.bound, facts)) return undefined;
  }
  return joined;
}

/** Whether no metavariable that both bind stands for different things. */
export function compatible(a: Bindings, b: Bindings, facts: Facts): boolean {
  for (let at: Bindings = b; at !== null; at = at.next) {
    const other = lookup(a, at.name);
    if (other !== undefined && !sameBound(other, at.bound, facts)) return false;
  }
  return true;
}

/** Keeps what lies in a place and agrees with its bindings, which are added. */
export function restricted(matches: readonly Match[], place: Match, facts: Facts): readonly Match[] {
  return matches.flatMap((match) => {
    if (!within(match, place)) return [];
    const bindings = joinBindings(match.bindings, place.bindings, facts);
    return bindings === undefined ? [] : [{ ...match, bindings }];
  });
}

/** Pairs that lie in each other and agree. With `either`, the inner one of the two is what remains. */
export function intersected(
  matches: readonly Match[],
  others: readonly Match[],
  either: boolean,
  facts: Facts,
): readonly Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    for (const other of others) {
      const inner = within(match, other) ? match : either && within(other, match) ? other : undefined;
      if (inner === undefined) continue;
      // What remains decides where a metavariable stands that both bind: a focus looks for it there.
      const outer = inner === match ? other : match;
      const bindings = joinBindings(inner.bindings, outer.bindings, facts);
      if (bindings !== undefined) result.push({ ...inner, bindings });
    }
  }
  return distinct(result);
}

/** How a match and what it must not be have to lie, so that the match is dropped. */
export type Conflict = (match: Match, negative: Match) => boolean;

/** Whether two matches are the same place, or one is the statement that the pattern of the other speaks of. */
export const isSamePlace: Conflict = (match, negative) =>
  isPlace(match, negative) ||
  (match.statement !== undefined && isPlace(match.statement, negative)) ||
  (negative.statement !== undefined && isPlace(negative.statement, match));

type Place = Pick<Match, 'start' | 'end'>;

function isPlace(a: Place, b: Place): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether two matches have text in common, or one lies in the other. */
export const overlaps: Conflict = (match, other) =>
  (match.start < other.end && other.start < match.end) || within(match, other) || within(other, match);

/** Drops the matches that conflict with one of `negative` and agree with what it binds. */
export function without(
  matches: readonly Match[],
  negative: readonly Match[],
  conflict: Conflict,
  facts: Facts,
): readonly Match[] {
  if (negative.length === 0) return matches;
  return matches.filter(
    (match) =>
      !negative.some((other) => conflict(match, other) && compatible(match.bindings, other.bindings, facts)),
  );
}

/** Each match with what each of the others binds, wherever these are. */
export function combined(
  matches: readonly Match[],
  others: readonly Match[],
  facts: Facts,
): readonly Match[] {
  return matches.flatMap((match) =>
    others.flatMap((other) => {
      const bindings = joinBindings(match.bindings, other.bindings, facts);
      return bindings === undefined ? [] : [{ ...match, bindings }];
    }),
  );
}

/** Narrows to metavariables; a match that already lies in one stays, one that is elsewhere goes. */
export function focused(matches: readonly Match[], names: readonly string[]): readonly Match[] {
  return matches.flatMap((match) =>
    names.flatMap((name) => {
      const bound = lookup(match.bindings, name);
      const span = bound && spanOf(bound);
      if (span === undefined) return [];
      const there = { ...span, bindings: match.bindings };
      if (within(there, match)) return [there];
      return within(match, there) ? [match] : [];
    }),
  );
}

/** Matches that are the same place with the same bindings by place are kept once. */
export function distinct(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  // Few places match in two ways: only these are compared by what is bound.
  const firsts = new Map<number, Match>();
  const seen = new Map<number, Set<string>>();
  return matches.filter((match) => {
    const place = match.start * LONGEST + match.end;
    const first = firsts.get(place);
    if (first === undefined) {
      firsts.set(place, match);
      return true;
    }
    const keys = seen.get(place) ?? new Set([keyOf(first)]);
    seen.set(place, keys);
    const known = keys.size;
    return keys.add(keyOf(match)).size > known;
  });
}

/** More than any text has UTF-16 units. */
const LONGEST = 2 ** 26;

function keyOf(match: Match): string {
  const parts: string[] = [];
  for (let at: Bindings = match.bindings; at !== null; at = at.next) {
    const bound = at.bound;
    const place =
      bound.type === 'text'
        ? `${bound.start}:${bound.text}`
        : bound.nodes.map((node) => `${node.start}-${node.end}${node.kind}`).join('+');
    parts.push(`${at.name}=${place}`);
  }
  return `${match.start},${match.end};${parts.sort().join(';')}`;
}
