/** Python 3, with the statements of Python 2 that the grammar still reads. */

import type { Lowerer, Lowering } from '../lower.ts';
import { block, group, isPlaceholder, joinedString, withRoles } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import {
  blockIn,
  bodyOrExpression,
  drop,
  extractor,
  grouped,
  listed,
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
import { binary, changingAssignment, lambdaParameters, switchOn, tupled, usual } from './constructs.ts';
import type { Language } from './language.ts';
import { decodeEscapes, OPERATORS } from './text.ts';

/** A plain string, an f-string, or neighbours that Python joins into one. */
function string(node: SyntaxNode, ctx: Lowerer): Node {
  const start = node.ofType('string_start');
  const prefix = start === undefined ? '' : ctx.text(start).replace(/['"]/g, '').toLowerCase();
  const raw = prefix.includes('r');
  const inside = node.children.filter(
    (child) => child.type !== 'string_start' && child.type !== 'string_end',
  );
  const decode = (text: string): string => (raw ? text : decodeEscapes(text));
  if (
    !prefix.includes('f') &&
    !prefix.includes('t') &&
    !inside.some((child) => child.type === 'interpolation')
  ) {
    const text = inside.map((child) => decode(ctx.text(child))).join('');
    if (start === undefined || !prefix.includes('b')) return ctx.leaf('String', node, text);
    return ctx.sequence('String', node, [ctx.leaf('Modifier', start, 'b')], text);
  }
  const parts = inside.flatMap((child) =>
    child.type === 'interpolation'
      ? [interpolation(child, ctx)]
      : [ctx.leaf('StringText', child, decode(ctx.text(child)).replaceAll('{{', '{').replaceAll('}}', '}'))],
  );
  return ctx.sequence('Interpolated', node, parts, 'f');
}

const interpolation = shape('Interpolation', {
  expression: 'expression or #0',
  format: '<format_specifier>',
});

function concatenated(node: SyntaxNode, ctx: Lowerer): Node {
  const strings = ctx.named(node);
  const parts = strings.flatMap((part) =>
    part.kind === 'String' ? [ctx.leaf('StringText', part, part.text)] : [...part.children],
  );
  return strings.every((part) => part.kind === 'String')
    ? joinedString(ctx, node, parts)
    : ctx.sequence('Interpolated', node, parts, 'f');
}

function expressionStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const children = ctx.named(node);
  const first = children[0];
  if (children.length === 1 && first !== undefined) {
    return first.kind === 'VarDef' ? first : ctx.shaped('ExprStmt', node, { expression: first });
  }
  return ctx.shaped('ExprStmt', node, { expression: ctx.sequence('Tuple', node, children) });
}

/** `a < b` is a Binary; a chain `a < b < c` keeps the grammar's kind. */
function comparison(node: SyntaxNode, ctx: Lowerer): Node {
  const operands = ctx.named(node);
  const operators = node.children
    .filter((child) => !child.named)
    .map((child) => ctx.text(child).replace(/\s+/g, ' '));
  const operator = operators.join(' ');
  const [left, right] = operands;
  if (operands.length === 2)
    return ctx.shaped('Binary', node, { left, right }, OPERATORS[operator] ?? operator);
  return ctx.sequence('comparison_operator', node, operands, operator);
}

/** A parameter; a placeholder of a pattern stands for the whole, or for several. */
function parameter(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  switch (node.type) {
    case 'default_parameter':
    case 'typed_default_parameter':
      return namedParameter(node, ctx);
    case 'typed_parameter':
      return typedParameter(node, ctx);
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return restParameter(node, ctx);
    default:
      return plainParameter(node, ctx);
  }
}

const plainParameter = orPlaceholder(shape('Parameter', { name: (node, ctx) => ctx.one(node) }));
const namedParameter = orPlaceholder(shape('Parameter', { name: 'name', type: 'type', default: 'value' }));
const restParameter = orPlaceholder(shape('Parameter', { name: '#0' }, starOf));
const SPLAT = '<list_splat_pattern|dictionary_splat_pattern>';
const typedParameter = orPlaceholder(shape('Parameter', { name: `${SPLAT}/#0 or #0`, type: 'type' }, starOf));

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence(
    'Parameters',
    node,
    node.namedChildren.flatMap((child) => parameter(child, ctx)),
  );
}

/** `*` or `**` before the name of a parameter. */
function starOf(node: SyntaxNode, ctx: Lowerer): string {
  return /^\*{0,2}/.exec(ctx.text(node))?.[0] ?? '';
}

function decorated(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const decorators = node.children.filter((child) => child.type === 'decorator');
  const definition = ctx.one(node.child('definition'));
  const list = group(ctx, 'Decorators', decorators);
  if (definition === undefined) return list ?? [];
  return withRoles(ctx, node, definition, { decorators: list });
}

/** `if … elif … else`: each `elif` is an If in the alternative of the one before. */
function conditional(node: SyntaxNode, ctx: Lowerer): Node {
  const alternatives = node.childrenOf('alternative');
  const ifNode = (
    span: { start: number; end: number },
    source: SyntaxNode,
    alternative: Node | undefined,
  ): Node =>
    ctx.shaped('If', span, {
      condition: ctx.one(source.child('condition')),
      consequent: block(ctx, source.child('consequence')),
      alternative,
    });
  let otherwise: Node | undefined;
  for (const clause of alternatives.reverse()) {
    otherwise =
      clause.type === 'else_clause'
        ? block(ctx, clause.child('body'))
        : ifNode({ start: clause.start, end: node.end }, clause, otherwise);
  }
  return ifNode(node, node, otherwise);
}

// The grammar writes `except A as e` as an as_pattern, in newer versions with fields.
const exceptClause = shape('Catch', {
  type: '<as_pattern>/#0 or #0 but <block>',
  name: 'alias or #0/alias but <block>',
  body: blockIn('<block>'),
});

/** `import a, b as c` is an Import for each, with the span of the whole. */
function importStatement(node: SyntaxNode, ctx: Lowerer): Node[] {
  return node.childrenOf('name').map((name) => {
    const isAliased = name.type === 'aliased_import';
    const module = ctx.one(isAliased ? name.child('name') : name);
    return ctx.shaped('Import', node, {
      module,
      alias: isAliased ? ctx.one(name.child('alias')) : undefined,
    });
  });
}

function importFrom(node: SyntaxNode, ctx: Lowerer): Node {
  const wildcard = node.ofType('wildcard_import');
  const names = node.childrenOf('name').map((name) => {
    const aliased = name.type === 'aliased_import';
    const written = aliased ? name.child('name') : name;
    const alias = aliased ? ctx.one(name.child('alias')) : undefined;
    const identifier = ctx.one(written);
    if (isPlaceholder(identifier)) return identifier;
    return ctx.shaped('ImportName', name, { name: identifier, alias });
  });
  const module = node.child('module_name');
  const moduleNode =
    module === undefined
      ? ctx.leaf('Identifier', { start: node.start, end: node.start }, '__future__')
      : ctx.one(module);
  const span = wildcard ?? node;
  return ctx.shaped('ImportFrom', node, {
    module: moduleNode,
    names: ctx.sequence('ImportNames', span, names, wildcard === undefined ? '' : '*'),
  });
}

/** `a.b.c` in an import is the Member that it is in an expression. */
function dottedName(node: SyntaxNode, ctx: Lowerer): Node {
  const names = ctx.named(node);
  return names
    .slice(1)
    .reduce(
      (object, property) =>
        ctx.shaped('Member', { start: node.start, end: property.end }, { object, property }),
      names[0] ?? ctx.leaf('Identifier', node, ctx.text(node)),
    );
}

function comprehension(kind: string): Lowering {
  const clauses = grouped('Clauses', '<for_in_clause|if_clause>*');
  return shape('Comprehension', { element: 'body', clauses }, kind);
}

function slice(node: SyntaxNode, ctx: Lowerer): Node {
  const parts: (Node | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (const child of node.children) {
    if (child.named) parts[at] = ctx.one(child);
    else if (child.type === ':') at++;
  }
  const [start, stop, step] = parts;
  return ctx.shaped('Slice', node, { start, stop, step });
}

function caseClause(node: SyntaxNode, ctx: Lowerer): Node {
  const guard = node.child('guard');
  const body = node.child('consequence');
  const tests = node.namedChildren.filter((child) => child !== guard && child !== body);
  const first = tests[0];
  const test =
    tests.length > 1 && first !== undefined ? ctx.sequence('Tuple', first, ctx.all(tests)) : ctx.one(first);
  return ctx.shaped('Case', node, { test, guard: ctx.one(guard?.namedChildren[0]), body: block(ctx, body) });
}

/** `f(x for x in y)`: the generator is the only argument. */
const call = shape('Call', {
  callee: 'function',
  arguments: where(
    '<generator_expression> but function',
    sequence('Arguments', 'arguments', '', over('arguments')),
    extractor('arguments'),
  ),
});

const lowerings = table(usual, {
  'with_item|as_pattern_target|case_pattern': unwrap,
  'type_conversion|line_continuation': drop,
  expression_statement: expressionStatement,
  none: token('Null'),
  string,
  concatenated_string: concatenated,
  call,
  keyword_argument: shape('Argument', { name: 'name', value: 'value' }),
  attribute: shape('Member', { object: 'object', property: 'attribute' }),
  subscript: shape('Index', { object: 'value', index: tupled('subscript*') }),
  slice,
  assignment: where(
    'type',
    shape('VarDef', { target: 'left', type: 'type', value: 'right' }),
    shape('Assign', { target: 'left', value: 'right' }),
  ),
  augmented_assignment: changingAssignment,
  named_expression: shape('Assign', { target: 'name', value: 'value' }),
  binary_operator: binary,
  boolean_operator: shape('Binary', { left: 'left', right: 'right' }, written('operator', OPERATORS)),
  comparison_operator: comparison,
  not_operator: shape('Unary', { operand: 'argument' }, '!'),
  unary_operator: shape('Unary', { operand: 'argument' }, written('operator')),
  conditional_expression: shape('Conditional', { consequent: '#0', condition: '#1', alternative: '#2' }),
  'list|list_pattern': sequence('Array'),
  // `a, b = …` and `for a, b in …`: several targets are a Tuple.
  'tuple|pattern_list|expression_list': sequence('Tuple'),
  set: sequence('Set'),
  // What a pattern of a dictionary does not say is not there, unless it has an ellipsis.
  dictionary: sequence('Object', '#*', 'closed'),
  'list_splat|list_splat_pattern': shape('Spread', { value: '#0' }, '*'),
  'dictionary_splat|dictionary_splat_pattern': shape('Spread', { value: '#0' }, '**'),
  lambda: shape('Lambda', {
    parameters: lambdaParameters('parameters'),
    body: bodyOrExpression('body', 'block'),
  }),
  list_comprehension: comprehension('list'),
  dictionary_comprehension: comprehension('dict'),
  set_comprehension: comprehension('set'),
  generator_expression: comprehension('generator'),
  for_in_clause: shape('ForEach', { target: 'left', iterable: 'right' }),
  if_clause: shape('If', { condition: '#0' }),
  await: shape('Await', { value: '#0' }),
  yield: shape('Yield', { value: '#0' }),
  type: sequence('Type'),
  function_definition: shape('FunctionDef', {
    modifiers: words('<async>'),
    name: 'name',
    typeParameters: 'type_parameters',
    parameters: 'parameters',
    returnType: 'return_type',
    body: blockIn('body'),
  }),
  'parameters|lambda_parameters': parameters,
  class_definition: shape(
    'ClassDef',
    {
      name: 'name',
      typeParameters: 'type_parameters',
      supers: listed('Supers', 'superclasses'),
      body: listed('ClassBody', 'body'),
    },
    'class',
  ),
  decorated_definition: decorated,
  if_statement: conditional,
  for_statement: shape('ForEach', {
    target: 'left',
    iterable: 'right',
    body: blockIn('body'),
    else: blockIn('alternative/body'),
  }),
  while_statement: shape('While', {
    condition: 'condition',
    body: blockIn('body'),
    else: blockIn('alternative/body'),
  }),
  try_statement: shape('Try', {
    body: blockIn('body'),
    handlers: grouped('Handlers', '<except_clause>*'),
    else: blockIn('<else_clause>/body'),
    finalizer: '<finally_clause>',
  }),
  except_clause: exceptClause,
  with_statement: shape('With', { items: listed('WithItems', '<with_clause>'), body: blockIn('body') }),
  // The text says that it is no assignment by itself. The `as` of a case has no field for its name.
  as_pattern: shape('Assign', { target: 'alias or #1', value: '#0' }, 'as'),
  match_statement: switchOn('subject'),
  case_clause: caseClause,
  raise_statement: shape('Throw', { value: '#0' }),
  break_statement: token('Break', ''),
  continue_statement: token('Continue', ''),
  delete_statement: shape('Delete', { value: '#0' }),
  import_statement: importStatement,
  'import_from_statement|future_import_statement': importFrom,
  dotted_name: dottedName,
  relative_import: token('Identifier', (node, ctx) => ctx.text(node).replace(/\s+/g, '')),
});

export const python: Language = {
  id: 'python',
  names: ['python', 'py', 'python3', 'python2'],
  editorIds: ['python'],
  extensions: ['.py', '.pyi', '.pyw'],
  magics: true,
  interpreters: ['python', 'python3', 'python2', 'pythonw', 'pypy', 'ipython', 'uv'],
  grammar: 'tree-sitter-python.wasm',
  comments: { line: ['#'], block: [] },
  chains: {
    first: new Set(['binary_operator', 'boolean_operator', 'call', 'attribute', 'subscript']),
    last: new Map([['conditional_expression', null]]),
  },
  commentTypes: new Set(['comment']),
  unitTypes: new Set(['function_definition', 'class_definition']),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '…: …', '…=…', '"…"'],
    typedArguments: true,
    contexts: [
      { text: '…' },
      { text: 'def __aiss_f():\n  …' },
      { text: 'class __aiss_c:\n  …' },
      { text: '…\n  pass', fills: 'body' },
      { text: '…:\n  pass', fills: 'body' },
      { text: '…\nfinally:\n  pass', fills: 'finalizer' },
      { text: 'try:\n  pass\n…' },
      { text: 'match __aiss_m:\n  …' },
      { text: '…\ndef __aiss_f():\n  pass' },
      { text: '{…}' },
    ],
  },
  semantics: {
    enumerations: { bases: ['Enum', 'StrEnum', 'IntEnum', 'Flag', 'IntFlag'] },
    control: { assert_statement: 'assert' },
    fillingMethods: ['readinto', 'recv_into'],
    endingFunctions: [
      ...['sys.exit', 'exit', 'quit', 'os._exit', 'os.abort'],
      ...['abort', 'flask.abort', 'bottle.abort', 'pytest.fail', 'pytest.skip'],
    ],
    keyedMethods: { puts: ['setdefault'], gets: ['get'], removes: ['pop'] },
    iteratingFunctions: /^functools\.reduce$/,
    foldingFunctions: ['reduce'],
    lookupFunctions: ['getattr'],
    callMethods: ['__call__'],
    lists: {
      types: ['list'],
      appends: ['append'],
      removes: ['pop'],
      reorders: ['clear', 'remove', 'reverse', 'sort'],
    },
    containerMethods: [
      'append',
      'add',
      'extend',
      'insert',
      'update',
      'setdefault',
      'appendleft',
      'extendleft',
      'put',
      'put_nowait',
      'write',
      'writelines',
    ],
    importCalls: ['__import__', 'importlib.import_module'],
    concatenation: ['+', '%'],
    assignmentDeclares: true,
    blockScope: false,
    selfNames: ['self', 'cls'],
    outerDeclarations: ['global_statement', 'nonlocal_statement'],
    bareMembers: 'body',
    constructors: ['__init__'],
    importBinds: 'first',
    casesBind: true,
    comparisons: ['comparison_operator'],
    repetition: ['*'],
    lengthFunctions: ['len'],
    stringIndexes: true,
    stringFunctions: ['str', 'repr', 'ascii', 'chr', 'hex', 'shlex.quote', 'html.escape'],
    literalTypes: {
      string: ['str', 'string'],
      integer: ['int'],
      float: ['float'],
      bool: ['bool'],
      null: ['None'],
    },
    functionTypes: {
      ...{ int: 'int', len: 'int', ord: 'int', hash: 'int', id: 'int', float: 'float' },
      ...{ bool: 'bool', isinstance: 'bool', issubclass: 'bool', callable: 'bool', hasattr: 'bool' },
      ...{ all: 'bool', any: 'bool', str: 'str', repr: 'str' },
    },
    callsConstruct: true,
  },
};
