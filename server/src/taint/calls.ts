/** Calls: which functions of the file a call means, and what their summaries say of it. */

import { type Place, SELF } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { apply, summaryFor } from './apply.ts';
import { counts } from './atPlace.ts';
import { type Call, calls, type Given } from './callbacks.ts';
import { noteChecks, type PassedChecks } from './callChecks.ts';
import { NO_CHECKS } from './checkedAnswers.ts';
import { capture } from './closures.ts';
import type { Environment } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import { type FunctionEntry, levelOf, nameOf, ownerOf } from './functionEntry.ts';
import { readMember } from './names.ts';
import { parametersIn, shapeOf } from './shapes.ts';
import type { Arguments } from './summary.ts';
import { callUnknown, nameOfClass } from './unknownCalls.ts';
import {
  allTaints,
  type Callable,
  CLEAN,
  element,
  join,
  tainted,
  taintsOfAll,
  type Value,
  withField,
} from './value.ts';

/** Evaluates a call or a construction. `evaluateCallee` gives the value of the name or member that is called. */
export function evaluateCall(flow: Flow, call: Call, evaluateCallee: () => Value, env: Environment): Value {
  const { node, callee, receiver, args } = call;
  const named = callee === undefined ? CLEAN : evaluateCallee();
  for (const each of callsInOne(flow, node))
    for (const sink of flow.places.sinksAt(each)) {
      // What a sink is given counts, whatever it answers; of one that is a value, only that.
      if (sink.isValue || !counts(flow, sink, each)) continue;
      reach(flow, sink, taintsOfAll([receiver, ...args.values]));
    }
  const targets =
    callee === undefined ? [] : callablesOf(flow, node, callee, { named, receiver }, args.values.length);
  if (targets.length > 0) {
    const given = callee?.kind === 'Identifier' && hasOwner(flow, targets) ? env.read(OWN) : receiver;
    return callKnown(flow, targets, node, { ...args, receiver: given, call: node }, env);
  }
  return callUnknown(flow, call, named, env);
}

const OWN: Place = { variable: SELF, path: [] };

/** Whether one of the functions is a method, which by its name alone is called on the object of the method around. */
function hasOwner(flow: Flow, targets: readonly Callable[]): boolean {
  return targets.some(({ definition }) => {
    const entry = flow.functions.entry(definition);
    return entry !== undefined && entry.owner !== null && !flow.functions.isConstructor(entry);
  });
}

/** Calls a function or method of the file that a name alone calls; undefined when it is none. */
export function callBare(flow: Flow, node: Node, env: Environment): Value | undefined {
  return callByName(flow, node, env.read(OWN), env);
}

/** Calls what a member alone calls. A method of which nothing is known hands on what it is called on. */
export function callMember(flow: Flow, node: Node, receiver: Value, env: Environment): Value {
  const member = readMember(flow, node, receiver, env);
  const answer = callByName(flow, node, receiver, env);
  if (answer !== undefined) return answer;
  const object = node.get('object') as Node;
  const isOfFile = flow.facts.typeNames(object).some((type) => flow.functions.classes.has(type));
  const isField = member.fields?.has(node.get('property')?.text ?? '') === true;
  return isOfFile || isField || flow.options.onlyAssignments ? member : tainted(allTaints(receiver));
}

function callByName(flow: Flow, node: Node, receiver: Value, env: Environment): Value | undefined {
  const targets = callablesOf(flow, node, node, { named: CLEAN, receiver }, 0);
  if (targets.length === 0) return undefined;
  return callKnown(flow, targets, node, { values: [], nodes: [], names: [], receiver, call: node }, env);
}

/** What is called, and what it is given; a lambda behind the call is one of its arguments. */
export function partsOf(flow: Flow, node: Node): { callee: Node | undefined; list: readonly Node[] } {
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

/** The calls that a lambda behind them makes one call with `node`, which is the last of them: `f(x) { … }`. */
export function callsInOne(flow: Flow, node: Node): readonly Node[] {
  if (flow.semantics.trailingLambdas !== true) return [node];
  const calls = [node];
  for (let at = node; at.get('arguments')?.children.every(isLambda) === true; ) {
    const inner = at.get('callee');
    if (inner?.kind !== 'Call') break;
    calls.unshift(inner);
    at = inner;
  }
  return calls;
}

/** The arguments of a call by what is written and what they hold. */
export function argumentsOf(list: readonly Node[], values: readonly Value[]): Given {
  const isNamed = ({ kind }: Node): boolean => kind === 'Argument';
  return {
    values,
    nodes: list.map((argument) => (isNamed(argument) ? (argument.get('value') ?? argument) : argument)),
    names: list.map((argument) => (isNamed(argument) ? argument.get('name')?.text : undefined)),
  };
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

function callKnown(
  flow: Flow,
  targets: readonly Callable[],
  node: Node,
  given: Given & { receiver: Value; call: Node },
  env: Environment,
): Value {
  let result: Value = CLEAN;
  const passed: PassedChecks[] = [];
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
    const shapes = args.nodes.map((argument) => argument && shapeOf(flow, argument));
    const summary = summaryFor(flow, { definition: target.definition, captured }, entry, args, shapes);
    passed.push({ checks: summary?.checks ?? NO_CHECKS, nodes: args.nodes });
    if (summary === null) continue;
    for (const i of summary.tests) {
      const argument = args.nodes[i];
      if (argument !== undefined)
        for (const own of parametersIn(flow.frame.entry, argument)) flow.frame.tests.add(own);
    }
    result = join(result, apply(flow, summary, entry, args, env));
  }
  noteChecks(flow, node, passed);
  return result;
}

/** Arguments in the order of parameters: keywords by name, what a rest parameter takes joined. */
function arrange(entry: FunctionEntry, given: Given): { values: Value[]; nodes: (Node | undefined)[] } {
  const values: Value[] = [];
  const nodes: (Node | undefined)[] = [];
  const parameterNames = entry.parameters.map(nameOf);
  let position = 0;
  given.values.forEach((value, i) => {
    const name = given.names[i];
    const rest = entry.parameters.findIndex(
      ({ kind, text }) => kind === 'Parameter' && text !== '' && !text.startsWith('&'),
    );
    const named =
      name === undefined ? -1 : parameterNames.findIndex((each) => each.replace(/^\$/, '') === name);
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
