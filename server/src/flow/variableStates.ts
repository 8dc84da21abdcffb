/**
 * What an analysis knows of each variable, as a value that shares what it can with the one it was made from:
 * giving a variable another value costs little however many there are, and states are joined for the price of
 * where they differ.
 */

import type { Budget } from './solve.ts';

/** Values are kept in parts of this many. */
const PART = 32;

/** What may hold of a variable by either of two states; `known` itself where `more` adds nothing. */
export type JoinValues<Value> = (known: Value, more: Value) => Value;

/** A value for each of the variables 0, 1, …. Immutable. */
export class VariableStates<Value> {
  private constructor(private readonly parts: readonly (readonly Value[])[]) {}

  /** All of `count` variables have the same value. */
  static all<Value>(count: number, value: Value): VariableStates<Value> {
    const part: readonly Value[] = new Array<Value>(PART).fill(value);
    return new VariableStates(new Array<readonly Value[]>(Math.ceil(count / PART)).fill(part));
  }

  get(variable: number): Value {
    return (this.parts[Math.floor(variable / PART)] as readonly Value[])[variable % PART] as Value;
  }

  /** The same but for one variable; itself where that has the value already. */
  set(variable: number, value: Value): VariableStates<Value> {
    const at = Math.floor(variable / PART);
    const part = this.parts[at] as readonly Value[];
    if (part[variable % PART] === value) return this;
    const changed = part.slice();
    changed[variable % PART] = value;
    const parts = this.parts.slice();
    parts[at] = changed;
    return new VariableStates(parts);
  }

  /** Itself where `more` adds nothing. Charges a step for each value that is joined. */
  join(more: VariableStates<Value>, join: JoinValues<Value>, budget: Budget): VariableStates<Value> {
    return this.joinWhere(more, (part, at) => part !== this.parts[at], join, budget);
  }

  /** As `join`, but what `before` and `more` have in common is known to add nothing. */
  joinChange(
    before: VariableStates<Value>,
    more: VariableStates<Value>,
    join: JoinValues<Value>,
    budget: Budget,
  ): VariableStates<Value> {
    return this.joinWhere(more, (part, at) => part !== before.parts[at], join, budget);
  }

  private joinWhere(
    more: VariableStates<Value>,
    differs: (part: readonly Value[], at: number) => boolean,
    join: JoinValues<Value>,
    budget: Budget,
  ): VariableStates<Value> {
    if (more === this) return this;
    let parts: (readonly Value[])[] | null = null;
    more.parts.forEach((part, at) => {
      if (!differs(part, at)) return;
      budget.charge(PART);
      const joined = joinParts(this.parts[at] as readonly Value[], part, join);
      if (joined === this.parts[at]) return;
      parts ??= this.parts.slice();
      parts[at] = joined;
    });
    return parts === null ? this : new VariableStates(parts);
  }
}

function joinParts<Value>(
  known: readonly Value[],
  more: readonly Value[],
  join: JoinValues<Value>,
): readonly Value[] {
  let joined: Value[] | null = null;
  for (let i = 0; i < PART; i++) {
    const value = join(known[i] as Value, more[i] as Value);
    if (value === known[i]) continue;
    joined ??= known.slice();
    joined[i] = value;
  }
  return joined ?? known;
}
