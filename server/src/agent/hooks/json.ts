/**
 * Reading JSON that may be anything: own properties only, so that `__proto__` is a name like any other, and a
 * value of another type than the one asked for is none at all.
 */

export type Json = Readonly<Record<string, unknown>>;

/** The value, if it is an object and no list. */
export function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** What stands under the first of these names that the object has. */
export function own(json: Json, names: readonly string[]): unknown {
  const name = names.find((each) => Object.hasOwn(json, each));
  return name === undefined ? undefined : json[name];
}

/** The first of these names under which a text stands. */
export function text(json: Json, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The objects of a list; none of anything else. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object).filter((each) => each !== undefined) : [];
}

/** The texts of a list; none of anything else. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** An object as it is, or written as JSON in a text, as some agents hand it on. */
export function objectOrJson(value: unknown): Json | undefined {
  if (typeof value !== 'string') return object(value);
  try {
    return object(JSON.parse(value));
  } catch {
    return undefined;
  }
}
