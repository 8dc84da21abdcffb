/**
 * What generic nodes are made of where a table alone does not say it: blocks, groups, modifiers, types, nothing at all.
 * The forms of `table.ts` are made with these, and so is what a function of a language does by itself.
 */

import type { Lowerer, Span } from './lower.ts';
import type { SyntaxNode } from './mirror.ts';
import type { Kind, Node, Role } from './node.ts';

/** What stands for any number of nodes in a pattern. */
type Placeholder = Node & { readonly kind: 'Ellipsis' | 'EllipsisMetavariable' };

export function isPlaceholder(node: Node | undefined): node is Placeholder {
  return node?.kind === 'Ellipsis' || node?.kind === 'EllipsisMetavariable';
}

/** Statements, as a Block: what is a single statement becomes a block of one. */
export function block(ctx: Lowerer, node: SyntaxNode | undefined): Node | undefined {
  if (node === undefined) return undefined;
  const lowered = ctx.lower(node);
  if (lowered.length === 1 && lowered[0]?.kind === 'Block') return lowered[0];
  return ctx.sequence('Block', node, lowered);
}

/** The Block of a body; a lone `;` is an empty one. */
export function bodyOf(ctx: Lowerer, node: SyntaxNode | undefined): Node | undefined {
  if (node === undefined || node.named) return block(ctx, node);
  return ctx.sequence('Block', node, []);
}

/** From the first of several to the last; undefined where there are none. */
export function spanOf(parts: readonly Span[]): Span | undefined {
  const first = parts[0];
  const last = parts[parts.length - 1];
  return first && last && { start: first.start, end: last.end };
}

/** A sequence made of some children, spanning them; undefined when there are none. */
export function group(ctx: Lowerer, kind: Kind, nodes: readonly SyntaxNode[]): Node | undefined {
  const span = spanOf(nodes);
  return span && ctx.sequence(kind, span, ctx.all(nodes));
}

/** Nodes for one role: one alone is itself, several are a sequence over them. */
export function oneOrMany(ctx: Lowerer, kind: Kind, nodes: readonly Node[]): Node | undefined {
  const span = spanOf(nodes);
  return span === undefined || nodes.length === 1 ? nodes[0] : ctx.sequence(kind, span, nodes);
}

/** Words before a definition, spanning them; undefined when there are none. */
export function modifierWords(ctx: Lowerer, found: readonly SyntaxNode[]): Node | undefined {
  const span = spanOf(found);
  return (
    span &&
    ctx.sequence(
      'Modifiers',
      span,
      found.map((word) => modifierWord(word, ctx)),
    )
  );
}

/** One word before a definition; a metavariable of a pattern stays one. */
export function modifierWord(word: SyntaxNode, ctx: Lowerer): Node {
  return ctx.leaf('Modifier', word, ctx.text(word).replace(/\s+/g, ' '));
}

/** Strings side by side, or a text in quotes of another sort, as the one string that they are. */
export function joinedString(ctx: Lowerer, span: Span, parts: readonly Node[]): Node {
  return ctx.sequence('String', span, parts, parts.map(({ text }) => text).join(''));
}

/** Nothing between two offsets: empty parameters, arguments. */
export function empty(ctx: Lowerer, kind: Kind, at: number, text = ''): Node {
  return ctx.sequence(kind, { start: at, end: at }, [], text);
}

/** An expression as the statement that is nothing else. */
export function statementOf(ctx: Lowerer, expression: Node): Node {
  return ctx.shaped('ExprStmt', expression, { expression });
}

/** The Type around a type expression; what is one already stays as it is. */
export function typeAround(ctx: Lowerer, inner: Node | undefined): Node | undefined {
  return inner === undefined || inner.kind === 'Type' ? inner : ctx.sequence('Type', inner, [inner]);
}

/** Adds decorators, modifiers or other roles to an already lowered definition, widening its span. */
export function withRoles(
  ctx: Lowerer,
  span: Span,
  node: Node,
  added: Readonly<Record<Role, Node | undefined>>,
): Node {
  const fresh = Object.entries(added).filter(([role]) => node.get(role) === undefined);
  return ctx.shaped(node.kind, span, { ...Object.fromEntries(fresh), ...partsOf(node) }, node.text);
}

/** What plays the roles of a node that has been lowered. */
export function partsOf({ roles, children }: Node): Record<Role, Node> {
  const parts: Record<Role, Node> = {};
  roles?.forEach((role, i) => {
    parts[role] = children[i] as Node;
  });
  return parts;
}

/** What stands in a list before a sign and what behind it, or alone, where the grammar has no nodes for such pairs. */
export function pairsIn({ children }: SyntaxNode, sign: string): [SyntaxNode, SyntaxNode | undefined][] {
  const pairs: [SyntaxNode, SyntaxNode | undefined][] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as SyntaxNode;
    if (!child.named) continue;
    const value = children[i + 1]?.type === sign ? children[i + 2] : undefined;
    pairs.push([child, value]);
    if (value !== undefined) i += 2;
  }
  return pairs;
}
