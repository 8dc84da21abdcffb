/** C# up to 13, with its snippets: statements and methods may stand at the top level. */

import { addAll } from '../../text/lists.ts';
import type { Extractor, Lowerer, Lowering } from '../lower.ts';
import { bodyOf, isPlaceholder, modifierWord, pairsIn, spanOf, statementOf } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder, finder } from '../places.ts';
import {
  all,
  asStatement,
  blockIn,
  bodyIn,
  bodyOrExpression,
  declarations,
  drop,
  either,
  extractor,
  grouped,
  held,
  inside,
  joined,
  listed,
  none,
  orPlaceholder,
  over,
  type Part,
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
  arm,
  arrayOf,
  binary,
  callOf,
  classSemantics,
  DECLARED,
  lambdaParameters,
  memberOf,
  membersBehind,
  switchOn,
  usual,
  usualContexts,
} from './constructs.ts';
import type { Language } from './language.ts';
import { decodeEscapes, template, withoutIndentation } from './text.ts';

// ---------------------------------------------------------------------------------------------------
// Strings

/** The content of a raw string: between its quotes, of several lines without what the last one is indented by. */
function rawContent(text: string): string {
  return /^[ \t]*\r?\n/.test(text) ? withoutIndentation(text).replace(/\n$/, '') : text;
}

/** `$"a{x:N2}"`; `{{` stands for a brace, escapes are those of the string behind the `$`. */
function interpolated(node: SyntaxNode, ctx: Lowerer): Node {
  const [opening] = node.children;
  const isRaw = node.ofType('raw_string_start') !== undefined;
  const isVerbatim = opening !== undefined && ctx.text(opening).includes('@');
  const decode = (text: string): string => {
    if (isRaw) return text;
    const plain = text.replaceAll('{{', '{').replaceAll('}}', '}');
    return isVerbatim ? plain.replaceAll('""', '"') : decodeEscapes(plain);
  };
  const content = spanOf(CONTENT(node)) ?? { start: node.end, end: node.end };
  const holes = node.children.filter((child) => child.type === 'interpolation');
  return ctx.sequence(
    'Interpolated',
    node,
    template(ctx, content, holes, decode, (hole) => interpolation(hole, ctx)),
  );
}

const CONTENT = allFinder('<string_content|escape_sequence|raw_string_content|interpolation>*');

const interpolation = shape('Interpolation', {
  expression:
    '#0 but <interpolation_brace>* but <interpolation_format_clause> but <interpolation_alignment_clause>',
  format: '<interpolation_format_clause> or <interpolation_alignment_clause>',
});

// ---------------------------------------------------------------------------------------------------
// Definitions

const decorators = grouped('Decorators', '<attribute_list>*');

/** Words before a definition; some of them are no nodes of the grammar. */
const modifiers = words('<modifier|using|await|event|delegate|record|params|implicit|explicit>*');

const HEAD = { decorators, modifiers };

/** Generic parameters with the constraints on them. */
const typeParameters = grouped('type_parameters', '<type_parameter_list|type_parameter_constraints_clause>*');

/** Base types; one that the header gives arguments to is a call. */
const supers: Extractor = (node, ctx) => {
  const list = node.ofType('base_list');
  const bases: Node[] = [];
  for (const child of list?.namedChildren ?? []) {
    const callee = child.type === 'argument_list' ? bases.pop() : undefined;
    if (callee === undefined) addAll(bases, ctx.lower(child));
    else {
      const span = { start: callee.start, end: child.end };
      bases.push(ctx.shaped('Call', span, { callee, arguments: ctx.one(child) }));
    }
  }
  return list && ctx.sequence('Supers', list, bases);
};

/** Classes, interfaces, structs, enums; a record is a class with a word before it, whether it is a struct or not. */
function classDefinition(keyword: string): Lowering {
  return shape(
    'ClassDef',
    { ...HEAD, name: 'name', typeParameters, parameters: '<parameter_list>', supers, body: 'body' },
    keyword,
  );
}

const arrowBody = shape('ExprBody', { expression: '#0' });

/** The body of a method: a block, or an expression behind `=>`. */
const functionBody = either(inside('<arrow_expression_clause>', arrowBody), blockIn('body'));

/** Methods, constructors, operators, local functions, delegates. */
function method(name: Part, returns = 'returns or type'): Lowering {
  return shape('FunctionDef', {
    ...HEAD,
    returnType: typed(returns),
    name,
    typeParameters,
    parameters: either('parameters', none('Parameters', 'end')),
    initializers: '<constructor_initializer>',
    body: functionBody,
  });
}

const destructorName = token('Identifier', (node, ctx) => `~${NAME(node, ctx)}`, over('<~>', 'name'));
const NAME = written('name');

/** An operator is called `operator +`. */
const operatorName: Extractor = (node, ctx) => {
  const word = node.ofType('operator');
  if (word === undefined) return undefined;
  const span = { start: word.start, end: node.child('parameters')?.start ?? word.end };
  return ctx.leaf('Identifier', span, ctx.slice(span.start, span.end).replace(/\s+/g, ' ').trim());
};

/** `: base(x)` and `: this(x)` are calls before the body. */
function constructorInitializer(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence('Block', node, [statementOf(ctx, initializerCall(node, ctx))]);
}

const initializerCall = shape(
  'Call',
  { callee: '#0 but <argument_list>', arguments: '<argument_list>' },
  '',
  over('#0 but <argument_list>'),
);

const parameter = shape('Parameter', {
  ...HEAD,
  type: typed('type'),
  name: 'name',
  default: '#0 after <=>',
});

/** `params T[] rest` is not a node of its own: its parts stand directly in the list. */
function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = ctx.all(PARAMETERS(node));
  if (node.has('params')) list.push(restParameter(node, ctx));
  return ctx.sequence('Parameters', node, list);
}

const PARAMETERS = allFinder('#* but <attribute_list>* but type but name');

const restParameter = shape(
  'Parameter',
  { decorators, modifiers: words('<params>'), type: typed('type'), name: 'name' },
  '...',
  over('<params>', 'name'),
);

/** `int a = 1, b` is a VarDef for each name. `path` leads from the statement or member to the declaration. */
function variables(path: string): (node: SyntaxNode, ctx: Lowerer) => readonly Node[] {
  return declarations(
    `${path}<variable_declarator>*`,
    { ...HEAD, type: typed(`${path}type`) },
    { target: 'name or #0', value: '#0 after <=>' },
  );
}

const variablesInside = variables('<variable_declaration>/');

/** `$S;` of a pattern: a name alone is no statement, so it is spelled as a declaration of itself. */
function variablesOrMetavariable(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const made = variablesInside(node, ctx);
  const [first, another] = made;
  const name = first?.get('target');
  const type = first?.get('type')?.children[0];
  if (another !== undefined || name?.kind !== 'Metavariable' || first?.get('value') !== undefined)
    return made;
  if (type?.kind !== 'Metavariable' || type.text !== name.text) return made;
  return ctx.shaped('ExprStmt', node, { expression: ctx.leaf('Metavariable', node, name.text) });
}

/** `get` and `set` are functions without a name's place, `=>` alone is a getter; a setter has the parameter `value`. */
function accessor(node: SyntaxNode, ctx: Lowerer, indexes?: SyntaxNode): Node {
  const isArrow = node.type === 'arrow_expression_clause';
  const name = isArrow ? { start: node.start, end: node.start } : node.child('name');
  const word = isArrow ? 'get' : NAME(node, ctx);
  const at = name?.end ?? node.end;
  const own = [...(ctx.one(indexes)?.children ?? [])];
  if (word !== 'get') {
    const value = ctx.leaf('Identifier', { start: at, end: at }, 'value');
    own.push(ctx.shaped('Parameter', value, { name: value }));
  }
  return ctx.shaped('FunctionDef', node, {
    decorators: decorators(node, ctx),
    modifiers: modifiers(node, ctx),
    name: name && ctx.leaf('Identifier', name, word),
    parameters: ctx.sequence('Parameters', { start: at, end: at }, own),
    body: (isArrow ? arrowBody : functionBody)(node, ctx),
  });
}

const accessors: Extractor = (node, ctx) => {
  const arrow = node.ofType('arrow_expression_clause');
  const list = arrow ?? node.child('accessors');
  const found = arrow === undefined ? list?.namedChildren : [arrow];
  const indexes = node.child('parameters');
  return list && ctx.sequence('Accessors', list, found?.map((one) => accessor(one, ctx, indexes)) ?? []);
};

/** Properties, indexers and events: a field with accessors. */
const property = shape('VarDef', {
  ...HEAD,
  type: typed('type'),
  target: 'name or <this>',
  value: 'value but <arrow_expression_clause>',
  accessors,
});

/** `using static A.B;` brings in the members of a type, other forms a namespace or one name. */
const usingDirective = where(
  '<static>',
  shape('ImportFrom', { module: '#0 but name', names: none('ImportNames', '#0 but name', '*') }, 'static'),
  shape('Import', { module: '#0 but name', alias: 'name' }),
);

// ---------------------------------------------------------------------------------------------------
// Expressions

/** `a.b`; `a.b<T>` is a Generic. `name` may only be found `but` for what the object is. */
function dotted(object: string, name: string, but = ''): Lowering {
  return where(
    `${name}/<type_argument_list>${but}`,
    shape('Generic', { type: memberOf(object, `${name}/#0${but}`), typeArguments: `${name}/#1${but}` }),
    memberOf(object, `${name}${but}`),
  );
}

/** `a?.b` and `a?[i]` are a member and an element like others. */
const conditionalAccess = where(
  '#0/name but condition',
  dotted('condition', '#0/name', ' but condition'),
  where(
    '<element_binding_expression> but condition',
    shape('Index', {
      object: 'condition',
      index: held('Tuple', '<element_binding_expression> but condition'),
    }),
    sequence('conditional_access_expression'),
  ),
);

/** What is given at a place; `ref x` gives the variable itself. */
function givenAt(place: string): Extractor {
  const reference = shape('Unary', { operand: place }, written('<ref|out|in>'), over('<ref|out|in>'));
  const plain = extractor(place);
  return where('<ref|out|in>', where(place, orPlaceholder(reference), plain), plain);
}

/** `new T(…) { A = 1 }`. Without parentheses there are no arguments; without a type it is found elsewhere. */
const construction = shape('New', {
  callee: 'type',
  arguments: either('<argument_list>', none('Arguments', 'type or <new>')),
  initializer: inside('<initializer_expression>', entries),
});

/** What stands in the braces of an initializer. */
function entries(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence(
    'Object',
    node,
    node.namedChildren.flatMap((child) => entry(child, ctx)),
  );
}

/** `A = 1`, `["a"] = 1` and `{ "a", 1 }` are pairs; other elements are themselves. */
function entry(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  if (node.type === 'assignment_expression') return assignedEntry(node, ctx);
  if (node.type === 'with_initializer') return replacedEntry(node, ctx);
  const isPair = node.type === 'initializer_expression' && node.namedChildren.length === 2;
  return isPair ? keyedEntry(node, ctx) : ctx.lower(node);
}

const ENTRY = {
  key: either(held('Tuple', '<element_binding_expression> before <=>'), 'left or #0'),
  value: setTo('right or #1'),
};
const assignedEntry = shape('Pair', ENTRY, '=');
const replacedEntry = shape('Pair', ENTRY);
const keyedEntry = shape('Pair', { key: '#0', value: setTo('#1') });

/** What an entry gives a property: braces set properties of what is there already. */
function setTo(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => {
    const value = find(node);
    return value?.type === 'initializer_expression' ? entries(value, ctx) : ctx.one(value);
  };
}

/** `a with { B = 1 }`: what is in the braces has no node around it. */
const replacements: Extractor = (node, ctx) => {
  const span = { start: node.ofType('{')?.start ?? node.end, end: node.end };
  return ctx.sequence(
    'Object',
    span,
    REPLACEMENTS(node).flatMap((child) => entry(child, ctx)),
  );
};

const REPLACEMENTS = allFinder('#* but #0');

/** `new { A = 1, b, c.D }`: what has no name is called as it is written. */
function anonymousObject(node: SyntaxNode, ctx: Lowerer): Node {
  const pairs = pairsIn(node, '=').flatMap(([first, value]) => {
    const lowered = ctx.one(first);
    if (value !== undefined) {
      const span = { start: first.start, end: value.end };
      return ctx.shaped('Pair', span, { key: lowered, value: ctx.one(value) });
    }
    if (lowered === undefined || isPlaceholder(lowered)) return lowered ?? [];
    const key = lowered.kind === 'Member' ? lowered.get('property') : lowered;
    return ctx.shaped('Pair', first, { key, value: lowered });
  });
  const open = node.ofType('{')?.start ?? node.start;
  return ctx.shaped('New', node, {
    initializer: ctx.sequence('Object', { start: open, end: node.end }, pairs),
  });
}

/** `new T[n]`, `new[] {…}`, `stackalloc T[n]`: sizes are the arguments, elements the value. */
function arrayCreation(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('type');
  const rank = written?.child('rank') ?? written?.ofType('array_rank_specifier');
  const element = ctx.one(rank === undefined ? written : written?.child('type'));
  const type = arrayOf(ctx, written ?? node, element, rank === undefined ? 0 : 1);
  return ctx.shaped('array_creation_expression', node, {
    type: type && ctx.sequence('Type', type, [type]),
    arguments: rank && SIZES(rank, ctx),
    value: ctx.one(node.ofType('initializer_expression')),
  });
}

const SIZES = grouped('Arguments', '#*');

const lambda = shape('Lambda', {
  modifiers: words('<modifier>*'),
  returnType: typed('type'),
  parameters: lambdaParameters('parameters'),
  body: bodyOrExpression('body or <block>', 'block'),
});

/** `x is T y` tests the type, `x is` another pattern is an operator of its own. */
const isPattern = where(
  '<declaration_pattern>',
  shape('TypeTest', {
    value: 'expression',
    type: typed('<declaration_pattern>/type'),
    name: '<declaration_pattern>/name',
  }),
  shape('Binary', { left: 'expression', right: 'pattern' }, 'is'),
);

const aliased = shape('Member', { object: 'alias', property: 'name' }, '::');
const ALIAS = written('alias');

/** A query is a comprehension: sources and conditions, and what is selected. */
const query = shape(
  'Comprehension',
  { element: '#-1/#0', clauses: grouped('Clauses', '#* but #-1') },
  'query',
);

const changing = where(
  '<++|-->',
  shape('Update', { operand: '#0' }, written('~')),
  shape('Unary', { operand: '#0' }, written('~')),
);

/** `[1, ..rest]`, where what stands alone behind its dots is spread. */
function collection(node: SyntaxNode, ctx: Lowerer): Node {
  const parts = ctx.named(node).map((part) => {
    const spread = part.kind === 'Slice' && part.get('start') === undefined ? part.get('stop') : undefined;
    return spread === undefined ? part : ctx.shaped('Spread', part, { value: spread }, '...');
  });
  return ctx.sequence('Array', node, parts);
}

/** `{ A: 1 } x` with the name that it binds behind its parts. */
function recursivePattern(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.child('name');
  const bound = name === undefined ? [] : [ctx.shaped('VarDef', name, { target: ctx.one(name) })];
  return ctx.sequence('recursive_pattern', node, [...ctx.all(UNBOUND(node)), ...bound]);
}

const UNBOUND = allFinder('#* but name');

// ---------------------------------------------------------------------------------------------------
// Statements

/** `pattern when g => e`; `_` without a condition is the default. */
const switchArm = where(
  '<when_clause>',
  arm('#* before <=>> but <when_clause>', '#0 after <=>>', '<when_clause>/#0'),
  arm('#* before <=>> but <discard>', '#0 after <=>>'),
);

/** The variable of a `foreach` is declared there; several that are declared one by one are a Tuple. */
const forEachTarget = where(
  'type',
  shape('VarDef', { type: typed('type'), target: 'left' }, '', over('type', 'left')),
  extractor('left'),
);

const DECLARATION = allFinder('<variable_declaration>');

const lowerings = table(usual, {
  'global_statement|parenthesized_pattern|checked_expression': unwrap,
  'constant_pattern|scoped_type|attribute_list': unwrap,
  'implicit_parameter|implicit_type|discard': token('Identifier'),
  real_literal: token('Number'),
  base: token('Super'),
  string_literal: token('String', joined('<string_literal_content|escape_sequence>*', decodeEscapes)),
  verbatim_string_literal: token('String', (node, ctx) =>
    ctx
      .text(node)
      .replace(/^@"|"(?:u8)?$/gi, '')
      .replaceAll('""', '"'),
  ),
  raw_string_literal: token('String', joined('<raw_string_content>', rawContent)),
  interpolated_string_expression: interpolated,
  generic_name: shape('Generic', { type: '#0', typeArguments: '#1' }),
  type_argument_list: sequence('TypeArguments'),
  qualified_name: dotted('qualifier', 'name'),
  alias_qualified_name: (node, ctx) => {
    // `global::` is only where names begin anyway.
    const isGlobal = ALIAS(node, ctx) === 'global';
    return isGlobal ? ctx.one(node.child('name')) : aliased(node, ctx);
  },
  array_type: (node, ctx) => arrayOf(ctx, node, ctx.one(node.child('type')), 1),
  invocation_expression: callOf('function', 'arguments'),
  argument: where('name', shape('Argument', { name: 'name', value: givenAt('#0 but name') }), givenAt('#0')),
  member_access_expression: dotted('expression', 'name'),
  conditional_access_expression: conditionalAccess,
  element_access_expression: shape('Index', { object: 'expression', index: held('Tuple', 'subscript') }),
  element_binding_expression: collection,
  range_expression: shape('Slice', { start: '#0 before <..>', stop: '#0 after <..>' }),
  'object_creation_expression|implicit_object_creation_expression': construction,
  anonymous_object_creation_expression: anonymousObject,
  'array_creation_expression|implicit_array_creation_expression|stackalloc_expression': arrayCreation,
  implicit_stackalloc_expression: arrayCreation,
  initializer_expression: sequence('Array'),
  with_expression: shape('with_expression', { value: '#0', initializer: replacements }),
  'and_pattern|or_pattern': binary,
  negated_pattern: shape('Unary', { operand: '#0' }, 'not'),
  type_pattern: typed('type or #0'),
  'declaration_pattern|declaration_expression|var_pattern': shape('VarDef', {
    type: typed('type'),
    target: 'name or #-1',
  }),
  recursive_pattern: recursivePattern,
  relational_pattern: shape('relational_pattern', { value: '#0' }, written('~')),
  is_pattern_expression: isPattern,
  is_expression: shape('TypeTest', { value: 'left', type: typed('right') }),
  as_expression: shape('Cast', { value: 'left', type: typed('right') }, 'as'),
  'prefix_unary_expression|unary_expression': changing,
  // `x!` only quiets the compiler.
  postfix_unary_expression: where('<!>', extractor('#0'), changing),
  ref_expression: shape('Unary', { operand: '#0' }, 'ref'),
  'lambda_expression|anonymous_method_expression': lambda,
  parenthesized_variable_designation: sequence('Tuple'),
  typeof_expression: shape('typeof_expression', { type: typed('type') }),
  default_expression: shape('default_expression', { type: typed('type') }),
  sizeof_expression: shape('sizeof_expression', { type: typed('type') }),
  query_expression: query,
  'from_clause|join_clause': shape('ForEach', {
    target: 'name or #-1 before <in>',
    iterable: '#0 after <in>',
  }),
  let_clause: shape('VarDef', { target: '#0', value: '#1' }),
  where_clause: shape('If', { condition: '#0' }),
  switch_expression: shape('Switch', {
    subject: '#0',
    body: sequence('Cases', '<switch_expression_arm>*', '', over('<{>')),
  }),
  switch_expression_arm: switchArm,
  attribute: orPlaceholder(annotation('name or #0', '<attribute_argument_list>')),
  attribute_argument_list: sequence('Arguments'),
  attribute_argument: where(
    '#1',
    shape('Argument', { name: '#0', value: '#1' }),
    where(
      '<assignment_expression>',
      shape('Argument', { name: '<assignment_expression>/left', value: '<assignment_expression>/right' }),
      unwrap,
    ),
  ),
  'method_declaration|constructor_declaration|local_function_statement|delegate_declaration': method('name'),
  destructor_declaration: method(destructorName),
  operator_declaration: method(operatorName),
  conversion_operator_declaration: method(operatorName, 'returns'),
  constructor_initializer: constructorInitializer,
  'parameter_list|bracketed_parameter_list': parameters,
  parameter: orPlaceholder(parameter),
  'field_declaration|event_field_declaration|local_declaration_statement': where(
    '<variable_declaration>',
    variablesOrMetavariable,
    unwrap,
  ),
  variable_declaration: variables(''),
  'property_declaration|indexer_declaration|event_declaration': property,
  accessor_declaration: (node, ctx) => accessor(node, ctx),
  class_declaration: classDefinition('class'),
  struct_declaration: classDefinition('struct'),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  record_declaration: classDefinition('class'),
  primary_constructor_base_type: shape('Call', { callee: 'type or #0', arguments: '<argument_list>' }),
  'declaration_list|enum_member_declaration_list': sequence('ClassBody'),
  enum_member_declaration: orPlaceholder(
    shape('enum_constant', { decorators, name: 'name', value: 'value' }),
  ),
  namespace_declaration: shape('namespace_declaration', { name: 'name', body: listed('Block', 'body') }),
  file_scoped_namespace_declaration: shape('namespace_declaration', { name: 'name' }),
  using_directive: usingDirective,
  for_statement: shape('For', {
    init: several('sequence_expression', 'initializer*'),
    condition: 'condition',
    update: several('sequence_expression', 'update*'),
    body: bodyIn('body'),
  }),
  foreach_statement: shape('ForEach', { target: forEachTarget, iterable: 'right', body: bodyIn('body') }),
  switch_statement: switchOn('value'),
  switch_section: shape('Case', {
    test: several('Tuple', '#* before <:> but <when_clause>'),
    guard: '<when_clause>/#0',
    body: sequence('Block', '#* after <:>', '', over('#0 after <:>')),
  }),
  catch_clause: shape('Catch', {
    type: '<catch_declaration>/type',
    name: '<catch_declaration>/name',
    guard: '<catch_filter_clause>/#0',
    body: blockIn('body'),
  }),
  using_statement: shape('With', { items: grouped('WithItems', '#* but body'), body: bodyIn('body') }),
  lock_statement: shape('lock_statement', { value: '#0', body: bodyIn('#1') }),
  checked_statement: shape('checked_statement', { body: blockIn('<block>') }, written('~')),
  unsafe_statement: shape('unsafe_statement', { body: blockIn('<block>') }, written('~')),
  fixed_statement: (node, ctx) => {
    const body = bodyOf(ctx, node.namedChildren.at(-1));
    const declared = ctx.all(DECLARATION(node));
    return ctx.sequence('fixed_statement', node, body === undefined ? declared : [...declared, body]);
  },
  // `yield break` ends the function.
  yield_statement: where('<break>', shape('Return', {}), asStatement(shape('Yield', { value: '#0' }))),
  break_statement: token('Break', ''),
  continue_statement: token('Continue', ''),
  modifier: modifierWord,
  // What a directive keeps or leaves out is all read: which of it is compiled is not known.
  'preproc_if|preproc_elif|preproc_else|preproc_if_in_attribute_list': all('#* but condition'),
  'shebang_directive|preproc_region|preproc_endregion|preproc_line': drop,
  'preproc_pragma|preproc_nullable|preproc_error|preproc_warning|preproc_define': drop,
  preproc_undef: drop,
});

export const csharp: Language = {
  id: 'csharp',
  names: ['csharp', 'c#', 'cs'],
  editorIds: ['csharp'],
  extensions: ['.cs', '.csx'],
  interpreters: ['dotnet-script', 'csi'],
  grammar: 'tree-sitter-c-sharp.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set([
      'binary_expression',
      'invocation_expression',
      'member_access_expression',
      'element_access_expression',
      'conditional_access_expression',
    ]),
    last: new Map([
      ['if_statement', 'alternative'],
      ['conditional_expression', 'alternative'],
    ]),
  },
  commentTypes: new Set(['comment']),
  namedTokens: new Set(['this', 'base']),
  unitTypes: new Set([
    'method_declaration',
    'constructor_declaration',
    'destructor_declaration',
    'operator_declaration',
    'conversion_operator_declaration',
    'property_declaration',
    'indexer_declaration',
    'local_function_statement',
    'lambda_expression',
    'anonymous_method_expression',
    'class_declaration',
    'struct_declaration',
    'interface_declaration',
    'enum_declaration',
    'record_declaration',
    'namespace_declaration',
  ]),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    // A name alone is no statement: an ellipsis is a declaration.
    statement: '… …;',
    ellipses: ['…', '… …', '… …;', '…=…', '…;…;…', 'case …:', '… => …'],
    likely: [
      { open: '{', header: membersBehind('class|interface|record|struct'), spelling: '… …;' },
      { open: '(', header: DECLARED, spelling: '… …' },
    ],
    metavariables: ['…;', '… …'],
    likelyMetavariables: [
      {
        behind:
          /(?:^|[;{}]|\belse|\b(?:if|while|for|foreach|using|lock|fixed)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\s*$/,
        ahead: /^\s*;/,
        spelling: '… …',
      },
    ],
    contexts: [
      // Braces alone are a block, though they may also be the elements of an array.
      { text: '__aiss_v = …;', when: /^[^{]/ },
      ...usualContexts(),
      { text: 'class __aiss_c { … {} }', fills: 'body', completes: ' {}' },
      { text: 'void __aiss_f() { … }' },
      { text: 'switch (__aiss_s) { … }' },
      { text: '__aiss_v = __aiss_s switch { … };' },
      { text: '… class __aiss_c {}' },
      { text: 'void __aiss_f(…) {}' },
      { text: '__aiss_f(…);' },
      { text: '__aiss_v = new __aiss_t { … };' },
      { text: '__aiss_v = __aiss_s is …;' },
      { text: '__aiss_v = typeof(…);' },
    ],
  },
  semantics: {
    enumerations: { byWord: true },
    ...classSemantics,
    importBinds: 'members',
    fillingMethods: ['Read', 'ReadAsync', 'ReadBlock', 'ReadBlockAsync', 'ReadExactly'],
    endingFunctions: ['Environment.Exit', 'Environment.FailFast'],
    keysAreNames: true,
    lengthProperties: ['Length'],
    keyedMethods: { puts: ['Add', 'TryAdd'], gets: ['GetValueOrDefault'], removes: ['Remove'] },
    iteratingFunctions: /^(?:Array|Parallel)\.(?:ForEach|ConvertAll|Find|FindAll|TrueForAll)$/,
    foldingFunctions: ['Aggregate'],
    callMethods: ['Invoke', 'DynamicInvoke', 'BeginInvoke'],
    lists: {
      types: ['List'],
      appends: ['Add'],
      removes: ['RemoveAt'],
      reorders: ['Clear', 'Remove', 'RemoveAll', 'RemoveRange', 'Reverse', 'Sort'],
    },
    containerMethods: [
      'Add',
      'TryAdd',
      'AddRange',
      'Append',
      'AppendLine',
      'AppendFormat',
      'AppendJoin',
      'AddFirst',
      'AddLast',
      'AddOrUpdate',
      'Push',
      'Enqueue',
      'Insert',
      'InsertRange',
    ],
    jumps: ['goto_statement'],
    closingModifiers: ['using'],
    receiverModifiers: ['this'],
    addressOperators: ['&', 'ref', 'out'],
    entriesAreAssigned: true,
    functionTypes: {
      ...{ 'int.Parse': 'int', 'Int32.Parse': 'int', 'Convert.ToInt32': 'int' },
      ...{ 'long.Parse': 'long', 'Int64.Parse': 'long', 'Convert.ToInt64': 'long' },
      ...{
        'short.Parse': 'short',
        'Convert.ToInt16': 'short',
        'byte.Parse': 'byte',
        'Convert.ToByte': 'byte',
      },
      ...{ 'double.Parse': 'double', 'Double.Parse': 'double', 'Convert.ToDouble': 'double' },
      ...{ 'decimal.Parse': 'decimal', 'Convert.ToDecimal': 'decimal', 'float.Parse': 'float' },
      ...{ 'bool.Parse': 'bool', 'Boolean.Parse': 'bool', 'Convert.ToBoolean': 'bool' },
      ...{ 'int.TryParse': 'bool', 'long.TryParse': 'bool', 'bool.TryParse': 'bool' },
      ...{ 'string.IsNullOrEmpty': 'bool', 'String.IsNullOrEmpty': 'bool' },
      ...{ 'string.Format': 'string', 'String.Format': 'string', 'Convert.ToString': 'string' },
    },
    literalTypes: {
      string: ['string', 'String', 'System.String'],
      char: ['char', 'Char', 'System.Char'],
      integer: ['int', 'Int32', 'System.Int32'],
      float: ['double', 'Double', 'System.Double'],
      bool: ['bool', 'Boolean', 'System.Boolean'],
    },
    equalTypes: [
      ['string', 'String', 'System.String'],
      ['char', 'Char', 'System.Char'],
      ['int', 'Int32', 'System.Int32'],
      ['long', 'Int64', 'System.Int64'],
      ['short', 'Int16', 'System.Int16'],
      ['byte', 'Byte', 'System.Byte'],
      ['float', 'Single', 'System.Single'],
      ['double', 'Double', 'System.Double'],
      ['decimal', 'Decimal', 'System.Decimal'],
      ['bool', 'Boolean', 'System.Boolean'],
      ['object', 'Object', 'System.Object'],
    ],
  },
};
