/**
 * HTML as a browser cuts it up: tags with their attributes, and what stands in elements whose content is no
 * markup. It follows the tokenizer of the HTML standard as far as that decides where a script begins and
 * ends; how elements nest is not asked. It looks at each character once, whatever the text is.
 */

import type { Span } from '../finding/finding.ts';

export interface Attribute {
  /** In lower case. */
  readonly name: string;
  /** The value as written, without quotes. */
  readonly value: Span;
  readonly quote: '"' | "'" | '';
}

export interface StartTag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** What stands inside, for elements whose content is no markup: `script`, `style`, `textarea`. */
  readonly content?: Span;
}

/** Elements whose content is text up to their own end tag. */
const TEXT_ELEMENTS = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);

/** All start tags, in the order of the text. */
export function* startTags(text: string): Generator<StartTag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const next = text[at + 1] ?? '';
    if (text.startsWith('<!--', at)) at = endOfComment(text, at + 4);
    else if (next === '!' || next === '?') at = behind(text, '>', at);
    else if (next === '/')
      at = /[a-z]/i.test(text[at + 2] ?? '') ? readTag(text, at + 2).end : behind(text, '>', at);
    else if (!/[a-z]/i.test(next)) at++;
    else {
      const { name, attributes, end, isWhole } = readTag(text, at + 1);
      at = end;
      // A tag that the text ends in never becomes an element.
      if (!isWhole) return;
      if (name === 'plaintext') return;
      if (!TEXT_ELEMENTS.has(name)) yield { name, attributes };
      else {
        const contentEnd = name === 'script' ? endOfScript(text, end) : endOfText(text, name, end);
        yield { name, attributes, content: { start: end, end: contentEnd } };
        at = contentEnd;
      }
    }
  }
}

/** Behind the next `mark`, or the end of the text. */
function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function endOfComment(text: string, start: number): number {
  // `<!-->` and `<!--->` are whole comments.
  const early = /-?>/y;
  early.lastIndex = start;
  if (early.test(text)) return early.lastIndex;
  const end = /--!?>/g;
  end.lastIndex = start;
  return end.test(text) ? end.lastIndex : text.length;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Behind the `>`. */
  readonly end: number;
  /** Whether there is one. */
  readonly isWhole: boolean;
}

/** Reads a tag from its name on. */
function readTag(text: string, start: number): Tag {
  let at = skip(text, start, /[^\t\n\f\r />]*/y);
  const name = text.slice(start, at).toLowerCase();
  const attributes: Attribute[] = [];
  const tag = (end: number, isWhole: boolean): Tag => ({ name, attributes, end, isWhole });
  for (;;) {
    at = skip(text, at, /[\t\n\f\r /]*/y);
    if (at >= text.length) return tag(at, false);
    if (text[at] === '>') return tag(at + 1, true);
    const nameStart = at;
    // An equals sign that a name begins with is part of it.
    at = skip(text, at + 1, /[^\t\n\f\r />=]*/y);
    const attribute = text.slice(nameStart, at).toLowerCase();
    const equals = skip(text, at, /[\t\n\f\r ]*/y);
    if (text[equals] !== '=') {
      attributes.push({ name: attribute, value: { start: at, end: at }, quote: '' });
      continue;
    }
    at = skip(text, equals + 1, /[\t\n\f\r ]*/y);
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const end = text.indexOf(quote, at + 1);
      if (end < 0) return tag(text.length, false);
      attributes.push({ name: attribute, value: { start: at + 1, end }, quote });
      at = end + 1;
    } else {
      const end = skip(text, at, /[^\t\n\f\r >]*/y);
      attributes.push({ name: attribute, value: { start: at, end }, quote: '' });
      at = end;
    }
  }
}

function skip(text: string, from: number, over: RegExp): number {
  over.lastIndex = from;
  return over.test(text) ? over.lastIndex : from;
}

/** Where a text element's end tag begins, or the end of the text. */
function endOfText(text: string, name: string, start: number): number {
  const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

/**
 * Where a script's end tag begins. In a script, `<!--` hides a `<script>` with its end tag, up to `-->`: pages
 * of the nineties wrote scripts so, and the standard still reads them so.
 */
function endOfScript(text: string, start: number): number {
  const mark = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;
  mark.lastIndex = start;
  let state: 'script' | 'hidden' | 'script in hidden' = 'script';
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '<!--') {
      if (state === 'script') state = 'hidden';
      // The dashes may already be those of `-->`.
      mark.lastIndex -= 2;
    } else if (found[0] === '-->') state = 'script';
    else if (found[1] === '/') {
      if (state !== 'script in hidden') return found.index;
      state = 'hidden';
    } else if (state === 'hidden') state = 'script in hidden';
  }
  return text.length;
}
