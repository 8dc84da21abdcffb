/** The values that may reach a use of a variable. */

import type { Node } from '../syntax/node.ts';

/** A value that may reach a use; null when nothing is known. */
export type Reaching = Definition | Join | null;

/** One assignment. */
export class Definition {
  constructor(
    /** The expression that was assigned. */
    readonly value: Node,
    /** For `x += value` the operator, and what reached the variable before; else null. */
    readonly operator: string | null,
    readonly before: Reaching,
    /** How many definitions its value stands for when each name is followed: a bound on substitution. */
    readonly weight: number,
    /** How many calls had been walked by then. */
    readonly calls: number,
  ) {}
}

/** Several definitions of which one holds. */
export class Join {
  constructor(readonly definitions: readonly Definition[]) {}
}

/** A use of a variable that the region writes. */
export interface Use {
  readonly reaching: Reaching;
  /** Whether a call since the definition may have changed it, if anyone else writes the variable. */
  readonly stale: boolean;
}

/** What is known of a region's uses of variables. Uses that are not listed have no known definition. */
export type Flow = ReadonlyMap<Node, Use>;

/** More alternatives than this are not told apart. */
const MAXIMUM_ALTERNATIVES = 8;

/** What is known when one of several values holds: nothing, unless all are known. */
export function joined(values: readonly Reaching[]): Reaching {
  const all = new Set<Definition>();
  for (const value of values) {
    if (value === null) return null;
    if (value instanceof Definition) all.add(value);
    else for (const definition of value.definitions) all.add(definition);
    if (all.size > MAXIMUM_ALTERNATIVES) return null;
  }
  const [only] = all;
  return all.size === 1 ? (only as Definition) : new Join([...all]);
}

/** How many definitions stand behind a value. */
export function weightOf(reaching: Reaching): number {
  return reaching instanceof Definition ? reaching.weight : 1;
}

/** How many calls had been walked when a value was last assigned. */
export function callsOf(reaching: Reaching): number {
  if (reaching === null) return 0;
  if (reaching instanceof Definition) return reaching.calls;
  return Math.min(...reaching.definitions.map((definition) => definition.calls));
}
