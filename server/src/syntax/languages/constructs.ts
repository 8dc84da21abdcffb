/**
 * Constructs that several languages have, in the forms of `table.ts`: as entries of a table where their grammars call
 * the parts alike, else as functions of what they call them.
 */

import type { Extractor, Lowerer, Lowering, Lowerings, Span } from '../lower.ts';
import { bodyOf, empty, isPlaceholder, oneOrMany, statementOf } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder, finder } from '../places.ts';
import {
  blockIn,
  bodyIn,
  drop,
  extractor,
  grouped,
  listed,
  type Maker,
  type Part,
  type Parts,
  sequence,
  shape,
  table,
  token,
  typed,
  unwrap,
  written,
} from '../table.ts';
import type { PatternContext, Semantics } from './language.ts';
import { quoted } from './text.ts';

// ---------------------------------------------------------------------------------------------------
// Names and expressions

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

/** The Member of two parts, or the one of them that is there. It ends with the property unless it is `whole`. */
export function memberOf(object: Part, property: Part, text = '', whole = false): Extractor {
  const [takeObject, takeProperty] = [extractor(object), extractor(property)];
  return (node, ctx) =>
    member(ctx, takeObject(node, ctx), takeProperty(node, ctx), text, whole ? node.end : undefined);
}

/** A call; if a generic is called, it is the call that has the type arguments. */
export function callOf(callee: Part, list: Part): Maker {
  const [takeCallee, takeList] = [extractor(callee), extractor(list)];
  return (node, ctx) => {
    const called = takeCallee(node, ctx);
    const isGeneric = called?.kind === 'Generic';
    return ctx.shaped('Call', node, {
      callee: isGeneric ? called.get('type') : called,
      typeArguments: isGeneric ? called.get('typeArguments') : undefined,
      arguments: takeList(node, ctx),
    });
  };
}

/** `a + b`. */
export const binary = shape('Binary', { left: 'left', right: 'right' }, written('operator'));

/** `a ? b : c`. */
export const conditional = shape('Conditional', {
  condition: 'condition',
  consequent: 'consequence',
  alternative: 'alternative',
});

const ASSIGNED: Parts = { target: 'left', value: 'right' };
const plainAssignment = shape('Assign', ASSIGNED);

/** `a += b`. */
export const changingAssignment = shape('AugAssign', ASSIGNED, written('operator'));

/** `a = b` and `a += b` of grammars that have one type for both. */
export const assignment: Maker = (node, ctx) => {
  const operator = node.child('operator');
  const isPlain = operator === undefined || ctx.text(operator) === '=';
  return (isPlain ? plainAssignment : changingAssignment)(node, ctx);
};

/** What is at some places: one alone is itself, several are a Tuple that spans them as they are written. */
export function tupled(places: string): Extractor {
  const find = allFinder(places);
  const tuple = grouped('Tuple', places);
  return (node, ctx) => (find(node).length > 1 ? tuple(node, ctx) : ctx.one(find(node)[0]));
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

// ---------------------------------------------------------------------------------------------------
// Definitions

/** An annotation: `A` is a name, `A(…)` a call of it, which begins with the name unless it is the `whole`. */
export function annotation(name: string, list: string, whole = false): Maker {
  const [takeName, takeList] = [extractor(name), extractor(list)];
  return (node, ctx) => {
    const callee = takeName(node, ctx);
    const given = takeList(node, ctx);
    const expression =
      callee && given
        ? ctx.shaped(
            'Call',
            { start: (whole ? node : callee).start, end: node.end },
            { callee, arguments: given },
          )
        : callee;
    return ctx.shaped('Decorator', node, { expression });
  };
}

/** A parameter that is a name alone; a placeholder stands for any number of them. */
export function bareParameter(name: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const lowered = ctx.one(name);
  if (lowered === undefined || isPlaceholder(lowered)) return lowered ?? [];
  return ctx.shaped('Parameter', name, { name: lowered });
}

/** The parameters of a lambda, which may be one name alone or none. */
export function lambdaParameters(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const list = find(node);
    const lowered = ctx.one(list);
    if (list === undefined || lowered === undefined) return empty(ctx, 'Parameters', node.start);
    if (lowered.kind === 'Parameters') return lowered;
    return ctx.sequence('Parameters', list, [bareParameter(list, ctx)].flat());
  };
}

// ---------------------------------------------------------------------------------------------------
// Statements

/** `if` with an `else`. */
export const ifStatement = shape('If', {
  condition: 'condition',
  consequent: bodyIn('consequence'),
  alternative: otherwise('alternative'),
});

/** What an `else` leads to: another `if` of the same type, or a Block. It may stand in a clause of its own. */
export function otherwise(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const found = find(node);
    const inner = found?.type === 'else_clause' ? found.namedChild(0) : found;
    return inner?.type === node.type ? ctx.one(inner) : bodyOf(ctx, inner);
  };
}

/** `while`. */
export const whileStatement = shape('While', { condition: 'condition', body: bodyIn('body') });

/** `do … while`. */
export const doStatement = shape('DoWhile', { body: bodyIn('body'), condition: 'condition' });

/** The parts of `try` with its `catch`es and `finally`. */
export const TRY: Parts = {
  body: blockIn('body'),
  handlers: grouped('Handlers', '<catch_clause>*'),
  finalizer: '<finally_clause>',
};

/** `switch` over what its body lists. */
export function switchOn(subject: Part): Maker {
  return shape('Switch', { subject, body: listed('Cases', 'body') });
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
  return ctx.shaped('Case', span, { test: oneOrMany(ctx, 'Tuple', tests), guard, body }, text);
}

/** An arm that is an expression; one of placeholders alone stands for any number of arms. */
export function arm(tests: string, result: string, guard?: string): Maker {
  const [findTests, findResult] = [allFinder(tests), finder(result)];
  const takeGuard: Extractor = guard === undefined ? () => undefined : extractor(guard);
  return (node, ctx) => {
    const lowered = ctx.all(findTests(node));
    const value = ctx.one(findResult(node));
    if (value === undefined) return ctx.sequence('Case', node, lowered);
    if (isPlaceholder(lowered[0]) && isPlaceholder(value)) return value;
    const body = ctx.sequence('Block', value, [statementOf(ctx, value)]);
    return caseOf(ctx, node, lowered, takeGuard(node, ctx), body, '->');
  };
}

/**
 * `break` and `continue`: the text is what they name, a label or a number of loops, as a grammar node of the type
 * `named`; '' where they name none.
 */
export function jump(kind: 'Break' | 'Continue', named: string): Lowering {
  return (node, ctx) => {
    const label = node.ofType(named);
    return ctx.leaf(kind, node, label === undefined ? '' : ctx.text(label));
  };
}

/** What an expression statement holds, for the places where it is an expression. */
export function expressionOf(node: Node | undefined): Node | undefined {
  return node?.kind === 'ExprStmt' ? node.children[0] : node;
}

/** As a place, for what is an expression though the grammar may have a statement there: `for (a; b; c)`. */
export function expressionIn(place: string): Extractor {
  const take = extractor(place);
  return (node, ctx) => expressionOf(take(node, ctx));
}

// ---------------------------------------------------------------------------------------------------
// What grammars call alike

/** Entries for types that several grammars have under one name and with the same fields. */
export const usual: Lowerings = table(
  {},
  {
    'identifier|type_identifier|field_identifier|statement_identifier': token('Identifier'),
    'primitive_type|predefined_type': token('Identifier'),
    'integer|float|integer_literal|float_literal': token('Number'),
    'true|false|boolean_literal': token('Bool', (node, ctx) => ctx.text(node).toLowerCase()),
    'null|nil|null_literal': token('Null'),
    character_literal: quoted('Char'),
    this: token('This'),
    super: token('Super'),
    parenthesized_expression: unwrap,
    'arguments|argument_list': sequence('Arguments'),
    array: sequence('Array'),
    'tuple_expression|tuple_pattern': sequence('Tuple'),
    pair: shape('Pair', { key: 'key', value: 'value' }),
    binary_expression: binary,
    cast_expression: shape('Cast', { type: typed('type'), value: 'value' }),
    'conditional_expression|ternary_expression': conditional,
    assignment_expression: assignment,
    augmented_assignment_expression: changingAssignment,
    await_expression: shape('Await', { value: '#0' }),
    decorator: shape('Decorator', { expression: '#0' }),
    block: sequence('Block'),
    expression_statement: shape('ExprStmt', { expression: '#0' }),
    empty_statement: drop,
    if_statement: ifStatement,
    while_statement: whileStatement,
    do_statement: doStatement,
    try_statement: shape('Try', TRY),
    finally_clause: shape('Finally', { body: blockIn('body or <block>') }),
    return_statement: shape('Return', { value: '#0' }),
    'throw_statement|throw_expression': shape('Throw', { value: '#0' }),
    labeled_statement: shape('Labeled', { label: 'label or #0', body: 'body or #1' }),
  },
);

// ---------------------------------------------------------------------------------------------------
// What patterns look like

/** Text before the parameters of a function: a type and a name, no operator or keyword of an expression. */
export const DECLARED =
  /(?:^|[^\w$.])(?!(?:new|return|throw|else|await|case|in|is|as|yield|goto|not|and|or|delete)\s)[\w$][\w$.]*(?:<[^<>()]*>)?(?:\[\])*[*&\s]*\s[*&]*(?!(?:if|while|for|foreach|switch|catch|synchronized|using|lock|fixed)\s*$)[\w$~]+\s*$/;

/** An `if` that ends behind its condition: a pattern that leaves open what follows. */
export const BARE_IF = /^if\s*\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)$/;

/** A body of members: an ellipsis in it is spelled as one. `words` begin the definitions that have such bodies. */
export function membersBehind(words: string): RegExp {
  return new RegExp(`\\b(?:${words})\\s[^(){};]*(?:\\([^(){};]*\\)[^(){};]*)?$`);
}

/** Where statements, their parts and members of classes may stand, behind what a file has to begin with. */
export function usualContexts(beginning = ''): PatternContext[] {
  return [
    { text: '…' },
    { text: '…;', completes: ';' },
    { text: 'try {} …' },
    { text: '… finally {}', fills: 'finalizer' },
    { text: 'class __aiss_c { … }' },
    { text: 'class __aiss_c { …; }', completes: ';' },
    { text: '… {}', fills: 'body' },
  ].map((context) => ({ ...context, text: beginning + context.text }));
}

// ---------------------------------------------------------------------------------------------------
// What is so in several languages

/** Where all code is in classes, and has types and blocks: C#, Java. */
export const classSemantics: Semantics = {
  importCalls: [],
  concatenation: ['+'],
  concatenatesAnything: true,
  assignmentDeclares: false,
  blockScope: true,
  selfNames: [],
  bareMembers: 'everywhere',
  fallsThrough: true,
  integerDivision: true,
  booleanLogic: true,
};
