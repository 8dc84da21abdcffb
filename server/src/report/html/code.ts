/** The code of a finding in a page: its lines and some around them, with their numbers and the very part marked. */

import type { Span } from '../../finding/finding.ts';
import type { LineIndex } from '../../text/lines.ts';
import { codeLines } from '../codeLines.ts';
import { type Markup, markup } from '../markup.ts';

/** A block of code around a span. */
export function codeAround(lines: LineIndex, span: Span): Markup {
  const { lines: shown, left } = codeLines(lines, span);
  const width = String(shown.at(-1)?.number ?? 0).length;
  const rows = shown.map(({ number, before, marked, after }) => {
    const part = marked === '' ? markup`` : markup`<mark>${marked}</mark>`;
    return markup`<span class="number">${String(number).padStart(width)}  </span>${before}${part}${after}\n`;
  });
  if (left > 0) rows.push(markup`<span class="number">… ${left} more</span>\n`);
  // Who scrolls with keys has to be able to get into it.
  return markup`<pre tabindex="0"><code>${rows}</code></pre>\n`;
}
