/** The lines of code around a finding, cut to what a page can show, with the very part told from the rest. */

import type { Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';

/** A line in three parts, of which `marked` is what the finding is about; where it is empty, all is in `before`. */
export interface CodeLine {
  /** From 1. */
  readonly number: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface CodeLines {
  readonly lines: readonly CodeLine[];
  /** How many lines of the finding follow that are not among them. */
  readonly left: number;
}

/** Lines around the finding, the most lines of it, and UTF-16 units of one line that are shown. */
const CONTEXT = 2;
const MAXIMUM_LINES = 12;
const MAXIMUM_WIDTH = 400;

/** The lines around a span of a text. */
export function codeLines(lines: LineIndex, span: Span): CodeLines {
  const first = lines.lineAt(span.start);
  const last = Math.max(first, lines.lineAt(Math.max(span.start, span.end - 1)));
  const shown = Math.min(last, first + MAXIMUM_LINES - 1);
  const from = Math.max(0, first - CONTEXT);
  const to = shown < last ? shown : Math.min(lines.count - 1, last + CONTEXT);
  const found: CodeLine[] = [];
  for (let line = from; line <= to; line++) found.push(codeLine(lines, line, span));
  return { lines: found, left: last - shown };
}

/** A line (from 0), with the part of it that the span covers told from the rest. */
export function codeLine(lines: LineIndex, line: number, { start, end }: Span): CodeLine {
  const begin = lines.startOf(line);
  const whole = lines.lineText(line);
  const from = Math.max(0, Math.min(whole.length, start - begin));
  const to = Math.max(from, Math.min(whole.length, end - begin));
  // Of a long line, what stands around the part.
  const left =
    whole.length <= MAXIMUM_WIDTH ? 0 : Math.max(0, Math.min(from, whole.length) - MAXIMUM_WIDTH / 4);
  const right = Math.min(whole.length, left + MAXIMUM_WIDTH);
  const before = `${left > 0 ? '…' : ''}${whole.slice(left, from)}`;
  const marked = whole.slice(Math.max(left, from), Math.min(to, right));
  const after = `${whole.slice(Math.min(to, right), right)}${right < whole.length ? '…' : ''}`;
  const number = line + 1;
  return marked === ''
    ? { number, before: before + after, marked, after: '' }
    : { number, before, marked, after };
}
