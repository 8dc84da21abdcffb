/** The values that may reach a use of a variable. */

import type { Node } from '../syntax/node.ts';

/** A value that may reach a use; null when nothing is known. */
export type Reaching = Definition | Join | null;

/** One assignment. What is not readonly is settled when the function that it stands in has been looked at. */
export class Definition {
  /** For `x += value`: what reached the variable before. */
  before: Reaching = null;
  /** How many definitions its value stands for when each name is followed: a bound on substitution. */
  weight = 1;

  constructor(
    /** The expression that was assigned. */
    readonly value: Node,
    /** For `x += value` the operator, else null. */
    readonly operator: string | null = null,
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

/** What is known of a region's uses of variables. */
export interface Uses {
  /** By the identifier or member; those that are not listed have no known definition. */
  readonly known: ReadonlyMap<Node, Use>;
  /** Whether there was too much to find out, so that less is known than the code shows. */
  readonly isWidened: boolean;
}

/** More alternatives than this are not told apart. */
export const MAXIMUM_ALTERNATIVES = 8;

/** What is known when either of two values holds: nothing, unless both are known. `known` where nothing is new. */
export function joined(known: Reaching, more: Reaching): Reaching {
  if (known === more || known === null || more === null) return known === more ? known : null;
  const definitions = definitionsOf(known);
  const others = definitionsOf(more).filter((definition) => !definitions.includes(definition));
  if (others.length === 0) return known;
  if (definitions.length + others.length > MAXIMUM_ALTERNATIVES) return null;
  return new Join([...definitions, ...others]);
}

function definitionsOf(reaching: Definition | Join): readonly Definition[] {
  return reaching instanceof Definition ? [reaching] : reaching.definitions;
}

/** How many definitions stand behind a value. */
export function weightOf(reaching: Reaching): number {
  return reaching instanceof Definition ? reaching.weight : 1;
}
