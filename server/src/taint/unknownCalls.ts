/** Calls of functions that are not in the file: what goes in comes out, and what is put into a container is in it. */

import { constantKey } from '../flow/keys.ts';
import type { Node } from '../syntax/node.ts';
import { type Call, callParameter, callPassedFunctions, type Given } from './callbacks.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { changeList, emptyList } from './lists.ts';
import { joinTaints, type Taint } from './taints.ts';
import { CLEAN, element, field, join, stepped, tainted, taintsOfAll, type Value } from './value.ts';
import { implicitField } from './variables.ts';

/** Whether the rule takes it that calls of unknown functions hand nothing on. */
export function handsNothingOn({ options }: Flow): boolean {
  return options.safeFunctions || options.onlyAssignments;
}

/** The last name of what is called. */
export function nameOfClass(callee: Node): string {
  let at: Node | undefined = callee;
  while (at !== undefined && at.kind !== 'Identifier' && at.kind !== 'Member') at = at.children[0];
  return (at?.kind === 'Member' ? at.get('property')?.text : at?.text) ?? '';
}

/** Evaluates a call of a function that is not in the file; `named` is the value of what is called itself. */
export function callUnknown(flow: Flow, call: Call, named: Value, env: Environment): Value {
  const { node, callee, receiver, args } = call;
  const isMethod = callee?.kind === 'Member';
  const method = isMethod ? (callee.get('property')?.text ?? '') : '';
  const object = isMethod ? callee.get('object') : undefined;
  const passed = taintsOfAll(args.values);
  const isNewList = flow.semantics.lists?.types.includes(nameOfClass(callee ?? node)) === true;
  if (isNewList && passed.length === 0 && node.get('initializer') === undefined) return emptyList();
  const answer = callParameter(flow, call, env);
  const results = callPassedFunctions(flow, call, env);
  const key = dictionaryKey(flow, method, args);
  const isAppended = changeList(flow, { method, object, args }, env);
  if (passed.length > 0 && !isAppended) putIn(flow, node, { method, object, key, args, passed }, env);
  if (flow.options.onlyAssignments) return tainted(results);
  if (handsNothingOn(flow)) return tainted(joinTaints(named.taints, results));
  if (answer !== undefined) return tainted(joinTaints(answer, results));
  const found = lookUp(flow, callee, method, { receiver, named, args }, env);
  if (found !== undefined) return found;
  // A dictionary gives what is under the key that it is asked for, not what is under others.
  const own = taintsOfAll([named, key === undefined ? receiver : field(receiver, key)]);
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
