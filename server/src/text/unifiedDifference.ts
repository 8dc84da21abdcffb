/**
 * The difference of a file before and after a change in the form that `diff -u` has, which people read without
 * colours and without learning another one. It is for reading: endings of lines are left out.
 */

import { type Line, lineDifference } from './lineDifference.ts';

/** Lines around a change that are shown with it. */
const AROUND = 3;

/** The lines of it; none when nothing changes. `path` has `/`; null is a file that is not there. */
export function unifiedDifference(path: string, before: string | null, after: string | null): string[] {
  const lines = lineDifference(before, after);
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return [];
  const shown = [
    before === null ? '--- /dev/null' : `--- a/${path}`,
    after === null ? '+++ /dev/null' : `+++ b/${path}`,
  ];
  for (const { start, end } of hunks) {
    const own = lines.slice(start, end);
    const old = rangeOf(lines.slice(0, start), own, '+');
    const fresh = rangeOf(lines.slice(0, start), own, '-');
    shown.push(`@@ -${old} +${fresh} @@`, ...own.map(({ sign, text }) => sign + text));
  }
  return shown;
}

interface Hunk {
  readonly start: number;
  end: number;
}

/** Runs of lines that are shown: changes with what is around them, joined where they meet. */
function hunksOf(lines: readonly Line[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const start = Math.max(0, at - AROUND);
    const end = Math.min(lines.length, at + AROUND + 1);
    const last = hunks.at(-1);
    if (last !== undefined && last.end >= start) last.end = end;
    else hunks.push({ start, end });
  }
  return hunks;
}

/** Where a hunk lies on one side and how long it is; lines with the sign `other` are on the other side only. */
function rangeOf(above: readonly Line[], own: readonly Line[], other: Line['sign']): string {
  const count = (lines: readonly Line[]): number => lines.filter(({ sign }) => sign !== other).length;
  const length = count(own);
  // Of nothing, the line that it comes after is named.
  return `${count(above) + (length === 0 ? 0 : 1)},${length}`;
}
