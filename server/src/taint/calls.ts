/**
 * Calls: of functions that the file defines by their summaries, of all others by what is usual: what goes in
 * comes out, and what is put into a container is in it.
 */

import { constantKey } from '../flow/keys.ts';
import type { Node } from '../syntax/node.ts';
import { implicitField } from './assign.ts';
import { counts } from './atPlace.ts';
import {
  callParameter,
  callPassedFunctions,
  calls,
  type Given,
  summaryFor,
  withAnswers,
} from './callbacks.ts';
import { capture } from './capture.ts';
import { type Environment, type Place, SELF } from './environment.ts';
import type { Flow } from './flow.ts';
import { reach } from './flow.ts';
import { type FunctionEntry, levelOf, ownerOf } from './functionEntry.ts';
import { changeList, emptyList } from './lists.ts';
import { parametersIn, shapeOf } from './shapes.ts';
import {
  type Arguments,
  instantiate,
  instantiateTaints,
  RECEIVER,
  type Summary,
  weightOfSummary,
} from './summary.ts';
import { joinTaints, type Taint } from './taints.ts';
import {
  allTaints,
  type Callable,
  CLEAN,
  element,
  field,
  join,
  stepped,
  tainted,
  type Value,
  withField,
} from './value.ts';

/** Evaluates a call or a construction. */
export function evaluateCall(flow: Flow, node: Node, env: Environment): Value {
  const { callee } = partsOf(flow, node);
  const object = callee?.kind === 'Member' ? callee.get('object') : undefined;
  const receiver = object === undefined ? CLEAN : flow.evaluate(object, env);
  const args = evaluateArguments(flow, node, env);
  // The name of a function or method is evaluated too, after what it is given: the rule may call it a source
  // or a sink, or what arguments hand their taint on to.
  const named = callee === undefined ? CLEAN : evaluateCallee(flow, callee, env);
  for (const sink of flow.places.sinksAt(node)) {
    if (!counts(flow, sink, node) || (sink.isValue && handsNothingOn(flow))) continue;
    // What a sink is given counts, whatever it answers.
    reach(
      flow,
      sink,
      args.values.reduce<readonly Taint[]>(
        (all, value) => joinTaints(all, allTaints(value)),
        allTaints(receiver),
      ),
    );
  }
  const targets =
    callee === undefined ? [] : callablesOf(flow, node, callee, { named, receiver }, args.values.length);
  if (callee?.kind === 'Identifier' && flow.semantics.outputFunctions?.includes(callee.text) === true)
    flow.frame.result = args.values.reduce(join, flow.frame.result);
  if (targets.length > 0) {
    const given = callee?.kind === 'Identifier' && hasOwner(flow, targets) ? env.read(OWN) : receiver;
    return callKnown(flow, targets, node, { ...args, receiver: given, call: node }, env);
  }
  return callUnknown(flow, node, { receiver, named, args, object }, env);
}

const OWN: Place = { variable: SELF, path: [] };

/** Whether one of the functions is a method, which by its name alone is called on the object of the method around. */
function hasOwner(flow: Flow, targets: readonly Callable[]): boolean {
  return targets.some(({ definition }) => {
    const entry = flow.functions.entry(definition);
    return entry !== undefined && entry.owner !== null && !flow.functions.isConstructor(entry);
  });
}

/** The value of a name or member that is called, which in some languages is a call when it stands alone. */
function evaluateCallee(flow: Flow, callee: Node, env: Environment): Value {
  const { frame } = flow;
  const outer = frame.callee;
  frame.callee = callee;
  const value = flow.evaluate(callee, env);
  frame.callee = outer;
  return value;
}

/** Calls a function or method of the file that a name or member alone calls; undefined when it is none. */
export function callBare(flow: Flow, node: Node, receiver: Value, env: Environment): Value | undefined {
  if (flow.semantics.bareCalls !== true || flow.frame.callee === node) return undefined;
  const targets = callablesOf(flow, node, node, { named: CLEAN, receiver }, 0);
  if (targets.length === 0) return undefined;
  return callKnown(flow, targets, node, { values: [], nodes: [], names: [], receiver, call: node }, env);
}

/** Whether the rule takes it that calls of unknown functions hand nothing on. */
function handsNothingOn({ options }: Flow): boolean {
  return options.safeFunctions || options.onlyAssignments;
}

/** What is called, and what it is given; a lambda behind the call is one of its arguments. */
function partsOf(flow: Flow, node: Node): { callee: Node | undefined; list: readonly Node[] } {
  let callee = node.get('callee');
  let list = node.get('arguments')?.children ?? [];
  while (callee?.kind === 'Call' && flow.semantics.trailingLambdas === true && list.every(isLambda)) {
    list = [...(callee.get('arguments')?.children ?? []), ...list];
    callee = callee.get('callee');
  }
  return { callee, list };
}

function isLambda({ kind }: Node): boolean {
  return kind === 'Lambda';
}

/** What a call calls, a lambda behind it being one of its arguments. */
export function calleeOf(flow: Flow, call: Node): Node | undefined {
  return partsOf(flow, call).callee;
}

function evaluateArguments(flow: Flow, node: Node, env: Environment): Given {
  const { list } = partsOf(flow, node);
  const names = list.map((argument) =>
    argument.kind === 'Argument' ? argument.get('name')?.text : undefined,
  );
  const nodes = list.map((argument) =>
    argument.kind === 'Argument' ? (argument.get('value') ?? argument) : argument,
  );
  const values = nodes.map((argument) => flow.evaluate(argument, env));
  return { values, nodes, names };
}

/** The functions that a call means, as far as the file shows. */
function callablesOf(
  flow: Flow,
  node: Node,
  callee: Node,
  { named: value, receiver }: { readonly named: Value; readonly receiver: Value },
  count: number,
): readonly Callable[] {
  const plain = (entries: readonly FunctionEntry[]): Callable[] =>
    entries.map(({ definition }) => ({ definition, captured: null }));
  // Which of them is meant may change with any of them.
  for (const { definition } of flow.functions.allNamed(nameOfClass(callee))) flow.looksAt(definition);
  if (node.kind === 'New') return plain(flow.functions.constructorOf(nameOfClass(callee), count));
  const { entry } = flow.frame;
  if (callee.kind === 'Identifier') {
    if (value.functions.some(({ captured }) => captured !== null)) return value.functions;
    const named = flow.functions.named(callee.text, entry, count);
    if (named.length > 0) return plain(named);
    if (value.functions.length > 0) return value.functions;
    return plain(flow.functions.constructorOf(callee.text, count));
  }
  if (callee.kind === 'Super')
    return plain(
      ownerOf(entry)?.supers.flatMap((base) => [...flow.functions.constructorOf(base, count)]) ?? [],
    );
  if (callee.kind === 'Member') {
    const object = callee.get('object');
    const name = callee.get('property')?.text;
    if (object === undefined || name === undefined) return value.functions;
    const methods = flow.functions.methodsFor(object, name, entry, count);
    if (methods.length > 0) return plain(methods);
    if (flow.semantics.constructingMethods?.includes(name) === true)
      return plain(flow.functions.constructorOf(object.text, count));
    if (calls(flow, name) && object.kind === 'Identifier') {
      const called = flow.functions.named(object.text, entry, count).filter(({ owner }) => owner === null);
      if (called.length > 0) return plain(called);
    }
    return calls(flow, name) && receiver.functions.length > 0 ? receiver.functions : value.functions;
  }
  return value.functions;
}

function nameOfClass(callee: Node): string {
  let at: Node | undefined = callee;
  while (at !== undefined && at.kind !== 'Identifier' && at.kind !== 'Member') at = at.children[0];
  return (at?.kind === 'Member' ? at.get('property')?.text : at?.text) ?? '';
}

function callKnown(
  flow: Flow,
  targets: readonly Callable[],
  node: Node,
  given: Given & { receiver: Value; call: Node },
  env: Environment,
): Value {
  let result: Value = CLEAN;
  for (const target of targets) {
    const entry = flow.functions.entry(target.definition);
    if (entry === undefined) continue;
    const captured = target.captured ?? capture(flow, entry, env);
    const args: Arguments = {
      level: levelOf(entry),
      receiver: given.receiver,
      ...arrange(entry, given),
      call: node,
    };
    const passed = args.nodes.map((argument) => argument && shapeOf(flow, argument));
    const summary = summaryFor(flow, { definition: target.definition, captured }, entry, args, passed);
    if (summary === null) continue;
    for (const i of summary.tests) {
      const argument = args.nodes[i];
      if (argument !== undefined)
        for (const own of parametersIn(flow.frame.entry, argument)) flow.frame.tests.add(own);
    }
    result = join(result, apply(flow, summary, entry, args, env));
  }
  return result;
}

/** Arguments in the order of parameters: keywords by name, what a rest parameter takes joined. */
function arrange(entry: FunctionEntry, given: Given): { values: Value[]; nodes: (Node | undefined)[] } {
  const values: Value[] = [];
  const nodes: (Node | undefined)[] = [];
  const parameterNames = entry.parameters.map((parameter) =>
    parameter.kind === 'Identifier' ? parameter.text : parameter.get('name')?.text,
  );
  let position = 0;
  given.values.forEach((value, i) => {
    const name = given.names[i];
    const rest = entry.parameters.findIndex(
      ({ kind, text }) => kind === 'Parameter' && text !== '' && !text.startsWith('&'),
    );
    const named =
      name === undefined ? -1 : parameterNames.findIndex((each) => each?.replace(/^\$/, '') === name);
    const spread = given.nodes[i]?.kind === 'Spread';
    if (spread) {
      // What a spread holds may be any of the parameters that are left.
      const each = element(value);
      for (let at = position; at < Math.max(entry.parameters.length, position + 1); at++)
        values[at] = join(values[at] ?? CLEAN, each);
      return;
    }
    const at = named >= 0 ? named : rest >= 0 && position >= rest ? rest : position++;
    const isRest = at === rest;
    const key = name ?? String(i - at);
    const passed = isRest ? withField(values[at] ?? CLEAN, [key], value) : value;
    values[at] = isRest ? passed : join(values[at] ?? CLEAN, passed);
    nodes[at] ??= given.nodes[i];
  });
  for (let at = 0; at < values.length; at++) values[at] ??= CLEAN;
  return { values, nodes };
}

/** What a summary means for one call: its result, the sinks inside, what it writes into its arguments. */
export function apply(
  flow: Flow,
  summary: Summary,
  entry: FunctionEntry,
  given: Arguments,
  env: Environment,
): Value {
  flow.step(1 + weightOfSummary(summary));
  const args = withAnswers(flow, summary, given, env);
  for (const [sink, taints] of summary.sinks) reach(flow, sink, instantiateTaints(taints, args));
  let created: Value = CLEAN;
  for (const effect of summary.effects) {
    const value = instantiate(effect.value, args);
    if (effect.parameter === RECEIVER) {
      created = withField(created, effect.path, join(value, CLEAN));
      const object = receiverNode(args.call);
      if (object !== undefined) writeBack(flow, object, effect.path, value, env);
      else if (!flow.functions.isConstructor(entry) && args.call.get('callee')?.kind === 'Identifier')
        env.add({ variable: SELF, path: effect.path }, value);
    } else writeBack(flow, args.nodes[effect.parameter], effect.path, value, env);
  }
  for (const [name, value] of summary.outer) {
    if (env.has(name)) env.add({ variable: name, path: [] }, instantiate(value, args));
    else flow.teach(name, instantiate(value, args));
  }
  const result = instantiate(summary.result, args);
  // A constructor answers the object whose fields it filled.
  if (flow.functions.isConstructor(entry) && flow.semantics.lastExpressionReturns === true) return created;
  return args.call.kind === 'New' || flow.functions.isConstructor(entry) ? join(created, result) : result;
}

function receiverNode(call: Node): Node | undefined {
  const callee = call.get('callee');
  return callee?.kind === 'Member' ? callee.get('object') : undefined;
}

function writeBack(
  flow: Flow,
  argument: Node | undefined,
  path: readonly string[],
  value: Value,
  env: Environment,
): void {
  if (argument === undefined) return;
  const given = argument.kind === 'Unary' ? (argument.get('operand') ?? argument) : argument;
  // `out var x` declares what it is given.
  const inner = given.kind === 'VarDef' ? (given.get('target') ?? given) : given;
  const place = flow.place(inner);
  if (place === null || (path.length === 0 && allTaints(value).length === 0)) return;
  const target = implicitField(flow, { variable: place.variable, path: [...place.path, ...path] }, env);
  env.add(target, value);
}

interface Unknown {
  readonly receiver: Value;
  /** The value of the callee itself, which the rule may have made a source. */
  readonly named: Value;
  readonly args: Given;
  readonly object: Node | undefined;
}

function callUnknown(
  flow: Flow,
  node: Node,
  { receiver, named, args, object }: Unknown,
  env: Environment,
): Value {
  const { callee } = partsOf(flow, node);
  const method = callee?.kind === 'Member' ? (callee.get('property')?.text ?? '') : '';
  let passed: readonly Taint[] = [];
  for (const value of args.values) passed = joinTaints(passed, allTaints(value));
  const isNewList = flow.semantics.lists?.types.includes(nameOfClass(callee ?? node)) === true;
  if (isNewList && passed.length === 0 && node.get('initializer') === undefined) return emptyList();
  const answer = callParameter(flow, node, { callee, receiver, object, args }, env);
  const results = callPassedFunctions(flow, node, { callee, receiver, object, args }, env);
  const key = dictionaryKey(flow, method, args);
  const isAppended = changeList(flow, { method, object, args }, env);
  if (passed.length > 0 && !isAppended) putIn(flow, node, { method, object, key, args, passed }, env);
  if (handsNothingOn(flow)) return tainted(joinTaints(named.taints, results));
  if (answer !== undefined) return tainted(joinTaints(answer, results));
  const found = lookUp(flow, callee, method, { receiver, named, args }, env);
  if (found !== undefined) return found;
  // A dictionary gives what is under the key that it is asked for, not what is under others.
  const given = [named, key === undefined ? receiver : field(receiver, key)];
  const own = given.reduce<readonly Taint[]>((all, value) => joinTaints(all, allTaints(value)), []);
  const taints = joinTaints(joinTaints(own, passed), results);
  return stepped(tainted(taints), node, 'passed through a call');
}

/** Puts what a method, or a function that is known to, is given into its object. */
function putIn(
  flow: Flow,
  node: Node,
  {
    method,
    object,
    key,
    args,
    passed,
  }: {
    readonly method: string;
    readonly object: Node | undefined;
    readonly key: string | undefined;
    readonly args: Given;
    readonly passed: readonly Taint[];
  },
  env: Environment,
): void {
  const { containerMethods = [], containerFunctions = [] } = flow.semantics;
  const container =
    object !== undefined && containerMethods.includes(method)
      ? object
      : containerFunctions.includes(node.get('callee')?.text ?? '')
        ? args.nodes[0]
        : undefined;
  const place = container && flow.place(container);
  if (!place) return;
  const target = implicitField(flow, place, env);
  const path = key === undefined ? target.path : [...target.path, key];
  env.add({ variable: target.variable, path }, stepped(tainted(passed), node, 'put into a container'));
}

/** What a function or method gives that looks a constant name up: `getattr(o, 'name')`, `o.dig(:a, :b)`. */
function lookUp(
  flow: Flow,
  callee: Node | undefined,
  method: string,
  { receiver, named, args }: { readonly receiver: Value; readonly named: Value; readonly args: Given },
  env: Environment,
): Value | undefined {
  const { lookupFunctions = [], pathMethods = [] } = flow.semantics;
  if (callee?.kind === 'Identifier' && lookupFunctions.includes(callee.text) && !env.has(callee.text)) {
    const [object = CLEAN, , ...others] = args.values;
    const key = args.nodes[1] && constantKey(args.nodes[1]);
    return key === undefined ? undefined : others.reduce(join, join(named, field(object, key)));
  }
  if (!pathMethods.includes(method)) return undefined;
  const keys = args.nodes.map((node) => (node === undefined ? undefined : constantKey(node)));
  return keys.reduce((value, key) => (key === undefined ? element(value) : field(value, key)), receiver);
}

/** The constant key for which a method of a dictionary puts or gets a value, or undefined. */
function dictionaryKey(flow: Flow, method: string, { nodes }: Given): string | undefined {
  const { puts = [], gets = [] } = flow.semantics.keyedMethods ?? {};
  const isKeyed = (puts.includes(method) && nodes.length === 2) || gets.includes(method);
  const [first] = nodes;
  return isKeyed && first !== undefined ? constantKey(first) : undefined;
}
