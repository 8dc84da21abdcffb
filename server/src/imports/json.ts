/**
 * JSON of reports, bounded before it is read: a short text of brackets would otherwise become gigabytes of
 * lists. What was read is walked by `Json`, which answers only what has the type that is asked for and knows
 * the path at which it stands.
 */

import { visit } from 'jsonc-parser';
import { counted } from '../text/counted.ts';
import { ImportError } from './imported.ts';
import { MAXIMUM_DEPTH, MAXIMUM_TEXT, MAXIMUM_VALUES } from './limits.ts';

/** Reads a text of JSON; throws an `ImportError` that says where it is none. */
export function parseJson(text: string): Json {
  checkBounds(text);
  try {
    return new Json(JSON.parse(text), '$');
  } catch {
    const { line, column } = firstFault(text);
    throw new ImportError('This is not JSON: make the report anew.', `line ${line}, column ${column}`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** Refuses JSON that is too deep or has too many values, in one pass that remembers nothing. */
function checkBounds(text: string): void {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === BACKSLASH) i++;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) inString = true;
    else if (unit === COMMA) values++;
    // `[` and `{`, then `]` and `}`.
    else if (unit === 0x5b || unit === 0x7b) {
      values++;
      if (++depth > MAXIMUM_DEPTH)
        throw new ImportError(
          `The report is nested deeper than ${MAXIMUM_DEPTH} levels, which no tool writes: it was not read.`,
          `character ${i + 1}`,
        );
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  if (values > MAXIMUM_VALUES)
    throw new ImportError(
      `The report has more than ${counted(MAXIMUM_VALUES, 'value')} and was not read: have the tool make one for each part of the project.`,
    );
}

/** Where a text stops being JSON, from 1. `JSON.parse` says so in words that differ between versions. */
function firstFault(text: string): { line: number; column: number } {
  let place: { line: number; column: number } | undefined;
  visit(
    text,
    {
      onError(_error, _offset, _length, startLine, startCharacter) {
        place ??= { line: startLine + 1, column: startCharacter + 1 };
      },
    },
    { disallowComments: true },
  );
  // The parser forgives what `JSON.parse` does not, such as control characters in strings.
  return place ?? { line: 1, column: 1 };
}

/** A value of a report and the path to it. Whatever is not there or of another type is undefined or empty. */
export class Json {
  constructor(
    readonly value: unknown,
    /** As in JSONPath: `$.runs[0].tool`. */
    readonly path: string,
  ) {}

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  has(key: string): boolean {
    return this.isObject && Object.hasOwn(this.value as object, key);
  }

  /** The value of a key; one that holds nothing where there is none. */
  at(...keys: readonly (string | number)[]): Json {
    let { value, path } = this as Json;
    for (const key of keys) {
      const holds = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
      value = holds ? (value as Record<string | number, unknown>)[key] : undefined;
      path = typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`;
    }
    return new Json(value, path);
  }

  /** The items of a list. */
  *items(): Generator<Json> {
    if (!Array.isArray(this.value)) return;
    for (let i = 0; i < this.value.length; i++) yield new Json(this.value[i], `${this.path}[${i}]`);
  }

  /** The entries of an object. */
  entries(): [string, Json][] {
    if (!this.isObject) return [];
    return Object.keys(this.value as object).map((key) => [key, this.at(key)]);
  }

  /** A text that says something, of any length. */
  get wholeText(): string | undefined {
    return typeof this.value === 'string' && this.value.trim() !== '' ? this.value : undefined;
  }

  /** A text that says something, cut to a length that can be shown. */
  get text(): string | undefined {
    const whole = this.wholeText;
    return whole === undefined ? undefined : cutText(whole);
  }

  /** Texts of a list; a single text stands for a list of one. */
  get texts(): string[] {
    if (this.text !== undefined) return [this.text];
    return [...this.items()].flatMap(({ text }) => text ?? []);
  }

  /** A number, also one that is written as a text. */
  get number(): number | undefined {
    const number =
      typeof this.value === 'string' && this.value.trim() !== '' ? Number(this.value) : this.value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** A line or column number from `first` on. */
  count(first: number): number | undefined {
    return wholeNumber(this.number, first);
  }

  /** Milliseconds since 1970 of an instant in ISO 8601; without a zone it is taken for UTC. */
  get time(): number | undefined {
    return timeOf(this.text);
  }
}

/** A whole number from `first` on that a line of a file can have. */
export function wholeNumber(number: number | undefined, first: number): number | undefined {
  return number !== undefined && Number.isInteger(number) && number >= first && number <= 1e9
    ? number
    : undefined;
}

/** A text that is no longer than people read, without half a character at its end. */
export function cutText(text: string, maximum = MAXIMUM_TEXT): string {
  if (text.length <= maximum) return text;
  const last = text.charCodeAt(maximum - 2);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? maximum - 2 : maximum - 1)}…`;
}

/** A text as a line of a list has it: without line breaks, and no longer than `maximum` UTF-16 units. */
export function onOneLine(text: string, maximum = 200): string {
  return cutText(text.slice(0, 100_000).replace(/\s+/g, ' ').trim(), maximum);
}

/** Milliseconds since 1970 of an instant in ISO 8601 or as mails have it, without a zone in UTC. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const zoned = /\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) && !/[+-]\d\d:\d\d$/.test(text);
  const time = Date.parse(
    zoned ? `${text}${text.includes('T') && !text.includes(',') ? 'Z' : ' UTC'}` : text,
  );
  return Number.isNaN(time) ? undefined : time;
}
