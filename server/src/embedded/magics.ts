/**
 * Cells of notebooks say more than their language knows: `%pip install x`, `!ls`, `value = !ls`, `%%bash` for
 * a whole cell, `name?` for help. IPython puts calls of its own in their places before Python sees them; here
 * something of no consequence stands in for them, so that the rest can be read.
 */

import type { TextEdit } from '../finding/finding.ts';
import { type Language, languageOf, languagesNamed } from '../syntax/languages/index.ts';
import type { PartText } from './partText.ts';

/** Magics of whole cells whose text is the kernel's own language all the same. */
const TRANSPARENT =
  /^(?:time|timeit|capture|prun|memit|mprun|lprun|debug|heat|snakeviz|px|autopx|script_magic)$/;

/** A cell's code as its language reads it; `language` is the notebook's or the cell's own. Undefined: no code. */
export function cellCode(
  cell: PartText,
  language: Language | undefined,
): { language: Language; text: PartText } | undefined {
  const whole = /^\s*%%(\w+)[ \t]*([^\r\n]*)/.exec(cell.text.slice(0, 10_000));
  if (whole === null) {
    if (language === undefined) return undefined;
    return { language, text: language.magics === true ? withoutMagics(cell) : cell };
  }
  const [line, magic = '', rest = ''] = whole;
  const inner = TRANSPARENT.test(magic) ? language : languageOfMagic(magic, rest);
  if (inner === undefined) return undefined;
  const start = line.length - line.trimStart().length;
  const first = { start, end: line.length, text: '' };
  const text = cell.standingIn([first]);
  return {
    language: inner,
    text: inner === language && inner.magics === true ? withoutMagics(text) : text,
  };
}

/** The language of `%%bash`, `%%javascript`, `%%script ruby`, `%%writefile a.py`. */
function languageOfMagic(magic: string, rest: string): Language | undefined {
  const words = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
  if (/^(?:writefile|file)$/.test(magic)) return languageOf({ path: words[0] ?? '' });
  const name = magic === 'script' ? (words[0] ?? '').replace(/^.*\//, '') : magic;
  return languagesNamed(name)[0] ?? languageOf({ path: '', firstLine: `#!${name}` });
}

/** A line that is a magic, a command of the shell, or a question for help. */
const COMMAND = /^(?:%{1,2}[A-Za-z_]|!|\?)|^[\w.*%]+\?{1,2}$/;
/** `files = !ls`, `total = %timeit -o f()`. */
const ASSIGNED = /^[\w.,[\]'" ]+=[ \t]*(?=[!%])/;

function withoutMagics(cell: PartText): PartText {
  // Few cells have any.
  return /^[ \t]*[%!?]|=[ \t]*[!%]|\?[ \t]*$/m.test(cell.text)
    ? cell.standingIn(commandsIn(cell.text))
    : cell;
}

/**
 * The commands in a cell, each with what stands in for it. One begins a statement of Python: a line that
 * begins inside brackets or a string is none, so `%` there is the operator.
 */
function commandsIn(text: string): TextEdit[] {
  const commands: TextEdit[] = [];
  let depth = 0;
  let isStart = true;
  for (let at = 0; at < text.length; at++) {
    if (isStart && depth === 0) {
      while (text[at] === ' ' || text[at] === '\t') at++;
      const end = endOfLine(text, at);
      const line = text.slice(at, end).trimEnd();
      const assigned = ASSIGNED.exec(line.slice(0, 500))?.[0].length;
      if (COMMAND.test(line)) commands.push({ start: at, end: at + line.length, text: 'pass' });
      else if (assigned !== undefined)
        commands.push({ start: at + assigned, end: at + line.length, text: 'None' });
      // What a command says is not Python: its quotes and brackets close nothing.
      if (COMMAND.test(line) || assigned !== undefined) at = end;
    }
    const character = text[at] ?? '';
    isStart = character === '\n' || character === '\r';
    if (character === '"' || character === "'") at = endOfString(text, at) - 1;
    else if (character === '#') at = endOfLine(text, at, false) - 1;
    else if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return commands;
}

/** Where a line ends; a backslash at its end joins the next line to it if `joins`. */
function endOfLine(text: string, from: number, joins = true): number {
  const lineBreak = /\r\n?|\n/g;
  lineBreak.lastIndex = from;
  for (let found = lineBreak.exec(text); found !== null; found = lineBreak.exec(text))
    if (!joins || text[found.index - 1] !== '\\' || found.index <= from) return found.index;
  return text.length;
}

/** Behind the string of Python that begins at a quote. One of a single line ends with its line. */
function endOfString(text: string, start: number): number {
  const quote = text[start] as string;
  const isLong = text.startsWith(quote.repeat(3), start);
  const closing = isLong ? quote.repeat(3) : quote;
  for (let at = start + closing.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (!isLong && (text[at] === '\n' || text[at] === '\r')) return at;
  }
  return text.length;
}
