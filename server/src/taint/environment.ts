/** What is known of the variables at one point of a program. */

import { type Place, SELF } from '../flow/il.ts';
import { VariableStates } from '../flow/variableStates.ts';
import { at, CLEAN, isClean, join, type Value, withField } from './value.ts';

/** What begins the names of what is no variable of the program. */
const INTERNAL = '%';

/** Where taint of the flow of control is kept. */
export const CONTROL: Place = { variable: `${INTERNAL}control`, path: [] };

/** Where what is thrown is kept on its way to a handler. */
export const THROWN: Place = { variable: `${INTERNAL}thrown`, path: [] };

/** What is kept of what was checked; see `checked.ts`. */
export const UNCHECKED = `${INTERNAL}unchecked`;

/** Where data of a propagator is kept that was seen and not yet handed on. */
export function propagatedBy(propagator: number): Place {
  return { variable: `${INTERNAL}propagated ${propagator}`, path: [] };
}

const ALWAYS_CAPTURED: readonly string[] = [SELF, CONTROL.variable];

/** What each variable holds, by its number; undefined where there is no such variable. */
export type Known = VariableStates<Value | undefined>;

export const NOTHING_KNOWN: Known = VariableStates.all<Value | undefined>(undefined);

/** Variables and what they hold, as the code is followed. What is `known` at a point is a value, which can be kept. */
export class Environment {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  known = NOTHING_KNOWN;

  static of(variables: ReadonlyMap<string, Value>): Environment {
    const env = new Environment();
    for (const [name, value] of variables) env.set(name, value);
    return env;
  }

  get(variable: string): Value | undefined {
    const number = this.numbers.get(variable);
    return number === undefined ? undefined : this.known.get(number);
  }

  /** Gives a variable a value, or with undefined takes it away. */
  set(variable: string, value: Value | undefined): void {
    let number = this.numbers.get(variable);
    if (number === undefined) {
      number = this.names.push(variable) - 1;
      this.numbers.set(variable, number);
    }
    this.known = this.known.set(number, value);
  }

  /** The variables of some names, and what belongs to every function around, that hold anything. */
  *around(names: ReadonlySet<string>): Iterable<[string, Value]> {
    for (const name of ALWAYS_CAPTURED) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
    const some = names.size < this.names.length ? names : this.names;
    for (const name of some) {
      if (!names.has(name) || ALWAYS_CAPTURED.includes(name)) continue;
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
  }

  /** The variables of the program as they are now. */
  snapshot(): ReadonlyMap<string, Value> {
    const found = new Map<string, Value>();
    for (const [number, value] of NOTHING_KNOWN.changedIn(this.known)) {
      const name = this.names[number] as string;
      if (value !== undefined && !name.startsWith(INTERNAL)) found.set(name, value);
    }
    return found;
  }

  /** The variables that have other values than where `before` was known, and whether any of them is gone. */
  changesSince(before: Known): { readonly writes: ReadonlyMap<string, Value>; readonly removes: boolean } {
    const writes = new Map<string, Value>();
    let removes = false;
    for (const [number, value] of before.changedIn(this.known)) {
      if (value === undefined) removes = true;
      else writes.set(this.names[number] as string, value);
    }
    return { writes, removes };
  }

  read({ variable, path }: Place): Value {
    const value = this.get(variable);
    return value === undefined ? CLEAN : at(value, path);
  }

  has(variable: string): boolean {
    return this.get(variable) !== undefined;
  }

  /** What the place holds from now on. */
  write({ variable, path }: Place, value: Value): void {
    this.set(variable, path.length === 0 ? value : withField(this.get(variable) ?? CLEAN, path, value));
  }

  /** Something that the place may hold beside what it holds. */
  add(place: Place, value: Value): void {
    if (!isClean(value)) this.write(place, join(this.read(place), value));
  }
}

/** What a variable may hold after either of two ways; `known` itself where the other adds nothing. */
export function joinKnown(known: Value | undefined, more: Value | undefined): Value | undefined {
  if (more === undefined) return known;
  return known === undefined ? more : join(known, more);
}
