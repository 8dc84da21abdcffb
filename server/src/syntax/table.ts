/**
 * The forms in which a language's table says how its grammar is lowered.
 *
 * A table has an entry for each grammar type that means something to rules, and an entry is a line or a few:
 * `shape` names the kind and says for each role where its part is (`places.ts` has the words for that), `sequence`
 * and `token` make the other two sorts of node, `unwrap` and `drop` none.
 *
 *     is_expression: shape('TypeTest', { value: 'left', type: typed('right') }),
 *
 * What is at a place is lowered as its own type says. Where the generic tree has more around it than the grammar, an
 * extractor stands for the place: `typed` for a type, `blockIn` for a body, `listed`, `grouped`, `several` and `words`
 * for many in one, `either` for what may be left out. Extractors take places or other extractors, and every lowering
 * that makes one node is an extractor too, so they nest. Constructs of several languages (`switch`, calls, annotations,
 * …) stand in `languages/constructs.ts` in these same forms. Only what a grammar has in another order than the tree is
 * a function of its own, made with `make.ts`.
 *
 * All of it is put together once, when a table is made; for a node only the finished functions run.
 */

import type { Extractor, Lowerer, Lowering, Lowerings, RolePart, Span } from './lower.ts';
import { block, bodyOf, empty, group, isPlaceholder, modifierWords, oneOrMany, typeAround } from './make.ts';
import type { SyntaxNode } from './mirror.ts';
import type { Kind, Node, Role } from './node.ts';
import { allFinder, finder } from './places.ts';

/** What plays a role: the place of a grammar node, or what takes it from the node around it. */
export type Part = string | Extractor;

/** The parts of a shape by their roles, in the order of the node's children. */
export type Parts = Readonly<Record<Role, Part>>;

/** The text of a node as the grammar node has it. */
type TextIn = (node: SyntaxNode, ctx: Lowerer) => string;

/** A node's text: fixed, or as the grammar node has it. */
export type Text = string | TextIn;

/** A lowering that always makes one node; so it may also be the part of another. */
export type Maker = (node: SyntaxNode, ctx: Lowerer) => Node;

/** The run of text that a node is said to span. */
type SpanIn = (node: SyntaxNode) => Span;

// ---------------------------------------------------------------------------------------------------
// Lowerings

/**
 * The table of a language: what is `common` to it and others, and its own entries, which go before. A key is a grammar
 * type, or several that are lowered alike: `integer|float`.
 */
export function table(common: Lowerings, own: Lowerings): Lowerings {
  const made: Record<string, Lowering> = {};
  for (const [types, lowering] of Object.entries(own)) {
    for (const type of types.split('|')) {
      if (Object.hasOwn(made, type)) throw new Error(`The table has two entries for \`${type}\`.`);
      made[type] = lowering;
    }
  }
  return { ...common, ...made };
}

/** A shaped node of the parts that play its roles; it spans the grammar node unless said. */
export function shape(kind: Kind, parts: Parts, text: Text = '', span?: SpanIn): Maker {
  const taken = roleParts(parts);
  const textIn = typeof text === 'string' ? undefined : text;
  const fixed = typeof text === 'string' ? text : '';
  // One function for each sort: most nodes span what the grammar's do and have no text of their own.
  if (span === undefined && textIn === undefined)
    return (node, ctx) => ctx.shapedFrom(kind, node, node, taken, fixed);
  return (node, ctx) => ctx.shapedFrom(kind, span?.(node) ?? node, node, taken, textIn?.(node, ctx) ?? fixed);
}

/** From the start of what is at a place to the end of what is at another, of the node unless said. */
export function over(from: string, to?: string): SpanIn {
  const first = finder(from);
  const last = to === undefined ? undefined : finder(to);
  return (node) => ({
    start: first(node)?.start ?? node.end,
    end: (last === undefined ? node : last(node))?.end ?? node.end,
  });
}

function roleParts(parts: Parts, isShared = false): RolePart[] {
  return Object.entries(parts).map(([role, part]) => ({ role, take: extractor(part), isShared }));
}

/** A sequence of what is at some places, of all named children unless they are said. */
export function sequence(kind: Kind, places = '#*', text = '', span?: SpanIn): Maker {
  if (places === '#*' && span === undefined)
    return (node, ctx) => ctx.sequence(kind, node, ctx.named(node), text);
  const find = allFinder(places);
  return (node, ctx) => ctx.sequence(kind, span?.(node) ?? node, ctx.all(find(node)), text);
}

/** A leaf; its text is the node's own unless given. */
export function token(kind: Kind, text?: Text, span?: SpanIn): Maker {
  if (text === undefined) return (node, ctx) => ctx.leaf(kind, node, ctx.text(node));
  if (typeof text === 'string') return (node, ctx) => ctx.leaf(kind, node, text);
  return (node, ctx) => ctx.leaf(kind, span?.(node) ?? node, text(node, ctx));
}

/** Nothing but what is inside: parentheses, a statement wrapper. */
export const unwrap: Lowering = (node, ctx) => ctx.named(node);

/** Leaves the node out. */
export const drop: Lowering = () => undefined;

/** Nothing but what is at some places. */
export function all(places: string): Lowering {
  const find = allFinder(places);
  return (node, ctx) => ctx.all(find(node));
}

/** One lowering or extractor for nodes that have something at a place, another for those that have not. */
export function where<There, Otherwise>(
  place: string,
  there: (node: SyntaxNode, ctx: Lowerer) => There,
  otherwise: (node: SyntaxNode, ctx: Lowerer) => Otherwise,
): (node: SyntaxNode, ctx: Lowerer) => There | Otherwise {
  const find = finder(place);
  return (node, ctx) => (find(node) === undefined ? otherwise(node, ctx) : there(node, ctx));
}

/** An expression that the grammar has as a statement. */
export function asStatement(expression: Maker): Maker {
  return (node, ctx) => ctx.shaped('ExprStmt', node, { expression: expression(node, ctx) });
}

/** A placeholder that is all there is to a node stands for the whole node, or for any number of its like. */
export function orPlaceholder(lowering: Maker): Maker {
  return (node, ctx) => {
    const made = lowering(node, ctx);
    const [first] = made.children;
    return isPlaceholder(first) && made.children.every(isPlaceholder) ? first : made;
  };
}

/**
 * A VarDef for each of several names that are declared together. `shared` are parts of the whole statement, `own` of
 * what is at each of the places `each`, `behind` are shared and come last. One name alone spans the whole statement.
 */
export function declarations(
  each: string,
  shared: Parts,
  own: Parts,
  behind: Parts = {},
): (node: SyntaxNode, ctx: Lowerer) => readonly Node[] {
  const find = allFinder(each);
  const parts = [...roleParts(shared, true), ...roleParts(own), ...roleParts(behind, true)];
  return (node, ctx) => {
    const declared = find(node);
    return declared.map((one) =>
      ctx.shapedFrom('VarDef', declared.length === 1 ? node : one, one, parts, '', node),
    );
  };
}

// ---------------------------------------------------------------------------------------------------
// Extractors

/** What takes the part that a place means. */
export function extractor(part: Part): Extractor {
  if (typeof part !== 'string') return part;
  const find = finder(part);
  return (node, ctx) => ctx.one(find(node));
}

/** The first of several parts that is there. */
export function either(...parts: readonly Part[]): Extractor {
  const ways = parts.map(extractor);
  return (node, ctx) => {
    for (const take of ways) {
      const found = take(node, ctx);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** A part of what is at a place. */
export function inside(place: string, part: Part): Extractor {
  const find = finder(place);
  const take = extractor(part);
  return (node, ctx) => {
    const inner = find(node);
    return inner && take(inner, ctx);
  };
}

/** A leaf over what is at a place, with its text unless another is given. */
export function leafAt(kind: Kind, place: string, text?: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const found = find(node);
    return found && ctx.leaf(kind, found, text ?? ctx.text(found));
  };
}

/** The Type around a type expression. */
export function typed(part: Part): Extractor {
  const take = extractor(part);
  return (node, ctx) => typeAround(ctx, take(node, ctx));
}

/** A sequence of the named children of what is at a place, spanning all of that. */
export function listed(kind: Kind, place: string, text = ''): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const list = find(node);
    return list && ctx.sequence(kind, list, ctx.named(list), text);
  };
}

/** A sequence of what is at some places, from the first to the last; undefined where nothing is. */
export function grouped(kind: Kind, places: string): Extractor {
  const find = allFinder(places);
  return (node, ctx) => group(ctx, kind, find(node));
}

/** What is at some places: one alone is itself, several are a sequence, which a role can hold. */
export function several(kind: Kind, places: string): Extractor {
  const find = allFinder(places);
  return (node, ctx) => oneOrMany(ctx, kind, ctx.all(find(node)));
}

/** What the list at a place holds: one alone is itself, several are a sequence that spans the list. */
export function held(kind: Kind, place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const list = find(node);
    if (list === undefined) return undefined;
    const nodes = ctx.named(list);
    return nodes.length > 1 ? ctx.sequence(kind, list, nodes) : nodes[0];
  };
}

/** The words at some places as Modifiers, from the first to the last; undefined where there are none. */
export function words(places: string): Extractor {
  const find = allFinder(places);
  return (node, ctx) => modifierWords(ctx, find(node));
}

/**
 * An empty sequence, for what may be left out: behind what is at the place `behind`, or at the node's end where nothing
 * is there or `end` is said, or at its start.
 */
export function none(kind: Kind, behind: 'start' | 'end' | (string & {}), text = ''): Maker {
  if (behind === 'start') return (node, ctx) => empty(ctx, kind, node.start, text);
  if (behind === 'end') return (node, ctx) => empty(ctx, kind, node.end, text);
  const find = finder(behind);
  return (node, ctx) => empty(ctx, kind, (find(node) ?? node).end, text);
}

/** The statements of a part, as a Block. */
export function blockIn(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => block(ctx, find(node));
}

/** As `blockIn`, for a body that may be a lone `;`: an empty Block. */
export function bodyIn(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => bodyOf(ctx, find(node));
}

/** A body that is a block of the grammar's type `blockType`, or else an expression. */
export function bodyOrExpression(place: string, blockType: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const body = find(node);
    if (body === undefined || body.type === blockType) return block(ctx, body);
    return ctx.shaped('ExprBody', body, { expression: ctx.one(body) });
  };
}

// ---------------------------------------------------------------------------------------------------
// Texts

/** The text at a place, white space as one space; `renamed` are other spellings (`and` for `&&`). */
export function written(place: string, renamed: Readonly<Record<string, string>> = {}): TextIn {
  const find = finder(place);
  return (node, ctx) => {
    const found = find(node);
    if (found === undefined) return '';
    const text = ctx.text(found).replace(/\s+/g, ' ');
    return renamed[text] ?? text;
  };
}

/** The texts at some places one behind the other, decoded as a whole. */
export function joined(places: string, decode: (text: string) => string = (text) => text): TextIn {
  const find = allFinder(places);
  return (node, ctx) =>
    decode(
      find(node)
        .map((part) => ctx.text(part))
        .join(''),
    );
}

/** One text where something is at a place, another where nothing is. */
export function given(place: string, text: string, otherwise = ''): TextIn {
  const find = finder(place);
  return (node) => (find(node) === undefined ? otherwise : text);
}
