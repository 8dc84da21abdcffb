/** Python 3, with the statements of Python 2 that the grammar still reads. */

import {
  block,
  drop,
  each,
  group,
  type Lowerer,
  type Lowerings,
  sequence,
  shape,
  token,
  unwrap,
  withRoles,
} from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
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
    return ctx.leaf('String', node, inside.map((child) => decode(ctx.text(child))).join(''));
  }
  const parts = inside.flatMap((child) =>
    child.type === 'interpolation'
      ? [interpolation(child, ctx)]
      : [ctx.leaf('StringText', child, decode(ctx.text(child)).replaceAll('{{', '{').replaceAll('}}', '}'))],
  );
  return ctx.sequence('Interpolated', node, parts, 'f');
}

function interpolation(node: SyntaxNode, ctx: Lowerer): Node {
  const format = node.ofType('format_specifier');
  return ctx.shaped('Interpolation', node, {
    expression: ctx.one(node.child('expression') ?? node.namedChildren[0]),
    format: ctx.one(format),
  });
}

function concatenated(node: SyntaxNode, ctx: Lowerer): Node {
  const strings = ctx.named(node);
  if (strings.every((part) => part.kind === 'String')) {
    return ctx.leaf('String', node, strings.map((part) => part.text).join(''));
  }
  const parts = strings.flatMap((part) =>
    part.kind === 'String' ? [ctx.leaf('StringText', part, part.text)] : [...part.children],
  );
  return ctx.sequence('Interpolated', node, parts, 'f');
}

/** `a, b = …` and `for a, b in …`: several targets are a Tuple. */
const tuple = sequence('Tuple');

function expressionStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const children = ctx.named(node);
  const first = children[0];
  if (children.length === 1 && first !== undefined) {
    return first.kind === 'VarDef' ? first : ctx.shaped('ExprStmt', node, { expression: first });
  }
  return ctx.shaped('ExprStmt', node, { expression: ctx.sequence('Tuple', node, children) });
}

function assignment(node: SyntaxNode, ctx: Lowerer): Node {
  const target = ctx.one(node.child('left'));
  const value = ctx.one(node.child('right'));
  const type = ctx.one(node.child('type'));
  if (type !== undefined) return ctx.shaped('VarDef', node, { target, type, value });
  return ctx.shaped('Assign', node, { target, value });
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

function parameter(
  name: Node | undefined,
  type: Node | undefined,
  value: Node | undefined,
  node: SyntaxNode,
  ctx: Lowerer,
  rest = '',
): Node {
  // A placeholder of a pattern stands for the whole parameter, or for several.
  if (name !== undefined && type === undefined && value === undefined && PLACEHOLDERS.has(name.kind))
    return name;
  return ctx.shaped('Parameter', node, { name, type, default: value }, rest);
}

const PLACEHOLDERS = new Set(['Ellipsis', 'EllipsisMetavariable']);

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.namedChildren.map((child) => {
    switch (child.type) {
      case 'default_parameter':
      case 'typed_default_parameter':
        return parameter(
          ctx.one(child.child('name')),
          ctx.one(child.child('type')),
          ctx.one(child.child('value')),
          child,
          ctx,
        );
      case 'typed_parameter': {
        const inner = child.namedChildren[0];
        const splat = inner?.type.endsWith('splat_pattern') === true;
        const name = splat ? ctx.one(inner?.namedChildren[0]) : ctx.one(inner);
        return parameter(
          name,
          ctx.one(child.child('type')),
          undefined,
          child,
          ctx,
          splat ? starOf(inner, ctx) : '',
        );
      }
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern':
        return parameter(
          ctx.one(child.namedChildren[0]),
          undefined,
          undefined,
          child,
          ctx,
          starOf(child, ctx),
        );
      default:
        return parameter(ctx.one(child), undefined, undefined, child, ctx);
    }
  });
  return ctx.sequence('Parameters', node, list);
}

function starOf(node: SyntaxNode, ctx: Lowerer): string {
  return ctx.text(node).startsWith('**') ? '**' : '*';
}

function functionDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  const async = node.children.find((child) => child.type === 'async');
  return ctx.shaped('FunctionDef', node, {
    modifiers: async && ctx.sequence('Modifiers', async, [ctx.leaf('Modifier', async, 'async')]),
    name: ctx.one(node.child('name')),
    typeParameters: ctx.one(node.child('type_parameters')),
    parameters: ctx.one(node.child('parameters')),
    returnType: ctx.one(node.child('return_type')),
    body: block(ctx, node.child('body')),
  });
}

function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const body = node.child('body');
  return ctx.shaped('Lambda', node, {
    parameters:
      list === undefined
        ? ctx.sequence('Parameters', { start: node.start, end: node.start }, [])
        : parameters(list, ctx),
    body: body && ctx.shaped('ExprBody', body, { expression: ctx.one(body) }),
  });
}

function classDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  const supers = node.child('superclasses');
  const body = node.child('body');
  return ctx.shaped(
    'ClassDef',
    node,
    {
      name: ctx.one(node.child('name')),
      typeParameters: ctx.one(node.child('type_parameters')),
      supers: supers && ctx.sequence('Supers', supers, ctx.named(supers)),
      body: body && ctx.sequence('ClassBody', body, ctx.named(body)),
    },
    'class',
  );
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

function tryStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const handlers = node.children.filter(
    (child) => child.type === 'except_clause' || child.type === 'except_group_clause',
  );
  const otherwise = node.ofType('else_clause');
  const finalizer = node.ofType('finally_clause');
  return ctx.shaped('Try', node, {
    body: block(ctx, node.child('body')),
    handlers: group(ctx, 'Handlers', handlers),
    else: otherwise && block(ctx, otherwise.child('body')),
    finalizer: ctx.one(finalizer),
  });
}

function exceptClause(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.ofType('block');
  const caught = node.namedChildren.filter((child) => child !== body);
  const first = caught[0];
  // The grammar writes `except A as e` as an as_pattern, in newer versions with fields.
  const alias = node.child('alias') ?? first?.child('alias');
  const type = first?.type === 'as_pattern' ? first.namedChildren[0] : first;
  return ctx.shaped('Catch', node, { type: ctx.one(type), name: ctx.one(alias), body: block(ctx, body) });
}

function withStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const clause = node.ofType('with_clause');
  const items = clause && ctx.sequence('WithItems', clause, ctx.named(clause));
  return ctx.shaped('With', node, { items, body: block(ctx, node.child('body')) });
}

function asPattern(node: SyntaxNode, ctx: Lowerer): Node {
  const value = ctx.one(node.namedChildren[0]);
  // The `as` of a case has no field for its name.
  const target = ctx.one(node.child('alias') ?? node.namedChildren[1]);
  // The text says that it is no assignment by itself.
  return ctx.shaped('Assign', node, { target, value }, 'as');
}

function importStatement(node: SyntaxNode, ctx: Lowerer): Node[] {
  return node.childrenOf('name').map((name) => {
    const aliased = name.type === 'aliased_import';
    const module = ctx.one(aliased ? name.child('name') : name);
    const alias = aliased ? ctx.one(name.child('alias')) : undefined;
    return ctx.shaped('Import', node, { module, alias });
  });
}

function importFrom(node: SyntaxNode, ctx: Lowerer): Node {
  const wildcard = node.ofType('wildcard_import');
  const names = node.childrenOf('name').map((name) => {
    const aliased = name.type === 'aliased_import';
    const written = aliased ? name.child('name') : name;
    const alias = aliased ? ctx.one(name.child('alias')) : undefined;
    const identifier = ctx.one(written);
    if (identifier !== undefined && PLACEHOLDERS.has(identifier.kind)) return identifier;
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

function relativeImport(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.leaf('Identifier', node, ctx.text(node).replace(/\s+/g, ''));
}

function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('ForEach', node, {
    target: ctx.one(node.child('left')),
    iterable: ctx.one(node.child('right')),
    body: block(ctx, node.child('body')),
    else: block(ctx, node.child('alternative')?.child('body')),
  });
}

function comprehension(kind: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const clauses = node.children.filter(
      (child) => child.type === 'for_in_clause' || child.type === 'if_clause',
    );
    return ctx.shaped(
      'Comprehension',
      node,
      { element: ctx.one(node.child('body')), clauses: group(ctx, 'Clauses', clauses) },
      kind,
    );
  };
}

/** `x[a]`, `x[a, b]` (a Tuple) and slices. */
function subscript(node: SyntaxNode, ctx: Lowerer): Node {
  const indexes = node.childrenOf('subscript');
  const first = indexes[0];
  const last = indexes[indexes.length - 1];
  const index =
    indexes.length > 1 && first !== undefined && last !== undefined
      ? ctx.sequence('Tuple', { start: first.start, end: last.end }, ctx.all(indexes))
      : ctx.one(first);
  return ctx.shaped('Index', node, { object: ctx.one(node.child('value')), index });
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

function callExpression(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('arguments');
  const args = ctx.one(list);
  // `f(x for x in y)`: the generator is the only argument.
  const wrapped =
    list !== undefined && list.type === 'generator_expression' && args !== undefined
      ? ctx.sequence('Arguments', list, [args])
      : args;
  return ctx.shaped('Call', node, { callee: ctx.one(node.child('function')), arguments: wrapped });
}

const lowerings: Lowerings = {
  module: unwrap,
  block: sequence('Block'),
  expression_statement: expressionStatement,
  parenthesized_expression: unwrap,
  identifier: token('Identifier'),
  keyword_identifier: token('Identifier'),
  integer: token('Number'),
  float: token('Number'),
  true: token('Bool', 'true'),
  false: token('Bool', 'false'),
  none: token('Null'),
  string,
  concatenated_string: concatenated,
  call: callExpression,
  argument_list: sequence('Arguments'),
  keyword_argument: shape('Argument', { name: 'name', value: 'value' }),
  attribute: shape('Member', { object: 'object', property: 'attribute' }),
  subscript,
  slice,
  assignment,
  augmented_assignment: shape('AugAssign', { target: 'left', value: 'right' }, { operator: 'operator' }),
  named_expression: shape('Assign', { target: 'name', value: 'value' }),
  binary_operator: shape('Binary', { left: 'left', right: 'right' }, { operator: 'operator' }),
  boolean_operator: shape(
    'Binary',
    { left: 'left', right: 'right' },
    { operator: 'operator', operators: OPERATORS },
  ),
  comparison_operator: comparison,
  not_operator: shape('Unary', { operand: 'argument' }, { text: '!' }),
  unary_operator: shape('Unary', { operand: 'argument' }, { operator: 'operator' }),
  conditional_expression: shape('Conditional', { consequent: '#0', condition: '#1', alternative: '#2' }),
  list: sequence('Array'),
  list_pattern: sequence('Array'),
  tuple,
  tuple_pattern: tuple,
  pattern_list: tuple,
  expression_list: tuple,
  set: sequence('Set'),
  // What a pattern of a dictionary does not say is not there, unless it has an ellipsis.
  dictionary: sequence('Object', 'closed'),
  pair: shape('Pair', { key: 'key', value: 'value' }),
  ...each(['list_splat', 'list_splat_pattern'], shape('Spread', { value: '#0' }, { text: '*' })),
  ...each(['dictionary_splat', 'dictionary_splat_pattern'], shape('Spread', { value: '#0' }, { text: '**' })),
  lambda,
  list_comprehension: comprehension('list'),
  dictionary_comprehension: comprehension('dict'),
  set_comprehension: comprehension('set'),
  generator_expression: comprehension('generator'),
  for_in_clause: shape('ForEach', { target: 'left', iterable: 'right' }),
  if_clause: shape('If', { condition: '#0' }),
  await: shape('Await', { value: '#0' }),
  yield: shape('Yield', { value: '#0' }),
  type: sequence('Type'),
  function_definition: functionDefinition,
  parameters,
  lambda_parameters: parameters,
  class_definition: classDefinition,
  decorated_definition: decorated,
  decorator: shape('Decorator', { expression: '#0' }),
  if_statement: conditional,
  for_statement: forStatement,
  while_statement: (node, ctx) =>
    ctx.shaped('While', node, {
      condition: ctx.one(node.child('condition')),
      body: block(ctx, node.child('body')),
      else: block(ctx, node.child('alternative')?.child('body')),
    }),
  try_statement: tryStatement,
  except_clause: exceptClause,
  except_group_clause: exceptClause,
  finally_clause: (node, ctx) => ctx.shaped('Finally', node, { body: block(ctx, node.ofType('block')) }),
  with_statement: withStatement,
  with_item: unwrap,
  as_pattern: asPattern,
  as_pattern_target: unwrap,
  match_statement: (node, ctx) => {
    const body = node.child('body');
    return ctx.shaped('Switch', node, {
      subject: ctx.one(node.child('subject')),
      body: body && ctx.sequence('Cases', body, ctx.named(body)),
    });
  },
  case_clause: caseClause,
  case_pattern: unwrap,
  return_statement: shape('Return', { value: '#0' }),
  raise_statement: shape('Throw', { value: '#0' }),
  break_statement: token('Break', ''),
  continue_statement: token('Continue', ''),
  delete_statement: shape('Delete', { value: '#0' }),
  import_statement: importStatement,
  import_from_statement: importFrom,
  future_import_statement: importFrom,
  dotted_name: dottedName,
  relative_import: relativeImport,
  type_conversion: drop,
  line_continuation: drop,
};

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
