/**
 * What is known outside of functions: what variables of the module hold, and what methods leave in the fields of
 * objects, by class. A round of the analysis assumes one state of it and learns the next.
 */

import type { Place } from './environment.ts';
import { allTaints, at, CLEAN, isClean, join, sameValue, type Value } from './value.ts';

const CLASS = 'class ';

export class Outside {
  private readonly values = new Map<string, Value>();

  /** The name under which the fields of a class's objects are kept, next to variables. */
  static ofClass(name: string): string {
    return `${CLASS}${name}`;
  }

  /** What is known of a variable or of a field of it; undefined when there is no such variable. */
  read({ variable, path }: Place): Value | undefined {
    const value = this.values.get(variable);
    return value === undefined ? undefined : at(value, path);
  }

  get variables(): ReadonlyMap<string, Value> {
    return this.values;
  }

  get(name: string): Value {
    return this.values.get(name) ?? CLEAN;
  }

  add(name: string, value: Value): void {
    const known = this.values.get(name);
    if (known === undefined) this.values.set(name, value);
    else if (!isClean(value)) this.values.set(name, join(known, value));
  }

  learn(other: Outside): void {
    for (const [name, value] of other.values) this.add(name, value);
  }

  /** Keeps the other's values where they say the same, so that what rests on them is known to stand. */
  settle(other: Outside): void {
    for (const [name, value] of other.values) {
      const own = this.values.get(name);
      if (own !== undefined && own !== value && sameValue(own, value)) this.values.set(name, value);
    }
  }

  /** The names of which another knows something else. */
  differsFrom(other: Outside): Set<string> {
    this.settle(other);
    const names = new Set<string>();
    for (const [name, value] of this.values) if (other.values.get(name) !== value) names.add(name);
    for (const name of other.values.keys()) if (!this.values.has(name)) names.add(name);
    return names;
  }

  /**
   * How much there is that functions may learn from: untrusted data, and fields of objects. It grows from round
   * to round until nothing new is learnt.
   */
  get size(): number {
    let size = 0;
    for (const [name, value] of this.values)
      size += allTaints(value).length + (name.startsWith(CLASS) ? (value.fields?.size ?? 0) : 0);
    return size;
  }
}
