/** Rust up to the 2024 edition, with its snippets: statements may stand at the top level. */

import { decorated } from '../decorated.ts';
import type { Lowerer, Lowering, Span } from '../lower.ts';
import { empty, isPlaceholder, modifierWords, partsOf } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder } from '../places.ts';
import {
  all,
  blockIn,
  bodyOrExpression,
  drop,
  either,
  given,
  inside,
  listed,
  none,
  sequence,
  shape,
  table,
  token,
  typed,
  words,
  written,
} from '../table.ts';
import { bareParameter, callOf, caseOf, changingAssignment, jump, otherwise, usual } from './constructs.ts';
import type { Language } from './language.ts';
import { macroArguments } from './rustMacros.ts';
import { decodeEscapes } from './text.ts';

/** Expressions that are statements by themselves. */
const STATEMENTS = new Set([
  'if_expression',
  'match_expression',
  'while_expression',
  'loop_expression',
  'for_expression',
  'return_expression',
  'break_expression',
  'continue_expression',
  'unsafe_block',
  'const_block',
  'async_block',
  'block',
]);

/** What stands in a block and is no expression. */
const ITEM = /_(?:item|declaration|definition|statement|signature_item)$/;

/** A statement; an expression without its semicolon is the value of the block. */
function statement(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const inner = node.type === 'expression_statement' ? node.namedChildren[0] : node;
  if (inner === undefined) return [];
  if (STATEMENTS.has(inner.type) || (inner === node && ITEM.test(node.type))) return ctx.lower(inner);
  const [expression] = ctx.lower(inner);
  if (expression === undefined) return [];
  // A lone placeholder stands for statements.
  if (isPlaceholder(expression)) return [expression];
  return [ctx.shaped('ExprStmt', node, { expression })];
}

/** Statements or items, with the attributes before them. */
function statements(nodes: readonly SyntaxNode[], ctx: Lowerer): Node[] {
  return decorated(
    ctx,
    nodes.flatMap((node) => [...statement(node, ctx)]),
  );
}

function blockOf(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence('Block', node, statements(node.namedChildren, ctx));
}

function modifiers(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const words = node.children.flatMap((child) =>
    child.type === 'function_modifiers' ? child.children : WORDS.has(child.type) ? [child] : [],
  );
  return modifierWords(ctx, words);
}

const WORDS = new Set(['visibility_modifier', 'mutable_specifier', 'const', 'static', 'unsafe', 'default']);

/** A parameter, also a closure's, which may be a name or a pattern alone. */
function parameter(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  switch (node.type) {
    case 'self_parameter':
      return selfParameter(node, ctx);
    case 'variadic_parameter':
      return ctx.shaped('Parameter', node, {}, '...');
    case 'parameter':
      return typedParameter(node, ctx);
    default:
      return bareParameter(node, ctx);
  }
}

const selfParameter = shape('Parameter', { name: '<self>' }, given('<&>', '&'));
const typedParameter = shape('Parameter', { modifiers, name: 'pattern', type: typed('type') });

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence(
    'Parameters',
    node,
    WITHOUT_ATTRIBUTES(node).flatMap((child) => parameter(child, ctx)),
  );
}

const WITHOUT_ATTRIBUTES = allFinder('#* but <attribute_item>*');

/** Structs, unions, enums, traits, and what is implemented for a type. */
function definition(keyword: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const written = ctx.one(node.child('name') ?? node.child('type'));
    const body = node.child('body');
    const trait = node.child('trait') ?? node.child('bounds');
    const lowered = ctx.one(trait);
    return ctx.shaped(
      'ClassDef',
      node,
      {
        modifiers: modifiers(node, ctx),
        name: written?.kind === 'Generic' ? written.get('type') : written,
        typeParameters: ctx.one(node.child('type_parameters')),
        supers: lowered && ctx.sequence('Supers', lowered, [lowered]),
        body: body && ctx.sequence('ClassBody', body, decorated(ctx, ctx.named(body))),
      },
      keyword,
    );
  };
}

/** The names that `use` brings, an Import for each. */
function imports(node: SyntaxNode, ctx: Lowerer): Node[] {
  const made: Node[] = [];
  const join = (path: Node | undefined, name: Node | undefined, span: Span): Node | undefined =>
    path === undefined || name === undefined
      ? (name ?? path)
      : ctx.shaped('Member', span, { object: path, property: name }, '::');
  const span = (end: number): Span => ({ start: node.start, end });
  const read = (tree: SyntaxNode, before: Node | undefined): void => {
    switch (tree.type) {
      case 'scoped_use_list': {
        const path = tree.child('path');
        const inner = path === undefined ? before : join(before, ctx.one(path), path);
        for (const child of tree.child('list')?.namedChildren ?? []) read(child, inner);
        return;
      }
      case 'use_list':
        for (const child of tree.namedChildren) read(child, before);
        return;
      case 'use_wildcard': {
        const module = join(before, ctx.one(tree.namedChildren[0]), tree);
        const names = ctx.sequence('ImportNames', { start: tree.end, end: tree.end }, [], '*');
        made.push(ctx.shaped('ImportFrom', span(tree.end), { module, names }));
        return;
      }
      case 'use_as_clause': {
        const module = join(before, ctx.one(tree.child('path')), tree);
        const alias = ctx.one(tree.child('alias'));
        made.push(ctx.shaped('Import', span(tree.end), { module, alias }));
        return;
      }
      case 'self':
        // `io::{self}` is `io`.
        made.push(ctx.shaped('Import', span(tree.end), { module: before }));
        return;
      default:
        made.push(ctx.shaped('Import', span(tree.end), { module: join(before, ctx.one(tree), tree) }));
    }
  };
  const argument = node.child('argument');
  if (argument !== undefined) read(argument, undefined);
  const [only] = made;
  return made.length === 1 && only !== undefined ? [ctx.shaped(only.kind, node, partsOf(only))] : made;
}

/** `#[a]` is `#[a()]`. */
function attribute(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const inner = node.ofType('attribute');
  const path = ctx.one(inner?.namedChildren[0]);
  const list = inner?.child('arguments');
  const value = ctx.one(inner?.child('value'));
  if (inner === undefined || path === undefined) return [];
  const args = list === undefined ? empty(ctx, 'Arguments', path.end) : macroArguments(list, ctx);
  const expression =
    value === undefined
      ? ctx.shaped('Call', inner, { callee: path, arguments: args })
      : ctx.shaped('Assign', inner, { target: path, value });
  return ctx.shaped('Decorator', node, { expression });
}

/** A loop, or one with a label: what has the label. */
function labelled(loop: Lowering): Lowering {
  return (node, ctx) => {
    const label = node.ofType('label');
    const body = loop(node, ctx);
    if (label === undefined) return body;
    const name = ctx.leaf('Identifier', label, ctx.text(label));
    return ctx.shaped('Labeled', node, { label: name, body: body as Node });
  };
}

/** `name!(…)` is a call of `name!`. */
function macro(node: SyntaxNode, ctx: Lowerer): Node {
  const tree = node.ofType('token_tree');
  const path = ctx.one(node.child('macro'));
  const last = path?.kind === 'Member' ? path.get('property') : path;
  const marked =
    last?.kind === 'Identifier'
      ? ctx.leaf('Identifier', { start: last.start, end: last.end + 1 }, `${last.text}!`)
      : last;
  const callee =
    path?.kind === 'Member'
      ? ctx.shaped('Member', path, { object: path.get('object'), property: marked }, path.text)
      : marked;
  const list = tree === undefined ? empty(ctx, 'Arguments', node.end) : macroArguments(tree, ctx);
  // Where only items may stand, an ellipsis is spelled as a macro.
  if (isPlaceholder(callee) && list.children.length === 0) return callee;
  return ctx.shaped('Call', node, { callee, arguments: list });
}

function matchArm(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const pattern = node.child('pattern');
  const value = node.child('value');
  const condition = pattern?.child('condition');
  const tests = pattern?.children.filter((child) => child !== condition && child.type !== 'if') ?? [];
  const test = tests.flatMap((child) =>
    child.named ? [...ctx.lower(child)] : [ctx.leaf('Identifier', child, ctx.text(child))],
  );
  const lowered = value === undefined ? [] : statement(value, ctx);
  const [only] = lowered;
  const [alone, another] = test;
  if (isPlaceholder(alone) && another === undefined && isPlaceholder(only)) return alone;
  const body = only?.kind === 'Block' ? only : ctx.sequence('Block', value ?? node, lowered);
  // `_` is any other case.
  const isDefault = alone?.kind === 'Identifier' && alone.text === '_' && another === undefined;
  return caseOf(ctx, node, isDefault ? [] : test, ctx.one(condition), body, '->');
}

/** `A { x: 1, y, ..d }`, and the pattern that takes it apart. */
function struct(nameField: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const body = node.child('body');
    const entries = body?.namedChildren ?? node.namedChildren.filter((child) => child.field !== nameField);
    const [first] = entries;
    const span = body ?? { start: first?.start ?? node.end, end: entries.at(-1)?.end ?? node.end };
    return ctx.shaped('New', node, {
      callee: ctx.one(node.child(nameField)),
      initializer: ctx.sequence('Object', span, ctx.all(entries)),
    });
  };
}

/** `x` alone in a struct is `x: x`. */
function shorthand(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const name = ctx.one(node.children.length === 0 ? node : node.namedChildren.at(-1));
  if (name === undefined || name.kind !== 'Identifier') return name ?? [];
  return ctx.shaped('Pair', node, { key: name, value: name });
}

function fieldPattern(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const pattern = node.child('pattern');
  const name = ctx.one(node.child('name'));
  if (pattern !== undefined) return ctx.shaped('Pair', node, { key: name, value: ctx.one(pattern) });
  return name?.kind === 'Identifier' ? ctx.shaped('Pair', node, { key: name, value: name }) : (name ?? []);
}

function stringContent(node: SyntaxNode, ctx: Lowerer): string {
  const text = ctx.text(node);
  const raw = node.type === 'raw_string_literal';
  const inside = raw
    ? text.replace(/^[a-z]*#*"/, '').replace(/"#*$/, '')
    : text.replace(/^[a-z]*"/, '').replace(/"$/, '');
  // A backslash at the end of a line takes the white space that follows with it.
  return raw ? inside : decodeEscapes(inside.replace(/\\\r?\n\s*/g, ''));
}

const REFERENCE = given('<mutable_specifier>', '&mut', '&');

const lowerings = table(usual, {
  block: blockOf,
  expression_statement: statement,
  'shebang|lifetime|where_clause|visibility_modifier|lifetime_parameter|label': drop,
  shorthand_field_identifier: token('Identifier'),
  'self|super|crate|metavariable': token('Identifier'),
  negative_literal: token('Number'),
  char_literal: (node, ctx) => ctx.leaf('Char', node, decodeEscapes(ctx.text(node).replace(/^b?'|'$/g, ''))),
  'string_literal|raw_string_literal': (node, ctx) => ctx.leaf('String', node, stringContent(node, ctx)),
  'scoped_identifier|scoped_type_identifier': shape('Member', { object: 'path', property: 'name' }, '::'),
  'generic_type|generic_type_with_turbofish': shape('Generic', {
    type: 'type',
    typeArguments: 'type_arguments',
  }),
  generic_function: shape('Generic', { type: 'function', typeArguments: 'type_arguments' }),
  type_arguments: sequence('TypeArguments'),
  type_parameters: sequence('TypeParameters'),
  trait_bounds: (node, ctx) => {
    const types = ctx.named(node);
    return types.length === 1 ? types : ctx.sequence('union_type', node, types, '+');
  },
  reference_type: (node, ctx) =>
    ctx.sequence('reference_type', node, ctx.lower(node.child('type') ?? node), REFERENCE(node, ctx)),
  'unit_type|tuple_type|unit_expression': sequence('Tuple'),
  'function_item|function_signature_item': shape('FunctionDef', {
    modifiers,
    name: 'name',
    typeParameters: 'type_parameters',
    parameters: 'parameters',
    returnType: typed('return_type'),
    body: blockIn('body'),
  }),
  parameters,
  closure_expression: shape('Lambda', {
    modifiers: words('<async|move>*'),
    parameters: either(inside('parameters', parameters), none('Parameters', 'start')),
    returnType: typed('return_type'),
    body: bodyOrExpression('body', 'block'),
  }),
  struct_item: definition('struct'),
  union_item: definition('union'),
  enum_item: definition('enum'),
  trait_item: definition('trait'),
  impl_item: definition('impl'),
  mod_item: shape('mod_item', {
    modifiers,
    name: 'name',
    body: inside('body', blockOf),
  }),
  // A field is declared as a variable is.
  'let_declaration|const_item|static_item|field_declaration': shape('VarDef', {
    modifiers,
    target: 'pattern or name',
    type: typed('type'),
    value: 'value',
    else: blockIn('alternative'),
  }),
  let_condition: shape('VarDef', { target: 'pattern', value: 'value' }, 'let'),
  type_item: shape('type_declaration', { modifiers, name: 'name', type: typed('type') }),
  use_declaration: imports,
  extern_crate_declaration: shape('Import', { module: 'name', alias: 'alias' }),
  'attribute_item|inner_attribute_item': attribute,
  macro_definition: shape('macro_definition', { name: 'name' }),
  macro_invocation: macro,
  call_expression: callOf('function', 'arguments'),
  arguments: sequence('Arguments', '#* but <attribute_item>*'),
  field_expression: shape('Member', { object: 'value', property: 'field' }),
  index_expression: shape('Index', { object: '#0', index: '#1' }),
  try_expression: shape('Unary', { operand: '#0' }, '?'),
  unary_expression: shape('Unary', { operand: '#0' }, written('~')),
  reference_expression: shape('Unary', { operand: 'value' }, REFERENCE),
  compound_assignment_expr: changingAssignment,
  type_cast_expression: shape('Cast', { value: 'value', type: typed('type') }),
  'array_expression|slice_pattern': sequence('Array'),
  struct_expression: struct('name'),
  struct_pattern: struct('type'),
  field_initializer: shape('Pair', { key: 'field', value: 'value' }),
  shorthand_field_initializer: shorthand,
  base_field_initializer: shape('Spread', { value: '#0' }, '..'),
  remaining_field_pattern: token('remaining_field_pattern'),
  field_pattern: fieldPattern,
  tuple_struct_pattern: (node, ctx) => {
    const type = node.child('type');
    const inner = node.namedChildren.filter((child) => child !== type);
    const span = { start: type?.end ?? node.start, end: node.end };
    return ctx.shaped('Call', node, {
      callee: ctx.one(type),
      arguments: ctx.sequence('Arguments', span, arms(node, inner, ctx)),
    });
  },
  'mut_pattern|ref_pattern|reference_pattern': all('#* but <mutable_specifier>*'),
  captured_pattern: sequence('captured_pattern'),
  if_expression: shape('If', {
    condition: 'condition',
    consequent: blockIn('consequence'),
    alternative: otherwise('alternative'),
  }),
  match_expression: shape('Switch', {
    subject: 'value',
    body: either(listed('Cases', 'body'), none('Cases', 'end')),
  }),
  match_arm: matchArm,
  while_expression: labelled(shape('While', { condition: 'condition', body: 'body' })),
  loop_expression: labelled(shape('While', { body: 'body' }, 'loop')),
  for_expression: labelled(shape('ForEach', { target: 'pattern', iterable: 'value', body: 'body' })),
  return_expression: shape('Return', { value: '#0' }),
  yield_expression: shape('Yield', { value: '#0' }),
  break_expression: jump('Break', 'label'),
  continue_expression: jump('Continue', 'label'),
});

/** The parts of a tuple pattern; `_` is a token without a name to the grammar. */
function arms(node: SyntaxNode, named: readonly SyntaxNode[], ctx: Lowerer): Node[] {
  return node.children.flatMap((child) =>
    named.includes(child)
      ? [...ctx.lower(child)]
      : child.type === '_'
        ? [ctx.leaf('Identifier', child, '_')]
        : [],
  );
}

export const rust: Language = {
  id: 'rust',
  names: ['rust'],
  editorIds: ['rust'],
  extensions: ['.rs'],
  interpreters: ['rust-script'],
  grammar: 'tree-sitter-rust.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set([
      'binary_expression',
      'call_expression',
      'field_expression',
      'index_expression',
      'try_expression',
      'await_expression',
    ]),
    last: new Map([
      ['if_expression', 'alternative'],
      ['else_clause', null],
    ]),
  },
  commentTypes: new Set(['line_comment', 'block_comment']),
  unitTypes: new Set([
    'function_item',
    'closure_expression',
    'struct_item',
    'enum_item',
    'trait_item',
    'impl_item',
  ]),
  lowerings,
  assemble: decorated,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '…;', '…: …', '… => …', '…,', '…: …,', '…!();'],
    metavariables: ['…;', '…: …', '… => …'],
    contexts: [
      { text: 'fn __aiss_f() { (…); }' },
      { text: '…' },
      { text: 'fn __aiss_f() { … }' },
      { text: 'fn __aiss_f() { …; }', completes: ';' },
      { text: '… {}', fills: 'body' },
      { text: 'impl __aiss_s { … }' },
      { text: 'trait __aiss_s { … }' },
      { text: 'struct __aiss_s { … }' },
      { text: 'fn __aiss_f() { match __aiss_s { … } }' },
      { text: 'fn __aiss_f(…) {}' },
      { text: 'fn __aiss_f() { let … = 1; }' },
      { text: 'type __aiss_t = …;' },
    ],
  },
  semantics: {
    importCalls: [],
    concatenation: ['+'],
    assignmentDeclares: false,
    blockScope: true,
    selfNames: ['self'],
    pointerSign: '&',
    importBinds: 'last',
    keysAreNames: true,
    casesBind: true,
    integerDivision: true,
    addressOperators: ['&mut'],
    lastExpressionReturns: true,
    namesInStrings: /\{([a-z_]\w*)[:}]/g,
    containerMethods: [
      ...['push', 'push_back', 'push_front', 'push_str', 'insert', 'insert_str', 'extend', 'append'],
      ...['extend_from_slice', 'write', 'write_all', 'write_str', 'write_fmt', 'send', 'set', 'replace'],
    ],
    keyedMethods: { puts: ['insert'], gets: ['get', 'get_mut', 'remove'], removes: ['remove'] },
    foldingFunctions: ['fold', 'try_fold', 'rfold', 'reduce', 'scan'],
    booleanLogic: true,
    methodTypes: {
      ...{
        len: 'integer',
        is_empty: 'bool',
        is_some: 'bool',
        is_none: 'bool',
        is_ok: 'bool',
        is_err: 'bool',
      },
      ...{ contains: 'bool', starts_with: 'bool', ends_with: 'bool' },
    },
    literalTypes: {
      string: ['&str', 'str'],
      char: ['char'],
      integer: ['i32'],
      float: ['f64'],
      bool: ['bool'],
    },
    equalTypes: [
      ['String', 'std::string::String'],
      ['str', '&str'],
    ],
  },
};
