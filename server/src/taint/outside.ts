/**
 * What is known outside of functions: what variables of the module hold, and what methods leave in the fields of
 * their objects.
 */

import type { Place } from '../flow/il.ts';
import { sameTaints } from './taints.ts';
import { allTaints, at, isClean, join, sameValue, type Value } from './value.ts';

const CLASS = 'class ';

export class Outside {
  private readonly values = new Map<string, Value>();

  /** The name under which the fields of a class's objects are kept, next to variables. */
  static ofClass(name: string): string {
    return `${CLASS}${name}`;
  }

  /** The names of the program that a name stands for: a variable, or the fields that are known of a class. */
  static namesOf(name: string, value: Value): Iterable<string> {
    return name.startsWith(CLASS) ? (value.fields?.keys() ?? []) : [name];
  }

  /** What is known of a variable or of a field of it; undefined when there is no such variable. */
  read({ variable, path }: Place): Value | undefined {
    const value = this.values.get(variable);
    return value === undefined ? undefined : at(value, path);
  }

  get variables(): ReadonlyMap<string, Value> {
    return this.values;
  }

  get(name: string): Value | undefined {
    return this.values.get(name);
  }

  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  /** The same but for some names. */
  without(names: ReadonlySet<string>): Outside {
    const rest = new Outside();
    for (const [name, value] of this.values) if (!names.has(name)) rest.values.set(name, value);
    return rest;
  }

  /**
   * Puts what is known here in the place of what another knows, by name, where the other has data of which this
   * knows nothing; answers whether there was any.
   */
  replaceIn(other: Outside): boolean {
    let changes = false;
    for (const [name, value] of other.values) {
      const own = this.values.get(name);
      if (own !== undefined && sameTaints(allTaints(own), allTaints(value), false)) continue;
      changes = true;
      if (own === undefined) other.values.delete(name);
      else other.values.set(name, own);
    }
    return changes;
  }

  add(name: string, value: Value): void {
    const known = this.values.get(name);
    if (known === undefined) this.values.set(name, value);
    else if (!isClean(value)) this.values.set(name, join(known, value));
  }

  /** Takes over what another knows; answers the names of which that was something new. */
  learn(other: Outside): readonly string[] {
    const grown: string[] = [];
    for (const [name, value] of other.values) {
      const before = this.values.get(name);
      this.add(name, value);
      const after = this.values.get(name) as Value;
      if (before === undefined || !sameValue(before, after)) grown.push(name);
      else this.values.set(name, before);
    }
    return grown;
  }
}
