/** Operators that evaluate their right side only sometimes, and what is known of the left side by then. */

import type { Node } from '../syntax/node.ts';
import { placeOf } from './assign.ts';
import { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { CLEAN, join, type Value } from './value.ts';

/** Operators that evaluate their right side only sometimes. */
export const SHORT_CIRCUIT: ReadonlySet<string> = new Set(['&&', '||', '??']);

/**
 * What `left && right` and its like are worth. Only an empty or missing value gets past `&&` from the left,
 * and only such a value is in the left variable while the right side of `||` and `??` is evaluated: neither
 * carries data.
 */
export function shortCircuit(
  flow: Flow,
  operator: string,
  { left, value }: { left: Node | undefined; value: Value },
  right: Node | undefined,
  env: Environment,
): Value {
  if (right === undefined) return value;
  const evaluated = env.copy();
  const place = left === undefined ? null : placeOf(left, []);
  if (place !== null && operator !== '&&' && evaluated.has(place.variable)) evaluated.write(place, CLEAN);
  const other = flow.evaluate(right, evaluated);
  // What the right side writes is known only where it was evaluated.
  if (place !== null && operator !== '&&' && env.has(place.variable))
    evaluated.write(place, join(evaluated.read(place), value));
  const after = Environment.join(env, evaluated);
  if (after !== null) env.become(after);
  return operator === '&&' ? other : join(value, other);
}
