/**
 * Reads JSON of a fixed form and remembers the first thing that is wrong with it, as the end of a sentence.
 *
 * Every reader answers with a value of the right type, also when the JSON has none, so that the code that
 * reads a form states the form and nothing else; whoever calls asks `fault` once at the end.
 */
export class Shape {
  /** What is wrong, or undefined while nothing is. */
  fault: string | undefined;

  require(holds: boolean, fault: string): void {
    if (!holds) this.fault ??= fault;
  }

  /** An object with exactly these keys; those that end with `?` may be absent. */
  object(json: unknown, where: string, keys: readonly string[]): Record<string, unknown> {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      this.require(false, `${where} is not an object`);
      return {};
    }
    const object = new Map(Object.entries(json));
    for (const key of keys)
      this.require(key.endsWith('?') || object.has(key), `${where} has no "${key.replace(/\?$/, '')}"`);
    for (const key of object.keys())
      this.require(
        keys.includes(key) || keys.includes(`${key}?`),
        `${where} has an unknown key "${key.slice(0, 40)}"`,
      );
    return Object.fromEntries(object);
  }

  /** The object's `kind`, or an empty text. */
  kind(json: unknown, where: string): string {
    if (typeof json !== 'object' || json === null || !('kind' in json)) {
      this.require(false, `${where} has no "kind"`);
      return '';
    }
    return this.string(json.kind, `${where}.kind`);
  }

  string(json: unknown, where: string): string {
    if (typeof json === 'string') return json;
    this.require(false, `${where} is not a text`);
    return '';
  }

  /** A whole number from 0. */
  count(json: unknown, where: string): number {
    if (typeof json === 'number' && Number.isSafeInteger(json) && json >= 0) return json;
    this.require(false, `${where} is not a whole number`);
    return 0;
  }

  list(json: unknown, where: string): unknown[] {
    if (Array.isArray(json)) return json;
    this.require(false, `${where} is not a list`);
    return [];
  }
}
