/** The code of a finding in a page: its lines and some around them, with their numbers and the very part marked. */

import type { Span } from '../../finding/finding.ts';
import type { LineIndex } from '../../text/lines.ts';
import { type Markup, markup } from '../markup.ts';

/** Lines around the finding, the most lines of it, and UTF-16 units of one line that are shown. */
const CONTEXT = 2;
const MAXIMUM_LINES = 12;
const MAXIMUM_WIDTH = 400;

/** A block of code around a span. */
export function codeAround(lines: LineIndex, span: Span): Markup {
  const first = lines.lineAt(span.start);
  const last = Math.max(first, lines.lineAt(Math.max(span.start, span.end - 1)));
  const shown = Math.min(last, first + MAXIMUM_LINES - 1);
  const from = Math.max(0, first - CONTEXT);
  const to = shown < last ? shown : Math.min(lines.count - 1, last + CONTEXT);
  const width = String(to + 1).length;
  const rows: Markup[] = [];
  for (let line = from; line <= to; line++) {
    const number = String(line + 1).padStart(width);
    rows.push(markup`<span class="number">${number}  </span>${marked(lines, line, span)}
`);
  }
  const left = last - shown;
  if (left > 0) rows.push(markup`<span class="number">… ${left} more</span>\n`);
  // Who scrolls with keys has to be able to get into it.
  return markup`<pre tabindex="0"><code>${rows}</code></pre>\n`;
}

/** A line, with the part of it that the span covers marked. */
function marked(lines: LineIndex, line: number, { start, end }: Span): Markup {
  const begin = lines.startOf(line);
  const whole = lines.lineText(line);
  const from = Math.max(0, Math.min(whole.length, start - begin));
  const to = Math.max(from, Math.min(whole.length, end - begin));
  // Of a long line, what stands around the part.
  const left =
    whole.length <= MAXIMUM_WIDTH ? 0 : Math.max(0, Math.min(from, whole.length) - MAXIMUM_WIDTH / 4);
  const right = Math.min(whole.length, left + MAXIMUM_WIDTH);
  const before = `${left > 0 ? '…' : ''}${whole.slice(left, from)}`;
  const part = whole.slice(Math.max(left, from), Math.min(to, right));
  const after = `${whole.slice(Math.min(to, right), right)}${right < whole.length ? '…' : ''}`;
  if (part === '') return markup`${before}${after}`;
  return markup`${before}<mark>${part}</mark>${after}`;
}
