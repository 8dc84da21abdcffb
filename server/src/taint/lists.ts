/**
 * Lists whose elements are told apart by their place: those that a program makes and fills one element after the
 * other. What happens to them otherwise mixes their elements up.
 */

import { constantKey } from '../flow/keys.ts';
import type { Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { isClean, join, SOME, type Value } from './value.ts';
import { implicitField } from './variables.ts';

/** How many elements are told apart. */
export const MAXIMUM_ELEMENTS = 48;

/** A new list, which holds nothing. */
export function emptyList(): Value {
  return { taints: [], fields: new Map(), functions: [] };
}

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
export function appended(elements: readonly Value[], added: readonly Value[]): Value | undefined {
  return elements.length + added.length > MAXIMUM_ELEMENTS ? undefined : listOf([...elements, ...added]);
}

/** A list without the element at a place. */
export function without(elements: readonly Value[], place: number): Value {
  return listOf(elements.filter((_, i) => i !== place));
}

/** A container of the same elements, of which it is not known which is where. */
export function mixed(elements: readonly Value[]): Value {
  const some = elements.reduce<Value | null>(
    (all, element) => (all === null ? element : join(all, element)),
    null,
  );
  return some === null || isClean(some)
    ? { taints: [], fields: null, functions: [] }
    : { taints: [], fields: new Map([[SOME, some]]), functions: [] };
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
  const place = lists && object && flow.place(object);
  if (!place) return false;
  const target = implicitField(flow, place, env);
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
