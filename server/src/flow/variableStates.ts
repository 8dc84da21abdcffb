/**
 * What an analysis knows of each variable, as a value that shares what it can with the one it was made from:
 * giving a variable another value costs little however many there are, and states are joined for the price of
 * where they differ.
 */

import type { Budget } from './solve.ts';

/** Values are kept in parts of this many. */
const PART = 32;

/**
 * What may hold of a variable by either of two states; `known` itself where `more` adds nothing. A value that is
 * undefined says nothing, and is never asked about as `more`.
 */
export type JoinValues<Value> = (known: Value, more: Value) => Value;

/** A value for each of the variables 0, 1, …, however many there are. Immutable. */
export class VariableStates<Value> {
  private constructor(
    private readonly parts: readonly (readonly Value[])[],
    /** What stands for the parts of all further variables. */
    private readonly rest: readonly Value[],
  ) {}

  /** All variables have the same value. */
  static all<Value>(value: Value): VariableStates<Value> {
    return new VariableStates<Value>([], new Array<Value>(PART).fill(value));
  }

  get(variable: number): Value {
    return (this.parts[Math.floor(variable / PART)] ?? this.rest)[variable % PART] as Value;
  }

  /** The same but for one variable; itself where that has the value already. */
  set(variable: number, value: Value): VariableStates<Value> {
    const at = Math.floor(variable / PART);
    const part = this.parts[at] ?? this.rest;
    if (part[variable % PART] === value) return this;
    const changed = part.slice();
    changed[variable % PART] = value;
    const parts = this.parts.slice();
    while (parts.length < at) parts.push(this.rest);
    parts[at] = changed;
    return new VariableStates(parts, this.rest);
  }

  /** The variables whose value another state may have changed, each with the value that it has there. */
  *changedIn(other: VariableStates<Value>): Iterable<[number, Value]> {
    for (let at = 0; at < Math.max(this.parts.length, other.parts.length); at++) {
      const [own, part] = [this.parts[at] ?? this.rest, other.parts[at] ?? other.rest];
      if (own === part) continue;
      for (let i = 0; i < PART; i++) if (own[i] !== part[i]) yield [at * PART + i, part[i] as Value];
    }
  }

  /**
   * Itself where `more` adds nothing, as what it has in common with `since` is known to do. Charges a step for each
   * value that is joined, and for each part that is looked through.
   */
  join(
    more: VariableStates<Value>,
    since: VariableStates<Value>,
    join: JoinValues<Value>,
    budget: Budget,
  ): VariableStates<Value> {
    if (more === this) return this;
    let parts: (readonly Value[])[] | null = null;
    for (let at = 0; at < Math.max(this.parts.length, more.parts.length); at++) {
      const part = more.parts[at] ?? more.rest;
      if (part === (since.parts[at] ?? since.rest) || (part === more.rest && part[0] === undefined)) continue;
      const own = this.parts[at] ?? this.rest;
      const joined = joinParts(own, part, join, budget);
      if (joined === own) continue;
      parts ??= this.parts.slice();
      while (parts.length < at) parts.push(this.rest);
      parts[at] = joined;
    }
    return parts === null ? this : new VariableStates(parts, this.rest);
  }
}

function joinParts<Value>(
  known: readonly Value[],
  more: readonly Value[],
  join: JoinValues<Value>,
  budget: Budget,
): readonly Value[] {
  let joined: Value[] | null = null;
  budget.charge(1);
  for (let i = 0; i < PART; i++) {
    if (known[i] === more[i] || more[i] === undefined) continue;
    budget.charge(1);
    const value = join(known[i] as Value, more[i] as Value);
    if (value === known[i]) continue;
    joined ??= known.slice();
    joined[i] = value;
  }
  // What two states have in common is told by its being the same.
  return joined === null ? known : joined.every((value, i) => value === more[i]) ? more : joined;
}
