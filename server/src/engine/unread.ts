/**
 * What of a text no rule has seen, and how that is said: once a file, by its lines, since a finding there
 * would be missing.
 */

import type { Problem, Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';

/** More places than this are counted rather than named. */
const NAMED_PLACES = 5;

/** The problem that tells of code that the grammar could not read. `spans` are not empty, and ascend. */
export function unreadProblem(spans: readonly Span[], lines: LineIndex, path: string): Problem {
  const places = lineRanges(spans, lines);
  const named = places
    .slice(0, NAMED_PLACES)
    .map(([first, last]) => (first === last ? `${first + 1}` : `${first + 1}–${last + 1}`));
  const isOneLine = places.length === 1 && places[0]?.[0] === places[0]?.[1];
  const others = places.length - named.length;
  const message = `${isOneLine ? 'Line' : 'Lines'} ${named.join(', ')}${
    others === 0 ? '' : ` and ${others} more places`
  } could not be parsed in full: findings there may be missing.`;
  return { kind: 'syntax', message, path, span: spans[0] as Span };
}

/** The lines of spans, first and last from 0, without gaps between those that follow one another. */
function lineRanges(spans: readonly Span[], lines: LineIndex): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (const { start, end } of spans) {
    const first = lines.lineAt(start);
    const last = lines.lineAt(Math.max(start, end - 1));
    const before = ranges[ranges.length - 1];
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else ranges.push([first, last]);
  }
  return ranges;
}

/** Spans in the order of the text, each joined with those that it overlaps or touches. */
export function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const before = result[result.length - 1];
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end);
    else result.push({ start, end });
  }
  return result;
}
