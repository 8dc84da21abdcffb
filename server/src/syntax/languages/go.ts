/** Go, with its snippets: statements may stand at the top level. */

import {
  block,
  drop,
  each,
  jump,
  type Lowerer,
  type Lowerings,
  sequence,
  shape,
  token,
  unwrap,
} from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import {
  bodyOf,
  caseOf,
  expressionOf,
  isPlaceholder,
  member,
  modifierWords,
  statement,
  typeOf,
} from './cLike.ts';
import type { Language } from './language.ts';
import { decodeEscapes } from './text.ts';

function inside(node: SyntaxNode, ctx: Lowerer): string {
  return ctx.slice(node.start + 1, Math.max(node.start + 1, node.end - 1));
}

/** One expression is itself, several are a Tuple. */
function list(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const nodes = ctx.named(node);
  return nodes.length === 1 ? (nodes[0] as Node) : ctx.sequence('Tuple', node, nodes);
}

// ---------------------------------------------------------------------------------------------------
// Declarations

/**
 * `var a, b = 1, 2` is a VarDef for each name; where one call gives several values the target is a Tuple of
 * the names.
 */
function variables(node: SyntaxNode, ctx: Lowerer): Node[] {
  const keyword = node.children.filter((child) => child.type === 'var' || child.type === 'const');
  const specs = node.children.flatMap((child) =>
    child.type === 'var_spec_list' ? child.namedChildren : child.named ? [child] : [],
  );
  const modifiers = modifierWords(ctx, keyword);
  return specs.flatMap((spec) => {
    const names = spec.childrenOf('name').filter((child) => child.named);
    const values = spec.child('value')?.namedChildren ?? [];
    const type = typeOf(ctx, spec.child('type'));
    const span = specs.length === 1 ? node : spec;
    if (names.length > 1 && values.length === 1) {
      const first = names[0] as SyntaxNode;
      const target = ctx.sequence(
        'Tuple',
        { start: first.start, end: names.at(-1)?.end ?? first.end },
        ctx.all(names),
      );
      return [ctx.shaped('VarDef', span, { modifiers, target, type, value: ctx.one(values[0]) })];
    }
    return names.map((name, i) =>
      ctx.shaped('VarDef', names.length === 1 ? span : name, {
        modifiers,
        target: ctx.one(name),
        type,
        value: ctx.one(values[i]),
      }),
    );
  });
}

/** `a, b := f()` declares; its sign tells it from an assignment and from `var`. */
function shortDeclaration(node: SyntaxNode, ctx: Lowerer): Node {
  const sign = node.children.filter((child) => child.type === ':=');
  return ctx.shaped('VarDef', node, {
    modifiers: modifierWords(ctx, sign),
    target: ctx.one(node.child('left')),
    value: ctx.one(node.child('right')),
  });
}

function assignment(node: SyntaxNode, ctx: Lowerer): Node {
  const operator = node.child('operator');
  const text = operator === undefined ? '=' : ctx.text(operator);
  const made = ctx.shaped(
    text === '=' ? 'Assign' : 'AugAssign',
    node,
    { target: ctx.one(node.child('left')), value: ctx.one(node.child('right')) },
    text === '=' ? '' : text,
  );
  return ctx.shaped('ExprStmt', node, { expression: made });
}

/** `v := <-ch` and `v = <-ch` in a case, or only `<-ch`. */
function receive(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  if (node.child('left') === undefined) return ctx.one(node.child('right')) ?? [];
  return node.has(':=')
    ? shortDeclaration(node, ctx)
    : ctx.shaped('Assign', node, {
        target: ctx.one(node.child('left')),
        value: ctx.one(node.child('right')),
      });
}

/** `a, b int` is a Parameter for each name; one without a name has only a type. */
function parameter(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const names = node.childrenOf('name').filter((child) => child.named);
  const rest = node.type === 'variadic_parameter_declaration' ? '...' : '';
  const written = node.child('type');
  const type = typeOf(ctx, written);
  if (names.length === 0) {
    const only = type?.children[0];
    // A lone placeholder stands for whole parameters.
    if (isPlaceholder(only) && rest === '') return [only];
    return [ctx.shaped('Parameter', node, { type }, rest)];
  }
  return names.map((name) =>
    ctx.shaped('Parameter', names.length === 1 ? node : name, { name: ctx.one(name), type }, rest),
  );
}

/**
 * What a function gives back: its type (a Tuple of several), and where the results have names these too, since
 * they are variables of the function.
 */
function resultsOf(
  node: SyntaxNode,
  ctx: Lowerer,
): { returnType?: Node | undefined; results?: Node | undefined } {
  const result = node.child('result');
  if (result === undefined || result.type !== 'parameter_list') return { returnType: typeOf(ctx, result) };
  const parameters = result.namedChildren;
  const named = parameters.some((each) => each.child('name') !== undefined);
  const types = parameters.flatMap((each) => {
    const written = each.child('type');
    const names = Math.max(1, each.childrenOf('name').filter((child) => child.named).length);
    return Array.from({ length: names }, () => ctx.one(written)).filter((type) => type !== undefined);
  });
  const [only] = types;
  const type = types.length === 1 && only !== undefined ? only : ctx.sequence('Tuple', result, types);
  // In a pattern `(..., error)` reads as a name and its type: an ellipsis is no name of a result.
  const lowered = named ? ctx.one(result) : undefined;
  if (lowered?.children.some((each) => isPlaceholder(each.get('name'))) === true) {
    const parts = lowered.children.flatMap((each) => [
      each.get('name') ?? each,
      ...(each.get('type')?.children ?? []),
    ]);
    return { returnType: ctx.sequence('Type', result, [ctx.sequence('Tuple', result, parts)]) };
  }
  return { returnType: ctx.sequence('Type', result, [type]), results: lowered };
}

function functionDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  const receiver = ctx.one(node.child('receiver'));
  const { returnType, results } = resultsOf(node, ctx);
  return ctx.shaped('FunctionDef', node, {
    receiver: receiver?.children.length === 1 ? receiver.children[0] : receiver,
    name: ctx.one(node.child('name')),
    typeParameters: ctx.one(node.child('type_parameters')),
    parameters: ctx.one(node.child('parameters')),
    returnType,
    results,
    body: block(ctx, node.child('body')),
  });
}

function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const { returnType, results } = resultsOf(node, ctx);
  return ctx.shaped('Lambda', node, {
    parameters: ctx.one(node.child('parameters')),
    returnType,
    results,
    body: block(ctx, node.child('body')),
  });
}

/** The type of a function. One without a result gives nothing back, which is a type here as in C. */
function functionType(node: SyntaxNode, ctx: Lowerer): Node {
  const span = { start: node.end, end: node.end };
  const nothing = (): Node => ctx.sequence('Type', span, [ctx.leaf('Identifier', span, 'void')]);
  const returnType = resultsOf(node, ctx).returnType ?? nothing();
  return ctx.shaped('function_type', node, { parameters: ctx.one(node.child('parameters')), returnType });
}

/** Structs and interfaces are classes; other types keep the grammar's kind. */
function typeDeclaration(node: SyntaxNode, ctx: Lowerer): Node[] {
  const specs = node.namedChildren;
  return specs.flatMap((spec) => {
    const type = spec.child('type');
    const span = specs.length === 1 ? node : spec;
    if (spec.type === 'type_spec' && (type?.type === 'struct_type' || type?.type === 'interface_type')) {
      const keyword = type.type === 'struct_type' ? 'struct' : 'interface';
      return [
        ctx.shaped(
          'ClassDef',
          span,
          {
            name: ctx.one(spec.child('name')),
            typeParameters: ctx.one(spec.child('type_parameters')),
            body: members(type, ctx),
          },
          keyword,
        ),
      ];
    }
    const lowered = ctx.one(spec.child('name'));
    if (lowered === undefined) return ctx.all([spec]);
    return [
      ctx.shaped(
        'type_declaration',
        span,
        { name: lowered, typeParameters: ctx.one(spec.child('type_parameters')), type: typeOf(ctx, type) },
        spec.type === 'type_alias' ? '=' : '',
      ),
    ];
  });
}

/** The fields of a struct, the methods and types of an interface. */
function members(type: SyntaxNode, ctx: Lowerer): Node {
  const inner = type.ofType('field_declaration_list') ?? type;
  return ctx.sequence('ClassBody', inner, ctx.named(inner));
}

/** `a, b int` with its tag; an embedded type is a field that is called as the type. */
function field(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const names = node.childrenOf('name').filter((child) => child.named);
  const written = node.child('type');
  const type = typeOf(ctx, written);
  const tag = ctx.one(node.child('tag'));
  if (names.length > 0)
    return names.map((name) =>
      ctx.shaped('VarDef', names.length === 1 ? node : name, { target: ctx.one(name), type, tag }),
    );
  const inner = type?.children[0];
  if (isPlaceholder(inner)) return [inner];
  const named: Node | undefined = inner?.kind === 'Generic' ? inner.get('type') : inner;
  const last = named?.kind === 'Member' ? named.get('property') : named;
  const star = node.has('*');
  const embedded =
    star && type !== undefined
      ? ctx.sequence('Type', node, [ctx.sequence('pointer_type', node, type.children, '*')])
      : type;
  return [ctx.shaped('VarDef', node, { target: last, type: embedded, tag })];
}

function imports(node: SyntaxNode, ctx: Lowerer): Node[] {
  const specs = node.namedChildren.flatMap((child) =>
    child.type === 'import_spec_list' ? child.namedChildren : [child],
  );
  return specs.flatMap((spec) => {
    const path = spec.child('path');
    if (path === undefined) return ctx.all([spec]);
    // Each import of a list begins where the list does: that is where its keyword is.
    const span = { start: node.start, end: spec.end };
    return [ctx.shaped('Import', span, { module: ctx.one(path), alias: ctx.one(spec.child('name')) })];
  });
}

// ---------------------------------------------------------------------------------------------------
// Expressions

/** `T{a: 1}`: what is made of a type is New, its content the initializer. */
const composite = shape('New', { callee: 'type', initializer: 'body' });

/** `[]byte(s)`; with a generic in the type's place it is a call that names its type arguments. */
function conversion(node: SyntaxNode, ctx: Lowerer): Node {
  const type = node.child('type');
  const operand = node.child('operand');
  if (type?.type === 'generic_type' && operand !== undefined) {
    const start = node.children.find((child) => child.type === '(')?.start ?? operand.start;
    return ctx.shaped('Call', node, {
      callee: ctx.one(type.child('type')),
      typeArguments: ctx.one(type.child('type_arguments')),
      arguments: ctx.sequence('Arguments', { start, end: node.end }, ctx.lower(operand)),
    });
  }
  return ctx.shaped('Cast', node, { type: typeOf(ctx, type), value: ctx.one(operand) });
}

/** `s[a:b:c]` is an Index by a Slice. */
function slice(node: SyntaxNode, ctx: Lowerer): Node {
  const object = ctx.one(node.child('operand'));
  const open = node.children.find((child) => child.type === '[');
  const span = { start: open?.end ?? node.start, end: Math.max(open?.end ?? node.start, node.end - 1) };
  const index = ctx.shaped('Slice', span, {
    start: ctx.one(node.child('start')),
    stop: ctx.one(node.child('end')),
    step: ctx.one(node.child('capacity')),
  });
  return ctx.shaped('Index', node, { object, index });
}

// ---------------------------------------------------------------------------------------------------
// Statements

function ifStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const otherwise = node.child('alternative');
  return ctx.shaped('If', node, {
    init: expressionOf(ctx.one(node.child('initializer'))),
    condition: ctx.one(node.child('condition')),
    consequent: bodyOf(ctx, node.child('consequence')),
    alternative: otherwise?.type === 'if_statement' ? ctx.one(otherwise) : bodyOf(ctx, otherwise),
  });
}

/** The four forms of `for`: three parts, a condition, a range, nothing. */
function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const body = bodyOf(ctx, node.child('body'));
  const clause = node.namedChildren.find((child) => child.field !== 'body');
  if (clause?.type === 'range_clause') {
    const left = ctx.one(clause.child('left'));
    const sign = clause.children.filter((child) => child.type === ':=');
    const target =
      left !== undefined && sign.length > 0
        ? ctx.shaped('VarDef', left, { modifiers: modifierWords(ctx, sign), target: left })
        : left;
    return ctx.shaped('ForEach', node, { target, iterable: ctx.one(clause.child('right')), body });
  }
  if (clause?.type === 'for_clause') {
    return ctx.shaped('For', node, {
      init: expressionOf(ctx.one(clause.child('initializer'))),
      condition: ctx.one(clause.child('condition')),
      update: expressionOf(ctx.one(clause.child('update'))),
      body,
    });
  }
  const condition = ctx.one(clause);
  // `for ...` in a pattern is any header.
  if (isPlaceholder(condition))
    return ctx.shaped('For', node, { init: condition, condition, update: condition, body });
  return ctx.shaped('For', node, { condition, body });
}

function switchStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const alias = ctx.one(node.child('alias'));
  const value = ctx.one(node.child('value'));
  const isTypeSwitch = node.type === 'type_switch_statement';
  const subject =
    alias !== undefined && value !== undefined
      ? ctx.shaped(
          'VarDef',
          { start: alias.start, end: value.end },
          {
            modifiers: modifierWords(
              ctx,
              node.children.filter((child) => child.type === ':='),
            ),
            target: alias,
            value,
          },
        )
      : value;
  const cases = node.children.filter((child) => CASES.has(child.type));
  const open = node.children.find((child) => child.type === '{');
  return ctx.shaped(
    'Switch',
    node,
    {
      init: expressionOf(ctx.one(node.child('initializer'))),
      subject,
      body: ctx.sequence('Cases', { start: open?.start ?? node.end, end: node.end }, ctx.all(cases)),
    },
    isTypeSwitch ? 'type' : '',
  );
}

const CASES = new Set(['expression_case', 'type_case', 'default_case', 'communication_case']);

function caseClause(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.ofType('statement_list');
  const tests =
    node.type === 'type_case'
      ? node
          .childrenOf('type')
          .filter((child) => child.named)
          .map((child) => typeOf(ctx, child) as Node)
      : node.type === 'expression_case'
        ? ctx.named(node.child('value') ?? node)
        : ctx.all(node.childrenOf('communication')).map((test) => expressionOf(test) as Node);
  const statements = body === undefined ? [] : ctx.named(body);
  const span = body ?? { start: node.end, end: node.end };
  return caseOf(ctx, node, tests, undefined, ctx.sequence('Block', span, statements));
}

const name = token('Identifier');

const lowerings: Lowerings = {
  source_file: unwrap,
  block: sequence('Block'),
  statement_list: unwrap,
  expression_statement: shape('ExprStmt', { expression: '#0' }),
  expression_list: list,
  parenthesized_expression: unwrap,
  parenthesized_type: unwrap,
  empty_statement: drop,
  ...each(
    [
      'identifier',
      'blank_identifier',
      'type_identifier',
      'field_identifier',
      'package_identifier',
      'label_name',
      'iota',
      'dot',
    ],
    name,
  ),
  ...each(['int_literal', 'float_literal', 'imaginary_literal'], token('Number')),
  true: token('Bool', 'true'),
  false: token('Bool', 'false'),
  nil: token('Null'),
  rune_literal: (node, ctx) => ctx.leaf('Char', node, decodeEscapes(inside(node, ctx))),
  interpreted_string_literal: (node, ctx) => ctx.leaf('String', node, decodeEscapes(inside(node, ctx))),
  raw_string_literal: (node, ctx) => ctx.leaf('String', node, inside(node, ctx).replaceAll('\r', '')),
  package_clause: shape('package_clause', { name: '#0' }),
  import_declaration: imports,
  ...each(['var_declaration', 'const_declaration'], variables),
  short_var_declaration: shortDeclaration,
  assignment_statement: assignment,
  receive_statement: receive,
  ...each(['inc_statement', 'dec_statement'], (node, ctx) => {
    const made = ctx.shaped(
      'Update',
      node,
      { operand: ctx.one(node.namedChildren[0]) },
      node.type === 'inc_statement' ? '++' : '--',
    );
    return ctx.shaped('ExprStmt', node, { expression: made });
  }),
  send_statement: shape('Binary', { left: 'channel', right: 'value' }, { text: '<-' }),
  ...each(['function_declaration', 'method_declaration', 'method_elem'], functionDefinition),
  func_literal: lambda,
  parameter_list: (node, ctx) =>
    ctx.sequence(
      'Parameters',
      node,
      node.namedChildren.flatMap((child) => ctx.lower(child)),
    ),
  ...each(['parameter_declaration', 'variadic_parameter_declaration'], parameter),
  type_declaration: typeDeclaration,
  struct_type: shape('struct_type', { body: members }),
  interface_type: shape('interface_type', { body: members }),
  field_declaration: field,
  type_elem: (node, ctx) => {
    const types = ctx.named(node);
    return types.length === 1 ? types : ctx.sequence('union_type', node, types, '|');
  },
  type_constraint: unwrap,
  function_type: functionType,
  generic_type: shape('Generic', { type: 'type', typeArguments: 'type_arguments' }),
  type_instantiation_expression: (node, ctx) => {
    const [first, ...types] = node.namedChildren;
    const start = types[0]?.start ?? node.end;
    return ctx.shaped('Generic', node, {
      type: ctx.one(first),
      typeArguments: ctx.sequence('TypeArguments', { start, end: node.end }, ctx.all(types)),
    });
  },
  type_arguments: sequence('TypeArguments'),
  qualified_type: shape('Member', { object: 'package', property: 'name' }),
  call_expression: shape('Call', {
    callee: 'function',
    typeArguments: 'type_arguments',
    arguments: 'arguments',
  }),
  argument_list: sequence('Arguments'),
  variadic_argument: shape('Spread', { value: '#0' }, { text: '...' }),
  selector_expression: (node, ctx) =>
    member(ctx, ctx.one(node.child('operand')), ctx.one(node.child('field'))) ?? [],
  index_expression: shape('Index', { object: 'operand', index: 'index' }),
  slice_expression: slice,
  type_assertion_expression: shape('Cast', { value: 'operand', type: 'type' }, { text: '.()' }),
  type_conversion_expression: conversion,
  composite_literal: composite,
  literal_value: sequence('Object', 'exact'),
  literal_element: unwrap,
  keyed_element: shape('Pair', { key: 'key', value: 'value' }),
  unary_expression: shape('Unary', { operand: 'operand' }, { operator: 'operator' }),
  binary_expression: shape('Binary', { left: 'left', right: 'right' }, { operator: 'operator' }),
  if_statement: ifStatement,
  for_statement: forStatement,
  ...each(['expression_switch_statement', 'type_switch_statement'], switchStatement),
  select_statement: sequence('select_statement'),
  ...each([...CASES], caseClause),
  labeled_statement: statement('Labeled', { label: 'label', body: '#1' }),
  return_statement: shape('Return', { value: '#0' }),
  break_statement: jump('Break', 'label_name'),
  continue_statement: jump('Continue', 'label_name'),
  go_statement: shape('go_statement', { value: '#0' }),
  defer_statement: shape('defer_statement', { value: '#0' }),
};

export const go: Language = {
  id: 'go',
  names: ['go', 'golang'],
  editorIds: ['go'],
  extensions: ['.go'],
  grammar: 'tree-sitter-go.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set(['binary_expression', 'call_expression', 'selector_expression', 'index_expression']),
    last: new Map([['if_statement', 'alternative']]),
  },
  commentTypes: new Set(['comment']),
  unitTypes: new Set(['function_declaration', 'method_declaration', 'func_literal', 'type_declaration']),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '… …', '…:', '…: …', '…;…;…', '"…"'],
    metavariables: ['"…"'],
    contexts: [
      // `name: value` alone is an entry of a literal; as a statement it would be a label.
      { text: '__aiss_v = __aiss_t{…}\n', when: /^\s*["\w.$]+\s*:[^=]/ },
      { text: '…\n' },
      { text: '__aiss_v = (…)\n' },
      { text: '__aiss_v = __aiss_t{…}\n' },
      { text: 'func __aiss_f() { … }\n' },
      { text: 'switch __aiss_s { … }\n' },
      { text: 'switch __aiss_s.(type) { … }\n' },
      { text: 'select { … }\n' },
      { text: 'var __aiss_v …\n' },
      { text: 'type __aiss_t struct { … }\n' },
      { text: 'type __aiss_t interface { … }\n' },
      { text: 'type …\n' },
      { text: 'func __aiss_f(…) {}\n' },
      { text: '… {}\n', fills: 'body' },
    ],
  },
  semantics: {
    importCalls: [],
    concatenation: ['+'],
    assignmentDeclares: false,
    declaringWords: ['var', 'const'],
    blockScope: true,
    selfNames: [],
    importBinds: 'last',
    keysAreNames: true,
    integerDivision: true,
    lengthFunctions: ['len'],
    alternatives: ['select_statement'],
    jumps: ['goto_statement'],
    control: { defer_statement: 'defer', fallthrough_statement: 'next case' },
    changingOperators: ['<-'],
    containerFunctions: ['copy'],
    removingFunctions: ['delete'],
    iteratingFunctions: /^(?:slices|maps|strings|bytes)\.\w+$/,
    keyedMethods: { puts: ['Set', 'Add', 'Store'], gets: ['Get'] },
    containerMethods: [
      'Add',
      'Append',
      'PushBack',
      'PushFront',
      'Set',
      'Store',
      'Write',
      'WriteByte',
      'WriteRune',
      'WriteString',
    ],
    allocators: { new: '*…', make: '…' },
    functionTypes: {
      ...{ len: 'int', cap: 'int', copy: 'int', int: 'int', uint: 'uint', byte: 'byte', rune: 'rune' },
      ...{ int8: 'int8', int16: 'int16', int32: 'int32', int64: 'int64' },
      ...{ uint8: 'uint8', uint16: 'uint16', uint32: 'uint32', uint64: 'uint64' },
      ...{ float32: 'float32', float64: 'float64', bool: 'bool', string: 'string' },
      ...{ 'strings.Contains': 'bool', 'strings.HasPrefix': 'bool', 'strings.HasSuffix': 'bool' },
      ...{ 'strconv.Atoi': 'int', 'strconv.ParseInt': 'int64', 'strconv.ParseUint': 'uint64' },
      ...{ 'strconv.ParseFloat': 'float64', 'strconv.ParseBool': 'bool' },
      ...{ 'strings.Index': 'int', 'strings.Count': 'int', 'errors.Is': 'bool' },
    },
    booleanLogic: true,
    literalTypes: {
      string: ['string'],
      char: ['rune', 'int32'],
      integer: ['int'],
      float: ['float64', 'float'],
      bool: ['bool'],
      null: ['nil'],
    },
    equalTypes: [
      ['byte', 'uint8'],
      ['rune', 'int32'],
      ['any', 'interface{}'],
    ],
  },
};
