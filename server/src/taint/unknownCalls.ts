/** Calls of functions that are not in the file: what goes in comes out, and what is put into a container is in it. */

import { constantKey, SOME } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { callPassedFunctions } from './apply.ts';
import { type Call, callParameter, type Given } from './callbacks.ts';
import { changeList, elementsOf, listOf } from './containers.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { placeIn } from './names.ts';
import { isTable } from './tables.ts';
import { joinTaints, type Taint } from './taints.ts';
import { CLEAN, element, field, isClean, join, stepped, tainted, taintsOfAll, type Value } from './value.ts';

/** Whether the rule takes it that calls of unknown functions hand nothing on. */
function handsNothingOn({ options }: Flow): boolean {
  return options.safeFunctions || options.onlyAssignments;
}

/** The last name of what is called. */
export function nameOfClass(callee: Node): string {
  let at: Node | undefined = callee;
  while (at !== undefined && at.kind !== 'Identifier' && at.kind !== 'Member') at = at.children[0];
  return (at?.kind === 'Member' ? at.get('property')?.text : at?.text) ?? '';
}

/** Whether a call looks something up, by the first argument, in a table that the program writes out. */
function isTableLookUp(flow: Flow, { callee, receiver, args }: Call): boolean {
  const method = callee?.kind === 'Member' ? callee.get('property')?.text : undefined;
  return (
    method !== undefined &&
    args.values.length > 0 &&
    flow.semantics.keyedMethods?.gets.includes(method) === true &&
    isTable(flow, callee?.get('object'), receiver)
  );
}

/** Evaluates a call of a function that is not in the file; `named` is the value of what is called itself. */
export function callUnknown(flow: Flow, call: Call, named: Value, env: Environment): Value {
  const { node, callee, receiver, args } = call;
  const isMethod = callee?.kind === 'Member';
  const method = isMethod ? (callee.get('property')?.text ?? '') : '';
  const object = isMethod ? callee.get('object') : undefined;
  const passed = taintsOfAll(isTableLookUp(flow, call) ? args.values.slice(1) : args.values);
  const isNewList = flow.semantics.lists?.types.includes(nameOfClass(callee ?? node)) === true;
  if (isNewList && passed.length === 0 && node.get('initializer') === undefined) return listOf([]);
  const answer = callParameter(flow, call, env);
  const results = callPassedFunctions(flow, call, env);
  const key = dictionaryKey(flow, method, args);
  remove(flow, call, { method, object }, env);
  const isAppended = changeList(flow, { method, object, args }, env);
  setField(flow, method, call, env);
  if (passed.length > 0 && !isAppended) putIn(flow, node, { method, object, key, args, passed }, env);
  if (flow.semantics.fillingMethods?.includes(method) === true) fill(flow, call, env);
  if (flow.options.onlyAssignments) return tainted(results);
  if (handsNothingOn(flow)) return tainted(joinTaints(named.taints, results));
  if (answer !== undefined) return tainted(joinTaints(answer, results));
  const found = lookUp(flow, callee, method, { receiver, named, args }, env);
  if (found !== undefined) return found;
  const accessed = fieldGot(flow, method, call);
  if (accessed !== undefined) return join(tainted(named.taints), accessed);
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
  if (container === undefined || isLibraryClass(flow, container)) return;
  const place = placeIn(flow, container, env);
  if (!place) return;
  const path = key === undefined ? place.path : [...place.path, key];
  env.add({ variable: place.variable, path }, stepped(tainted(passed), node, 'put into a container'));
}

/** How names of classes are written: `File`, `StringBuilder`, not `list` or `LIST`. */
const WRITTEN_AS_CLASS = /^\p{Lu}[\p{L}\d_]*\p{Ll}/u;

/** Whether a name is that of a class that another file declares: it holds nothing, so `File.write(a, b)` puts nothing in. */
function isLibraryClass({ facts, semantics }: Flow, node: Node): boolean {
  // Where members are written without their object, it may be one of a base class.
  if (semantics.bareMembers !== undefined) return false;
  if (node.kind !== 'Identifier' || !WRITTEN_AS_CLASS.test(node.text)) return false;
  const meaning = facts.meaningOf(node.text, node);
  return meaning === undefined || meaning.length > 0;
}

/** Fills what a method is given with what it is called on. */
function fill(flow: Flow, { node, receiver, args }: Call, env: Environment): void {
  const [buffer] = args.nodes;
  const place = buffer && placeIn(flow, buffer, env);
  if (place) env.add(place, stepped(tainted(taintsOfAll([receiver])), node, 'read into'));
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
  const { puts = [], gets = [], removes = [] } = flow.semantics.keyedMethods ?? {};
  const isKeyed =
    (puts.includes(method) && nodes.length === 2) || gets.includes(method) || removes.includes(method);
  const [first] = nodes;
  return isKeyed && first !== undefined ? constantKey(first) : undefined;
}

/** Takes out of a dictionary what is under a constant key: `d.pop("a")`, `delete(m, "a")`, `unset($d["a"])`. */
function remove(
  flow: Flow,
  { callee, args }: Call,
  { method, object }: { readonly method: string; readonly object: Node | undefined },
  env: Environment,
): void {
  const { keyedMethods, removingFunctions } = flow.semantics;
  const isFunction = callee?.kind === 'Identifier' && removingFunctions?.includes(callee.text) === true;
  if (!isFunction && keyedMethods?.removes?.includes(method) !== true) return;
  const [container, index] = isFunction ? args.nodes : [object, args.nodes[0]];
  const key = index && constantKey(index);
  if (key !== undefined) clear(flow, container, [key], env);
  else if (isFunction) for (const node of args.nodes) clear(flow, node, [], env);
}

/** Nothing is in a place any more, or under a key in what it holds, where that is no list. */
function clear(flow: Flow, node: Node | undefined, key: readonly string[], env: Environment): void {
  const place = node && placeIn(flow, node, env);
  if (!place || place.path.includes(SOME)) return;
  const held = env.read(place);
  if (isClean(held) || (key.length > 0 && elementsOf(held) !== undefined)) return;
  env.write({ variable: place.variable, path: [...place.path, ...key] }, CLEAN);
}

/** The field that a method of an object sets or gets by its name: `name` for `setName`. */
function accessedField(name: string, form: RegExp | undefined): string | undefined {
  const field = form?.exec(name)?.[1];
  return field && (/^\p{Lu}{2}/u.test(field) ? field : field.charAt(0).toLowerCase() + field.slice(1));
}

/** Gives a field what the method is given that sets it. */
function setField(flow: Flow, method: string, { callee, args }: Call, env: Environment): void {
  const field = accessedField(method, flow.semantics.accessors?.sets);
  const [value, another] = args.values;
  const object = callee?.get('object');
  if (field === undefined || value === undefined || another !== undefined || object === undefined) return;
  const place = placeIn(flow, object, env);
  if (place === null) return;
  env.write(
    { variable: place.variable, path: [...place.path, field] },
    stepped(value, callee as Node, 'assigned'),
  );
}

/** What a field holds that a method gets by its name; undefined where it is none, or the object has no fields. */
function fieldGot({ semantics }: Flow, method: string, { receiver, args }: Call): Value | undefined {
  if (receiver.fields === null || args.values.length > 0) return undefined;
  const name = accessedField(method, semantics.accessors?.gets);
  const isOther = semantics.elementMethods?.includes(method) === true || elementsOf(receiver) !== undefined;
  return name === undefined || isOther ? undefined : field(receiver, name);
}
