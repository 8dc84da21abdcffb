/** Lowering that the languages with braces and semicolons have in common. */

import {
  block,
  blockIn,
  type Extractor,
  finder,
  grouped,
  type Lowerer,
  type Lowering,
  ofType,
  type ShapeOptions,
  type Span,
  shape,
} from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Kind, Node, Role } from '../node.ts';

/** What stands for any number of nodes in a pattern. */
export type Placeholder = Node & { readonly kind: 'Ellipsis' | 'EllipsisMetavariable' };

export function isPlaceholder(node: Node | undefined): node is Placeholder {
  return node?.kind === 'Ellipsis' || node?.kind === 'EllipsisMetavariable';
}

/** Roles whose content is a Block even where the source has a single statement. */
const BLOCK_ROLES = new Set(['body', 'consequent']);

/** A statement: as `shape`, but its body is a Block in any case. */
export function statement(
  kind: Kind,
  roles: Readonly<Record<Role, string>>,
  options: ShapeOptions = {},
): Lowering {
  const parts = Object.entries(roles).map(([role, part]) => [
    role,
    BLOCK_ROLES.has(role) ? bodyIn(part) : part,
  ]);
  return shape(kind, Object.fromEntries(parts), options);
}

/** The Block of a body; a lone `;` is an empty one. */
export function bodyOf(ctx: Lowerer, node: SyntaxNode | undefined): Node | undefined {
  if (node === undefined || node.named) return block(ctx, node);
  return ctx.sequence('Block', node, []);
}

/** The Block of the body in a field. */
export function bodyIn(part: string): Extractor {
  const find = finder(part);
  return (node, ctx) => bodyOf(ctx, find(node));
}

/** `if` with an `else` that is another `if`, a block or a statement. */
export function ifStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const otherwise = node.child('alternative');
  const inner = otherwise?.type === 'else_clause' ? otherwise.namedChildren[0] : otherwise;
  const alternative = inner?.type === 'if_statement' ? ctx.one(inner) : bodyOf(ctx, inner);
  return ctx.shaped('If', node, {
    condition: ctx.one(node.child('condition')),
    consequent: bodyOf(ctx, node.child('consequence')),
    alternative,
  });
}

/** Words before a definition, spanning them; undefined when there are none. */
export function modifierWords(ctx: Lowerer, words: readonly SyntaxNode[]): Node | undefined {
  const [first] = words;
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return undefined;
  return ctx.sequence(
    'Modifiers',
    { start: first.start, end: last.end },
    words.map((word) => modifierWord(ctx, word)),
  );
}

/** One word before a definition; a metavariable of a pattern stays one. */
export function modifierWord(ctx: Lowerer, word: SyntaxNode): Node {
  return ctx.leaf('Modifier', word, ctx.text(word).replace(/\s+/g, ' '));
}

/** `object.property`; without an object only the property. */
export function member(
  ctx: Lowerer,
  object: Node | undefined,
  property: Node | undefined,
  text = '',
  end?: number,
): Node | undefined {
  if (object === undefined || property === undefined) return property ?? object;
  const span = { start: object.start, end: end ?? property.end };
  return ctx.shaped('Member', span, { object, property }, text);
}

/** Several expressions that one role has to hold: the `i = 0, j = 1` of a `for`. */
export function sequenceOf(ctx: Lowerer, nodes: readonly Node[]): Node | undefined {
  const [first] = nodes;
  const last = nodes[nodes.length - 1];
  if (first === undefined || last === undefined) return undefined;
  if (nodes.length === 1) return first;
  return ctx.sequence('sequence_expression', { start: first.start, end: last.end }, nodes);
}

/** What an expression statement holds, for the places where it is an expression. */
export function expressionOf(node: Node | undefined): Node | undefined {
  return node?.kind === 'ExprStmt' ? node.children[0] : node;
}

/** `try` with its `catch`es and `finally`. */
export const tryStatement = shape('Try', {
  body: blockIn('body'),
  handlers: grouped('Handlers', 'catch_clause'),
  finalizer: ofType('finally_clause'),
});

/** `switch` over what its body lists. */
export function switchStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.child('value')),
    body: body && ctx.sequence('Cases', body, ctx.named(body)),
  });
}

/** One entry of a Switch. Labels may be several; none is the default. */
export function caseOf(
  ctx: Lowerer,
  span: Span,
  tests: readonly Node[],
  guard: Node | undefined,
  body: Node,
  text = '',
): Node {
  const [first] = tests;
  const last = tests[tests.length - 1];
  const test =
    tests.length > 1 && first !== undefined && last !== undefined
      ? ctx.sequence('Tuple', { start: first.start, end: last.end }, tests)
      : first;
  return ctx.shaped('Case', span, { test, guard, body }, text);
}

/** Nothing between two offsets: empty parameters, arguments. */
export function empty(ctx: Lowerer, kind: Kind, at: number): Node {
  return ctx.sequence(kind, { start: at, end: at }, []);
}

/** The Type around a type expression. */
export function typeOf(ctx: Lowerer, node: SyntaxNode | undefined): Node | undefined {
  const inner = ctx.one(node);
  return inner === undefined || inner.kind === 'Type' ? inner : ctx.sequence('Type', inner, [inner]);
}

/** The Type around the type expression of a part. */
export function typed(part: string): Extractor {
  const find = finder(part);
  return (node, ctx) => typeOf(ctx, find(node));
}

/** `T[]`: an array_type for each pair of brackets, all spanning the same text. */
export function arrayOf(
  ctx: Lowerer,
  span: Span,
  element: Node | undefined,
  dimensions: number,
): Node | undefined {
  let type = element;
  for (let i = 0; i < dimensions && type !== undefined; i++)
    type = ctx.sequence('array_type', span, [type], '[]');
  return type;
}

/** Text before the parameters of a function: a type and a name, no operator or keyword of an expression. */
export const DECLARED =
  /(?:^|[^\w$.])(?!(?:new|return|throw|else|await|case|in|is|as|yield|goto|not|and|or|delete)\s)[\w$][\w$.]*(?:<[^<>()]*>)?(?:\[\])*[*&\s]*\s[*&]*(?!(?:if|while|for|foreach|switch|catch|synchronized|using|lock|fixed)\s*$)[\w$~]+\s*$/;

/** An `if` that ends behind its condition: a pattern that leaves open what follows. */
export const BARE_IF = /^if\s*\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)$/;
