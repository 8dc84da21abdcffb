/**
 * Text that an agent, or whoever wrote a workspace, could have written, on its way to a language model. A
 * model reads instructions and data in one stream, so a file's name, a line of code or the message of a
 * workspace's rule could speak to it in our name. Here such text is made to be seen as what it is: it stands in
 * quotes or in a fence that it cannot close, what cannot be seen or turns the direction of writing is shown as
 * an escape, and it is cut to a length, which is said. Whatever of a workspace goes into an answer goes through
 * here.
 *
 * Escapes are for reading, not for undoing: `\u{202e}` may also have stood in the text.
 */

import { counted } from '../text/counted.ts';

/** The longest inline quotation, in UTF-16 units of the text. */
export const MAXIMUM_INLINE = 200;

/** The longest line in a fence, in UTF-16 units of the text. */
export const MAXIMUM_LINE = 240;

/** The most lines in a fence. */
export const MAXIMUM_LINES = 40;

/**
 * Characters that cannot be seen or are not what they seem: controls, formats (bidirectional ones among
 * them), surrogates without a partner, private and unassigned ones, what fonts ignore, blanks but the plain one.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** A short text between double quotes, on one line: names, messages, titles. `maximum` is in UTF-16 units. */
export function quoted(text: string, maximum = MAXIMUM_INLINE): string {
  const kept = cut(text, maximum);
  const shown = seen(
    kept.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t'),
  );
  return `"${shown}"${leftOut(text.length - kept.length, 'character')}`;
}

/**
 * Code or other text of several lines, as a fenced block of Markdown: an opening line, one line for each of
 * the text, a closing line. Each line of the text starts with its number or a bar, so that none of them starts a
 * line of the answer, and the fence is longer than any in the text. Line breaks are `\n`, `\r\n` and `\r`.
 */
export function fenced(
  text: string,
  {
    firstLine,
    maximumLines = MAXIMUM_LINES,
  }: { readonly firstLine?: number; readonly maximumLines?: number } = {},
): string {
  const lines = splitLines(text, maximumLines);
  const shown = lines.kept.map((line, i) => {
    const start = firstLine === undefined ? '' : String(firstLine + i).padStart(5);
    return `${start}| ${shownLine(line)}`;
  });
  const longest = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  const rest = lines.more > 0 ? [leftOut(lines.more, 'line').trim()] : [];
  return [`${fence}text`, ...shown, fence, ...rest].join('\n');
}

/** All of a text as a JSON string that can be read back exactly, without anything in it that cannot be seen. */
export function exact(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A line with what cannot be seen as escapes; tabs stay. */
function shownLine(line: string): string {
  const kept = cut(line, MAXIMUM_LINE);
  const shown = seen(kept);
  return `${shown}${leftOut(line.length - kept.length, 'character')}`;
}

/** The first lines of a text, and how many more there are. */
function splitLines(text: string, maximum: number): { kept: string[]; more: number } {
  const kept: string[] = [];
  let count = 0;
  let from = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n|$/g)) {
    // Behind the line break that ends the text there is no further line.
    if (index === text.length && from === index && count > 0) break;
    if (count < maximum) kept.push(text.slice(from, index));
    count++;
    from = index + end.length;
  }
  return { kept, more: count - kept.length };
}

/** The start of a text, no longer than `maximum` and without half a character at its end. */
function cut(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const last = text.charCodeAt(maximum - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maximum - 1 : maximum);
}

function leftOut(count: number, noun: string): string {
  if (count === 0) return '';
  return ` [${counted(count, `more ${noun}`)} left out]`;
}

/** A text with what cannot be seen as escapes, line breaks among them; tabs stay. */
export function seen(text: string): string {
  // Most texts are plain, and making the other expression takes longer than all else that is done with them.
  if (/^[\t -~]*$/.test(text)) return text;
  return text.replace(UNSEEN, (character) => (character === '\t' ? character : escapeOf(character)));
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
