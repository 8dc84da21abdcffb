/** The texts of Ruby: quoted strings, heredocs, symbols, word arrays, regular expressions, shell commands. */

import type { Lowerer, Span } from '../lower.ts';
import { joinedString } from '../make.ts';
import type { SyntaxNode, SyntaxUnit } from '../mirror.ts';
import type { Kind, Node } from '../node.ts';
import { sequence, table, token } from '../table.ts';
import { usual } from './constructs.ts';
import { decodeEscapes } from './text.ts';

/** `'…'` and `%q(…)` know no escapes but those of the quote and the backslash. */
function isRaw(node: SyntaxNode, ctx: Lowerer): boolean {
  return /^(?:'|%q)/.test(ctx.text(node));
}

function unescapeRaw(text: string): string {
  return text.replace(/\\(['\\()[\]{}<>])/g, '$1');
}

/** The literal texts and interpolations directly inside a node, texts decoded and neighbours joined. */
function parts(node: SyntaxNode, ctx: Lowerer, decode: (text: string) => string): Node[] {
  const result: Node[] = [];
  let text: { start: number; end: number } | undefined;
  const flush = (): void => {
    if (text !== undefined)
      result.push(ctx.leaf('StringText', text, decode(ctx.slice(text.start, text.end))));
    text = undefined;
  };
  for (const child of node.children) {
    if (child.type === 'interpolation') {
      flush();
      const inside = child.namedChildren;
      const expression =
        inside.length === 1 ? ctx.one(inside[0]) : ctx.sequence('Block', child, ctx.all(inside));
      result.push(ctx.shaped('Interpolation', child, { expression }));
    } else if (TEXTS.has(child.type)) {
      text = { start: text?.start ?? child.start, end: child.end };
    }
  }
  flush();
  return result;
}

const TEXTS = new Set(['string_content', 'escape_sequence', 'heredoc_content']);

/** A leaf of the given kind, or an Interpolated where there is something to fill in. */
function textOrInterpolated(node: SyntaxNode, children: readonly Node[], ctx: Lowerer): Node {
  if (children.some((child) => child.kind === 'Interpolation'))
    return ctx.sequence('Interpolated', node, children);
  return ctx.leaf('String', node, children.map((child) => child.text).join(''));
}

export function interpolated(node: SyntaxNode, ctx: Lowerer): Node {
  const decode = isRaw(node, ctx) ? unescapeRaw : decodeEscapes;
  return textOrInterpolated(node, parts(node, ctx, decode), ctx);
}

/** Neighbouring strings are one. */
function chained(node: SyntaxNode, ctx: Lowerer): Node {
  const children = ctx
    .named(node)
    .flatMap((part) =>
      part.kind === 'Interpolated' ? [...part.children] : [ctx.leaf('StringText', part, part.text)],
    );
  return children.some((child) => child.kind === 'Interpolation')
    ? textOrInterpolated(node, children, ctx)
    : joinedString(ctx, node, children);
}

/** `:name` and the `name:` of a hash: a symbol around its name, so that a pattern can ask for the name. */
function symbol(node: SyntaxNode, ctx: Lowerer): Node {
  const written = ctx.text(node);
  const from = written.startsWith(':') ? 1 : 0;
  return symbolOf(node, written.slice(from), ctx, from);
}

/** A symbol whose name stands so many characters behind its start. */
function symbolOf({ start, end }: Span, name: string, ctx: Lowerer, from = 0): Node {
  const kind: Kind = /^\$[A-Z_][A-Z0-9_]*$/.test(name) ? 'Metavariable' : 'Identifier';
  return ctx.shaped(
    'symbol',
    { start, end },
    { property: ctx.leaf(kind, { start: start + from, end }, name) },
  );
}

function delimitedSymbol(node: SyntaxNode, ctx: Lowerer): Node {
  const children = parts(node, ctx, decodeEscapes);
  const [only] = children;
  if (children.length === 1 && only?.kind === 'StringText') return symbolOf(node, only.text, ctx);
  return ctx.sequence('symbol', node, [ctx.sequence('Interpolated', node, children)]);
}

/** `%r{a}i` is `/a/i`. */
function regex(node: SyntaxNode, ctx: Lowerer): Node {
  const filledIn = parts(node, ctx, (text) => text).filter((child) => child.kind === 'Interpolation');
  const written = ctx.text(node).replace(/^%r[^a-z]([\s\S]*)[^a-z]([a-z]*)$/, '/$1/$2');
  return ctx.sequence('Regex', node, filledIn, written);
}

/** A shell command in backticks or `%x(…)`: its kind says so, its text is a string inside. */
function subshell(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = parts(node, ctx, decodeEscapes);
  // In a pattern, `...` is any command, with values in it or without.
  const isOpen = ctx.isPattern && inside.every(({ text }) => text === '...');
  const text = isOpen ? ctx.sequence('Interpolated', node, inside) : textOrInterpolated(node, inside, ctx);
  return ctx.sequence('subshell', node, [text]);
}

/** The body of each heredoc by the `<<~NAME` that announces it; kept only as long as the nodes are. */
const bodies = new WeakMap<SyntaxNode, SyntaxNode>();

/**
 * Finds the bodies of the heredocs below a node: they stand behind the statement, in the same order. Only
 * those in the same unit are paired: else an edit of the body would not reach where its value is used.
 */
export function pairHeredocs(root: SyntaxNode): void {
  const waiting = new Map<SyntaxUnit | null, SyntaxNode[]>();
  const stack: { node: SyntaxNode; outer: SyntaxUnit | null }[] = [{ node: root, outer: root.unit }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node } = item;
    const unit = node.unit ?? item.outer;
    if (node.type === 'heredoc_beginning') {
      const list = waiting.get(unit);
      if (list === undefined) waiting.set(unit, [node]);
      else list.push(node);
    }
    if (node.type === 'heredoc_body') {
      const beginning = waiting.get(unit)?.shift();
      if (beginning !== undefined) bodies.set(beginning, node);
    }
    for (let i = node.children.length - 1; i >= 0; i--)
      stack.push({ node: node.children[i] as SyntaxNode, outer: unit });
  }
}

/** A heredoc: the value is where `<<~NAME` stands. `~` takes off the indentation, quotes switch interpolation off. */
function heredoc(node: SyntaxNode, ctx: Lowerer): Node {
  const body = bodies.get(node);
  const announced = ctx.text(node);
  if (body === undefined) return ctx.leaf('heredoc', node, announced);
  const decode = announced.includes("'") ? (text: string) => text : decodeEscapes;
  const squiggly = announced.startsWith('<<~');
  const inside = parts(body, ctx, (text) => decode(squiggly ? text.replace(/\n[ \t]+/g, '\n') : text));
  const [first] = inside;
  if (first?.kind === 'StringText')
    inside[0] = ctx.leaf('StringText', first, first.text.replace(/^\r?\n/, ''));
  return textOrInterpolated(node, inside, ctx);
}

/** What is usual, and Ruby's texts. */
export const rubyStrings = table(usual, {
  'string|bare_string': interpolated,
  chained_string: chained,
  character: token('String', (node, ctx) => decodeEscapes(ctx.text(node).slice(1))),
  'simple_symbol|hash_key_symbol': symbol,
  bare_symbol: (node, ctx) => symbolOf(node, ctx.text(node), ctx),
  delimited_symbol: delimitedSymbol,
  'string_array|symbol_array': sequence('Array'),
  regex,
  subshell,
  heredoc_beginning: heredoc,
});
