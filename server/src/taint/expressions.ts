/** The value of an expression: which taints are on it, and which sinks they pass on the way. */

import { isReceiver } from '../facts/scopes.ts';
import { constantKey } from '../flow/keys.ts';
import { before, type Node } from '../syntax/node.ts';
import { implicitField } from './assign.ts';
import { atPlace, visitNames } from './atPlace.ts';
import { callBare, calleeOf, evaluateCall } from './calls.ts';
import { capture, NOTHING_CAPTURED } from './capture.ts';
import { bindTest } from './caseBindings.ts';
import { Environment, SELF } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import { listOf } from './lists.ts';
import { decide } from './shapes.ts';
import { SHORT_CIRCUIT, shortCircuit } from './shortCircuit.ts';
import { joinTaints } from './taints.ts';
import {
  allTaints,
  CLEAN,
  element,
  field,
  isClean,
  join,
  onlySources,
  stepped,
  tainted,
  type Value,
  withField,
} from './value.ts';

/** Evaluates an expression, then looks at what the rule says of its place. */
export function evaluate(flow: Flow, node: Node, env: Environment): Value {
  flow.step();
  return atPlace(flow, node, made(flow, node, env), env);
}

/**
 * The value that a node has by what it is made of. What a chain goes on with (`a.b()` in `a.b().c()`, `a + b` in
 * `a + b + c`) is worked out first, from where the chain begins, and kept until the next link has asked for it:
 * so a long chain needs no deep stack, and a link that is asked for twice is worked out once.
 */
function made(flow: Flow, node: Node, env: Environment): Value {
  const { links } = flow.frame;
  const known = links.get(node);
  if (known !== undefined) return known;
  const chain: Node[] = [];
  for (let at = goesOnWith(flow, node); at !== undefined && !links.has(at); ) {
    const next = goesOnWith(flow, at);
    if (next === undefined) break;
    chain.push(at);
    at = next;
  }
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i] as Node;
    links.set(link, structural(flow, link, env));
    if (i + 1 < chain.length) links.delete(chain[i + 1] as Node);
  }
  const value = structural(flow, node, env);
  if (chain[0] !== undefined) links.delete(chain[0]);
  return value;
}

/** What is evaluated first where a chain goes on: the left operand, the object of a member or of what is called. */
function goesOnWith(flow: Flow, node: Node): Node | undefined {
  switch (node.kind) {
    case 'Binary':
      return node.get('left');
    case 'Member':
    case 'Index':
      return node.get('object');
    case 'Call': {
      const callee = calleeOf(flow, node);
      return callee?.kind === 'Member' ? callee.get('object') : callee?.kind === 'Call' ? callee : undefined;
    }
    default:
      return before(node);
  }
}

/**
 * Evaluates what a member or an element is taken of. It is not used itself, so it does not reach a sink
 * around it: `sink(o.pure)` says nothing of `o.dirty`.
 */
function evaluateOwner(flow: Flow, node: Node, env: Environment): Value {
  if (flow.place(node) === null) return flow.evaluate(node, env);
  flow.step();
  return atPlace(flow, node, made(flow, node, env), env, false);
}

/** Operators whose result is true or false, which carries no text. */
const COMPARISONS = new Set([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'is',
  'is not',
  '=~',
  '!~',
  '<=>',
  '-eq',
  '-ne',
]);

/** As `made`, worked out here. */
function structural(flow: Flow, node: Node, env: Environment): Value {
  const child = (role: string): Value => {
    const inner = node.get(role);
    return inner === undefined ? CLEAN : flow.evaluate(inner, env);
  };
  switch (node.kind) {
    case 'String':
      return namedInString(flow, node, env);
    case 'Number':
    case 'Bool':
    case 'Null':
    case 'Regex':
    case 'Char':
    case 'StringText':
    case 'Type':
    case 'Super':
      return CLEAN;
    case 'Identifier':
    case 'This':
      return readName(flow, node, env);
    case 'Member':
      return readMember(flow, node, env);
    case 'Index':
      return readIndex(flow, node, env);
    case 'Call':
      return evaluateCall(flow, node, env);
    case 'New':
      return node.get('initializer') === undefined
        ? evaluateCall(flow, node, env)
        : join(evaluateCall(flow, node, env), child('initializer'));
    case 'Assign': {
      const value = child('value');
      const target = node.get('target');
      if (target !== undefined) {
        flow.assign(target, value, env, node);
        visitTarget(flow, target, env);
      }
      return value;
    }
    case 'AugAssign': {
      const target = node.get('target');
      const before = target === undefined ? CLEAN : flow.evaluate(target, env);
      const operator = node.text.slice(0, -1);
      const value = SHORT_CIRCUIT.has(operator)
        ? shortCircuit(flow, operator, { left: target, value: before }, node.get('value'), env)
        : tainted(joinTaints(allTaints(before), allTaints(child('value'))));
      if (target !== undefined) flow.assign(target, value, env, node);
      return value;
    }
    case 'Binary': {
      const left = child('left');
      const tested = node.text === 'is' ? node.get('right') : undefined;
      if (tested !== undefined) {
        bindTest(flow, tested, left, env, node);
        return CLEAN;
      }
      if (SHORT_CIRCUIT.has(node.text)) {
        const value = shortCircuit(
          flow,
          node.text,
          { left: node.get('left'), value: left },
          node.get('right'),
          env,
        );
        return flow.options.onlyAssignments ? CLEAN : value;
      }
      const right = child('right');
      if (flow.semantics.changingOperators?.includes(node.text) === true) {
        // `out << a << b`: all of them are put into what stands first.
        let first = node.get('left');
        while (first?.kind === 'Binary' && first.text === node.text) first = first.get('left');
        const place = first && flow.place(first);
        if (place) env.add(place, stepped(tainted(allTaints(right)), node, 'put into a container'));
      }
      if (COMPARISONS.has(node.text) || flow.options.onlyAssignments) return CLEAN;
      return node.text === '?:' ? join(left, right) : tainted(joinTaints(allTaints(left), allTaints(right)));
    }
    case 'TypeTest': {
      const value = child('value');
      const name = node.get('name');
      if (name !== undefined) flow.assign(name, value, env, node);
      return CLEAN;
    }
    case 'Unary': {
      const operand = child('operand');
      return node.text === '!' || node.text === 'typeof' ? CLEAN : operand;
    }
    case 'Conditional':
      return conditional(flow, node, env);
    case 'Array':
    case 'Tuple':
    case 'Set':
      return elements(flow, node, env);
    case 'Object':
      return record(flow, node, env);
    case 'Lambda':
      return closure(flow, node, env);
    case 'Comprehension':
      return comprehension(flow, node, env);
    case 'Yield': {
      flow.frame.result = join(flow.frame.result, child('value'));
      return CLEAN;
    }
    case 'ExprBody':
      return child('expression');
    case 'FunctionDef':
      return closure(flow, node, env);
    case 'ClassDef':
    case 'VarDef':
    case 'Block':
    case 'If':
    case 'Switch':
    case 'Try':
    case 'ExprStmt':
      return statementValue(flow, node, env);
    default:
      return unionOfChildren(flow, node, env);
  }
}

/** Languages in which a block or an `if` has a value: that of its last expression. */
function statementValue(flow: Flow, node: Node, env: Environment): Value {
  if (node.kind === 'Block' && node.children.length > 0) {
    let current: Environment | null = env;
    for (const statement of node.children.slice(0, -1)) {
      if (current !== null) current = flow.execute(statement, current);
    }
    const last = node.children[node.children.length - 1] as Node;
    return current === null
      ? CLEAN
      : flow.evaluate(last.kind === 'ExprStmt' ? (last.children[0] ?? last) : last, current);
  }
  if (node.kind === 'If') return conditional(flow, node, env);
  if (node.kind === 'ExprStmt' && node.children[0] !== undefined) return flow.evaluate(node.children[0], env);
  if (node.kind === 'Switch') return switchValue(flow, node, env);
  flow.execute(node, env);
  return CLEAN;
}

function switchValue(flow: Flow, node: Node, env: Environment): Value {
  const subject = node.get('subject');
  const value = subject === undefined ? CLEAN : flow.evaluate(subject, env);
  let result: Value = CLEAN;
  for (const each of node.get('body')?.children ?? []) {
    const inner = env.copy();
    const test = each.get('test');
    if (test !== undefined) bindTest(flow, test, value, inner, each);
    const guard = each.get('guard');
    if (guard !== undefined) flow.evaluate(guard, inner);
    const body = each.get('body');
    if (body !== undefined) result = join(result, flow.evaluate(body, inner));
  }
  return result;
}

function unionOfChildren(flow: Flow, node: Node, env: Environment): Value {
  let value: Value = CLEAN;
  for (const child of node.children) value = join(value, flow.evaluate(child, env));
  return node.children.length === 1 ? value : tainted(allTaints(value));
}

/** The target of an assignment may itself be a place that the rule speaks of. */
function visitTarget(flow: Flow, target: Node, env: Environment): void {
  // What stands in the brackets is read, whatever is written there.
  const key = target.kind === 'Index' ? target.get('index') : undefined;
  if (key !== undefined) flow.evaluate(key, env);
  const place = flow.place(target);
  if (place !== null) atPlace(flow, target, env.read(implicitField(flow, place, env)), env);
  else visitNames(flow, target, env);
}

/** The variables that a string shows by their names where it is formatted. */
function namedInString(flow: Flow, node: Node, env: Environment): Value {
  const { namesInStrings } = flow.semantics;
  if (namesInStrings === undefined) return CLEAN;
  let value = CLEAN;
  for (const [, name = ''] of node.text.matchAll(namesInStrings))
    if (env.has(name)) value = join(value, env.read({ variable: name, path: [] }));
  return value;
}

function readName(flow: Flow, node: Node, env: Environment): Value {
  const place = flow.place(node);
  if (place === null) return CLEAN;
  const resolved = implicitField(flow, place, env);
  if (env.has(resolved.variable)) return env.read(resolved);
  const outside = flow.global(resolved);
  if (outside !== undefined) return outside;
  if (node.kind !== 'Identifier') return CLEAN;
  const answer = callBare(flow, node, env.read({ variable: SELF, path: [] }), env);
  if (answer !== undefined) return answer;
  const functions = flow.functions
    .named(node.text, flow.frame.entry, -1)
    .map((entry) => ({ definition: entry.definition, captured: null }));
  return functions.length === 0 ? CLEAN : { ...CLEAN, functions };
}

function readMember(flow: Flow, node: Node, env: Environment): Value {
  const object = node.get('object');
  const property = node.get('property');
  if (object === undefined || property === undefined) return unionOfChildren(flow, node, env);
  const place = object.kind === 'Identifier' ? flow.place(node) : null;
  const value =
    place?.variable === SELF && !isReceiver(object, flow.semantics)
      ? env.read(place)
      : member(evaluateOwner(flow, object, env), object, property.text);
  if (flow.semantics.bareCalls === true && flow.frame.callee !== node) {
    const answer = callBare(flow, node, flow.evaluate(object, env), env);
    if (answer !== undefined) return answer;
    // A method of which nothing is known hands on what it is called on.
    const isOfFile = flow.facts.typeNames(object).some((type) => flow.functions.classes.has(type));
    if (!isOfFile && value.fields?.has(property.text) !== true)
      return tainted(allTaints(flow.evaluate(object, env)));
  }
  // A field of which nothing is known but that the object brings it may be a method.
  if (value.functions.length > 0 || !isClean(onlySources(value))) return value;
  const methods = flow.functions.methodsFor(object, property.text, flow.frame.entry, -1);
  return methods.length === 0
    ? value
    : { ...value, functions: methods.map(({ definition }) => ({ definition, captured: null })) };
}

/** A member of an object; one that a literal does not write, such as its length, is made of what it does. */
function member(value: Value, object: Node, name: string): Value {
  const isLiteral = CONTAINERS.has(object.kind);
  return isLiteral && value.fields?.has(name) !== true ? tainted(allTaints(value)) : field(value, name);
}

const CONTAINERS: ReadonlySet<string> = new Set(['Array', 'Tuple', 'Set', 'Object']);

function readIndex(flow: Flow, node: Node, env: Environment): Value {
  const object = node.get('object');
  const index = node.get('index');
  const container = object === undefined ? CLEAN : evaluateOwner(flow, object, env);
  const by = index === undefined ? CLEAN : flow.evaluate(index, env);
  const key = index && (constantKey(index) ?? knownKey(flow, index));
  const value = key === undefined ? element(container) : field(container, key);
  return flow.options.safeIndexes ? value : { ...value, taints: joinTaints(value.taints, allTaints(by)) };
}

function knownKey(flow: Flow, index: Node): string | undefined {
  const constant = flow.facts.constant(index);
  return constant !== undefined && (constant.type === 'string' || constant.type === 'number')
    ? String(constant.value)
    : undefined;
}

/** `a ? b : c`, or an `if` that has a value; with all that follows where the last alternative is one, too. */
function conditional(flow: Flow, node: Node, env: Environment): Value {
  const tests: { readonly test: Node; readonly taken: Value }[] = [];
  const ways: Environment[] = [];
  const left = env.copy();
  let at: Node | undefined = node;
  while (at?.kind === node.kind) {
    const test: Node = at;
    if (test !== node) flow.step();
    const condition = test.get('condition');
    if (condition !== undefined) flow.evaluate(condition, left);
    const known = condition && decide(flow, condition);
    const consequent = test.get('consequent');
    const then = left.copy();
    const isTaken = consequent !== undefined && known !== false;
    tests.push({ test, taken: isTaken ? flow.evaluate(consequent, then) : CLEAN });
    ways.push(then);
    at = known === true ? undefined : test.get('alternative');
  }
  let value = at === undefined ? CLEAN : flow.evaluate(at, left);
  for (let i = tests.length - 1; i >= 0; i--) {
    const { test, taken } = tests[i] as (typeof tests)[number];
    value = join(taken, value);
    if (test !== node) value = atPlace(flow, test, value, left);
  }
  env.become(Environment.joinAll([...ways, left]) as Environment);
  return value;
}

function elements(flow: Flow, node: Node, env: Environment): Value {
  const isList = flow.semantics.lists !== undefined && node.kind === 'Array' && node.children.length <= 16;
  if (isList && node.children.every(({ kind }) => kind !== 'Pair' && kind !== 'Spread'))
    return listOf(node.children.map((child) => flow.evaluate(child, env)));
  let result: Value = CLEAN;
  node.children.forEach((child, i) => {
    const key = child.kind === 'Pair' ? child.get('key') : undefined;
    const inner = key && child.get('value');
    if (key !== undefined && inner !== undefined) {
      result = entry(flow, result, key, inner, env);
      return;
    }
    const value = flow.evaluate(child, env);
    if (child.kind === 'Spread') result = { ...result, taints: joinTaints(result.taints, allTaints(value)) };
    else if (!isClean(value)) result = withField(result, [String(i)], value);
  });
  return result;
}

/** A value with what one of its keys is given. */
function entry(flow: Flow, record: Value, key: Node, inner: Node, env: Environment): Value {
  const value = flow.evaluate(inner, env);
  if (key.kind !== 'Identifier' && key.kind !== 'String' && key.kind !== 'Number') flow.evaluate(key, env);
  return withField(record, [constantKey(key) ?? key.text], value);
}

function record(flow: Flow, node: Node, env: Environment): Value {
  let result: Value = CLEAN;
  for (const child of node.children) {
    const key = child.get('key') ?? child.get('name');
    const inner = child.get('value');
    if (child.kind === 'Spread') {
      const value = flow.evaluate(child, env);
      result = {
        taints: joinTaints(result.taints, value.taints),
        fields: new Map([...(result.fields ?? []), ...(value.fields ?? [])]),
        functions: [],
      };
    } else if (child.kind === 'Pair' && key !== undefined && inner !== undefined) {
      result = entry(flow, result, key, inner, env);
    } else if (child.kind === 'FunctionDef' && key !== undefined) {
      result = withField(result, [key.text], closure(flow, child, env));
    } else result = join(result, tainted(allTaints(flow.evaluate(child, env))));
  }
  return result;
}

/** A function as a value. What it does by itself, without its parameters, happens in any case. */
function closure(flow: Flow, node: Node, env: Environment): Value {
  const entry = flow.functions.entry(node);
  if (entry === undefined) return CLEAN;
  const captured = capture(flow, entry, env) ?? NOTHING_CAPTURED;
  // What the enclosing function's parameters bring reaches sinks here too; the lambda's own wait for a call.
  const summary = flow.summarize(entry, captured, []);
  for (const [sink, taints] of summary?.sinks ?? []) reach(flow, sink, taints);
  return { ...CLEAN, functions: [{ definition: node, captured }] };
}

function comprehension(flow: Flow, node: Node, env: Environment): Value {
  const inner = env.copy();
  for (const clause of node.get('clauses')?.children ?? []) {
    const iterable = clause.get('iterable');
    const target = clause.get('target');
    const condition = clause.get('condition');
    if (iterable !== undefined && target !== undefined)
      flow.assign(target, element(flow.evaluate(iterable, inner)), inner, clause);
    if (condition !== undefined) flow.evaluate(condition, inner);
  }
  const result = node.get('element');
  return result === undefined ? CLEAN : tainted(allTaints(flow.evaluate(result, inner)));
}
