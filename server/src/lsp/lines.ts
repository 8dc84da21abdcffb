/** Ranges of the protocol as lines (from 0) and back, for reviews, which are about whole lines. */

import type { Range } from 'vscode-languageserver';
import { isBefore } from './positions.ts';

/** Lines in a row; the last is part of it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The lines of ranges, ascending; a range that ends before a line's first column does not hold that line. `count`
 * is how many lines there are, where ranges may reach further.
 */
export function linesOf(ranges: readonly Range[], count = Number.POSITIVE_INFINITY): number[] {
  const lines = new Set<number>();
  for (const { start, end } of ranges) {
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= last && line < count; line++) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

/** Ascending lines as ranges. `joins` says whether a line between two others parts them. */
export function rangesOf(
  lines: readonly number[],
  joins: (line: number) => boolean = () => false,
): LineRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines) {
    const before = ranges.at(-1);
    let next = before === undefined ? line : before.last + 1;
    while (next < line && joins(next)) next++;
    if (before !== undefined && next === line) before.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges;
}

/** Whole lines as a range of the protocol, up to the start of the line after them. */
export function wholeLines({ first, last }: LineRange): Range {
  return { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
}

export function isSameRange(one: Range, other: Range): boolean {
  return (
    !isBefore(one.start, other.start) &&
    !isBefore(other.start, one.start) &&
    !isBefore(one.end, other.end) &&
    !isBefore(other.end, one.end)
  );
}
