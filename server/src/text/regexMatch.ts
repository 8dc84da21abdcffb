/** What a search with a regular expression answers, and what an engine is that searches. */

import type { SearchBudget } from './searchBudget.ts';

export interface RegexMatch {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Captured groups, the first is `$1`; undefined where a group took no part. */
  readonly groups: readonly (RegexGroup | undefined)[];
}

export interface RegexGroup {
  readonly text: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** The name in `(?P<name>…)`. */
  readonly name?: string;
}

/** Runs an expression. A search that was stopped has said so to its budget, and answers what it knew by then. */
export interface Engine {
  /** Whether the expression matches anywhere in the text. */
  test(text: string, budget: SearchBudget): boolean;
  /** Whether it matches from the first character on. */
  testStart(text: string, budget: SearchBudget): boolean;
  /** The match that begins with the first character; undefined where none does. */
  matchAtStart(text: string, budget: SearchBudget): RegexMatch | undefined;
  /** All matches, in order, not overlapping. */
  matches(text: string, budget: SearchBudget): RegexMatch[];
}

export function groupOf(text: string, start: number, end: number, name: string | undefined): RegexGroup {
  const group = { text: text.slice(start, end), start, end };
  return name === undefined ? group : { ...group, name };
}

/** A match, so many UTF-16 units further. */
export function movedMatch(match: RegexMatch, by: number): RegexMatch {
  if (by === 0) return match;
  return {
    start: match.start + by,
    end: match.end + by,
    groups: match.groups.map((group) => group && { ...group, start: group.start + by, end: group.end + by }),
  };
}
