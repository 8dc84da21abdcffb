/** Literals that several languages write alike: their decoding, and texts with values in them. */

import { addAll } from '../../text/lists.ts';
import type { Lowerer, Span } from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Kind, Node } from '../node.ts';
import { type Maker, shape } from '../table.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  0: '\0',
  e: '\x1b',
  '\n': '',
};

/**
 * The value of a literal's inside with C-like escapes decoded: `\n`, `\x41`, `\u0041`, `\u{1F600}`, octal.
 * An escape that is not known keeps its character, backslash and all, as Python does: patterns in regular
 * expressions (`\d`) stay readable.
 */
export function decodeEscapes(inside: string): string {
  if (!inside.includes('\\')) return inside;
  return inside.replace(
    /\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (whole, hex, braced, short, long, octal, single: string | undefined) => {
      const code = hex ?? braced ?? short ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      if (single === undefined || single === '\r\n') return '';
      if (
        single === '\\' ||
        single === '"' ||
        single === "'" ||
        single === '`' ||
        single === '/' ||
        single === '$'
      )
        return single;
      return SIMPLE[single] ?? whole;
    },
  );
}

/** `{a: 'b'}` turned into pairs for operators that have one name in every language. */
export const OPERATORS: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  '<>': '!=',
  'is not': 'is not',
};

/**
 * The content of a text of several lines that begins after its opening quotes: without the first line break
 * and the indentation that all lines share, the line of the closing quotes counted.
 */
export function withoutIndentation(inside: string): string {
  const lines = inside.replace(/^[ \t\f]*\r?\n/, '').split(/\r?\n/);
  const last = lines.length - 1;
  const counted = lines.filter((line, i) => line.trim() !== '' || i === last);
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of counted) indentation = Math.min(indentation, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(indentation).trimEnd()).join('\n');
}

/** A literal whose content stands between two quotes of one character each, its escapes decoded. */
export function quoted(kind: Kind, decode: (text: string) => string = decodeEscapes): Maker {
  return (node, ctx) =>
    ctx.leaf(kind, node, decode(ctx.slice(node.start + 1, Math.max(node.start + 1, node.end - 1))));
}

/**
 * Text with values in it, as StringText and what `fill` makes of the `holes`, which lie in `inside` in order. What
 * is between holes is text, whatever nodes the grammar has for it.
 */
export function template(
  ctx: Lowerer,
  inside: Span,
  holes: readonly SyntaxNode[],
  decode: (text: string) => string,
  fill: (hole: SyntaxNode) => Node | readonly Node[],
): Node[] {
  const parts: Node[] = [];
  let at = inside.start;
  const text = (end: number): void => {
    if (end > at) parts.push(ctx.leaf('StringText', { start: at, end }, decode(ctx.slice(at, end))));
  };
  for (const hole of holes) {
    text(hole.start);
    addAll(parts, [fill(hole)].flat());
    at = hole.end;
  }
  text(inside.end);
  return parts;
}

/** The hole of a template that holds an expression and nothing else. */
export const interpolation = shape('Interpolation', { expression: '#0' });
