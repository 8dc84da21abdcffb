/**
 * Text on a terminal: how many columns it takes, so that a caret stands under what it means, and nothing in
 * it that the terminal would obey or that reads as something else than it is. Code, paths and messages come
 * from workspaces that nobody trusts.
 */

import { commandSigns, escaped } from './logText.ts';

/** A tab goes on to the next multiple of this many columns. */
const TAB_COLUMNS = 4;

/** A line as it is shown, and the columns at which its parts begin. */
export interface ShownText {
  readonly text: string;
  /** The column, from 0, at which the character that holds a UTF-16 offset begins; the width at the end. */
  columnAt(offset: number): number;
}

/**
 * Makes a line fit to be shown: tabs become spaces; control characters, those that turn the direction of
 * writing and those that cannot be seen become a visible name. So do bytes of file names that are no UTF-8,
 * which stand as lone surrogates (U+DC80 to U+DCFF): `caf\xE9.py`. Signs of commands to a system that reads the
 * log are escaped.
 */
export function shownText(line: string): ShownText {
  const signs = new Set(commandSigns(line));
  if (signs.size === 0 && /^[ -~]*$/.test(line))
    return { text: line, columnAt: (offset) => Math.min(offset, line.length) };
  const columns = new Array<number>(line.length + 1);
  let text = '';
  let column = 0;
  for (const { segment, index } of charactersOf(line)) {
    columns.fill(column, index, index + segment.length);
    const shown =
      segment === '\t'
        ? ' '.repeat(TAB_COLUMNS - (column % TAB_COLUMNS))
        : signs.has(index)
          ? escaped(segment)
          : visible(segment);
    text += shown;
    column += shown === segment ? widthOf(segment) : shown.length;
  }
  columns[line.length] = column;
  return { text, columnAt: (offset) => columns[Math.min(offset, line.length)] as number };
}

/** One line of text that is safe to show; line breaks become spaces. */
export function safeLine(text: string): string {
  const line = text.replace(/\s+/g, (space) => (/[\r\n\u2028\u2029]/.test(space) ? ' ' : space));
  return shownText(line).text;
}

/** How many columns a line takes. */
export function columnsOf(line: string): number {
  return shownText(line).columnAt(line.length);
}

/** A line with blanks after it, so that it takes as many columns. */
export function padded(line: string, columns: number): string {
  return line + ' '.repeat(Math.max(0, columns - columnsOf(line)));
}

/** Several lines that are safe to show. */
export function safeLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(safeLine)
    .join('\n');
}

let segmenter: Intl.Segmenter | undefined;

/** What a person takes for one character: a letter with its accents, an emoji made of several. */
function charactersOf(line: string): Intl.Segments {
  // Making it takes longer than most runs that have no use for it.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(line);
}

/** Characters that a terminal obeys, that turn the direction of writing, or that cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Those among them that belong to the character before them. */
const JOINING = /\u200c|\u200d|[\ufe00-\ufe0f]/gu;

/** A single character as it is shown, or its name where it would not be seen for what it is. */
function visible(character: string): string {
  const seen = character.replace(JOINING, '');
  if (seen !== '' && !UNSEEN.test(seen)) return character;
  return [...character].map((each) => (UNSEEN.test(each) ? nameOf(each) : each)).join('');
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16).toUpperCase()}`;
  // There are pictures of the old control characters.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** East Asian wide and full-width characters; emoji are told by a property of their own. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Columns of one character: none for a lone mark, two for wide ones, else one. */
function widthOf(character: string): number {
  if (/^[\p{Mn}\p{Me}]+$/u.test(character)) return 0;
  // The variation selector asks for a picture of what is otherwise a sign: ❤️.
  return WIDE.test(character) || character.includes('\ufe0f') ? 2 : 1;
}
