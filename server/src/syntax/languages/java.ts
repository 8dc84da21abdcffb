/** Java up to 23, with its snippets: statements and methods may stand at the top level. */

import {
  block,
  drop,
  each,
  group,
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
  arrayOf,
  bodyOf,
  caseOf,
  DECLARED,
  empty,
  ifStatement,
  isPlaceholder,
  member,
  modifierWord,
  sequenceOf,
  statement,
  typeOf,
} from './cLike.ts';
import type { Language, Semantics } from './language.ts';
import { decodeEscapes, withoutIndentation } from './text.ts';

/** A string, a text block, or a template with values in it. */
function string(node: SyntaxNode, ctx: Lowerer): Node {
  const isBlock = node.children[0]?.type === '"""';
  const quote = isBlock ? 3 : 1;
  const start = Math.min(node.start + quote, node.end);
  const end = Math.max(start, node.end - quote);
  if (!node.children.some((child) => child.type === 'string_interpolation')) {
    const inside = ctx.slice(start, end);
    return ctx.leaf('String', node, decodeEscapes(isBlock ? withoutIndentation(inside) : inside));
  }
  const parts: Node[] = [];
  let at = start;
  const text = (until: number): void => {
    if (until > at)
      parts.push(ctx.leaf('StringText', { start: at, end: until }, decodeEscapes(ctx.slice(at, until))));
  };
  for (const child of node.children) {
    if (child.type !== 'string_interpolation') continue;
    text(child.start);
    parts.push(ctx.shaped('Interpolation', child, { expression: ctx.one(child.namedChildren[0]) }));
    at = child.end;
  }
  text(end);
  return ctx.sequence('Interpolated', node, parts);
}

/** Annotations and words before a definition, apart from each other. */
function modifiersOf(
  node: SyntaxNode,
  ctx: Lowerer,
): { decorators?: Node | undefined; modifiers?: Node | undefined } {
  const list = node.ofType('modifiers');
  if (list === undefined) return {};
  const annotations = list.children.filter((child) => child.named);
  const words = list.children.filter((child) => !child.named);
  const [first] = words;
  const last = words[words.length - 1];
  return {
    decorators: group(ctx, 'Decorators', annotations),
    modifiers:
      first &&
      last &&
      ctx.sequence(
        'Modifiers',
        { start: first.start, end: last.end },
        words.map((word) => modifierWord(ctx, word)),
      ),
  };
}

/** `@A` is a name, `@A(…)` a call of it. */
function annotation(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.one(node.child('name'));
  const list = node.child('arguments');
  const expression =
    list === undefined || name === undefined
      ? name
      : ctx.shaped('Call', { start: name.start, end: node.end }, { callee: name, arguments: ctx.one(list) });
  return ctx.shaped('Decorator', node, { expression });
}

/** How many pairs of brackets stand behind a type or a name. */
function bracketsIn(dimensions: SyntaxNode | undefined): number {
  return dimensions?.children.filter((child) => child.type === '[').length ?? 0;
}

/** The type of a declaration, with the brackets that may stand behind the name. */
function declaredType(node: SyntaxNode, declarator: SyntaxNode, ctx: Lowerer): Node | undefined {
  const written = node.child('type');
  const type = typeOf(ctx, written);
  const dimensions = declarator.child('dimensions');
  if (written === undefined || type === undefined || dimensions === undefined) return type;
  const array = arrayOf(ctx, written, type.children[0], bracketsIn(dimensions));
  return ctx.sequence('Type', written, array === undefined ? [] : [array]);
}

/** `int a = 1, b[]` is a VarDef for each name. */
function declaration(node: SyntaxNode, ctx: Lowerer): Node[] {
  const { decorators, modifiers } = modifiersOf(node, ctx);
  const declarators = node.childrenOf('declarator');
  return declarators.map((declarator) =>
    ctx.shaped('VarDef', declarators.length === 1 ? node : declarator, {
      decorators,
      modifiers,
      type: declaredType(node, declarator, ctx),
      target: ctx.one(declarator.child('name')),
      value: ctx.one(declarator.child('value')),
    }),
  );
}

/** A name with a type that a pattern or a resource binds. */
function binding(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.child('name') ?? node.namedChildren.at(-1);
  const type = node.child('type') ?? node.namedChildren.find((child) => child.type !== 'modifiers');
  const { decorators, modifiers } = modifiersOf(node, ctx);
  return ctx.shaped('VarDef', node, {
    decorators,
    modifiers,
    type: type === name ? undefined : typeOf(ctx, type),
    target: ctx.one(name),
    value: ctx.one(node.child('value')),
  });
}

function parameter(node: SyntaxNode, ctx: Lowerer): Node {
  const isRest = node.type === 'spread_parameter';
  const declarator = isRest ? node.ofType('variable_declarator') : node;
  const name = ctx.one(declarator?.child('name'));
  const { decorators, modifiers } = modifiersOf(node, ctx);
  const written = isRest
    ? node.namedChildren.find((child) => child.type !== 'modifiers')
    : node.child('type');
  const type =
    isRest || declarator === undefined ? typeOf(ctx, written) : declaredType(node, declarator, ctx);
  return ctx.shaped('Parameter', node, { decorators, modifiers, type, name }, isRest ? '...' : '');
}

/** The bare name of a lambda's parameter. */
function bareParameter(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const name = ctx.one(node);
  if (name === undefined || isPlaceholder(name)) return name ?? [];
  return ctx.shaped('Parameter', node, { name });
}

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.namedChildren
    .filter((child) => child.type !== 'receiver_parameter')
    .flatMap((child) => (child.type === 'identifier' ? bareParameter(child, ctx) : [...ctx.lower(child)]));
  return ctx.sequence('Parameters', node, list);
}

function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const body = node.child('body');
  const bodyNode =
    body === undefined || body.type === 'block'
      ? block(ctx, body)
      : ctx.shaped('ExprBody', body, { expression: ctx.one(body) });
  const lowered =
    list === undefined
      ? empty(ctx, 'Parameters', node.start)
      : list.type === 'identifier'
        ? ctx.sequence('Parameters', list, [bareParameter(list, ctx)].flat())
        : parameters(list, ctx);
  return ctx.shaped('Lambda', node, { parameters: lowered, body: bodyNode });
}

/** Methods and constructors; a compact constructor has the parameters of its record. */
function method(node: SyntaxNode, ctx: Lowerer): Node {
  const { decorators, modifiers } = modifiersOf(node, ctx);
  const list = node.child('parameters');
  const name = node.child('name');
  return ctx.shaped('FunctionDef', node, {
    decorators,
    modifiers,
    typeParameters: ctx.one(node.child('type_parameters')),
    returnType: declaredType(node, node, ctx),
    name: ctx.one(name),
    parameters: list === undefined ? empty(ctx, 'Parameters', name?.end ?? node.end) : parameters(list, ctx),
    throws: ctx.one(node.ofType('throws')),
    body: block(ctx, node.child('body')),
  });
}

function supers(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return group(
    ctx,
    'Supers',
    node.children
      .filter((child) => SUPERS.has(child.type))
      .flatMap((child) =>
        child.namedChildren.flatMap((type) => (type.type === 'type_list' ? type.namedChildren : [type])),
      ),
  );
}

const SUPERS = new Set(['superclass', 'super_interfaces', 'extends_interfaces']);

/** Classes, interfaces, enums, records and annotation types. A record is a class with a word before it. */
function classDefinition(keyword: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const { decorators, modifiers } = modifiersOf(node, ctx);
    const body = node.child('body');
    const list = node.child('parameters');
    const record = node.children.find((child) => child.type === 'record');
    const words = [
      ...(modifiers?.children ?? []),
      ...(record === undefined ? [] : [modifierWord(ctx, record)]),
    ];
    const span = { start: words[0]?.start ?? node.start, end: words.at(-1)?.end ?? node.start };
    return ctx.shaped(
      'ClassDef',
      node,
      {
        decorators,
        modifiers: words.length === 0 ? undefined : ctx.sequence('Modifiers', span, words),
        name: ctx.one(node.child('name')),
        typeParameters: ctx.one(node.child('type_parameters')),
        parameters: list && parameters(list, ctx),
        supers: supers(node, ctx),
        permits: ctx.one(node.child('permits')),
        body: ctx.one(body),
      },
      keyword,
    );
  };
}

function enumConstant(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.one(node.child('name'));
  if (isPlaceholder(name) && node.namedChildren.length === 1) return name;
  const { decorators } = modifiersOf(node, ctx);
  return ctx.shaped('enum_constant', node, {
    decorators,
    name,
    arguments: ctx.one(node.child('arguments')),
    body: ctx.one(node.child('body')),
  });
}

function call(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('object');
  const isSuper = written?.type !== 'super' && node.ofType('super') !== undefined;
  const object = isSuper ? ctx.one(node.ofType('super')) : ctx.one(written);
  const callee = member(ctx, object, ctx.one(node.child('name')));
  return ctx.shaped('Call', node, {
    callee,
    typeArguments: ctx.one(node.child('type_arguments')),
    arguments: ctx.one(node.child('arguments')),
  });
}

/** `this(…)` and `super(…)` at the start of a constructor. */
function constructorCall(node: SyntaxNode, ctx: Lowerer): Node {
  const keyword = ctx.one(node.child('constructor'));
  const object = ctx.one(node.child('object'));
  const list = ctx.one(node.child('arguments'));
  const callee =
    object === undefined || keyword === undefined
      ? keyword
      : ctx.shaped(
          'Member',
          { start: object.start, end: keyword.end },
          { object, property: ctx.leaf('Identifier', keyword, 'super') },
        );
  const span = { start: node.start, end: list?.end ?? node.end };
  const made = ctx.shaped('Call', span, {
    callee,
    typeArguments: ctx.one(node.child('type_arguments')),
    arguments: list,
  });
  return ctx.shaped('ExprStmt', node, { expression: made });
}

/** `new A(…)`, and `outer.new Inner(…)`, whose object has a role of its own. */
function construction(node: SyntaxNode, ctx: Lowerer): Node {
  const first = node.namedChildren[0];
  const outer = node.children[0]?.type === 'new' ? undefined : first;
  return ctx.shaped('New', node, {
    object: ctx.one(outer),
    callee: ctx.one(node.child('type')),
    typeArguments: ctx.one(node.child('type_arguments')),
    arguments: ctx.one(node.child('arguments')),
    body: ctx.one(node.ofType('class_body')),
  });
}

/** `new T[n]`, `new T[]{…}`. */
function arrayCreation(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('type');
  const sizes = node.children.filter((child) => child.type === 'dimensions_expr');
  const type = arrayOf(ctx, written ?? node, ctx.one(written), bracketsIn(node.ofType('dimensions')));
  return ctx.shaped('array_creation_expression', node, {
    type: type && ctx.sequence('Type', type, [type]),
    arguments: group(ctx, 'Arguments', sizes),
    value: ctx.one(node.child('value')),
  });
}

/** `A.b`, `A.this`, `A.super.b`. */
function fieldAccess(node: SyntaxNode, ctx: Lowerer): Node {
  const field = node.child('field');
  if (field?.type === 'this') return ctx.leaf('This', node, 'this');
  const outer = node.ofType('super');
  const object = outer === undefined ? ctx.one(node.child('object')) : ctx.leaf('Super', outer, 'super');
  return ctx.shaped('Member', node, { object, property: ctx.one(field) });
}

/** `A::b` and `A::new`. */
function methodReference(node: SyntaxNode, ctx: Lowerer): Node {
  const object = ctx.one(node.namedChildren[0]);
  const last = node.children[node.children.length - 1];
  const property =
    last?.type === 'new' ? ctx.leaf('Identifier', last, 'new') : ctx.one(node.namedChildren.at(-1));
  return ctx.shaped(
    'Member',
    node,
    { object, typeArguments: ctx.one(node.ofType('type_arguments')), property },
    '::',
  );
}

/** `String.class` is a member of the type. */
function classLiteral(node: SyntaxNode, ctx: Lowerer): Node {
  const word = node.children[node.children.length - 1];
  return ctx.shaped('Member', node, {
    object: ctx.one(node.namedChildren[0]),
    property: word && ctx.leaf('Identifier', word, 'class'),
  });
}

function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('For', node, {
    init: sequenceOf(ctx, ctx.all(node.childrenOf('init'))),
    condition: ctx.one(node.child('condition')),
    update: sequenceOf(ctx, ctx.all(node.childrenOf('update'))),
    body: bodyOf(ctx, node.child('body')),
  });
}

function forEach(node: SyntaxNode, ctx: Lowerer): Node {
  const { decorators, modifiers } = modifiersOf(node, ctx);
  const type = node.child('type');
  const name = node.child('name');
  const target = ctx.shaped(
    'VarDef',
    { start: type?.start ?? node.start, end: name?.end ?? node.end },
    { decorators, modifiers, type: declaredType(node, node, ctx), target: ctx.one(name) },
  );
  return ctx.shaped('ForEach', node, {
    target,
    iterable: ctx.one(node.child('value')),
    body: bodyOf(ctx, node.child('body')),
  });
}

function tryStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const resources = node.child('resources');
  return ctx.shaped('Try', node, {
    resources: resources && ctx.sequence('WithItems', resources, ctx.named(resources)),
    body: block(ctx, node.child('body')),
    handlers: group(
      ctx,
      'Handlers',
      node.children.filter((child) => child.type === 'catch_clause'),
    ),
    finalizer: ctx.one(node.ofType('finally_clause')),
  });
}

/** A resource that is declared, or one that exists already. */
function resource(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  return node.child('name') === undefined ? ctx.named(node) : binding(node, ctx);
}

function catchClause(node: SyntaxNode, ctx: Lowerer): Node {
  const caught = node.ofType('catch_formal_parameter');
  const types = caught?.ofType('catch_type');
  const lowered = types === undefined ? [] : ctx.named(types);
  const type = lowered.length > 1 && types !== undefined ? ctx.sequence('Tuple', types, lowered) : lowered[0];
  return ctx.shaped('Catch', node, {
    type,
    name: ctx.one(caught?.child('name')),
    body: block(ctx, node.child('body')),
  });
}

/** `case a, b when g:` or `->`; `default` among the labels of a case stays a name. */
function caseClause(node: SyntaxNode, ctx: Lowerer): Node {
  const label = node.ofType('switch_label');
  const guard = label?.ofType('guard');
  const tests = (label?.namedChildren ?? []).filter((child) => child !== guard);
  const statements = node.namedChildren.filter((child) => child.type !== 'switch_label');
  const [only] = statements;
  const start = only?.start ?? node.end;
  const body =
    statements.length === 1 && only?.type === 'block' && node.type === 'switch_rule'
      ? (block(ctx, only) as Node)
      : ctx.sequence('Block', { start, end: Math.max(start, node.end) }, ctx.all(statements));
  const arrow = node.type === 'switch_rule' ? '->' : '';
  return caseOf(ctx, node, ctx.all(tests), ctx.one(guard?.namedChildren[0]), body, arrow);
}

function switchExpression(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.child('condition')),
    body: body && ctx.sequence('Cases', body, ctx.named(body)),
  });
}

/** `import a.b.C`, `import a.b.*`, and the static forms, which name a member. */
function importDeclaration(node: SyntaxNode, ctx: Lowerer): Node {
  const path = node.namedChildren[0];
  const module = ctx.one(path);
  const isStatic = node.has('static');
  const text = isStatic ? 'static' : '';
  const wildcard = node.ofType('asterisk');
  if (wildcard !== undefined) {
    const names = ctx.sequence('ImportNames', wildcard, [], '*');
    return ctx.shaped('ImportFrom', node, { module, names }, text);
  }
  const scope = path?.child('scope');
  const name = path?.child('name');
  if (!isStatic || scope === undefined || name === undefined)
    return ctx.shaped('Import', node, { module }, text);
  const imported = ctx.shaped('ImportName', name, { name: ctx.one(name) });
  return ctx.shaped(
    'ImportFrom',
    node,
    { module: ctx.one(scope), names: ctx.sequence('ImportNames', name, [imported]) },
    text,
  );
}

function typeTest(node: SyntaxNode, ctx: Lowerer): Node {
  const pattern = node.child('pattern');
  const right = node.child('right');
  return ctx.shaped('TypeTest', node, {
    value: ctx.one(node.child('left')),
    type: pattern === undefined ? typeOf(ctx, right) : ctx.sequence('Type', pattern, ctx.named(pattern)),
    name: ctx.one(node.child('name')),
  });
}

const name = token('Identifier');

/** `a.b` in a name and in a type is the Member that it is in an expression. */
function scoped(node: SyntaxNode, ctx: Lowerer): Node {
  const [object, property] = [ctx.one(node.namedChildren[0]), ctx.one(node.namedChildren.at(-1))];
  return ctx.shaped('Member', node, { object, property });
}

const lowerings: Lowerings = {
  program: unwrap,
  block: sequence('Block'),
  constructor_body: sequence('Block'),
  expression_statement: shape('ExprStmt', { expression: '#0' }),
  parenthesized_expression: unwrap,
  ...each(
    [
      'identifier',
      'type_identifier',
      'void_type',
      'integral_type',
      'floating_point_type',
      'boolean_type',
      'underscore_pattern',
    ],
    name,
  ),
  ...each(['scoped_identifier', 'scoped_type_identifier'], scoped),
  ...each(
    [
      'decimal_integer_literal',
      'hex_integer_literal',
      'octal_integer_literal',
      'binary_integer_literal',
      'decimal_floating_point_literal',
      'hex_floating_point_literal',
    ],
    token('Number'),
  ),
  true: token('Bool', 'true'),
  false: token('Bool', 'false'),
  null_literal: token('Null'),
  string_literal: string,
  character_literal: (node, ctx) =>
    ctx.leaf('Char', node, decodeEscapes(ctx.slice(node.start + 1, Math.max(node.start + 1, node.end - 1)))),
  this: token('This'),
  super: token('Super'),
  generic_type: shape('Generic', { type: '#0', typeArguments: '#1' }),
  type_arguments: sequence('TypeArguments'),
  array_type: (node, ctx) =>
    arrayOf(ctx, node, ctx.one(node.child('element')), bracketsIn(node.child('dimensions'))) ?? [],
  annotated_type: (node, ctx) => ctx.lower(node.namedChildren.at(-1) as SyntaxNode),
  method_invocation: call,
  explicit_constructor_invocation: constructorCall,
  argument_list: sequence('Arguments'),
  object_creation_expression: construction,
  array_creation_expression: arrayCreation,
  dimensions_expr: unwrap,
  array_initializer: sequence('Array'),
  field_access: fieldAccess,
  array_access: shape('Index', { object: 'array', index: 'index' }),
  method_reference: methodReference,
  class_literal: classLiteral,
  assignment_expression: (node, ctx) => {
    const operator = node.child('operator');
    const text = operator === undefined ? '=' : ctx.text(operator);
    return ctx.shaped(
      text === '=' ? 'Assign' : 'AugAssign',
      node,
      { target: ctx.one(node.child('left')), value: ctx.one(node.child('right')) },
      text === '=' ? '' : text,
    );
  },
  binary_expression: shape('Binary', { left: 'left', right: 'right' }, { operator: 'operator' }),
  instanceof_expression: typeTest,
  type_pattern: binding,
  record_pattern: sequence('record_pattern'),
  record_pattern_body: sequence('record_pattern_body'),
  record_pattern_component: binding,
  pattern: unwrap,
  unary_expression: shape('Unary', { operand: 'operand' }, { operator: 'operator' }),
  update_expression: shape('Update', { operand: '#0' }, { operator: true }),
  cast_expression: (node, ctx) => {
    const types = node.childrenOf('type');
    const [first] = types;
    const span = { start: first?.start ?? node.start, end: types.at(-1)?.end ?? node.start };
    return ctx.shaped('Cast', node, {
      type: ctx.sequence('Type', span, ctx.all(types)),
      value: ctx.one(node.child('value')),
    });
  },
  ternary_expression: shape('Conditional', {
    condition: 'condition',
    consequent: 'consequence',
    alternative: 'alternative',
  }),
  lambda_expression: lambda,
  switch_expression: switchExpression,
  ...each(['switch_block_statement_group', 'switch_rule'], caseClause),
  yield_statement: shape('yield_statement', { value: '#0' }),
  modifiers: (node, ctx) =>
    node.children.map((child) => (child.named ? (ctx.one(child) as Node) : modifierWord(ctx, child))),
  ...each(['annotation', 'marker_annotation'], annotation),
  annotation_argument_list: sequence('Arguments'),
  element_value_pair: shape('Argument', { name: 'key', value: 'value' }),
  element_value_array_initializer: sequence('Array'),
  ...each(['local_variable_declaration', 'field_declaration', 'constant_declaration'], declaration),
  ...each(['formal_parameter', 'spread_parameter'], parameter),
  formal_parameters: parameters,
  inferred_parameters: parameters,
  ...each(['method_declaration', 'constructor_declaration', 'compact_constructor_declaration'], method),
  throws: sequence('Throws'),
  annotation_type_element_declaration: (node, ctx) => {
    const { decorators, modifiers } = modifiersOf(node, ctx);
    const named = node.child('name');
    return ctx.shaped('FunctionDef', node, {
      decorators,
      modifiers,
      returnType: declaredType(node, node, ctx),
      name: ctx.one(named),
      parameters: empty(ctx, 'Parameters', named?.end ?? node.end),
      default: ctx.one(node.child('value')),
    });
  },
  class_declaration: classDefinition('class'),
  record_declaration: classDefinition('class'),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  annotation_type_declaration: classDefinition('@interface'),
  ...each(['class_body', 'interface_body', 'enum_body', 'annotation_type_body'], sequence('ClassBody')),
  enum_body_declarations: unwrap,
  enum_constant: enumConstant,
  static_initializer: shape('static_initializer', { body: '#0' }),
  if_statement: ifStatement,
  while_statement: statement('While', { condition: 'condition', body: 'body' }),
  do_statement: statement('DoWhile', { body: 'body', condition: 'condition' }),
  for_statement: forStatement,
  enhanced_for_statement: forEach,
  labeled_statement: shape('Labeled', { label: '#0', body: '#1' }),
  ...each(['try_statement', 'try_with_resources_statement'], tryStatement),
  resource,
  catch_clause: catchClause,
  finally_clause: (node, ctx) => ctx.shaped('Finally', node, { body: block(ctx, node.ofType('block')) }),
  synchronized_statement: statement('synchronized_statement', { value: '#0', body: 'body' }),
  return_statement: shape('Return', { value: '#0' }),
  throw_statement: shape('Throw', { value: '#0' }),
  break_statement: jump('Break', 'identifier'),
  continue_statement: jump('Continue', 'identifier'),
  import_declaration: importDeclaration,
  package_declaration: shape('package_declaration', { name: '#-1' }),
  line_comment: drop,
};

/** Behind what begins a list of parameters, or a parameter of it. */
const AMONG_PARAMETERS = new RegExp(`(?:${DECLARED.source.replace(/\$$/, '')})\\((?:[^(){};]*,)?\\s*$`);

/** Methods that give the same type whatever they are called on: those of the language's own classes. */
const METHOD_TYPES: Semantics['methodTypes'] = {
  contains: 'bool',
  containsKey: 'bool',
  containsValue: 'bool',
  endsWith: 'bool',
  equals: 'bool',
  equalsIgnoreCase: 'bool',
  hasNext: 'bool',
  isBlank: 'bool',
  isEmpty: 'bool',
  isPresent: 'bool',
  matches: 'bool',
  startsWith: 'bool',
  compareTo: 'integer',
  hashCode: 'integer',
  indexOf: 'integer',
  lastIndexOf: 'integer',
  length: 'integer',
  size: 'integer',
};

export const java: Language = {
  id: 'java',
  names: ['java'],
  editorIds: ['java'],
  extensions: ['.java'],
  interpreters: ['java'],
  grammar: 'tree-sitter-java.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set(['binary_expression', 'method_invocation', 'field_access', 'array_access']),
    last: new Map([
      ['if_statement', 'alternative'],
      ['ternary_expression', 'alternative'],
    ]),
  },
  commentTypes: new Set(['line_comment', 'block_comment']),
  unitTypes: new Set([
    'method_declaration',
    'constructor_declaration',
    'compact_constructor_declaration',
    'lambda_expression',
    'class_declaration',
    'interface_declaration',
    'enum_declaration',
    'record_declaration',
    'annotation_type_declaration',
  ]),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '…;', '… …', '… …;', '…=…', '…;…;…', 'case …:'],
    likely: [
      {
        open: '{',
        header: /\b(?:class|interface|record|@interface)\s[^(){};]*(?:\([^(){};]*\)[^(){};]*)?$/,
        spelling: '… …;',
      },
      { open: '(', header: DECLARED, spelling: '… …' },
    ],
    metavariables: ['…;', '… …'],
    likelyMetavariables: [{ behind: AMONG_PARAMETERS, ahead: /^\s*[,)]/, spelling: '… …' }],
    contexts: [
      { text: '(…);' },
      { text: '…' },
      { text: '…;', completes: ';' },
      { text: 'try {} …' },
      { text: '… finally {}', fills: 'finalizer' },
      { text: 'class __aiss_c { … }' },
      { text: 'class __aiss_c { …; }', completes: ';' },
      { text: '… {}', fills: 'body' },
      { text: 'class __aiss_c { __aiss_c() { … } }' },
      { text: 'class __aiss_c { __aiss_c() { …; } }', completes: ';' },
      { text: 'switch (__aiss_s) { … }' },
      { text: '… class __aiss_c {}' },
      { text: 'void __aiss_f(…) {}' },
      { text: 'void __aiss_f(… __aiss_p) {}' },
    ],
  },
  semantics: {
    importCalls: [],
    concatenation: ['+'],
    assignmentDeclares: false,
    blockScope: true,
    selfNames: [],
    bareMembers: 'everywhere',
    importBinds: 'last',
    fallsThrough: true,
    control: { yield_statement: 'give' },
    concatenatesAnything: true,
    integerDivision: true,
    lengthProperties: ['length'],
    stringFunctions: ['String.format', 'String.join', 'String.valueOf'],
    functionTypes: {
      ...{ 'Integer.parseInt': 'int', 'Integer.valueOf': 'Integer', 'Integer.decode': 'Integer' },
      ...{ 'Long.parseLong': 'long', 'Long.valueOf': 'Long', 'Short.parseShort': 'short' },
      ...{ 'Short.valueOf': 'Short', 'Byte.parseByte': 'byte', 'Byte.valueOf': 'Byte' },
      ...{ 'Float.parseFloat': 'float', 'Float.valueOf': 'Float' },
      ...{ 'Double.parseDouble': 'double', 'Double.valueOf': 'Double' },
      ...{ 'Boolean.parseBoolean': 'boolean', 'Boolean.valueOf': 'Boolean', 'Objects.equals': 'boolean' },
      ...{ 'String.valueOf': 'String', 'String.format': 'String', 'String.join': 'String' },
    },
    methodTypes: METHOD_TYPES,
    elementMethods: [
      'get',
      'getFirst',
      'getLast',
      'getOrDefault',
      'next',
      'orElse',
      'peek',
      'poll',
      'pop',
      'take',
    ],
    callMethods: [
      'accept',
      'apply',
      'applyAsDouble',
      'applyAsInt',
      'applyAsLong',
      'call',
      'compare',
      'get',
      'run',
      'test',
    ],
    lists: {
      types: ['ArrayList', 'LinkedList', 'Vector'],
      appends: ['add', 'addElement', 'addLast'],
      removes: ['remove', 'removeElementAt'],
      reorders: [
        'clear',
        'poll',
        'pollFirst',
        'pollLast',
        'pop',
        'removeAll',
        'removeFirst',
        'removeIf',
        'removeLast',
        'replaceAll',
        'retainAll',
        'reverse',
        'sort',
      ],
    },
    containerMethods: [
      'add',
      'addAll',
      'addFirst',
      'addLast',
      'addElement',
      'append',
      'insert',
      'insertElementAt',
      'offer',
      'offerFirst',
      'offerLast',
      'push',
      'put',
      'putAll',
      'putIfAbsent',
      'set',
      'setAttribute',
      'setElementAt',
      'setProperty',
      'write',
    ],
    keyedMethods: {
      puts: ['put', 'putIfAbsent', 'setProperty', 'setAttribute'],
      gets: ['get', 'getOrDefault', 'getProperty', 'getAttribute'],
      removes: ['remove', 'removeAttribute'],
    },
    accessors: { sets: /^set([A-Z]\w*)$/, gets: /^get([A-Z]\w*)$/ },
    foldingFunctions: ['reduce'],
    pairMethods: ['forEach', 'replaceAll', 'computeIfPresent', 'merge'],
    booleanLogic: true,
    literalTypes: {
      string: ['String', 'java.lang.String'],
      char: ['char', 'Character', 'java.lang.Character'],
      integer: ['int', 'Integer', 'java.lang.Integer'],
      float: ['double', 'Double', 'java.lang.Double', 'float', 'Float', 'java.lang.Float'],
      bool: ['boolean', 'Boolean', 'java.lang.Boolean'],
    },
    equalTypes: [
      ['String', 'java.lang.String'],
      ['int', 'Integer', 'java.lang.Integer'],
      ['long', 'Long', 'java.lang.Long'],
      ['short', 'Short', 'java.lang.Short'],
      ['byte', 'Byte', 'java.lang.Byte'],
      ['char', 'Character', 'java.lang.Character'],
      ['float', 'Float', 'java.lang.Float'],
      ['double', 'Double', 'java.lang.Double'],
      ['boolean', 'Boolean', 'java.lang.Boolean'],
      ['Object', 'java.lang.Object'],
    ],
  },
};
