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

/**
 * Variables and what they hold. A layer says only what is other than in the environment beneath it, which must not
 * change meanwhile: what a statement does then costs what the statement touches, however much is known before it.
 */
export class Environment {
  private constructor(
    /** What is known; in a layer, a variable that is undefined has been removed from what is beneath. */
    private variables: Map<string, Value | undefined>,
    private beneath: Environment | null = null,
  ) {}

  static empty(): Environment {
    return new Environment(new Map());
  }

  static of(variables: ReadonlyMap<string, Value>): Environment {
    return new Environment(new Map(variables));
  }

  /** Takes over what another environment knows. */
  become(other: Environment): void {
    if (other === this) return;
    this.variables = new Map(other.variables);
    this.beneath = other.beneath;
  }

  copy(): Environment {
    return new Environment(new Map(this.variables), this.beneath);
  }

  /** A copy that rests on no other environment. */
  detached(): Environment {
    return new Environment(new Map(this.entries()));
  }

  /** A layer above this environment. */
  layer(): Environment {
    return new Environment(new Map(), this.beneath === null ? this : this.detached());
  }

  /** Takes over what a layer of this environment changed. Answers the new values, and whether it removed any. */
  absorb({ variables }: Environment): { writes: Map<string, Value>; removes: boolean } {
    const writes = new Map<string, Value>();
    let removes = false;
    for (const [name, value] of variables) {
      const before = this.get(name);
      if (before === value) continue;
      if (value === undefined) {
        removes = true;
        this.remove(name);
      } else {
        writes.set(name, value);
        this.variables.set(name, value);
      }
    }
    return { writes, removes };
  }

  private get(name: string): Value | undefined {
    const value = this.variables.get(name);
    return value === undefined && this.beneath !== null && !this.variables.has(name)
      ? this.beneath.get(name)
      : value;
  }

  private *entries(): Iterable<[string, Value]> {
    for (const entry of this.beneath?.entries() ?? []) if (!this.variables.has(entry[0])) yield entry;
    for (const [name, value] of this.variables) if (value !== undefined) yield [name, value];
  }

  /** The names of which this environment may know something else than another. */
  private *differing(other: Environment): Iterable<string> {
    if (this.beneath !== other.beneath) for (const [name] of this.beneath?.entries() ?? []) yield name;
    if (this.beneath !== other.beneath) for (const [name] of other.beneath?.entries() ?? []) yield name;
    yield* this.variables.keys();
    yield* other.variables.keys();
  }

  /** The variables of some names, and what belongs to every function around, that hold anything. */
  *around(names: ReadonlySet<string>): Iterable<[string, Value]> {
    for (const entry of this.entries()) if (names.has(entry[0]) || ALWAYS_CAPTURED.has(entry[0])) yield entry;
  }

  /** The variables as they are now. */
  snapshot(): ReadonlyMap<string, Value> {
    return new Map(this.entries());
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
    if (path.length === 0) this.variables.set(variable, value);
    else this.variables.set(variable, withField(this.get(variable) ?? CLEAN, path, value));
  }

  /** Something that the place may hold beside what it holds. */
  add(place: Place, value: Value): void {
    if (!isClean(value)) this.write(place, join(this.read(place), value));
  }

  remove(variable: string): void {
    if (this.beneath === null) this.variables.delete(variable);
    else this.variables.set(variable, undefined);
  }

  /** Takes back a variable: it is again what another environment knows of it. */
  restore(variable: string, other: Environment): void {
    const value = other.get(variable);
    if (value === undefined) this.remove(variable);
    else this.variables.set(variable, value);
  }

  /** What is known after either of two ways; an environment that is null is a way that is never taken. */
  static join(a: Environment | null, b: Environment | null): Environment | null {
    return a === b ? a : Environment.joinAll([a, b]);
  }

  /** What is known after any of several ways. */
  static joinAll(ways: readonly (Environment | null)[]): Environment | null {
    let first: Environment | null = null;
    let joined: Environment | null = null;
    for (const way of ways) {
      if (way === null) continue;
      if (first === null) first = way;
      else if (way !== first) {
        joined ??= first.copy();
        joined.include(way);
      }
    }
    return joined ?? first;
  }

  /** Takes in what may be so instead of what is known. */
  private include(other: Environment): void {
    for (const name of this.differing(other)) {
      const value = other.get(name);
      const own = this.get(name);
      if (value !== undefined && own !== value)
        this.variables.set(name, own === undefined ? value : join(own, value));
    }
  }

  /** Whether another environment knows nothing that this one does not: the end of a loop's iteration. */
  covers(other: Environment): boolean {
    for (const name of this.differing(other)) {
      const value = other.get(name);
      const own = this.get(name);
      if (
        value !== undefined &&
        own !== value &&
        (own === undefined ? !isClean(value) : !coversValue(own, value, 0))
      )
        return false;
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
