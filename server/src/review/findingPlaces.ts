/** Where findings and the steps of their paths lie, in lines and columns from 0. */

import type { Finding, Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import type { FindingPlace } from './mark.ts';

/** The lines of a span, from 0, inclusive. A span that ends where a line starts does not take that line in. */
export function linesOf(span: Span, lines: LineIndex): { first: number; last: number } {
  const first = lines.lineAt(span.start);
  return { first, last: Math.max(first, lines.lineAt(Math.max(span.start, span.end - 1))) };
}

/** All lines of a finding's path, from 0. */
export function pathLines(finding: Finding, lines: LineIndex): Set<number> {
  const found = new Set<number>();
  for (const span of [finding, ...finding.trace]) {
    const { first, last } = linesOf(span, lines);
    for (let line = first; line <= last; line++) found.add(line);
  }
  return found;
}

/** Where a span lies, lines and columns from 0, as if the text had no byte order mark. */
export function placeOf(span: Span, lines: LineIndex): Omit<FindingPlace, 'run'> {
  const mark = lines.lineText(0).startsWith('\uFEFF') ? 1 : 0;
  const { first: line, last: endLine } = linesOf(span, lines);
  const column = (offset: number, of: number): number =>
    Math.max(0, offset - lines.startOf(of) - (of === 0 ? mark : 0));
  return { line, column: column(span.start, line), endLine, endColumn: column(span.end, endLine) };
}
