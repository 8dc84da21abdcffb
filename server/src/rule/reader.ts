/**
 * Reading untrusted YAML or JSON values with good errors: each value knows where it came from, and a wrong
 * one becomes a problem that says where, what, and what instead.
 */

import type { Problem, Span } from '../finding/finding.ts';
import type { RuleText } from './rule.ts';

export type KeyPath = readonly (string | number)[];

/** Finds the span of the value at a path in its file. */
export type Locate = (path: KeyPath) => Span | undefined;

/** Of what has no place, as it comes from no file that anybody wrote. */
export const NOWHERE: Locate = () => undefined;

/** Collects problems of one file. */
export class ProblemSink {
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: string,
    private readonly locate: Locate,
    private readonly kind: Problem['kind'] = 'rule',
  ) {}

  report(path: KeyPath, message: string, ruleId?: string): void {
    const span = this.span(path);
    this.problems.push({
      kind: this.kind,
      path: this.file,
      message,
      ...(span === undefined ? {} : { span }),
      ...(ruleId === undefined ? {} : { ruleId }),
    });
  }

  /** The span of a value or of the nearest one around it that has one. */
  spanOf(value: Value): Span | undefined {
    return this.locate === NOWHERE ? undefined : this.span(value.path);
  }

  /** The span of a path or of its nearest ancestor that has one. */
  span(path: KeyPath): Span | undefined {
    for (let length = path.length; length >= 0; length--) {
      const span = this.locate(path.slice(0, length));
      if (span !== undefined) return span;
    }
    return undefined;
  }
}

/** Thrown inside the reading of one rule to give that rule up; caught where the rule began. */
export class InvalidRule extends Error {
  constructor(
    readonly path: KeyPath,
    message: string,
  ) {
    super(message);
  }
}

/** Where a value stands: under a key of another, or at a path of its own. */
type From = KeyPath | { readonly inside: Value; readonly key: string | number };

/** A value that knows where it came from. */
export class Value {
  constructor(
    readonly raw: unknown,
    private readonly from: From,
    private readonly sink: ProblemSink,
  ) {}

  /** Made when it is asked for: most values are right, and reading a thousand rules makes many. */
  get path(): KeyPath {
    const { from } = this;
    return 'inside' in from ? [...from.inside.path, from.key] : from;
  }

  /** The same place with another value: a part of a mapping. */
  with(raw: unknown): Value {
    return new Value(raw, this.from, this.sink);
  }

  fail(message: string): never {
    throw new InvalidRule(this.path, message);
  }

  /** What kind of value it is, in a rule author's words. */
  get described(): string {
    if (this.raw === null || this.raw === undefined) return 'nothing';
    if (Array.isArray(this.raw)) return 'a list';
    if (typeof this.raw === 'object') return 'a mapping';
    return `${typeof this.raw === 'string' ? 'the text' : 'the value'} ${JSON.stringify(this.raw)}`;
  }

  get isMapping(): boolean {
    return typeof this.raw === 'object' && this.raw !== null && !Array.isArray(this.raw);
  }

  get isList(): boolean {
    return Array.isArray(this.raw);
  }

  keys(): string[] {
    if (!this.isMapping) this.fail(`Expected a mapping, found ${this.described}.`);
    return Object.keys(this.raw as object);
  }

  /** The value under a key, or undefined when there is none. */
  get(key: string): Value | undefined {
    if (!this.isMapping) this.fail(`Expected a mapping, found ${this.described}.`);
    const mapping = this.raw as Record<string, unknown>;
    if (!Object.hasOwn(mapping, key)) return undefined;
    return new Value(mapping[key], { inside: this, key }, this.sink);
  }

  require(key: string, what: string): Value {
    const value = this.get(key);
    if (value === undefined) this.fail(`\`${key}\` is missing: ${what}.`);
    return value;
  }

  list(): Value[] {
    if (!Array.isArray(this.raw)) this.fail(`Expected a list, found ${this.described}.`);
    return this.raw.map((item, key) => new Value(item, { inside: this, key }, this.sink));
  }

  /** A list, or a single value as a list of one. */
  listOrOne(): Value[] {
    return this.isList ? this.list() : [this];
  }

  text(): string {
    if (typeof this.raw === 'string') return this.raw;
    // YAML reads an unquoted `1` or `true` as something else than the text that a pattern means.
    if (typeof this.raw === 'number' || typeof this.raw === 'boolean') return String(this.raw);
    return this.fail(`Expected text, found ${this.described}.`);
  }

  ruleText(): RuleText {
    const text = this.text();
    const span = this.sink.spanOf(this);
    return span === undefined ? { text } : { text, span };
  }

  boolean(): boolean {
    if (typeof this.raw !== 'boolean') this.fail(`Expected true or false, found ${this.described}.`);
    return this.raw;
  }

  number(): number {
    if (typeof this.raw !== 'number') this.fail(`Expected a number, found ${this.described}.`);
    return this.raw;
  }

  metavariable(): string {
    const text = this.text();
    if (!/^\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*$/.test(text) && !/^\$\d+$/.test(text)) {
      this.fail(`\`${text}\` is not a metavariable: write a dollar sign and capitals, for example \`$X\`.`);
    }
    return text;
  }
}
