/**
 * What an editor offers while a rule is written: the keys and values that may stand at a place, and what a key means.
 * All of it is read from the schema of rule files, so that there is one description of them. Which place it is, is
 * told by indentation rather than by parsing: a line that is being written is no YAML yet.
 */

import rulesSchema from '../../../schemas/rules.schema.json' with { type: 'json' };
import { LANGUAGES } from '../syntax/languages/index.ts';
import { TEXT_LANGUAGES } from './textPatterns.ts';

/** What may be written at a place. */
export interface Offer {
  readonly label: string;
  /** What is put there. */
  readonly insert: string;
  readonly kind: 'key' | 'value';
  readonly description?: string;
  /** Whether the mapping lacks something without it. */
  readonly isRequired: boolean;
}

/** A place in a rule file, as far as indentation tells. */
interface Place {
  /** The keys that lead to the mapping, from the outermost one. */
  readonly path: readonly string[];
  /** The key whose value is written; undefined where a key is. */
  readonly key: string | undefined;
  /** The keys that the mapping has already. */
  readonly siblings: ReadonlySet<string>;
}

/** The part of JSON Schema that is read. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const ROOT = rulesSchema as unknown as Schema;

/** Whether a YAML file may be one of rules: it has their keys at its top, and no others. Many kinds have `rules:`. */
export function mayBeRuleFile(text: string): boolean {
  const top = [...text.matchAll(/^([\w.-]+)\s*:/gm)].map(([, key]) => key as string);
  return top.length > 0 && top.every((key) => TOP_KEYS.has(key) || key.startsWith('x-'));
}

/** Whether it is one: something in it says what is looked for, and in which languages. */
export function isRuleFile(text: string): boolean {
  return (
    mayBeRuleFile(text) &&
    /^\s*(?:- +)*(?:languages|language|pattern|patterns|pattern-[\w-]+|taint|match|types)\s*:/m.test(text)
  );
}

const TOP_KEYS = new Set(Object.keys(ROOT.properties ?? {}));

/** What may be written at a line and column (from 0). */
export function offersAt(text: string, line: number, column: number): Offer[] {
  const place = placeAt(text, line, column);
  if (place === undefined) return [];
  const schemas = place.path.reduce<Schema[]>(
    (at, key) => at.flatMap((each) => below(each, key)),
    resolved(ROOT),
  );
  if (place.key !== undefined)
    return valuesOf(
      place.key,
      schemas.flatMap((each) => below(each, place.key as string, false)),
    );
  const offers = new Map<string, Offer>();
  for (const schema of schemas)
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      if (place.siblings.has(name) || offers.has(name)) continue;
      const description = descriptionOf(inner);
      offers.set(name, {
        label: name,
        insert: holdsMore(inner) ? `${name}:` : `${name}: `,
        kind: 'key',
        isRequired: schema.required?.includes(name) === true,
        ...(description === undefined ? {} : { description }),
      });
    }
  return [...offers.values()];
}

/** What the key on a line (from 0) means, with the columns where it stands. */
export function keyAt(
  text: string,
  line: number,
  column: number,
):
  | { readonly name: string; readonly start: number; readonly end: number; readonly description: string }
  | undefined {
  const written = text.split(/\r\n|\n/)[line] ?? '';
  const [all, before, name] = KEY.exec(written) ?? [];
  if (all === undefined || before === undefined || name === undefined) return undefined;
  const [start, end] = [before.length, before.length + name.length];
  if (column < start || column > end) return undefined;
  const place = placeAt(text, line, start);
  if (place === undefined) return undefined;
  const schemas = place.path.reduce<Schema[]>(
    (at, key) => at.flatMap((each) => below(each, key)),
    resolved(ROOT),
  );
  for (const schema of schemas) {
    const inner = schema.properties?.[name];
    const description = inner && descriptionOf(inner);
    if (description !== undefined) return { name, start, end, description };
  }
  return undefined;
}

/** Indentation with dashes of lists, then a key. */
const KEY = /^(\s*(?:- +)*)([\w.$-]+)\s*:(?=\s|$)/;

function placeAt(text: string, line: number, column: number): Place | undefined {
  const lines = text.split(/\r\n|\n/);
  const written = (lines[line] ?? '').slice(0, column);
  if (/^\s*#/.test(written)) return undefined;
  const [head, before, key] = KEY.exec(written) ?? [];
  const indent = before?.length ?? (/^\s*(?:- +)*/.exec(written) as RegExpExecArray)[0].length;
  // Behind the colon stands a value; a word without one may become a key.
  const isValue = head !== undefined && column > head.length;
  if (!isValue && !/^\s*(?:- +)*[\w.$-]*$/.test(written)) return undefined;
  const path: string[] = [];
  const siblings = new Set<string>();
  let need = indent;
  // A dash begins a mapping, so what stands above it belongs to another.
  let isOpen = !/- /.test(before ?? written.slice(0, indent));
  for (let at = line - 1; at >= 0; at--) {
    const above = lines[at] as string;
    if (/^\s*(?:#.*)?$/.test(above)) continue;
    const own = KEY.exec(above);
    // Text in a block is no place for keys.
    if (own === null) continue;
    const start = (own[1] as string).length;
    const hasDash = (own[1] as string).includes('-');
    if (start === need && isOpen && path.length === 0) siblings.add(own[2] as string);
    if (start < need) {
      if (/[|>][+-]?\d*\s*$/.test(above)) return undefined;
      path.unshift(own[2] as string);
      need = start;
      isOpen = true;
    }
    if (start === need && hasDash) {
      // What holds the list stands further out than the dash, or right above it.
      need = (own[1] as string).indexOf('-') + 1;
      isOpen = false;
    }
    if (need === 0) break;
  }
  for (let at = line + 1; at < lines.length; at++) {
    const after = KEY.exec(lines[at] as string);
    const start = /^\s*/.exec(lines[at] as string)?.[0].length ?? 0;
    if (/^\s*(?:#.*)?$/.test(lines[at] as string)) continue;
    if (
      after === null
        ? start < indent
        : (after[1] as string).length < indent || (after[1] as string).includes('-')
    )
      break;
    if (after !== null && (after[1] as string).length === indent) siblings.add(after[2] as string);
  }
  return { path, key: isValue ? key : undefined, siblings };
}

/** A schema without references and alternatives: each of what it may be. */
function resolved(schema: Schema): Schema[] {
  if (schema.$ref !== undefined) {
    const target = ROOT.definitions?.[schema.$ref.replace('#/definitions/', '')];
    return target === undefined ? [] : resolved(target);
  }
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(
    resolved,
  );
  return [schema, ...others];
}

/** What a key of a schema holds, the items of a list where it is one. */
function below(schema: Schema, key: string, withItems = true): Schema[] {
  const { additionalProperties: any } = schema;
  const inner = schema.properties?.[key] ?? (typeof any === 'object' ? any : undefined);
  if (inner === undefined) return [];
  const all = resolved(inner);
  return withItems
    ? [...all, ...all.flatMap(({ items }) => (items === undefined ? [] : resolved(items)))]
    : all;
}

function valuesOf(key: string, schemas: readonly Schema[]): Offer[] {
  const languages = key === 'languages' ? [...LANGUAGES.map(({ id }) => id), ...TEXT_LANGUAGES] : [];
  const named = schemas.flatMap((schema) => schema.enum ?? []).filter((each) => typeof each === 'string');
  const flags = schemas.some(({ type }) => type === 'boolean') ? ['true', 'false'] : [];
  return [...new Set([...languages, ...named, ...flags])].map((label) => ({
    label,
    insert: languages.includes(label) ? `[${label}]` : label,
    kind: 'value',
    isRequired: false,
  }));
}

function descriptionOf(schema: Schema): string | undefined {
  return (
    schema.description ?? resolved(schema).find(({ description }) => description !== undefined)?.description
  );
}

/** Whether what follows stands on lines of its own. */
function holdsMore(schema: Schema): boolean {
  const all = resolved(schema);
  return (
    all.some(({ type }) => type === 'object' || type === 'array') &&
    !all.some(({ type }) => type !== 'object' && type !== 'array' && type !== undefined)
  );
}
