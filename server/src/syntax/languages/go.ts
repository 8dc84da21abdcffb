/** Go, with its snippets: statements may stand at the top level. */

import type { Extractor, Lowerer, Lowering, Span } from '../lower.ts';
import { bodyOf, isPlaceholder, modifierWords, partsOf, typeAround } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder } from '../places.ts';
import {
  asStatement,
  blockIn,
  bodyIn,
  extractor,
  over,
  sequence,
  shape,
  table,
  token,
  unwrap,
  where,
  words,
  written,
} from '../table.ts';
import {
  assignment,
  caseOf,
  expressionIn,
  expressionOf,
  jump,
  memberOf,
  otherwise,
  usual,
} from './constructs.ts';
import type { Language } from './language.ts';
import { quoted } from './text.ts';

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
    const type = typeAround(ctx, ctx.one(spec.child('type')));
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
const shortDeclaration = shape('VarDef', { modifiers: words('<:=>'), target: 'left', value: 'right' });

/** `v := <-ch` and `v = <-ch` in a case, or only `<-ch`. */
const receive = where(
  'left',
  where('<:=>', shortDeclaration, shape('Assign', { target: 'left', value: 'right' })),
  extractor('right'),
);

/** `a, b int` is a Parameter for each name; one without a name has only a type. */
function parameter(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const names = node.childrenOf('name').filter((child) => child.named);
  const rest = node.type === 'variadic_parameter_declaration' ? '...' : '';
  const written = node.child('type');
  const type = typeAround(ctx, ctx.one(written));
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
  if (result === undefined || result.type !== 'parameter_list')
    return { returnType: typeAround(ctx, ctx.one(result)) };
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

const returnType: Extractor = (node, ctx) => resultsOf(node, ctx).returnType;
const results: Extractor = (node, ctx) => resultsOf(node, ctx).results;

/** A method has one receiver, whatever the brackets around it. */
const receiver: Extractor = (node, ctx) => {
  const list = ctx.one(node.child('receiver'));
  return list?.children.length === 1 ? list.children[0] : list;
};

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
        {
          name: lowered,
          typeParameters: ctx.one(spec.child('type_parameters')),
          type: typeAround(ctx, ctx.one(type)),
        },
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
  const type = typeAround(ctx, ctx.one(written));
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

/** Whether a pattern has an ellipsis in the place of an import: it is spelled as one of any path. */
function isOpen(spec: SyntaxNode, ctx: Lowerer): boolean {
  return ctx.isPattern && ctx.one(spec.child('path'))?.text === '...';
}

/** The imports of a list from the first to the last that a pattern names: each begins where the list does anyway. */
function withoutOpenEnds(specs: readonly SyntaxNode[], ctx: Lowerer): readonly SyntaxNode[] {
  const isNamed = (spec: SyntaxNode): boolean => !isOpen(spec, ctx);
  const first = specs.findIndex(isNamed);
  return first < 0 ? specs.slice(0, 1) : specs.slice(first, specs.findLastIndex(isNamed) + 1);
}

function imports(node: SyntaxNode, ctx: Lowerer): Node[] {
  const specs = node.namedChildren.flatMap((child) =>
    child.type === 'import_spec_list' ? child.namedChildren : [child],
  );
  return withoutOpenEnds(specs, ctx).flatMap((spec) => {
    const path = spec.child('path');
    if (path === undefined) return ctx.all([spec]);
    if (specs.length > 1 && isOpen(spec, ctx)) return [ctx.leaf('Ellipsis', spec, '...')];
    // Each import of a list begins where the list does: that is where its keyword is.
    const span = { start: node.start, end: spec.end };
    return [ctx.shaped('Import', span, { module: ctx.one(path), alias: ctx.one(spec.child('name')) })];
  });
}

// ---------------------------------------------------------------------------------------------------
// Expressions

const plainCall = shape('Call', {
  callee: 'function',
  typeArguments: 'type_arguments',
  arguments: 'arguments',
});

/** The first argument of `make` is a type: `...` in its place is that type at least, so that what follows is none. */
function call(node: SyntaxNode, ctx: Lowerer): Node {
  const made = plainCall(node, ctx);
  const given = made.get('arguments');
  const [first, ...others] = given?.children ?? [];
  if (!ctx.isPattern || given === undefined || first?.kind !== 'Ellipsis') return made;
  if (made.get('callee')?.text !== 'make' || others.every(isPlaceholder)) return made;
  const type = ctx.leaf('Metavariable', { start: first.start, end: first.start }, '$_');
  const all = ctx.sequence('Arguments', given, [type, ...given.children]);
  return ctx.shaped('Call', node, { ...partsOf(made), arguments: all });
}

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
  return ctx.shaped('Cast', node, { type: typeAround(ctx, ctx.one(type)), value: ctx.one(operand) });
}

// ---------------------------------------------------------------------------------------------------
// Statements

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

/** A switch, over a type with the name that it has in the cases. */
function switchStatement(text: string): Lowering {
  const declared = shape(
    'VarDef',
    { modifiers: words('<:=>'), target: 'alias', value: 'value' },
    '',
    over('alias', 'value'),
  );
  return shape(
    'Switch',
    {
      init: expressionIn('initializer'),
      subject: where('alias', declared, extractor('value')),
      body: sequence('Cases', CASES, '', over('<{>')),
    },
    text,
  );
}

const CASES = '<expression_case|type_case|default_case|communication_case>*';

/** A case of one kind of switch, by what it tests. */
function caseClause(tests: (node: SyntaxNode, ctx: Lowerer) => readonly (Node | undefined)[]): Lowering {
  return (node, ctx) => {
    const body = node.ofType('statement_list');
    const span = body ?? { start: node.end, end: node.end };
    const statements = ctx.sequence('Block', span, body === undefined ? [] : ctx.named(body));
    return caseOf(ctx, node, tests(node, ctx) as Node[], undefined, statements);
  };
}

const TYPES = allFinder('type*');

/** What stands between the brackets that end a node. */
function inBrackets(node: SyntaxNode): Span {
  const start = node.ofType('[')?.end ?? node.start;
  return { start, end: Math.max(start, node.end - 1) };
}

const lowerings = table(usual, {
  'statement_list|parenthesized_type|type_constraint|literal_element': unwrap,
  expression_list: list,
  'blank_identifier|package_identifier': token('Identifier'),
  'label_name|iota|dot': token('Identifier'),
  'int_literal|imaginary_literal': token('Number'),
  rune_literal: quoted('Char'),
  interpreted_string_literal: quoted('String'),
  raw_string_literal: quoted('String', (text) => text.replaceAll('\r', '')),
  package_clause: shape('package_clause', { name: '#0' }),
  import_declaration: imports,
  'var_declaration|const_declaration': variables,
  short_var_declaration: shortDeclaration,
  assignment_statement: asStatement(assignment),
  receive_statement: receive,
  'inc_statement|dec_statement': asStatement(shape('Update', { operand: '#0' }, written('~'))),
  send_statement: shape('Binary', { left: 'channel', right: 'value' }, '<-'),
  'function_declaration|method_declaration|method_elem': shape('FunctionDef', {
    receiver,
    name: 'name',
    typeParameters: 'type_parameters',
    parameters: 'parameters',
    returnType,
    results,
    body: blockIn('body'),
  }),
  func_literal: shape('Lambda', { parameters: 'parameters', returnType, results, body: blockIn('body') }),
  parameter_list: sequence('Parameters'),
  'parameter_declaration|variadic_parameter_declaration': parameter,
  type_declaration: typeDeclaration,
  struct_type: shape('struct_type', { body: members }),
  interface_type: shape('interface_type', { body: members }),
  field_declaration: field,
  type_elem: (node, ctx) => {
    const types = ctx.named(node);
    return types.length === 1 ? types : ctx.sequence('union_type', node, types, '|');
  },
  function_type: functionType,
  generic_type: shape('Generic', { type: 'type', typeArguments: 'type_arguments' }),
  type_instantiation_expression: shape('Generic', {
    type: '#0',
    typeArguments: sequence('TypeArguments', '#* but #0', '', over('#1')),
  }),
  type_arguments: sequence('TypeArguments'),
  qualified_type: shape('Member', { object: 'package', property: 'name' }),
  call_expression: call,
  variadic_argument: shape('Spread', { value: '#0' }, '...'),
  selector_expression: memberOf('operand', 'field'),
  index_expression: shape('Index', { object: 'operand', index: 'index' }),
  // `s[a:b:c]` is an Index by a Slice.
  slice_expression: shape('Index', {
    object: 'operand',
    index: shape('Slice', { start: 'start', stop: 'end', step: 'capacity' }, '', inBrackets),
  }),
  type_assertion_expression: shape('Cast', { value: 'operand', type: 'type' }, '.()'),
  type_conversion_expression: conversion,
  // `T{a: 1}`: what is made of a type is New, its content the initializer.
  composite_literal: shape('New', { callee: 'type', initializer: 'body' }),
  literal_value: sequence('Object', '#*', 'exact'),
  keyed_element: shape('Pair', { key: 'key', value: 'value' }),
  unary_expression: shape('Unary', { operand: 'operand' }, written('operator')),
  if_statement: shape('If', {
    init: expressionIn('initializer'),
    condition: 'condition',
    consequent: bodyIn('consequence'),
    alternative: otherwise('alternative'),
  }),
  for_statement: forStatement,
  expression_switch_statement: switchStatement(''),
  type_switch_statement: switchStatement('type'),
  select_statement: sequence('select_statement'),
  expression_case: caseClause((node, ctx) => ctx.named(node.child('value') ?? node)),
  type_case: caseClause((node, ctx) => TYPES(node).map((type) => typeAround(ctx, ctx.one(type)))),
  'default_case|communication_case': caseClause((node, ctx) =>
    ctx.all(node.childrenOf('communication')).map(expressionOf),
  ),
  labeled_statement: shape('Labeled', { label: 'label', body: bodyIn('#1') }),
  break_statement: jump('Break', 'label_name'),
  continue_statement: jump('Continue', 'label_name'),
  go_statement: shape('go_statement', { value: '#0' }),
  defer_statement: shape('defer_statement', { value: '#0' }),
});

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
    likely: [{ open: '(', header: /\bimport\s*$/, spelling: '"…"' }],
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
    severalResults: true,
    pointerSign: '*',
    keysAreNames: true,
    integerDivision: true,
    lengthFunctions: ['len'],
    alternatives: ['select_statement'],
    jumps: ['goto_statement'],
    control: { defer_statement: 'defer', fallthrough_statement: 'next case' },
    fillingMethods: ['Read', 'ReadFrom'],
    errorFunctions: ['errors.New', 'fmt.Errorf'],
    endingFunctions: [
      ...['panic', 'os.Exit', 'runtime.Goexit', 'log.Fatal', 'log.Fatalf', 'log.Fatalln'],
      ...['log.Panic', 'log.Panicf', 'log.Panicln'],
    ],
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
