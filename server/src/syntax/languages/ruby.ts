/**
 * Ruby.
 *
 * A call without arguments (`user.name`) looks like the reading of an attribute and is lowered as a Member. A
 * block is the argument of its call, a Lambda; behind other arguments it is that of one more call (`f(x) { … }`
 * calls `f(x)` with the block), so that the pattern `f($X)` still finds it.
 */

import type { Extractor, Lowerer, Lowering, Span } from '../lower.ts';
import { isPlaceholder } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { finder } from '../places.ts';
import {
  blockIn,
  drop,
  either,
  extractor,
  held,
  leafAt,
  none,
  sequence,
  shape,
  table,
  token,
  unwrap,
  where,
  written,
} from '../table.ts';
import { changingAssignment, lambdaParameters, tupled } from './constructs.ts';
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

/** The Block of a part that is a single expression. */
function singleIn(place: string): Extractor {
  const find = finder(place);
  return (node, ctx) => single(find(node), ctx);
}

/** A Block of a single expression, as the modifiers (`x if y`) have it. */
function single(node: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  return node === undefined ? undefined : ctx.sequence('Block', node, ctx.lower(node));
}

const rescue = shape('Catch', {
  type: held('Tuple', 'exceptions'),
  name: 'variable/#0',
  body: blockOrNone('body'),
});

/** An entry of a hash; `a:` alone is `a: a`. */
const pair = shape('Pair', { key: 'key', value: either('value', leafAt('Identifier', 'key')) });

/** An entry among arguments is one with a name where its key is a plain symbol. */
function argument(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  const key = node.type === 'pair' ? node.child('key') : undefined;
  if (key?.type !== 'hash_key_symbol' && key?.type !== 'simple_symbol') return ctx.lower(node);
  const symbol = ctx.one(key);
  const name = symbol?.kind === 'symbol' ? symbol.children[0] : symbol;
  return [ctx.shaped('Argument', node, { name, value: pair(node, ctx).get('value') })];
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

/** The Block of a part's statements, an empty one behind what it could be in where there is none. */
function blockOrNone(place: string, behind = 'end'): Extractor {
  const find = finder(place);
  return either((node, ctx) => blockOf(find(node), ctx), none('Block', behind));
}

const closureLambda = shape('Lambda', {
  parameters: lambdaParameters('parameters'),
  body: blockOrNone('body'),
});

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

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.namedChildren.map((child): Node => {
    const isRest = REST[child.type] !== undefined;
    const plain = !isRest && child.type !== 'optional_parameter' && child.type !== 'keyword_parameter';
    const name = plain
      ? ctx.one(child)
      : (ctx.one(child.child('name')) ?? ctx.leaf('Identifier', { start: child.end, end: child.end }, ''));
    if (plain && isPlaceholder(name)) return name;
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

/** A condition with its negation for `unless` and `until`. */
function condition(node: SyntaxNode | undefined, negated: boolean, ctx: Lowerer): Node | undefined {
  const lowered = ctx.one(node);
  return negated && lowered !== undefined ? ctx.shaped('Unary', lowered, { operand: lowered }, '!') : lowered;
}

/** The condition of a node, with its negation for `unless` and `until`. */
function tested(negated: boolean): Extractor {
  return (node, ctx) => condition(node.child('condition'), negated, ctx);
}

function conditional(negated: boolean): Lowering {
  return shape('If', {
    condition: tested(negated),
    consequent: blockOrNone('consequence'),
    alternative: (node, ctx) => {
      const other = node.child('alternative');
      return other?.type === 'elsif' ? ctx.one(other) : blockOf(other, ctx);
    },
  });
}

function conditionalModifier(negated: boolean): Lowering {
  return shape('If', { condition: tested(negated), consequent: singleIn('body') });
}

function loop(negated: boolean): Lowering {
  const body: Extractor = (node, ctx) => blockOf(node.child('body'), ctx);
  return shape('While', { condition: tested(negated), body });
}

/** `x while y`; behind `begin … end` the body runs first. */
function loopModifier(negated: boolean): Lowering {
  return where(
    '<begin> but condition',
    shape('DoWhile', { body: blockIn('body'), condition: tested(negated) }),
    shape('While', { condition: tested(negated), body: singleIn('body') }),
  );
}

function begin(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = statements(node, ctx);
  return inside.length === 1 && inside[0]?.kind === 'Try' ? inside[0] : ctx.sequence('Block', node, inside);
}

/** `case … when … else` and `case … in …`. */
function caseStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const clauses = node.namedChildren.filter((child) => CLAUSES.has(child.type));
  const cases = clauses.map((clause) => {
    const guard = clause.child('guard');
    const body = clause.type === 'else' ? clause : clause.child('body');
    return ctx.shaped('Case', clause, {
      test: CASE_TEST(clause, ctx),
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

const CASE_TEST = tupled('pattern*');

const CLAUSES = new Set(['when', 'in_clause', 'else']);

/** `return 1, 2` gives back an Array. */
function jump(kind: 'Return' | 'Yield'): Lowering {
  return shape(kind, { value: held('Array', '<argument_list>') });
}

/** `a..b`; where an end is left out the range goes on, and says so with a null. */
function range(node: SyntaxNode, ctx: Lowerer): Node {
  const end = (role: string, at: number): Node =>
    ctx.one(node.child(role)) ?? ctx.leaf('Null', { start: at, end: at }, 'nil');
  const operator = node.children.find((child) => !child.named);
  const ends = [end('begin', node.start), end('end', node.end)];
  return ctx.sequence('range', node, ends, operator && ctx.text(operator));
}

function rescueModifier(node: SyntaxNode, ctx: Lowerer): Node {
  const handler = node.child('handler');
  const caught = handler && ctx.shaped('Catch', handler, { body: single(handler, ctx) });
  return ctx.shaped('Try', node, {
    body: single(node.child('body'), ctx),
    handlers: caught && ctx.sequence('Handlers', caught, [caught]),
  });
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

const lowerings = table(rubyStrings, {
  constant,
  'body_statement|block_body|then|do': statements,
  parenthesized_statements: parenthesized,
  'instance_variable|class_variable|global_variable': token('Identifier'),
  'operator|setter': token('Identifier'),
  'rational|complex': token('Number'),
  self: token('This'),
  call,
  argument_list: (node, ctx) => argumentsOf(node, undefined, node, ctx),
  // The function that `&block` is, as a last argument; `&:name` calls the method of that name.
  'block_argument|superclass|pattern': unwrap,
  'splat_argument|rest_assignment': shape('Spread', { value: '#0' }, '*'),
  hash_splat_argument: shape('Spread', { value: '#0' }, '**'),
  // `x[a]`, and `x[a, b]` with a Tuple as index.
  element_reference: shape('Index', { object: 'object', index: tupled('#* but object') }),
  range,
  scope_resolution: where('scope', shape('Member', { object: 'scope', property: 'name' }), extractor('name')),
  // `a = 1, 2` is an Array; `a, *b = …` has a Tuple as target.
  assignment: shape('Assign', { target: 'left', value: 'right' }),
  operator_assignment: changingAssignment,
  'left_assignment_list|destructured_left_assignment|destructured_parameter': sequence('Tuple'),
  right_assignment_list: sequence('Array'),
  hash: sequence('Object'),
  pair,
  binary: shape('Binary', { left: 'left', right: 'right' }, written('operator', OPERATORS)),
  // `defined?`, `not`, `-` and the like.
  unary: shape('Unary', { operand: 'operand' }, written('operator', OPERATORS)),
  conditional: shape('Conditional', {
    condition: 'condition',
    consequent: 'consequence',
    alternative: 'alternative',
  }),
  lambda: shape('Lambda', {
    parameters: lambdaParameters('parameters'),
    body: blockOrNone('body/body', 'body'),
  }),
  'block|do_block': closureLambda,
  'method|singleton_method': method,
  'method_parameters|block_parameters|lambda_parameters': parameters,
  class: definition('class'),
  module: definition('module'),
  // The methods of `class << self` are those of the class around it.
  singleton_class: (node, ctx) => {
    const body = node.child('body');
    return ctx.sequence('singleton_class', node, body === undefined ? [] : statements(body, ctx));
  },
  'if|elsif': conditional(false),
  unless: conditional(true),
  if_modifier: conditionalModifier(false),
  unless_modifier: conditionalModifier(true),
  while: loop(false),
  until: loop(true),
  while_modifier: loopModifier(false),
  until_modifier: loopModifier(true),
  for: shape('ForEach', {
    target: 'pattern',
    iterable: 'value/#0',
    body: (node, ctx) => blockOf(node.child('body'), ctx),
  }),
  begin,
  rescue_modifier: rescueModifier,
  'case|case_match': caseStatement,
  return: jump('Return'),
  yield: jump('Yield'),
  break: token('Break', ''),
  next: token('Continue', ''),
  heredoc_body: drop,
});

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
    endingFunctions: ['exit', 'exit!', 'abort', 'fail', 'halt'],
    regexDialect: 'ruby',
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
