/** What literals of lists, objects and the like hold: each element and entry by itself, as far as that is known. */

import type { Node } from '../syntax/node.ts';
import type { Flow } from './flow.ts';
import { listOf, MAXIMUM_ELEMENTS } from './lists.ts';
import { elementKey } from './names.ts';
import { joinTaints } from './taints.ts';
import { allTaints, CLEAN, isClean, join, SOME, tainted, type Value, withField } from './value.ts';

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
