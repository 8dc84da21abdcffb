/** Java up to 23, with its snippets: statements and methods may stand at the top level. */

import type { Extractor, Lowerer, Lowering } from '../lower.ts';
import { group, modifierWord, typeAround } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder } from '../places.ts';
import {
  asStatement,
  blockIn,
  bodyIn,
  bodyOrExpression,
  either,
  extractor,
  given,
  grouped,
  held,
  inside,
  leafAt,
  listed,
  none,
  orPlaceholder,
  over,
  sequence,
  several,
  shape,
  table,
  token,
  typed,
  unwrap,
  where,
  words,
  written,
} from '../table.ts';
import {
  annotation,
  arrayOf,
  bareParameter,
  classSemantics,
  DECLARED,
  jump,
  lambdaParameters,
  memberOf,
  membersBehind,
  switchOn,
  TRY,
  usual,
  usualContexts,
} from './constructs.ts';
import type { Language, Semantics } from './language.ts';
import { decodeEscapes, interpolation, template, withoutIndentation } from './text.ts';

/** A string, a text block, or a template with values in it. */
function string(node: SyntaxNode, ctx: Lowerer): Node {
  const isBlock = node.children[0]?.type === '"""';
  const quote = isBlock ? 3 : 1;
  const start = Math.min(node.start + quote, node.end);
  const end = Math.max(start, node.end - quote);
  const holes = node.children.filter((child) => child.type === 'string_interpolation');
  if (holes.length === 0) {
    const content = ctx.slice(start, end);
    return ctx.leaf('String', node, decodeEscapes(isBlock ? withoutIndentation(content) : content));
  }
  const parts = template(ctx, { start, end }, holes, decodeEscapes, (hole) => interpolation(hole, ctx));
  return ctx.sequence('Interpolated', node, parts);
}

// ---------------------------------------------------------------------------------------------------
// Definitions

/** Annotations and words before a definition, apart from each other. A record is a class with a word before it. */
const HEAD = {
  decorators: grouped('Decorators', '<modifiers>/#*'),
  modifiers: words('<modifiers>/~* and <record>'),
};

/** How many pairs of brackets stand behind a type or a name. */
function bracketsIn(dimensions: SyntaxNode | undefined): number {
  return dimensions?.children.filter((child) => child.type === '[').length ?? 0;
}

/** The type of a declaration, with the brackets that may stand behind the name. */
function declaredType(written: SyntaxNode | undefined, name: SyntaxNode, ctx: Lowerer): Node | undefined {
  const type = typeAround(ctx, ctx.one(written));
  const dimensions = name.child('dimensions');
  if (written === undefined || type === undefined || dimensions === undefined) return type;
  const array = arrayOf(ctx, written, type.children[0], bracketsIn(dimensions));
  return ctx.sequence('Type', written, array === undefined ? [] : [array]);
}

/** The type of what declares one name only. */
const ownType: Extractor = (node, ctx) => declaredType(node.child('type'), node, ctx);

/** `int a = 1, b[]` is a VarDef for each name. */
function declaration(node: SyntaxNode, ctx: Lowerer): Node[] {
  const [decorators, modifiers] = [HEAD.decorators(node, ctx), HEAD.modifiers(node, ctx)];
  const declarators = node.childrenOf('declarator');
  return declarators.map((declarator) =>
    ctx.shaped('VarDef', declarators.length === 1 ? node : declarator, {
      decorators,
      modifiers,
      type: declaredType(node.child('type'), declarator, ctx),
      target: ctx.one(declarator.child('name')),
      value: ctx.one(declarator.child('value')),
    }),
  );
}

/** A name with a type that a pattern or a resource binds. */
const binding = shape('VarDef', {
  ...HEAD,
  type: typed('type or #0 but <modifiers> but #-1'),
  target: 'name or #-1',
  value: 'value',
});

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.namedChildren
    .filter((child) => child.type !== 'receiver_parameter')
    .flatMap((child) => (child.type === 'identifier' ? bareParameter(child, ctx) : ctx.lower(child)));
  return ctx.sequence('Parameters', node, list);
}

/** Methods and constructors; a compact constructor has the parameters of its record. */
const method = shape('FunctionDef', {
  ...HEAD,
  typeParameters: 'type_parameters',
  returnType: ownType,
  name: 'name',
  parameters: either('parameters', none('Parameters', 'name')),
  throws: '<throws>',
  body: blockIn('body'),
});

/** Classes, interfaces, enums, records and annotation types. */
function classDefinition(keyword: string): Lowering {
  return shape(
    'ClassDef',
    {
      ...HEAD,
      name: 'name',
      typeParameters: 'type_parameters',
      parameters: 'parameters',
      supers,
      permits: 'permits',
      body: 'body',
    },
    keyword,
  );
}

/** What is extended and implemented; some of it is in a list of its own. */
const supers: Extractor = (node, ctx) =>
  group(
    ctx,
    'Supers',
    SUPERS(node).flatMap((type) => (type.type === 'type_list' ? type.namedChildren : [type])),
  );

const SUPERS = allFinder('<superclass|super_interfaces|extends_interfaces>*/#*');

// ---------------------------------------------------------------------------------------------------
// Expressions

const CALL = { typeArguments: 'type_arguments', arguments: 'arguments' };

/** `this(…)` and `super(…)` at the start of a constructor. */
const constructorCall = shape(
  'Call',
  {
    callee: where(
      'object',
      memberOf('object', leafAt('Identifier', 'constructor', 'super')),
      extractor('constructor'),
    ),
    ...CALL,
  },
  '',
  over('#0', 'arguments'),
);

/** `new T[n]`, `new T[]{…}`. */
function arrayCreation(node: SyntaxNode, ctx: Lowerer): Node {
  const element = node.child('type');
  const type = arrayOf(ctx, element ?? node, ctx.one(element), bracketsIn(node.ofType('dimensions')));
  return ctx.shaped('array_creation_expression', node, {
    type: type && ctx.sequence('Type', type, [type]),
    arguments: SIZES(node, ctx),
    value: ctx.one(node.child('value')),
  });
}

const SIZES = grouped('Arguments', '<dimensions_expr>*');

// ---------------------------------------------------------------------------------------------------
// Statements

/** `case a, b when g:` or `->`; `default` among the labels of a case stays a name. */
function caseClause(body: Extractor, text: string): Lowering {
  return shape(
    'Case',
    {
      test: inside('<switch_label>', several('Tuple', '#* but <guard>')),
      guard: '<switch_label>/<guard>/#0',
      body,
    },
    text,
  );
}

const caseStatements = sequence('Block', '#* but <switch_label>*', '', over('#0 but <switch_label>*'));

/** `import a.b.C`, `import a.b.*`, and the static forms, which name a member. */
const IS_STATIC = given('<static>', 'static');
const importOne = shape('Import', { module: '#0' }, IS_STATIC);
const importAll = shape(
  'ImportFrom',
  { module: '#0', names: listed('ImportNames', '<asterisk>', '*') },
  IS_STATIC,
);
const importMember = shape(
  'ImportFrom',
  {
    module: '#0/scope',
    names: inside('#0/name', (name, ctx) =>
      ctx.sequence('ImportNames', name, [ctx.shaped('ImportName', name, { name: ctx.one(name) })]),
    ),
  },
  IS_STATIC,
);

const lowerings = table(usual, {
  'dimensions_expr|pattern|enum_body_declarations': unwrap,
  constructor_body: sequence('Block'),
  'void_type|integral_type|floating_point_type|boolean_type': token('Identifier'),
  underscore_pattern: token('Identifier'),
  // `a.b` in a name and in a type is the Member that it is in an expression.
  'scoped_identifier|scoped_type_identifier': shape('Member', { object: '#0', property: '#-1' }),
  'decimal_integer_literal|hex_integer_literal|octal_integer_literal|binary_integer_literal': token('Number'),
  'decimal_floating_point_literal|hex_floating_point_literal': token('Number'),
  string_literal: string,
  type_arguments: sequence('TypeArguments'),
  generic_type: shape('Generic', { type: '#0', typeArguments: '#1' }),
  array_type: (node, ctx) =>
    arrayOf(ctx, node, ctx.one(node.child('element')), bracketsIn(node.child('dimensions'))),
  annotated_type: extractor('#-1'),
  method_invocation: shape('Call', { callee: memberOf('<super> or object', 'name'), ...CALL }),
  explicit_constructor_invocation: asStatement(constructorCall),
  // The object of an inner class, `outer.new Inner(…)`, has a role of its own.
  object_creation_expression: shape('New', {
    object: '#0 before <new>',
    callee: 'type',
    ...CALL,
    body: '<class_body>',
  }),
  array_creation_expression: arrayCreation,
  'array_initializer|element_value_array_initializer': sequence('Array'),
  // `A.b`, `A.this`, `A.super.b`.
  field_access: where(
    '<this> but object',
    token('This', 'this'),
    shape('Member', { object: '<super> or object', property: 'field' }),
  ),
  array_access: shape('Index', { object: 'array', index: 'index' }),
  // `A::b` and `A::new`.
  method_reference: shape(
    'Member',
    {
      object: '#0',
      typeArguments: '<type_arguments>',
      property: either(leafAt('Identifier', '<new>'), '#-1'),
    },
    '::',
  ),
  // `String.class` is a member of the type.
  class_literal: shape('Member', { object: '#0', property: leafAt('Identifier', '<class>') }),
  instanceof_expression: shape('TypeTest', {
    value: 'left',
    type: either(listed('Type', 'pattern'), typed('right')),
    name: 'name',
  }),
  'type_pattern|record_pattern_component': binding,
  record_pattern: sequence('record_pattern'),
  record_pattern_body: sequence('record_pattern_body'),
  unary_expression: shape('Unary', { operand: 'operand' }, written('operator')),
  update_expression: shape('Update', { operand: '#0' }, written('~')),
  cast_expression: shape('Cast', { type: grouped('Type', 'type*'), value: 'value' }),
  lambda_expression: shape('Lambda', {
    parameters: lambdaParameters('parameters'),
    body: bodyOrExpression('body', 'block'),
  }),
  switch_expression: switchOn('condition'),
  switch_block_statement_group: caseClause(caseStatements, ''),
  switch_rule: caseClause(either(blockIn('<block>'), caseStatements), '->'),
  yield_statement: shape('yield_statement', { value: '#0' }),
  modifiers: (node, ctx) =>
    node.children.map((child) => (child.named ? (ctx.one(child) as Node) : modifierWord(child, ctx))),
  'annotation|marker_annotation': annotation('name', 'arguments'),
  annotation_argument_list: sequence('Arguments'),
  element_value_pair: shape('Argument', { name: 'key', value: 'value' }),
  'local_variable_declaration|field_declaration|constant_declaration': declaration,
  formal_parameter: shape('Parameter', { ...HEAD, type: ownType, name: 'name' }),
  spread_parameter: shape(
    'Parameter',
    { ...HEAD, type: typed('#0 but <modifiers>'), name: '<variable_declarator>/name' },
    '...',
  ),
  'formal_parameters|inferred_parameters': parameters,
  'method_declaration|constructor_declaration|compact_constructor_declaration': method,
  throws: sequence('Throws'),
  annotation_type_element_declaration: shape('FunctionDef', {
    ...HEAD,
    returnType: ownType,
    name: 'name',
    parameters: none('Parameters', 'name'),
    default: 'value',
  }),
  class_declaration: classDefinition('class'),
  record_declaration: classDefinition('class'),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  annotation_type_declaration: classDefinition('@interface'),
  'class_body|interface_body|enum_body|annotation_type_body': sequence('ClassBody'),
  enum_constant: orPlaceholder(
    shape('enum_constant', {
      decorators: HEAD.decorators,
      name: 'name',
      arguments: 'arguments',
      body: 'body',
    }),
  ),
  static_initializer: shape('static_initializer', { body: '#0' }),
  for_statement: shape('For', {
    init: several('sequence_expression', 'init*'),
    condition: 'condition',
    update: several('sequence_expression', 'update*'),
    body: bodyIn('body'),
  }),
  enhanced_for_statement: shape('ForEach', {
    target: shape('VarDef', { ...HEAD, type: ownType, target: 'name' }, '', over('type', 'name')),
    iterable: 'value',
    body: bodyIn('body'),
  }),
  'try_statement|try_with_resources_statement': shape('Try', {
    resources: listed('WithItems', 'resources'),
    ...TRY,
  }),
  resource: where('name', binding, unwrap),
  catch_clause: shape('Catch', {
    type: held('Tuple', '<catch_formal_parameter>/<catch_type>'),
    name: '<catch_formal_parameter>/name',
    body: blockIn('body'),
  }),
  synchronized_statement: shape('synchronized_statement', { value: '#0', body: bodyIn('body') }),
  break_statement: jump('Break', 'identifier'),
  continue_statement: jump('Continue', 'identifier'),
  import_declaration: where(
    '<asterisk>',
    importAll,
    where('<static>', where('#0/scope', importMember, importOne), importOne),
  ),
  package_declaration: shape('package_declaration', { name: '#-1' }),
});

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
      { open: '{', header: membersBehind('class|interface|record|@interface'), spelling: '… …;' },
      { open: '(', header: DECLARED, spelling: '… …' },
    ],
    metavariables: ['…;', '… …'],
    likelyMetavariables: [{ behind: AMONG_PARAMETERS, ahead: /^\s*[,)]/, spelling: '… …' }],
    contexts: [
      { text: '(…);' },
      ...usualContexts(),
      { text: 'class __aiss_c { __aiss_c() { … } }' },
      { text: 'class __aiss_c { __aiss_c() { …; } }', completes: ';' },
      { text: 'switch (__aiss_s) { … }' },
      { text: '… class __aiss_c {}' },
      { text: 'void __aiss_f(…) {}' },
      { text: 'void __aiss_f(… __aiss_p) {}' },
    ],
  },
  semantics: {
    enumerations: { byWord: true, lookUps: ['valueOf'] },
    ...classSemantics,
    importBinds: 'last',
    control: { yield_statement: 'give', assert_statement: 'assert' },
    endingFunctions: ['System.exit'],
    fillingMethods: ['read', 'readFully', 'readNBytes'],
    lengthProperties: ['length'],
    stringFunctions: ['String.format', 'String.join', 'String.valueOf'],
    functionTypes: {
      ...{ 'Integer.parseInt': 'int', 'Integer.valueOf': 'Integer', 'Integer.decode': 'Integer' },
      ...{ 'Integer.parseUnsignedInt': 'int', 'Long.parseUnsignedLong': 'long', 'Long.decode': 'Long' },
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
    literalTypes: {
      string: ['String', 'java.lang.String'],
      char: ['char', 'Character', 'java.lang.Character'],
      integer: ['int', 'Integer', 'java.lang.Integer'],
      float: ['double', 'Double', 'java.lang.Double', 'float', 'Float', 'java.lang.Float'],
      bool: ['boolean', 'Boolean', 'java.lang.Boolean'],
    },
    declarationsAreTyped: true,
    packagesAreOpen: true,
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
