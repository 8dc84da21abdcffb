/**
 * Escapes what is inserted into a string, where the string is built: `"(uid=" + name + ")"` becomes
 * `"(uid=" + escape_filter_chars(name) + ")"`. The rule says how (`by`, with `$VALUE` for what is inserted)
 * and which import that needs. Values that are literals, and what is already escaped this way, stay.
 */

import type { Node } from '../syntax/node.ts';
import type { FixContext, Fixer } from './fixer.ts';
import { nodeWithin } from './fixer.ts';
import { importEdits } from './importing.ts';
import { localValue, piecesOf } from './pieces.ts';

const LITERALS = new Set(['String', 'Number', 'Bool', 'Null', 'Regex']);
/** What needs no parentheses in front of a member access. */
const TIGHT = new Set(['Identifier', 'Call', 'Member', 'Index', 'This', 'Interpolated']);

export const escapeInserted: Fixer = (ctx) => {
  const { match, root, source, options, title } = ctx;
  const { by } = options;
  const sink = nodeWithin(root, match);
  if (by === undefined || sink === undefined) return undefined;
  const built = stringOf(sink, ctx);
  const values = (piecesOf(built) ?? [{ type: 'value' as const, node: built }]).flatMap((piece) =>
    piece.type === 'value' && !LITERALS.has(piece.node.kind) ? [piece.node] : [],
  );
  const prefix = by.slice(0, Math.max(0, by.indexOf('$VALUE')));
  const suffix = by.slice(by.indexOf('$VALUE') + '$VALUE'.length);
  const edits = values
    .filter(({ start, end }) => !alreadyEscaped(source.slice(start, end), prefix, suffix))
    .map((node) => {
      const { start, end } = node;
      const text = source.slice(start, end);
      const inner = suffix.startsWith('.') && !TIGHT.has(node.kind) ? `(${text})` : text;
      return { start, end, text: prefix + inner + suffix };
    });
  if (edits.length === 0) return undefined;
  return {
    title,
    edits: options.import ? [...edits, ...importEdits(root, source, options.import)] : edits,
  };
};

/** The expression that builds the string: the one a name certainly stands for, or the argument of a call. */
function stringOf(node: Node, ctx: FixContext): Node {
  const inner =
    node.kind === 'ExprStmt' ? node.get('expression') : node.kind === 'Return' ? node.get('value') : node;
  if (inner === undefined) return node;
  const candidates = [inner, ...(inner.get('arguments')?.children ?? [])];
  for (const candidate of candidates) {
    const value = localValue(ctx.root, candidate) ?? candidate;
    if ((piecesOf(value)?.length ?? 0) > 1) return value;
  }
  return inner;
}

function alreadyEscaped(text: string, prefix: string, suffix: string): boolean {
  return prefix + suffix !== '' && text.startsWith(prefix) && text.endsWith(suffix);
}
