/** Tables of an audit. */

import { grouped } from '../../text/counted.ts';
import { type Markup, markup } from '../markup.ts';

/** More rows than this are left to `--format json`, so that a page stays one that can be read. */
const MOST_ROWS = 1000;

/** A table with a caption for whoever does not see it; the first cell of a row is its head. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const left = rows.length - MOST_ROWS;
  const body = rows.slice(0, MOST_ROWS).map(([head = '', ...cells]) => {
    return markup`<tr><th scope="row">${head}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
  });
  return markup`<div class="scroll" role="region" aria-label="Table: ${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${body}</tbody></table></div>
${left > 0 ? markup`<p>… and ${grouped(left)} more: --format json has all.</p>\n` : markup``}`;
}
