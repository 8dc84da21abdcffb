/** What is known of the variables at one point of a program. */

import { at, CLEAN, isClean, join, type Value, withField } from './value.ts';

/** A variable and a path of fields in it: `a.b['c']` is `a` with `b`, `c`. */
export interface Place {
  readonly variable: string;
  readonly path: readonly string[];
}

/** The name under which the receiver is kept, whatever the language calls it. */
export const SELF = 'this';

/** Where taint of the flow of control is kept. */
export const CONTROL: Place = { variable: '%control', path: [] };

const ALWAYS_CAPTURED: ReadonlySet<string> = new Set([SELF, CONTROL.variable]);

export class Environment {
  private constructor(private readonly variables: Map<string, Value>) {}

  static empty(): Environment {
    return new Environment(new Map());
  }

  static of(variables: ReadonlyMap<string, Value>): Environment {
    return new Environment(new Map(variables));
  }

  /** Takes over what another environment knows. */
  become(other: Environment): void {
    if (other === this) return;
    this.variables.clear();
    for (const [name, value] of other.variables) this.variables.set(name, value);
  }

  copy(): Environment {
    return new Environment(new Map(this.variables));
  }

  /** The variables that a function captures which has to do with some names. Not to be changed. */
  captured(names: ReadonlySet<string>): ReadonlyMap<string, Value> {
    const captured = new Map<string, Value>();
    for (const [name, value] of this.variables)
      if (names.has(name) || ALWAYS_CAPTURED.has(name)) captured.set(name, value);
    return captured;
  }

  /** The variables as they are now. */
  snapshot(): ReadonlyMap<string, Value> {
    return new Map(this.variables);
  }

  read({ variable, path }: Place): Value {
    const value = this.variables.get(variable);
    return value === undefined ? CLEAN : at(value, path);
  }

  has(variable: string): boolean {
    return this.variables.has(variable);
  }

  /** What the place holds from now on. */
  write({ variable, path }: Place, value: Value): void {
    if (path.length === 0) this.variables.set(variable, value);
    else this.variables.set(variable, withField(this.variables.get(variable) ?? CLEAN, path, value));
  }

  /** Something that the place may hold beside what it holds. */
  add(place: Place, value: Value): void {
    if (!isClean(value)) this.write(place, join(this.read(place), value));
  }

  remove(variable: string): void {
    this.variables.delete(variable);
  }

  /** Takes back a variable: it is again what another environment knows of it. */
  restore(variable: string, other: Environment): void {
    const value = other.variables.get(variable);
    if (value === undefined) this.variables.delete(variable);
    else this.variables.set(variable, value);
  }

  /** What is known after either of two ways; an environment that is null is a way that is never taken. */
  static join(a: Environment | null, b: Environment | null): Environment | null {
    return a === b ? a : Environment.joinAll([a, b]);
  }

  /** What is known after any of several ways. */
  static joinAll(ways: readonly (Environment | null)[]): Environment | null {
    let first: Environment | null = null;
    let all: Map<string, Value> | null = null;
    for (const way of ways) {
      if (way === null) continue;
      if (first === null) {
        first = way;
        continue;
      }
      all ??= new Map(first.variables);
      for (const [name, value] of way.variables) {
        const other = all.get(name);
        if (other !== value) all.set(name, other === undefined ? value : join(other, value));
      }
    }
    return all === null ? first : new Environment(all);
  }

  /** Whether another environment knows nothing that this one does not: the end of a loop's iteration. */
  covers(other: Environment): boolean {
    for (const [name, value] of other.variables) {
      const own = this.variables.get(name);
      if (own !== value && (own === undefined ? !isClean(value) : !coversValue(own, value, 0))) return false;
    }
    return true;
  }
}

function coversValue(own: Value, other: Value, depth: number): boolean {
  if (depth > 6) return true;
  for (const taint of other.taints) {
    if (!own.taints.some((known) => known.label === taint.label && known.origin === taint.origin))
      return false;
  }
  if (
    other.functions.some(
      (callable) => !own.functions.some((known) => known.definition === callable.definition),
    )
  )
    return false;
  for (const [key, inner] of other.fields ?? []) {
    const known = own.fields?.get(key);
    if (
      known === undefined
        ? !isClean(inner) && !coversValue(own, inner, depth + 1)
        : !coversValue(known, inner, depth + 1)
    )
      return false;
  }
  return true;
}
