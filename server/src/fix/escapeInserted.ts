/**
 * Escapes what is inserted into a string, where the string is built: `"(uid=" + name + ")"` becomes
 * `"(uid=" + escape_filter_chars(name) + ")"`. The rule says how (`by`, with `$VALUE` for what is inserted)
 * and which import that needs. Values that are literals, and what is already escaped this way, stay. With `word` a
 * value is only escaped where it is a word of a command: not inside quotes, and not where it is the command itself.
 */

import type { Node } from '../syntax/node.ts';
import type { FixContext, Fixer } from './fixer.ts';
import { nodeWithin } from './fixer.ts';
import { importing } from './importing.ts';
import { localValue, type Piece, piecesOf } from './pieces.ts';

const LITERALS = new Set(['String', 'Number', 'Bool', 'Null', 'Regex']);
/** What needs no parentheses in front of a member access. */
const TIGHT = new Set(['Identifier', 'Call', 'Member', 'Index', 'This', 'Interpolated']);

export const escapeInserted: Fixer = (ctx) => {
  const { match, root, source, options, title } = ctx;
  const sink = nodeWithin(root, match);
  const imported = importing(options.import, ctx);
  if (options.by === undefined || sink === undefined || imported === undefined) return undefined;
  const by = imported.name(options.by);
  const built = stringOf(sink, ctx);
  const pieces = piecesOf(built) ?? [{ type: 'value' as const, node: built }];
  if (options.word !== undefined && !areWords(pieces)) return undefined;
  const values = pieces.flatMap((piece) =>
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
  return { title, edits: [...edits, ...imported.edits] };
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

/** Whether each value is inserted as it is into a text that begins before it, and not inside quotes of that text. */
function areWords(pieces: readonly Piece[]): boolean {
  let before = '';
  return pieces.every((piece) => {
    if (piece.type === 'text') before += piece.text;
    const unquoted = before.replace(/\\./g, '').replace(/'[^']*'|"[^"]*"/g, '');
    return piece.type === 'text' || (before.trim() !== '' && !/['"]/.test(unquoted));
  });
}

function alreadyEscaped(text: string, prefix: string, suffix: string): boolean {
  return prefix + suffix !== '' && text.startsWith(prefix) && text.endsWith(suffix);
}
