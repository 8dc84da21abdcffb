/**
 * Ruby.
 *
 * A call without arguments (`user.name`) looks like the reading of an attribute and is lowered as a Member. A
 * block is the argument of its call, a Lambda; behind other arguments it is that of one more call (`f(x) { … }`
 * calls `f(x)` with the block), so that the pattern `f($X)` still finds it.
 */

import type { Lowerer, Lowering, Span } from '../lower.ts';
import { block } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { drop, sequence, shape, table, token, unwrap } from '../table.ts';
import { usual } from './constructs.ts';
import type { Language } from './language.ts';
import { pairHeredocs, rubyStrings } from './rubyStrings.ts';
import { OPERATORS } from './text.ts';

/** Statements of a body; `rescue`, `else` and `ensure` in it make all of it a Try. */
function statements(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const handlers = node.namedChildren.filter((child) => child.type === 'rescue');
  const otherwise = node.namedChildren.find((child) => child.type === 'else');
  const finalizer = node.namedChildren.find((child) => child.type === 'ensure');
  if (handlers.length === 0 && finalizer === undefined) return ctx.named(node);
  const clauses = new Set<SyntaxNode | undefined>([...handlers, otherwise, finalizer]);
  const plain = node.namedChildren.filter((child) => !clauses.has(child));
  const first = handlers[0] ?? (finalizer as SyntaxNode);
  const last = handlers.at(-1);
  const start = plain[0]?.start ?? first.start;
  const body = ctx.sequence('Block', { start, end: plain.at(-1)?.end ?? start }, ctx.all(plain));
  const end = (finalizer ?? otherwise ?? last ?? first).end;
  return [
    ctx.shaped(
      'Try',
      { start, end },
      {
        body,
        handlers:
          last &&
          ctx.sequence(
            'Handlers',
            { start: first.start, end: last.end },
            handlers.map((each) => rescue(each, ctx)),
          ),
        else: blockOf(otherwise, ctx),
        finalizer: finalizer && ctx.shaped('Finally', finalizer, { body: blockOf(finalizer, ctx) }),
      },
    ),
  ];
}

/**
 * A Block of what stands in a body, a `then`, an `else`; undefined in, undefined out. It spans a single statement
 * exactly, so that a metavariable alone stands for a whole body.
 */
function blockOf(node: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  if (node === undefined) return undefined;
  const inside = statements(node, ctx);
  const [only, another] = inside;
  return ctx.sequence('Block', only !== undefined && another === undefined ? only : node, inside);
}

/** A Block of a single expression, as the modifiers (`x if y`) have it. */
function single(node: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  return node === undefined ? undefined : ctx.sequence('Block', node, ctx.lower(node));
}

function rescue(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('exceptions');
  const types = list === undefined ? [] : ctx.named(list);
  const type = types.length > 1 && list !== undefined ? ctx.sequence('Tuple', list, types) : types[0];
  const body = node.child('body');
  return ctx.shaped('Catch', node, {
    type,
    name: ctx.one(node.child('variable')?.namedChildren[0]),
    body: blockOf(body, ctx) ?? ctx.sequence('Block', { start: node.end, end: node.end }, []),
  });
}

/** `a = 1, 2` is an Array; `a, *b = …` has a Tuple as target. */
const assignment = shape('Assign', { target: 'left', value: 'right' });

function operatorAssignment(node: SyntaxNode, ctx: Lowerer): Node {
  const operator = node.child('operator');
  return ctx.shaped(
    'AugAssign',
    node,
    { target: ctx.one(node.child('left')), value: ctx.one(node.child('right')) },
    operator && ctx.text(operator),
  );
}

function binary(node: SyntaxNode, ctx: Lowerer): Node {
  const token = node.child('operator');
  const operator = token === undefined ? '' : ctx.text(token);
  return ctx.shaped(
    'Binary',
    node,
    { left: ctx.one(node.child('left')), right: ctx.one(node.child('right')) },
    OPERATORS[operator] ?? operator,
  );
}

/** An entry of a hash: a Pair; among arguments: a named Argument where the key is a plain symbol. */
function pair(node: SyntaxNode, ctx: Lowerer): Node {
  const key = node.child('key');
  const value = ctx.one(node.child('value'));
  const symbol = ctx.one(key);
  if (value === undefined && key !== undefined) {
    const name = ctx.leaf('Identifier', key, ctx.text(key));
    return ctx.shaped('Pair', node, { key: symbol, value: name });
  }
  return ctx.shaped('Pair', node, { key: symbol, value });
}

function argument(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  if (node.type !== 'pair') return ctx.lower(node);
  const key = node.child('key');
  const value = node.child('value');
  if (key === undefined || (key.type !== 'hash_key_symbol' && key.type !== 'simple_symbol'))
    return ctx.lower(node);
  const symbol = ctx.one(key);
  const name = symbol?.kind === 'symbol' ? symbol.children[0] : symbol;
  const given = value === undefined ? ctx.leaf('Identifier', key, ctx.text(key)) : ctx.one(value);
  return [ctx.shaped('Argument', node, { name, value: given })];
}

/** `f ... { … }` of a pattern: the grammar takes the ellipsis for a call with the block. */
function withOwnBlock(called: Node, ctx: Lowerer): Node {
  const given = called.get('arguments');
  const last = given?.children.at(-1);
  const block = last?.get('arguments')?.children[0];
  if (given === undefined || last?.kind !== 'Call' || last.get('callee')?.kind !== 'Ellipsis') return called;
  if (block?.kind !== 'Lambda' || last.get('arguments')?.children.length !== 1) return called;
  const callee = last.get('callee') as Node;
  const others = ctx.sequence('Arguments', given, [...given.children.slice(0, -1), callee]);
  const inner = ctx.shaped('Call', called, { callee: called.get('callee'), arguments: others });
  return ctx.shaped('Call', called, { callee: inner, arguments: ctx.sequence('Arguments', block, [block]) });
}

/** The arguments of a call, its block the last of them. */
function argumentsOf(
  list: SyntaxNode | undefined,
  closure: SyntaxNode | undefined,
  at: Span,
  ctx: Lowerer,
): Node {
  const given = list === undefined ? [] : list.namedChildren.flatMap((child) => argument(child, ctx));
  const lambda = closure === undefined ? [] : [closureLambda(closure, ctx)];
  const start = list?.start ?? closure?.start ?? at.end;
  return ctx.sequence('Arguments', { start, end: closure?.end ?? list?.end ?? start }, [...given, ...lambda]);
}

function closureLambda(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const body = node.child('body');
  return ctx.shaped('Lambda', node, {
    parameters:
      list === undefined
        ? ctx.sequence('Parameters', { start: node.start, end: node.start }, [])
        : parameters(list, ctx),
    body: blockOf(body, ctx) ?? ctx.sequence('Block', { start: node.end, end: node.end }, []),
  });
}

/** Calls that are statements of other languages. */
const RAISES = new Set(['raise']);

function call(node: SyntaxNode, ctx: Lowerer): Node {
  const receiver = node.child('receiver');
  const method = node.child('method');
  const list = node.child('arguments');
  const closure = node.child('block');
  const end = method?.end ?? list?.start ?? node.end;
  const operator = node.child('operator');
  const name =
    method === undefined
      ? ctx.leaf('Identifier', { start: end, end }, 'call')
      : method.type === 'super'
        ? ctx.leaf('Super', method, 'super')
        : (ctx.one(method) as Node);
  const callee =
    receiver === undefined
      ? name
      : ctx.shaped('Member', { start: node.start, end }, { object: ctx.one(receiver), property: name });
  if (list === undefined && closure === undefined && operator !== undefined) return callee;
  if (
    receiver === undefined &&
    method !== undefined &&
    RAISES.has(ctx.text(method)) &&
    closure === undefined
  ) {
    return raise(node, list, ctx);
  }
  const given = { start: node.start, end: list?.end ?? end };
  const called =
    list === undefined
      ? callee
      : ctx.shaped('Call', given, { callee, arguments: argumentsOf(list, undefined, given, ctx) });
  if (closure === undefined) return ctx.isPattern ? withOwnBlock(called, ctx) : called;
  return ctx.shaped('Call', node, { callee: called, arguments: argumentsOf(undefined, closure, given, ctx) });
}

function raise(node: SyntaxNode, list: SyntaxNode | undefined, ctx: Lowerer): Node {
  const given = list === undefined ? [] : list.namedChildren.flatMap((child) => argument(child, ctx));
  const value = given.length > 1 && list !== undefined ? ctx.sequence('Tuple', list, given) : given[0];
  return ctx.shaped('Throw', node, { value });
}

const REST: Readonly<Record<string, string>> = {
  splat_parameter: '*',
  hash_splat_parameter: '**',
  block_parameter: '&',
};

const PLACEHOLDERS = new Set(['Ellipsis', 'EllipsisMetavariable']);

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.namedChildren.map((child): Node => {
    const isRest = REST[child.type] !== undefined;
    const plain = !isRest && child.type !== 'optional_parameter' && child.type !== 'keyword_parameter';
    const name = plain
      ? ctx.one(child)
      : (ctx.one(child.child('name')) ?? ctx.leaf('Identifier', { start: child.end, end: child.end }, ''));
    if (plain && name !== undefined && PLACEHOLDERS.has(name.kind)) return name;
    return ctx.shaped('Parameter', child, { name, default: ctx.one(child.child('value')) }, REST[child.type]);
  });
  return ctx.sequence('Parameters', node, list);
}

/** `def name(…)`, with `self.` or another object before the name: a modifier says that it is no method of instances. */
function method(node: SyntaxNode, ctx: Lowerer): Node {
  pairHeredocs(node);
  const object = node.child('object');
  const list = node.child('parameters');
  const name = node.child('name');
  const body = node.child('body');
  const at = name?.end ?? node.start;
  const lowered =
    body === undefined
      ? ctx.sequence('Block', { start: node.end, end: node.end }, [])
      : body.type === 'body_statement'
        ? blockOf(body, ctx)
        : single(body, ctx);
  return ctx.shaped('FunctionDef', node, {
    modifiers: object && ctx.sequence('Modifiers', object, [ctx.leaf('Modifier', object, 'static')]),
    name: ctx.one(name),
    parameters:
      list === undefined ? ctx.sequence('Parameters', { start: at, end: at }, []) : parameters(list, ctx),
    body: lowered,
  });
}

function definition(keyword: string): Lowering {
  return (node, ctx) => {
    pairHeredocs(node);
    const above = node.child('superclass');
    const body = node.child('body');
    return ctx.shaped(
      'ClassDef',
      node,
      {
        name: ctx.one(node.child('name')),
        supers: above && ctx.sequence('Supers', above, ctx.named(above)),
        body:
          body === undefined
            ? ctx.sequence('ClassBody', { start: node.end, end: node.end }, [])
            : ctx.sequence('ClassBody', body, statements(body, ctx)),
      },
      keyword,
    );
  };
}

/** `class << self`: its methods are those of the class around it. */
function singletonClass(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  const members = body === undefined ? [] : statements(body, ctx);
  return ctx.sequence('singleton_class', node, members);
}

/** A condition with its negation for `unless` and `until`. */
function condition(node: SyntaxNode | undefined, negated: boolean, ctx: Lowerer): Node | undefined {
  const lowered = ctx.one(node);
  return negated && lowered !== undefined ? ctx.shaped('Unary', lowered, { operand: lowered }, '!') : lowered;
}

function conditional(negated: boolean): Lowering {
  return (node, ctx) => {
    const consequence = node.child('consequence');
    const other = node.child('alternative');
    const alternative = other?.type === 'elsif' ? ctx.one(other) : blockOf(other, ctx);
    return ctx.shaped('If', node, {
      condition: condition(node.child('condition'), negated, ctx),
      consequent: blockOf(consequence, ctx) ?? ctx.sequence('Block', { start: node.end, end: node.end }, []),
      alternative,
    });
  };
}

function conditionalModifier(negated: boolean): Lowering {
  return (node, ctx) =>
    ctx.shaped('If', node, {
      condition: condition(node.child('condition'), negated, ctx),
      consequent: single(node.child('body'), ctx),
    });
}

function loop(negated: boolean): Lowering {
  return (node, ctx) =>
    ctx.shaped('While', node, {
      condition: condition(node.child('condition'), negated, ctx),
      body: blockOf(node.child('body'), ctx),
    });
}

/** `x while y`; behind `begin … end` the body runs first. */
function loopModifier(negated: boolean): Lowering {
  return (node, ctx) => {
    const body = node.child('body');
    const tested = condition(node.child('condition'), negated, ctx);
    if (body?.type === 'begin') {
      return ctx.shaped('DoWhile', node, { body: block(ctx, body), condition: tested });
    }
    return ctx.shaped('While', node, { condition: tested, body: single(body, ctx) });
  };
}

function begin(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = statements(node, ctx);
  return inside.length === 1 && inside[0]?.kind === 'Try' ? inside[0] : ctx.sequence('Block', node, inside);
}

/** `case … when … else` and `case … in …`. */
function caseStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const clauses = node.namedChildren.filter((child) => CLAUSES.has(child.type));
  const cases = clauses.map((clause) => {
    const tests = clause.childrenOf('pattern');
    const first = tests[0];
    const last = tests.at(-1);
    const test =
      first !== undefined && last !== undefined && tests.length > 1
        ? ctx.sequence('Tuple', { start: first.start, end: last.end }, ctx.all(tests))
        : ctx.one(first);
    const guard = clause.child('guard');
    const body = clause.type === 'else' ? clause : clause.child('body');
    return ctx.shaped('Case', clause, {
      test,
      guard: condition(guard?.child('condition'), guard?.type === 'unless_guard', ctx),
      body: blockOf(body, ctx) ?? ctx.sequence('Block', { start: clause.end, end: clause.end }, []),
    });
  });
  const start = clauses[0]?.start ?? node.end;
  const end = clauses.at(-1)?.end ?? node.end;
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.child('value')),
    body: ctx.sequence('Cases', { start, end }, cases),
  });
}

const CLAUSES = new Set(['when', 'in_clause', 'else']);

/** `return 1, 2` gives back an Array. */
function jump(kind: 'Return' | 'Yield'): Lowering {
  return (node, ctx) => {
    const list = node.ofType('argument_list');
    const values = list === undefined ? [] : list.namedChildren.flatMap((child) => ctx.lower(child));
    const value = values.length > 1 && list !== undefined ? ctx.sequence('Array', list, values) : values[0];
    return ctx.shaped(kind, node, { value });
  };
}

/** `x[a]`, and `x[a, b]` with a Tuple as index. */
function elementReference(node: SyntaxNode, ctx: Lowerer): Node {
  const object = node.child('object');
  const indexes = node.namedChildren.filter((child) => child !== object);
  const first = indexes[0];
  const last = indexes.at(-1);
  const index =
    first !== undefined && last !== undefined && indexes.length > 1
      ? ctx.sequence('Tuple', { start: first.start, end: last.end }, ctx.all(indexes))
      : ctx.one(first);
  return ctx.shaped('Index', node, { object: ctx.one(object), index });
}

/** `a..b`; where an end is left out the range goes on, and says so with a null. */
function range(node: SyntaxNode, ctx: Lowerer): Node {
  const end = (role: string, at: number): Node =>
    ctx.one(node.child(role)) ?? ctx.leaf('Null', { start: at, end: at }, 'nil');
  const operator = node.children.find((child) => !child.named);
  const ends = [end('begin', node.start), end('end', node.end)];
  return ctx.sequence('range', node, ends, operator && ctx.text(operator));
}

function scopeResolution(node: SyntaxNode, ctx: Lowerer): Node {
  const scope = ctx.one(node.child('scope'));
  const name = ctx.one(node.child('name'));
  if (scope === undefined && name !== undefined) return name;
  return ctx.shaped('Member', node, { object: scope, property: name });
}

function forLoop(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('ForEach', node, {
    target: ctx.one(node.child('pattern')),
    iterable: ctx.one(node.child('value')?.namedChildren[0]),
    body: blockOf(node.child('body'), ctx),
  });
}

function rescueModifier(node: SyntaxNode, ctx: Lowerer): Node {
  const handler = node.child('handler');
  const caught = handler && ctx.shaped('Catch', handler, { body: single(handler, ctx) });
  return ctx.shaped('Try', node, {
    body: single(node.child('body'), ctx),
    handlers: caught && ctx.sequence('Handlers', caught, [caught]),
  });
}

/** `&block` among arguments: the function that it is, as a last argument; `&:name` calls the method of that name. */
const blockArgument: Lowering = (node, ctx) => ctx.named(node);

/** A lambda literal `->(x) { … }`. */
function lambdaLiteral(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const body = node.child('body');
  const inside = body?.child('body');
  const at = { start: body?.end ?? node.end, end: body?.end ?? node.end };
  return ctx.shaped('Lambda', node, {
    parameters:
      list === undefined
        ? ctx.sequence('Parameters', { start: node.start, end: node.start }, [])
        : parameters(list, ctx),
    body: blockOf(inside, ctx) ?? ctx.sequence('Block', at, []),
  });
}

/** `defined?`, `not`, `-` and the like. */
function unary(node: SyntaxNode, ctx: Lowerer): Node {
  const token = node.child('operator');
  const operator = token === undefined ? '' : ctx.text(token);
  return ctx.shaped(
    'Unary',
    node,
    { operand: ctx.one(node.child('operand')) },
    OPERATORS[operator] ?? operator,
  );
}

/** Expressions between parentheses: one stands for itself, several are a Block. */
function parenthesized(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const inside = ctx.named(node);
  return inside.length > 1 ? ctx.sequence('Block', node, inside) : inside;
}

/** A constant; in patterns `C` before a metavariable makes the name that a class must have, and is left out. */
function constant(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.text(node);
  return name.startsWith('C$')
    ? ctx.leaf('Metavariable', node, name.slice(1))
    : ctx.leaf('Identifier', node, name);
}

const lowerings = table(
  { ...usual, ...rubyStrings },
  {
    constant,
    'body_statement|block_body|then|do': statements,
    parenthesized_statements: parenthesized,
    'instance_variable|class_variable|global_variable': token('Identifier'),
    'operator|setter': token('Identifier'),
    'rational|complex': token('Number'),
    true: token('Bool', 'true'),
    false: token('Bool', 'false'),
    self: token('This'),
    call,
    argument_list: (node, ctx) => argumentsOf(node, undefined, node, ctx),
    block_argument: blockArgument,
    splat_argument: shape('Spread', { value: '#0' }, '*'),
    hash_splat_argument: shape('Spread', { value: '#0' }, '**'),
    element_reference: elementReference,
    range,
    scope_resolution: scopeResolution,
    assignment,
    operator_assignment: operatorAssignment,
    left_assignment_list: sequence('Tuple'),
    destructured_left_assignment: sequence('Tuple'),
    destructured_parameter: sequence('Tuple'),
    rest_assignment: shape('Spread', { value: '#0' }, '*'),
    right_assignment_list: sequence('Array'),
    hash: sequence('Object'),
    pair,
    binary,
    unary,
    conditional: shape('Conditional', {
      condition: 'condition',
      consequent: 'consequence',
      alternative: 'alternative',
    }),
    lambda: lambdaLiteral,
    'block|do_block': closureLambda,
    'method|singleton_method': method,
    'method_parameters|block_parameters|lambda_parameters': parameters,
    class: definition('class'),
    module: definition('module'),
    singleton_class: singletonClass,
    superclass: unwrap,
    'if|elsif': conditional(false),
    unless: conditional(true),
    if_modifier: conditionalModifier(false),
    unless_modifier: conditionalModifier(true),
    while: loop(false),
    until: loop(true),
    while_modifier: loopModifier(false),
    until_modifier: loopModifier(true),
    for: forLoop,
    begin,
    rescue_modifier: rescueModifier,
    'case|case_match': caseStatement,
    pattern: unwrap,
    return: jump('Return'),
    yield: jump('Yield'),
    break: token('Break', ''),
    next: token('Continue', ''),
    heredoc_body: drop,
  },
);

export const ruby: Language = {
  id: 'ruby',
  names: ['ruby', 'rb'],
  editorIds: ['ruby'],
  extensions: ['.rb', '.rake', '.gemspec', '.ru'],
  filenames: ['Gemfile', 'Rakefile', 'Vagrantfile', 'Guardfile', 'Capfile', 'Podfile'],
  interpreters: ['ruby', 'jruby', 'rake'],
  grammar: 'tree-sitter-ruby.wasm',
  comments: { line: ['#'], block: [['=begin', '=end']] },
  chains: {
    first: new Set(['binary', 'call', 'element_reference']),
    last: new Map([
      ['if', 'alternative'],
      ['elsif', 'alternative'],
      ['unless', 'alternative'],
      ['conditional', 'alternative'],
    ]),
  },
  commentTypes: new Set(['comment']),
  unitTypes: new Set(['method', 'singleton_method', 'class', 'module']),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '…: …', '*…', '"…"', '…;'],
    statement: '…',
    metavariables: ['C…'],
    likelyMetavariables: [{ behind: /\b(?:class|module)\s+(?:\$[A-Z_]+\s*<\s*)?$/, spelling: 'C…' }],
    typesBehind: true,
    contexts: [
      { text: '__aiss_h = {…}', when: /^[^\s{}()=]+\s*=>\s*[^\s{]/ },
      { text: '…' },
      { text: 'def __aiss_f\n  …\nend' },
      { text: 'class __Aiss_c\n  …\nend' },
      { text: '…\nend', fills: 'body' },
      { text: '…\n  __aiss_f\nend', fills: 'body' },
      { text: 'begin\n  __aiss_f\n…\nend' },
      { text: 'case __aiss_m\n…\nend' },
      { text: '{…}' },
      { text: '__aiss_f(…)' },
    ],
  },
  semantics: {
    importCalls: ['require', 'require_relative', 'load'],
    concatenation: ['+', '<<'],
    assignmentDeclares: true,
    blockScope: false,
    selfNames: ['self'],
    isolatedNames: /^[a-z_]/,
    lambdasShareVariables: true,
    constructors: ['initialize'],
    importBinds: 'nothing',
    casesBind: true,
    control: { retry: 'retry' },
    changingOperators: ['<<'],
    changingMethods: /^(?:clear|concat|insert|prepend|replace|setbyte)$|!$/,
    keyedMethods: {
      puts: ['store'],
      gets: ['fetch', 'send', 'public_send', '__send__'],
      removes: ['delete'],
    },
    foldingFunctions: ['inject', 'reduce'],
    pairMethods: [
      ...['each', 'each_pair', 'map', 'flat_map', 'filter_map', 'select', 'filter', 'reject', 'find'],
      ...['any?', 'all?', 'none?', 'each_with_index', 'sort_by', 'group_by', 'to_h', 'sum'],
    ],
    pathMethods: ['dig'],
    callMethods: ['call', 'yield'],
    bareCalls: true,
    trailingLambdas: true,
    fieldNames: /^@@?(\w+)$/,
    constructingMethods: ['new'],
    containerMethods: [
      'add',
      'append',
      'concat',
      'insert',
      'merge!',
      'prepend',
      'push',
      'replace',
      'store',
      'unshift',
      'update',
      'write',
    ],
    repetition: ['*'],
    integerDivision: true,
    lengthProperties: ['length', 'size'],
    lastExpressionReturns: true,
    functionTypes: { Integer: 'Integer', Float: 'Float', String: 'String' },
    methodTypes: {
      ...{ to_i: 'integer', to_int: 'integer', length: 'integer', size: 'integer', count: 'integer' },
      ...{ ord: 'integer', hash: 'integer', bytesize: 'integer', to_s: 'string', inspect: 'string' },
    },
    literalTypes: {
      string: ['String'],
      integer: ['Integer'],
      float: ['Float'],
      null: ['NilClass'],
      regex: ['Regexp'],
    },
  },
};
