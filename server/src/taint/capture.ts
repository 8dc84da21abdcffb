/**
 * What a function knows of the variables around it: the data that they hold, or functions that captured some. What
 * else they hold counts as nothing, and functions of the same surroundings are not kept in each other, so that
 * functions that call each other are told apart by the data that they work on and by nothing else.
 */

import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionTable } from './functions.ts';
import { capturesTaint, carries } from './question.ts';
import { type Callable, CLEAN, type Value } from './value.ts';

export const NOTHING_CAPTURED: ReadonlyMap<string, Value> = new Map();

/** What a function captures where it is made, or where it is called by its name; null for one of the module. */
export function capture(
  { functions }: Flow,
  entry: FunctionEntry,
  env: Environment,
): ReadonlyMap<string, Value> | null {
  if (entry.enclosing === null) return null;
  const captured = new Map<string, Value>();
  for (const [name, value] of env.around(functions.reachesNames(entry))) {
    const own = withoutSiblings(value, entry, functions);
    captured.set(name, carries(own, (callable) => capturesTaint(callable.captured)) ? own : CLEAN);
  }
  return captured.size === 0 ? NOTHING_CAPTURED : captured;
}

/** The value without what functions in it captured of surroundings that the function is in as well. */
function withoutSiblings(value: Value, entry: FunctionEntry, functions: FunctionTable): Value {
  const isSibling = ({ definition, captured }: Callable): boolean => {
    const around = captured === null ? undefined : functions.entry(definition)?.enclosing;
    for (let scope = entry.enclosing; scope !== null; scope = scope.enclosing)
      if (scope === around) return true;
    return false;
  };
  return value.functions.some(isSibling)
    ? {
        ...value,
        functions: value.functions.map((callable) =>
          isSibling(callable) ? { definition: callable.definition, captured: null } : callable,
        ),
      }
    : value;
}
