/**
 * PHP's strings: two kinds of quotes, heredocs whose indentation is that of their last line, and variables
 * inside. The grammar leaves line breaks of a heredoc out of its nodes, so literal text is read from the gaps
 * between the variables.
 */

import type { Lowerer, Span } from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  v: '\v',
  e: '\x1b',
  f: '\f',
  '\\': '\\',
  $: '$',
};

/** The value of text between double quotes or in a heredoc; an unknown escape stays as it is written. */
function decodeDouble(text: string, quote: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u\{([0-9a-fA-F]{1,6})\}|([\s\S]))/g,
    (whole, octal?: string, hex?: string, point?: string, single?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      const code = Number.parseInt(hex ?? point ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      if (single === undefined) return whole;
      return single === quote ? single : (SIMPLE[single] ?? whole);
    },
  );
}

/** `'…'`: only the quote and the backslash are escaped. */
export function singleQuoted(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = ctx.text(node).replace(/^b?'|'$/gi, '');
  return ctx.leaf('String', node, inside.replace(/\\([\\'])/g, '$1'));
}

/** What stands between two offsets, as text and expressions in turn; `decode` gives the value of the text. */
function partsOf(node: SyntaxNode, inside: Span, ctx: Lowerer, decode: (text: string) => string): Node[] {
  const parts: Node[] = [];
  // Between quotes a metavariable of a pattern may be a variable or a part of the text.
  const open = ctx.isPattern && node.type !== 'shell_command_expression' ? 'or text' : '';
  let at = inside.start;
  const text = (end: number): void => {
    if (end > at) parts.push(ctx.leaf('StringText', { start: at, end }, decode(ctx.slice(at, end))));
  };
  for (let i = 0; i < node.children.length; i++) {
    const child = node.children[i] as SyntaxNode;
    if (!child.named || TEXT.has(child.type)) continue;
    // `{$x}` stands in braces of its own; `${x}` brings its own.
    const braced = node.children[i - 1]?.type === '{' && node.children[i + 1]?.type === '}';
    const span = braced
      ? {
          start: (node.children[i - 1] as SyntaxNode).start,
          end: (node.children[i + 1] as SyntaxNode).end,
        }
      : child;
    const lowered = embedded(child, braced, ctx);
    if (lowered === undefined) continue;
    text(span.start);
    parts.push(
      lowered.kind === 'Ellipsis'
        ? ctx.leaf('StringText', child, '...')
        : ctx.shaped('Interpolation', span, { expression: lowered }, open),
    );
    at = span.end;
  }
  text(inside.end);
  return parts;
}

const TEXT = new Set(['string_content', 'escape_sequence', 'nowdoc_string', 'heredoc_start', 'heredoc_end']);

/** A variable in a string; in `"$a[key]"` the key is a string without quotes. */
function embedded(node: SyntaxNode, braced: boolean, ctx: Lowerer): Node | undefined {
  const key = node.type === 'subscript_expression' && !braced ? node.namedChildren[1] : undefined;
  if (key?.type !== 'name') return ctx.one(node);
  return ctx.shaped('Index', node, {
    object: ctx.one(node.namedChildren[0]),
    index: ctx.leaf('String', key, ctx.text(key)),
  });
}

/** A String where there is no variable inside, else an Interpolated. */
function whole(node: SyntaxNode, parts: readonly Node[], ctx: Lowerer): Node {
  const [first, second] = parts;
  if (first === undefined) return ctx.leaf('String', node, '');
  if (second === undefined && first.kind === 'StringText') return ctx.leaf('String', node, first.text);
  return ctx.sequence('Interpolated', node, parts);
}

/** `"…"`. */
export function doubleQuoted(node: SyntaxNode, ctx: Lowerer): Node {
  const opening = node.children[0];
  const inside = {
    start: opening?.end ?? node.start,
    end: Math.max(opening?.end ?? node.start, node.end - 1),
  };
  return whole(
    node,
    partsOf(node, inside, ctx, (text) => decodeDouble(text, '"')),
    ctx,
  );
}

/** `<<<A … A` and `<<<'A' … A`, without the indentation of the line that ends them. */
export function heredoc(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('value');
  const end = node.child('end_tag');
  if (body === undefined || end === undefined) return ctx.leaf('String', node, '');
  // The body begins with the line break behind the opening line; the one before the last line is not of it.
  const gap = ctx.slice(body.end, end.start);
  const lastLine = gap.lastIndexOf('\n');
  const start = body.start + (/^\r?\n/.exec(ctx.slice(body.start, body.end))?.[0].length ?? 0);
  const close = Math.max(start, body.end + gap.slice(0, Math.max(0, lastLine)).replace(/\r$/, '').length);
  const indentation = gap.length - 1 - lastLine;
  const indented = new RegExp(`\\n[ \\t]{0,${indentation}}`, 'g');
  const isRaw = node.type === 'nowdoc';
  const atStart = new RegExp(`^[ \\t]{0,${indentation}}`);
  let isFirst = true;
  const parts = partsOf(body, { start, end: close }, ctx, (text) => {
    const plain = (isFirst ? text.replace(atStart, '') : text).replace(indented, '\n');
    isFirst = false;
    return isRaw ? plain : decodeDouble(plain, '');
  });
  return whole(node, parts, ctx);
}

/** `` `…` ``: text and variables that the shell is given. A lone `...` of a pattern is any of it. */
export function shellCommand(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
  const parts = partsOf(node, inside, ctx, (text) => decodeDouble(text, '`'));
  return ctx.sequence('shell_command_expression', node, parts);
}
