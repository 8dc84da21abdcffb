/** The lines of code that a finding is about, with carets under the very part, fit for a terminal. */

import type { Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import { shownText } from './terminalText.ts';

export interface ExcerptLine {
  /** The line's number, from 1. */
  readonly number: string;
  readonly code: string;
  /** What stands below the code: blanks, then carets. */
  readonly caret?: { readonly indent: string; readonly marks: string };
  /** How many lines are left out after this one. */
  readonly left?: number;
}

/** Of a finding over many lines these are shown. */
const MAXIMUM_LINES = 4;

/** The excerpt of a finding; no line is wider than `width` columns. */
export function excerpt(lines: LineIndex, finding: Span, width: number): ExcerptLine[] {
  const first = lines.lineAt(finding.start);
  // An end at the start of a line is the end of the line before.
  const last = Math.max(first, lines.lineAt(Math.max(finding.start, finding.end - 1)));
  const shown = Math.min(last, first + MAXIMUM_LINES - 1);
  const out: ExcerptLine[] = [];
  for (let line = first; line <= shown; line++) {
    const text = lines.lineText(line);
    const start = lines.startOf(line);
    const from = Math.max(0, Math.min(text.length, finding.start - start));
    const to = Math.max(from, Math.min(text.length, finding.end - start));
    const number = String(line + 1);
    const part = line === first ? { from, to } : { from: Math.max(from, indentOf(text)), to };
    const left = last - shown;
    out.push({
      number,
      ...marked(text, part, width),
      ...(line === shown && left > 0 ? { left } : {}),
    });
  }
  return out;
}

/** A line with carets under a part of it; of a long line, what stands around the part's start. */
function marked(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  width: number,
): Pick<ExcerptLine, 'code' | 'caret'> {
  const window = windowAround(text, from, to, width);
  const line = shownText(text.slice(window.start, window.end));
  const before = window.start > 0 ? '…' : '';
  const after = window.end < text.length ? '…' : '';
  const start = line.columnAt(from - window.start);
  const end = line.columnAt(Math.max(0, Math.min(to, window.end) - window.start));
  const marks = '^'.repeat(Math.max(1, end - start));
  return {
    code: `${before}${line.text}${after}`,
    // Blank lines within a finding carry no mark.
    ...(text.trim() === '' ? {} : { caret: { indent: ' '.repeat(before.length + start), marks } }),
  };
}

/** Which part of a line is shown, UTF-16 offsets: all of it if it fits, else from a bit before `from` on. */
function windowAround(text: string, from: number, to: number, width: number): { start: number; end: number } {
  if (text.length <= 2 * width && shownText(text).columnAt(text.length) <= width)
    return { start: 0, end: text.length };
  const room = Math.max(10, width - 2);
  const lead = Math.min(from, Math.max(0, Math.min(room >> 1, room - (to - from))));
  let start = from - lead;
  if (isInsidePair(text, start)) start--;
  let end = Math.min(text.length, start + room);
  const line = shownText(text.slice(start, end));
  while (end > start + 1 && line.columnAt(end - start) > room) end--;
  if (isInsidePair(text, end)) end--;
  return { start, end };
}

/** Whether an offset would cut a surrogate pair in two. */
function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
