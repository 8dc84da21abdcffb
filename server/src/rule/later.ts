/**
 * Properties that are worked out when somebody first reads them. The rules that ship are hundreds, for a dozen languages;
 * what each looks for is most of the time of reading them, and is asked of those alone whose language is open.
 */

/** How each property is worked out. */
type Workings = Readonly<Record<string, () => unknown>>;

/**
 * Gives an object properties that are worked out once, when they are read. They are its own and can be enumerated, so a
 * copy of the object by spreading has them, worked out.
 */
export function withLater<Base extends object>(base: Base, workings: Workings): Base {
  for (const [name, work] of Object.entries(workings)) {
    const get = (): unknown => {
      const value = work();
      Object.defineProperty(base, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(base, name, { get, enumerable: true, configurable: true });
  }
  return base;
}

/** The same at once, for what may be wrong and must be told of. */
export function withNow<Base extends object>(base: Base, workings: Workings): Base {
  return Object.assign(
    base,
    Object.fromEntries(Object.entries(workings).map(([name, work]) => [name, work()])),
  );
}
