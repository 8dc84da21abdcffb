/**
 * What containers hold: literals of lists, objects and the like each element and entry by itself, as far as that is
 * known. Elements of lists are told apart by their place where a program makes the list and fills it one element after
 * the other; what happens to them otherwise mixes them up.
 */

import { constantKey, SOME } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { elementKey, placeIn } from './names.ts';
import { joinTaints } from './taints.ts';
import { allTaints, CLEAN, isClean, join, tainted, type Value, withField } from './value.ts';

/** A container that a node writes out, of a value and a key for each of its children; null where no key is known. */
export function containerOf(
  flow: Flow,
  node: Node,
  values: readonly Value[],
  keys: readonly (string | null)[],
): Value {
  const { children, kind } = node;
  if (kind === 'Comprehension') return tainted(allTaints(values[0] ?? CLEAN));
  const isPlain = children.every((child) => child.kind !== 'Pair' && child.kind !== 'Spread');
  if (
    kind === 'Array' &&
    isPlain &&
    flow.semantics.lists !== undefined &&
    children.length <= MAXIMUM_ELEMENTS
  )
    return listOf(values);
  let result: Value = CLEAN;
  children.forEach((child, i) => {
    const value = values[i] ?? CLEAN;
    const key = child.get('key') ?? child.get('name');
    if (child.kind === 'Spread') result = withSpread(result, value, kind === 'Object');
    else if (child.kind === 'Pair' || child.kind === 'FunctionDef') {
      const known = keys[i] ?? (key && elementKey(flow, key)) ?? SOME;
      // Of two entries whose keys are not known, neither takes the place of the other.
      const before = known === SOME ? (result.fields?.get(SOME) ?? CLEAN) : CLEAN;
      result = withField(result, [known], join(before, value));
    } else if (kind === 'Object') result = join(result, tainted(allTaints(value)));
    else if (!isClean(value)) result = withField(result, [String(i)], value);
  });
  return result;
}

/** A container with all that another one holds. */
function withSpread(container: Value, value: Value, isObject: boolean): Value {
  if (!isObject) return { ...container, taints: joinTaints(container.taints, allTaints(value)) };
  return {
    taints: joinTaints(container.taints, value.taints),
    fields: new Map([...(container.fields ?? []), ...(value.fields ?? [])]),
    functions: [],
  };
}

/** How many elements are told apart. */
const MAXIMUM_ELEMENTS = 48;

/** A list of some elements. */
export function listOf(elements: readonly Value[]): Value {
  const fields = new Map(elements.map((element, i) => [String(i), element] as const));
  return { taints: [], fields, functions: [] };
}

/** The elements of a list in their order; undefined when the value is none, or they are not told apart. */
export function elementsOf({ taints, fields, functions }: Value): readonly Value[] | undefined {
  if (fields === null || taints.length > 0 || functions.length > 0) return undefined;
  const elements: Value[] = [];
  for (let i = 0; i < fields.size; i++) {
    const element = fields.get(String(i));
    if (element === undefined) return undefined;
    elements.push(element);
  }
  return elements;
}

/** A list with one more element at its end; undefined when it is too long. */
function appended(elements: readonly Value[], added: readonly Value[]): Value | undefined {
  return elements.length + added.length > MAXIMUM_ELEMENTS ? undefined : listOf([...elements, ...added]);
}

/** A list without the element at a place. */
function without(elements: readonly Value[], place: number): Value {
  return listOf(elements.filter((_, i) => i !== place));
}

/** A container of the same elements, of which it is not known which is where. */
function mixed(elements: readonly Value[]): Value {
  const some = elements.reduce(join, CLEAN);
  return isClean(some) ? CLEAN : { ...CLEAN, fields: new Map([[SOME, some]]) };
}

/** A call of a method of something. */
interface Called {
  readonly method: string;
  readonly object: Node | undefined;
  readonly args: { readonly values: readonly Value[]; readonly nodes: readonly (Node | undefined)[] };
}

/** Does to a list what a method does. Answers whether that is all that the method does to it. */
export function changeList(flow: Flow, { method, object, args }: Called, env: Environment): boolean {
  const { lists, containerMethods = [] } = flow.semantics;
  const target = lists && object && placeIn(flow, object, env);
  if (!target) return false;
  const elements = elementsOf(env.read(target));
  if (elements === undefined) return false;
  const index = args.nodes[0] === undefined ? undefined : constantKey(args.nodes[0]);
  if (lists.appends.includes(method) && args.values.length === 1) {
    const longer = appended(elements, args.values);
    env.write(target, longer ?? mixed(elements));
    return longer !== undefined;
  }
  if (
    lists.removes.includes(method) &&
    args.values.length === 1 &&
    index !== undefined &&
    /^\d+$/.test(index)
  )
    env.write(target, without(elements, Number(index)));
  else if ([...lists.removes, ...lists.reorders, ...containerMethods].includes(method))
    env.write(target, mixed(elements));
  return false;
}
