/** Tables of an audit. */

import { grouped } from '../../text/counted.ts';
import { type Markup, markup } from '../markup.ts';

/** Where an audit stands on its page: alone, or beside others. */
export interface Setting {
  /** Follows the titles of its tables and pictures, so that whoever hears them knows whose they are. */
  readonly of: string;
  /** More rows than this are left to `--format json`, so that a page stays one that can be read. */
  readonly mostRows: number;
}

export const ALONE: Setting = { of: '', mostRows: 1000 };

/** A table with a caption for whoever does not see it; the first cell of a row is its head. */
export function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
  { of, mostRows }: Setting,
): Markup {
  const caption = `${title}${of}`;
  const left = rows.length - mostRows;
  const body = rows.slice(0, mostRows).map(([head = '', ...cells]) => {
    return markup`<tr><th scope="row">${head}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
  });
  return markup`<div class="scroll" role="region" aria-label="Table: ${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${body}</tbody></table></div>
${left > 0 ? markup`<p>${leftOut(left)}</p>\n` : markup``}`;
}

/** A list whose items are markup. */
export function bullets(items: readonly Markup[], mostRows: number): Markup {
  if (items.length === 0) return markup``;
  const left = items.length - mostRows;
  const shown = left > 0 ? [...items.slice(0, mostRows), markup`${leftOut(left)}`] : items;
  return markup`<ul>
${shown.map((item) => markup`<li>${item}</li>\n`)}</ul>
`;
}

function leftOut(left: number): string {
  return `… and ${grouped(left)} more: --format json has all.`;
}
