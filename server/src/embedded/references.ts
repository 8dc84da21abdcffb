/** Characters as HTML attributes write them: `&quot;`, `&#40;`, and `%28` in addresses. */

import type { Span } from '../finding/finding.ts';
import type { Attribute } from './markup.ts';
import { type PartText, PartTextBuilder } from './partText.ts';

/** The named references that code may be written with: the characters of ASCII, and the space that does not break. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  AMP: '&',
  lt: '<',
  LT: '<',
  gt: '>',
  GT: '>',
  quot: '"',
  QUOT: '"',
  apos: "'",
  nbsp: '\u00a0',
  Tab: '\t',
  NewLine: '\n',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ast: '*',
  midast: '*',
  plus: '+',
  comma: ',',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  equals: '=',
  quest: '?',
  commat: '@',
  lsqb: '[',
  lbrack: '[',
  bsol: '\\',
  rsqb: ']',
  rbrack: ']',
  Hat: '^',
  lowbar: '_',
  grave: '`',
  DiacriticalGrave: '`',
  lcub: '{',
  lbrace: '{',
  verbar: '|',
  vert: '|',
  VerticalLine: '|',
  rcub: '}',
  rbrace: '}',
};

const REFERENCE =
  /&(?:#(\d{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|([A-Za-z]+);|(amp|lt|gt|quot)(?![=A-Za-z0-9]))|%([0-7][0-9a-fA-F])/g;

/** The text that an attribute's value, or a part of it, says. In addresses `%28` is a bracket. */
export function attributeText(file: string, { start, end }: Span, isAddress: boolean): PartText {
  const builder = new PartTextBuilder();
  const value = file.slice(start, end);
  let at = 0;
  for (const found of value.matchAll(REFERENCE)) {
    const [whole, decimal, hex, named, bare, percent] = found;
    if (percent !== undefined && !isAddress) continue;
    const code =
      decimal !== undefined
        ? Number(decimal)
        : hex !== undefined
          ? Number.parseInt(hex, 16)
          : percent !== undefined
            ? Number.parseInt(percent, 16)
            : undefined;
    const name = named ?? bare ?? '';
    const text =
      code === undefined ? (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) : characterOf(code);
    if (text === undefined) continue;
    builder.same(file, start + at, start + found.index);
    at = found.index + whole.length;
    builder.written(start + found.index, start + at, text);
  }
  return builder.same(file, start + at, end).build();
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** How a text is spelt in an attribute's value; undefined where it would end the value. */
export function attributeWriter(
  { quote }: Attribute,
  isAddress: boolean,
): (text: string) => string | undefined {
  return (text) => {
    if (quote === '' && /[\s"'`=<>]/.test(text)) return undefined;
    const address = isAddress ? text.replaceAll('%', '%25') : text;
    const escaped = address.replaceAll('&', '&amp;');
    return quote === '"' ? escaped.replaceAll('"', '&quot;') : escaped.replaceAll("'", '&#39;');
  };
}
