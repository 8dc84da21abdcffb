/**
 * JSON with the places of what it says, for files whose strings hold code. It reads what `JSON.parse` reads,
 * without recursion, so that no depth of nesting is too much.
 */

import type { Span } from '../finding/finding.ts';
import { type PartText, PartTextBuilder } from './partText.ts';

export type Json =
  | (Span & { readonly kind: 'object'; readonly members: ReadonlyMap<string, Json> })
  | (Span & { readonly kind: 'array'; readonly items: readonly Json[] })
  /** The span is that of the text between the quotes. */
  | (Span & { readonly kind: 'string' })
  /** A number, `true`, `false` or `null`. */
  | (Span & { readonly kind: 'other' });

/** The first place where a text is no JSON. */
export class JsonFault extends Error {
  constructor(readonly at: number) {
    super('This is no JSON.');
  }
}

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  readonly members: Map<string, Json>;
  /** The key whose value comes next. */
  key: string;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly items: Json[];
}

/** Reads a text; throws a `JsonFault` when it is no JSON. Of members of one name the last counts. */
export function parseJson(text: string): Json {
  return new Reader(text).read();
}

class Reader {
  private at = 0;
  private readonly open: (OpenObject | OpenArray)[] = [];

  constructor(private readonly text: string) {}

  read(): Json {
    for (;;) {
      let value = this.valueOrOpening();
      // A value may be the last of what is open around it, and that of what is around that.
      while (value !== undefined) {
        const around = this.open[this.open.length - 1];
        if (around === undefined) {
          if (this.next() !== '') throw new JsonFault(this.at);
          return value;
        }
        if (around.kind === 'object') around.members.set(around.key, value);
        else around.items.push(value);
        const mark = this.next();
        this.at++;
        if (mark === ',') {
          if (around.kind === 'object') this.readKey(around);
          value = undefined;
        } else if (mark === (around.kind === 'object' ? '}' : ']')) value = this.close();
        else throw new JsonFault(this.at - 1);
      }
    }
  }

  /** The next value, or undefined when it is an object or array with something in it, which is open then. */
  private valueOrOpening(): Json | undefined {
    const mark = this.next();
    const start = this.at;
    if (mark === '"') return { kind: 'string', ...this.string() };
    if (mark === '{') {
      this.at++;
      const opened: OpenObject = { kind: 'object', start, members: new Map(), key: '' };
      this.open.push(opened);
      if (this.next() === '}') return this.closeAt();
      this.readKey(opened);
      return undefined;
    }
    if (mark === '[') {
      this.at++;
      this.open.push({ kind: 'array', start, items: [] });
      return this.next() === ']' ? this.closeAt() : undefined;
    }
    const other = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    other.lastIndex = start;
    if (!other.test(this.text)) throw new JsonFault(start);
    this.at = other.lastIndex;
    return { kind: 'other', start, end: this.at };
  }

  private closeAt(): Json {
    this.at++;
    return this.close();
  }

  private close(): Json {
    const closed = this.open.pop() as OpenObject | OpenArray;
    const span = { start: closed.start, end: this.at };
    return closed.kind === 'object'
      ? { kind: 'object', members: closed.members, ...span }
      : { kind: 'array', items: closed.items, ...span };
  }

  private readKey(object: OpenObject): void {
    if (this.next() !== '"') throw new JsonFault(this.at);
    object.key = decoded(this.text, this.string()).text;
    if (this.next() !== ':') throw new JsonFault(this.at);
    this.at++;
  }

  /** Reads a string from its opening quote on. */
  private string(): Span {
    const { text } = this;
    const start = this.at + 1;
    for (let i = start; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x22) {
        this.at = i + 1;
        return { start, end: i };
      }
      if (code < 0x20) throw new JsonFault(i);
      if (code !== 0x5c) continue;
      ESCAPE.lastIndex = i;
      if (!ESCAPE.test(text)) throw new JsonFault(i);
      i = ESCAPE.lastIndex - 1;
    }
    throw new JsonFault(this.at);
  }

  /** The next character that is no space, or '' at the end. */
  private next(): string {
    for (let code = this.text.charCodeAt(this.at); ; code = this.text.charCodeAt(++this.at))
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    return this.text[this.at] ?? '';
  }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const CHARACTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The text that strings say one after the other, each by the span between its quotes. */
export function decoded(file: string, ...strings: readonly Span[]): PartText {
  const builder = new PartTextBuilder();
  for (const { start, end } of strings) {
    // Only the string itself is searched: a file may have very many.
    const inside = file.slice(start, end);
    let at = 0;
    for (let i = inside.indexOf('\\'); i >= 0; i = inside.indexOf('\\', at)) {
      builder.same(file, start + at, start + i);
      const letter = inside[i + 1] ?? '';
      const text =
        letter === 'u'
          ? String.fromCharCode(Number.parseInt(inside.slice(i + 2, i + 6), 16))
          : (CHARACTERS[letter] ?? letter);
      at = i + (letter === 'u' ? 6 : 2);
      builder.written(start + i, start + at, text);
    }
    builder.same(file, start + at, end);
  }
  return builder.build();
}

/** How a text is spelt inside a string. */
export function writeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
