/** What JavaScript, TypeScript and their JSX forms have in common: one table for three grammars. */

import { decorated } from '../decorated.ts';
import type { Extractor, Lowerer, Lowering } from '../lower.ts';
import { empty, isPlaceholder, joinedString, modifierWords, spanOf, withRoles } from '../make.ts';
import type { Chains, SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder } from '../places.ts';
import {
  blockIn,
  bodyOrExpression,
  declarations,
  drop,
  either,
  extractor,
  given,
  grouped,
  inside,
  type Maker,
  none,
  orPlaceholder,
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
import { BARE_IF, bareParameter, expressionIn, jump, switchOn, usual } from './constructs.ts';
import type { CommentSyntax, PatternSyntax, Semantics } from './language.ts';
import { decodeEscapes, interpolation, quoted, template } from './text.ts';

/** The words before a definition that rules may ask for; as the name of a member they are none. */
const modifiers: Extractor = (node, ctx) =>
  modifierWords(
    ctx,
    WORDS(node).filter((word) => word.field === null),
  );

const WORDS = allFinder(
  '<async|static|get|set|*|abstract|declare|readonly|accessor|accessibility_modifier|override_modifier>*',
);

const HEAD = { decorators: grouped('Decorators', '<decorator>*'), modifiers };

/** A template. Without substitutions it is a string, in quotes of its own. */
function templateString(node: SyntaxNode, ctx: Lowerer): Node {
  const start = node.start + 1;
  const inside = { start, end: Math.max(start, node.end - 1) };
  const holes = node.children.filter((child) => child.type === 'template_substitution');
  const parts = template(ctx, inside, holes, decodeEscapes, (hole) => interpolation(hole, ctx));
  const plain = parts.map((part) => part.text).join('');
  // In a pattern, `...` between backticks is any template; between quotes it is any string.
  if (plain !== '...' && holes.length === 0)
    return joinedString(ctx, node, parts.length > 0 ? parts : [ctx.leaf('StringText', inside, '')]);
  return ctx.sequence('Interpolated', node, parts, '`');
}

/** `var a = 1, b` is a VarDef for each name. */
function variables(node: SyntaxNode, ctx: Lowerer): Node[] {
  return [...declared(node, ctx), ...ctx.all(OTHERS(node))];
}

const KEYWORD = 'kind or ~';
const declared = declarations(
  '<variable_declarator>*',
  { modifiers: words(KEYWORD) },
  { target: 'name', type: 'type', value: 'value' },
);
const OTHERS = allFinder('#* but <variable_declarator>* but kind');

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence(
    'Parameters',
    node,
    node.namedChildren.flatMap((child) => parameter(child, ctx)),
  );
}

/** A parameter in either grammar: JavaScript writes patterns, TypeScript wraps them. */
function parameter(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  switch (node.type) {
    case 'required_parameter':
    case 'optional_parameter':
      return typedParameter(node, ctx);
    case 'assignment_pattern':
      return defaultParameter(node, ctx);
    case 'rest_pattern':
      return restParameter(node, ctx);
    default:
      return bareParameter(node, ctx);
  }
}

const WRAPPED = { type: 'type', default: 'value' };
const defaultParameter = shape('Parameter', { name: 'left', default: 'right' });
const restParameter = shape('Parameter', { name: '#0' }, '...');
const typedParameter = orPlaceholder(
  where(
    '<rest_pattern>',
    shape('Parameter', { ...HEAD, name: '<rest_pattern>/#0', ...WRAPPED }, '...'),
    shape('Parameter', { ...HEAD, name: 'pattern or name or #0', ...WRAPPED }),
  ),
);

/** The parameters of a function, of an arrow also a single one without parentheses. */
const parametersOf: Extractor = (node, ctx) => {
  const list = node.child('parameters') ?? node.child('parameter');
  if (list === undefined) return empty(ctx, 'Parameters', node.start);
  if (list.field === 'parameters') return parameters(list, ctx);
  return ctx.sequence('Parameters', list, [parameter(list, ctx)].flat());
};

const functionDefinition = shape('FunctionDef', {
  ...HEAD,
  name: 'name',
  typeParameters: 'type_parameters',
  parameters: parametersOf,
  returnType: 'return_type',
  body: blockIn('body'),
});

/** Function expressions and arrows alike: a rule that looks for one means both. */
const lambda = shape('Lambda', {
  modifiers,
  name: 'name',
  parameters: parametersOf,
  returnType: 'return_type',
  body: bodyOrExpression('body', 'statement_block'),
});

function classDefinition(keyword: string): Lowering {
  return shape(
    'ClassDef',
    { ...HEAD, name: 'name', typeParameters: 'type_parameters', supers, body: inside('body', classBody) },
    keyword,
  );
}

const supers: Extractor = (node, ctx) => {
  const heritage = node.children.filter((child) => /heritage|extends|implements/.test(child.type));
  const span = spanOf(heritage);
  return (
    span &&
    ctx.sequence(
      'Supers',
      span,
      heritage.flatMap((clause) => superTypes(clause, ctx)),
    )
  );
};

function superTypes(clause: SyntaxNode, ctx: Lowerer): Node[] {
  return clause.namedChildren.flatMap((child) =>
    /extends|implements/.test(child.type)
      ? superTypes(child, ctx)
      : child.type === 'type_arguments'
        ? []
        : [...ctx.lower(child)],
  );
}

/** Members; the TypeScript grammar writes a member's decorators as siblings before it. */
const classBody: Maker = (node, ctx) => ctx.sequence('ClassBody', node, decorated(ctx, ctx.named(node)));

/** A tagged template is a call whose only argument is the template. */
const call = shape('Call', {
  callee: 'function',
  arguments: where(
    '<template_string> but function',
    sequence('Arguments', 'arguments', 'tagged', over('arguments')),
    extractor('arguments'),
  ),
});

/** `f<T>(x)`, which the grammar of JavaScript reads as two comparisons that nobody writes. */
function genericCall(
  node: SyntaxNode,
  left: Node | undefined,
  right: Node | undefined,
  ctx: Lowerer,
): Node | undefined {
  const inside = node.child('left');
  const given = node.child('right');
  if (left?.kind !== 'Binary' || left.text !== '<' || inside === undefined) return undefined;
  if (given?.type !== 'parenthesized_expression' || right === undefined) return undefined;
  if (!/^[\w$.]+<[\w$.[\]]+>$/.test(ctx.slice(inside.start, given.start))) return undefined;
  const list = right.kind === 'sequence_expression' ? right.children : [right];
  return ctx.shaped('Call', node, {
    callee: left.get('left'),
    arguments: ctx.sequence('Arguments', given, list),
  });
}

/** `import d, {a as b} from 'm'` and its other forms. A bare `import 'm'` is an Import. */
function importStatement(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const clause = node.ofType('import_clause');
  const required = node.ofType('import_require_clause');
  if (required !== undefined)
    return namespaceImport(node, required.namedChildren[0], ctx.one(required.child('source')), ctx);
  const module = ctx.one(node.child('source'));
  if (clause === undefined) return ctx.shaped('Import', node, { module });
  const names = clause.namedChildren.flatMap((child) => importNames(child, ctx));
  return ctx.shaped('ImportFrom', node, { module, names: ctx.sequence('ImportNames', clause, names) });
}

/** `import a = require('m')` and `import a = b.c` bind a name to all of a module, as `import * as a` does. */
function namespaceImport(
  node: SyntaxNode,
  name: SyntaxNode | undefined,
  module: Node | undefined,
  ctx: Lowerer,
): Node {
  const span = name ?? node;
  const names = [ctx.shaped('ImportName', span, { name: ctx.one(name) }, 'namespace')];
  return ctx.shaped('ImportFrom', node, { module, names: ctx.sequence('ImportNames', span, names) });
}

function importNames(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  switch (node.type) {
    case 'namespace_import':
      return namespaceName(node, ctx);
    case 'named_imports':
      return node.namedChildren.flatMap((child) => importNames(child, ctx));
    case 'import_specifier':
      return importName(node, ctx);
    default: {
      const name = ctx.one(node);
      if (name === undefined || isPlaceholder(name)) return name ?? [];
      return ctx.shaped('ImportName', node, { name }, 'default');
    }
  }
}

const namespaceName = shape('ImportName', { name: '#0' }, 'namespace');
const importName = orPlaceholder(shape('ImportName', { name: 'name', alias: 'alias' }));

/** What is exported is what counts to most rules; the export itself is kept around names and re-exports. */
function exportStatement(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const decorators = HEAD.decorators(node, ctx);
  const declaration = node.child('declaration');
  if (declaration !== undefined) {
    const lowered = ctx.lower(declaration);
    const [first, ...others] = lowered;
    if (decorators === undefined || first === undefined) return lowered;
    return [withRoles(ctx, node, first, { decorators }), ...others];
  }
  const equals = node.has('=');
  const value = node.child('value') ?? (equals ? node.namedChildren[0] : undefined);
  const text = node.has('default') ? 'export default' : equals ? 'export =' : 'export';
  if (value !== undefined) return ctx.shaped('export_statement', node, { value: ctx.one(value) }, text);
  const made = ctx.sequence('export_statement', node, ctx.named(node), text);
  const source = node.child('source');
  const clause = node.ofType('export_clause');
  if (source === undefined || clause === undefined) return made;
  // What is handed on from another module is imported from it.
  const names = clause.namedChildren.map((each) => exportedName(each, ctx));
  const imported = ctx.shaped('ImportFrom', node, {
    module: ctx.one(source),
    names: ctx.sequence('ImportNames', clause, names),
  });
  return [made, imported];
}

const exportedName = shape('ImportName', { name: 'name', alias: 'alias' });

/** `{a}` is `{a: a}`. */
const shorthand = shape('Pair', { key: token('Identifier'), value: token('Identifier') });

function element(node: SyntaxNode, ctx: Lowerer): Node {
  const opening =
    node.type === 'jsx_self_closing_element'
      ? node
      : (node.child('open_tag') ?? node.ofType('jsx_opening_element'));
  const attributes =
    opening?.children.filter(
      (child) => child.named && child !== opening.child('name') && child.type !== 'type_arguments',
    ) ?? [];
  const list = ctx.all(attributes);
  const span = {
    start: attributes[0]?.start ?? opening?.end ?? node.start,
    end: attributes.at(-1)?.end ?? opening?.end ?? node.start,
  };
  const body =
    node === opening
      ? undefined
      : ctx.sequence(
          'Children',
          { start: opening?.end ?? node.start, end: node.end },
          ctx.all(
            node.children.filter(
              (child) => child.named && child !== opening && child.type !== 'jsx_closing_element',
            ),
          ),
        );
  return ctx.shaped('Element', node, {
    name: ctx.one(opening?.child('name')),
    attributes: ctx.sequence('Attributes', span, list),
    children: body,
  });
}

function jsxExpression(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const inside = ctx.one(node.namedChildren[0]);
  if (inside === undefined || inside.kind === 'Spread' || inside.kind === 'Ellipsis') return inside ?? [];
  return ctx.shaped('Interpolation', node, { expression: inside });
}

function jsxText(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const text = ctx.text(node).trim();
  if (text === '') return [];
  return text === '...' ? ctx.leaf('Ellipsis', node, '...') : ctx.leaf('StringText', node, text);
}

const lowerings = table(usual, {
  'computed_property_name|non_null_expression|ambient_declaration': unwrap,
  statement_block: sequence('Block'),
  hash_bang_line: drop,
  'property_identifier|private_property_identifier': token('Identifier'),
  undefined: token('Identifier'),
  'shorthand_property_identifier|shorthand_property_identifier_pattern': shorthand,
  number: token('Number'),
  string: quoted('String'),
  template_string: templateString,
  regex: token('Regex'),
  call_expression: call,
  // A constructor written without an argument list has an empty one.
  new_expression: shape('New', {
    callee: 'constructor',
    arguments: either('arguments', none('Arguments', 'end')),
  }),
  member_expression: shape(
    'Member',
    { object: 'object', property: 'property' },
    given('optional_chain', '?.'),
  ),
  subscript_expression: shape('Index', { object: 'object', index: 'index' }),
  binary_expression: (node, ctx) => {
    const operator = ctx.text(node.child('operator') ?? node);
    const [left, right] = [ctx.one(node.child('left')), ctx.one(node.child('right'))];
    const made = genericCall(node, left, right, ctx);
    if (made !== undefined) return made;
    return operator === 'instanceof'
      ? ctx.shaped('TypeTest', node, { value: left, type: right })
      : ctx.shaped('Binary', node, { left, right }, operator);
  },
  unary_expression: shape('Unary', { operand: 'argument' }, written('operator')),
  update_expression: shape('Update', { operand: 'argument' }, written('operator')),
  assignment_pattern: shape('Assign', { target: 'left', value: 'right' }),
  array_pattern: sequence('Array'),
  'object|object_pattern': sequence('Object'),
  object_type: sequence('object_type'),
  pair_pattern: shape('Pair', { key: 'key', value: 'value' }),
  object_assignment_pattern: (node, ctx) => {
    const left = ctx.one(node.child('left'));
    const key = left?.kind === 'Pair' ? left.children[0] : left;
    const value = ctx.shaped('Assign', node, {
      target: left?.kind === 'Pair' ? left.children[1] : left,
      value: ctx.one(node.child('right')),
    });
    return ctx.shaped('Pair', node, { key, value });
  },
  'spread_element|rest_pattern': shape('Spread', { value: '#0' }, '...'),
  // `a, b, c` in one expression; the grammar nests it to the right.
  sequence_expression: (node, ctx) =>
    ctx.sequence(
      'sequence_expression',
      node,
      ctx.named(node).flatMap((part) => (part.kind === 'sequence_expression' ? part.children : [part])),
    ),
  yield_expression: shape('Yield', { value: '#0' }, given('<*>', '*')),
  'function_expression|function|generator_function|arrow_function': lambda,
  'function_declaration|generator_function_declaration|method_definition|function_signature':
    functionDefinition,
  'method_signature|abstract_method_signature': functionDefinition,
  formal_parameters: parameters,
  'class_declaration|class|abstract_class_declaration': classDefinition('class'),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  class_body: classBody,
  enum_body: classBody,
  enum_assignment: shape('VarDef', { target: 'name', value: 'value' }),
  class_static_block: shape('class_static_block', { body: 'body' }),
  'field_definition|public_field_definition|property_signature': shape('VarDef', {
    ...HEAD,
    target: 'property or name',
    type: 'type',
    value: 'value',
  }),
  'variable_declaration|lexical_declaration': variables,
  for_statement: shape('For', {
    init: expressionIn('initializer'),
    condition: expressionIn('condition'),
    update: 'increment',
    body: blockIn('body'),
  }),
  for_in_statement: shape(
    'ForEach',
    { target: 'left', iterable: 'right', body: blockIn('body') },
    written('operator'),
  ),
  catch_clause: shape('Catch', { name: 'parameter', body: blockIn('body') }),
  switch_statement: switchOn('value'),
  'switch_case|switch_default': shape('Case', {
    test: 'value',
    body: sequence('Block', '#* but value', '', over('#0 but value')),
  }),
  break_statement: jump('Break', 'statement_identifier'),
  continue_statement: jump('Continue', 'statement_identifier'),
  import_statement: importStatement,
  export_statement: exportStatement,
  'jsx_element|jsx_self_closing_element': element,
  jsx_attribute: shape('Attribute', {
    name: '#0',
    value: where('#1/<{>', extractor('#1/#0'), extractor('#1')),
  }),
  jsx_expression: jsxExpression,
  jsx_text: jsxText,
  // TypeScript.
  type_annotation: sequence('Type'),
  'as_expression|satisfies_expression': shape('Cast', { value: '#0', type: '#1' }),
  type_assertion: shape('Cast', { type: '#0', value: '#1' }),
  nested_type_identifier: shape('Member', { object: 'module', property: 'name' }),
  nested_identifier: shape('Member', { object: 'object', property: 'property' }),
  import_alias: (node, ctx) =>
    namespaceImport(node, node.namedChildren[0], ctx.one(node.namedChildren[1]), ctx),
  instantiation_expression: shape('instantiation_expression', { value: '#0' }),
});

const chains: Chains = {
  first: new Set([
    'binary_expression',
    'call_expression',
    'member_expression',
    'subscript_expression',
    'non_null_expression',
  ]),
  last: new Map([
    ['if_statement', 'alternative'],
    ['else_clause', null],
    ['ternary_expression', 'alternative'],
  ]),
};

const commentTypes = new Set(['comment', 'html_comment']);

const unitTypes = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
  'class_declaration',
  'abstract_class_declaration',
  'class',
]);

const comments: CommentSyntax = { line: ['//'], block: [['/*', '*/']] };

const pattern: PatternSyntax = {
  prefix: '__aiss_',
  ellipses: ['…', '…;', '…: …', '…(){}', '...…', '…;…;…', '{…}'],
  metavariables: ['"…"', '{…}'],
  // The value of an attribute of JSX is a string or an expression in braces, which stands for both.
  likelyMetavariables: [{ behind: /<[\w$.]+\s[^<>]*[\w$-]=$/, spelling: '{…}' }],
  spread: true,
  typesBehind: true,
  contexts: [
    // `export = x` would be an assignment among expressions.
    { text: '…', when: /^\s*export\b/ },
    { text: '… {}', fills: 'consequent', when: BARE_IF },
    { text: 'try {} …', when: /^catch\b/ },
    // What begins as an entry of an object does is one, unless it is a label after all.
    { text: '({ … })', when: /^(?!(?:default|case)\b)(?:\$?[\w]+|"[^"\n]*"|'[^'\n]*')\s*:(?!:)/ },
    { text: '(…)' },
    { text: '…' },
    { text: '… {}', fills: 'body' },
    { text: 'class __aiss_c { … }' },
    { text: 'function __aiss_f() { … }' },
    { text: 'switch (__aiss_s) { … }' },
    { text: 'class __aiss_c { … {} }', fills: 'body', completes: ' {}' },
    { text: '… finally {}', fills: 'finalizer' },
    { text: 'try {} …' },
    { text: '… class __aiss_c {}' },
    { text: 'async function* __aiss_f() { … }' },
  ],
};

const semantics: Semantics = {
  enumerations: { byWord: true },
  endingFunctions: ['process.exit', 'process.abort', 'Deno.exit'],
  importCalls: ['require', 'import'],
  concatenation: ['+'],
  assignmentDeclares: false,
  declaringWords: ['var', 'let', 'const'],
  blockScope: true,
  selfNames: ['this'],
  numbersAreConditions: true,
  hoistedModifiers: ['var'],
  constructors: ['constructor'],
  fieldModifiers: ['public', 'protected', 'private', 'readonly', 'override'],
  importBinds: 'nothing',
  keysAreNames: true,
  fallsThrough: true,
  concatenatesAnything: true,
  wrappers: [
    'promisify',
    'util.promisify',
    'Promise.promisify',
    'Promise.promisifyAll',
    '__importDefault',
    '__importStar',
    '__toESM',
    '_interopRequireDefault',
    '_interopRequireWildcard',
  ],
  lengthProperties: ['length'],
  stringIndexes: true,
  keyedMethods: { puts: ['set'], gets: ['get'], removes: ['delete'] },
  accessors: { sets: /^set([A-Z]\w*)$/, gets: /^get([A-Z]\w*)$/ },
  iteratingFunctions:
    /^(?:_|lodash|async|Array)\.(?:each|forEach|map|flatMap|filter|find|reduce|reduceRight|from)$/,
  foldingFunctions: ['reduce', 'reduceRight'],
  lists: {
    types: ['Array'],
    appends: ['push'],
    removes: [],
    reorders: ['copyWithin', 'pop', 'reverse', 'shift', 'sort'],
  },
  containerMethods: [
    'push',
    'unshift',
    'splice',
    'fill',
    'add',
    'set',
    'append',
    'insert',
    'enqueue',
    'write',
  ],
  stringFunctions: ['String', 'encodeURIComponent', 'encodeURI', 'escape', 'JSON.stringify'],
  functionTypes: {
    ...{ Number: 'number', parseInt: 'number', parseFloat: 'number', BigInt: 'bigint' },
    ...{ 'Number.parseInt': 'number', 'Number.parseFloat': 'number', 'Date.now': 'number' },
    ...{ 'Math.floor': 'number', 'Math.ceil': 'number', 'Math.round': 'number', 'Math.trunc': 'number' },
    ...{ 'Math.abs': 'number', 'Math.min': 'number', 'Math.max': 'number', 'Math.random': 'number' },
    ...{ Boolean: 'boolean', isNaN: 'boolean', isFinite: 'boolean', 'Array.isArray': 'boolean' },
    ...{ 'Number.isInteger': 'boolean', 'Number.isNaN': 'boolean', 'Number.isFinite': 'boolean' },
    String: 'string',
  },
  literalTypes: {
    string: ['string'],
    integer: ['number', 'float', 'int'],
    float: ['number', 'float'],
    bool: ['boolean'],
    null: ['null'],
    regex: ['RegExp'],
  },
};

/** What the languages are to the rest but for their names and grammars. */
export const ecmascript = {
  comments,
  chains,
  commentTypes,
  unitTypes,
  lowerings,
  assemble: decorated,
  pattern,
  semantics,
};
