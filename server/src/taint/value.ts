/**
 * What is known of a value: the taints on it, and on its fields where they differ. Values are immutable; a
 * write makes a new one along the path.
 */

import type { StepWords } from '../finding/stepWords.ts';
import { SOME, takenBy } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { joinTaints, sameTaints, type Taint, withoutWays, withStep } from './taints.ts';

export interface Value {
  readonly taints: readonly Taint[];
  /** Fields, keys and elements that differ from the value as a whole. */
  readonly fields: ReadonlyMap<string, Value> | null;
  /** Functions that the value may be, for callbacks that are passed on. */
  readonly functions: readonly Callable[];
  /** It had too many fields to tell apart, and is not to get any again: otherwise it would swing to and fro. */
  readonly isWide?: true;
}

/** A function as a value: its definition, and the variables that it captured where it was made. */
export interface Callable {
  readonly definition: Node;
  readonly captured: ReadonlyMap<string, Value> | null;
}

export const CLEAN: Value = { taints: [], fields: null, functions: [] };

/** How many fields in each other are told apart. */
const LONGEST_PATH = 5;
/** How many fields of a value are told apart. */
const MAXIMUM_FIELDS = 64;
/** How many fields, and taints on them, a value may have at all depths before fields are no longer told apart. */
const MAXIMUM_SIZE = 192;

/**
 * Fields with what was found out about them, which is asked again and again. It is kept in the map itself: most
 * maps live shortly, and as keys of weak maps they cost a tenth of the time of a long analysis.
 */
interface Fields extends ReadonlyMap<string, Value> {
  /** How much there is to say about them. */
  weight?: number;
  /** All taints on a value with these fields, and those that it has as a whole. */
  inside?: { readonly whole: readonly Taint[]; readonly all: readonly Taint[] };
}

/** How many fields, or variables, there are at all depths, and taints on them. */
export function sizeOf(fields: ReadonlyMap<string, Value>): number {
  const asked: Fields = fields;
  if (asked.weight === undefined) {
    let size = 0;
    for (const inner of fields.values()) size += 1 + weightOf(inner);
    asked.weight = size;
  }
  return asked.weight;
}

/** How much there is to say about a value: its taints, its fields, and what functions captured that it may be. */
export function weightOf({ taints, fields, functions }: Value): number {
  let weight = taints.length;
  if (fields !== null) weight += sizeOf(fields);
  for (const { captured } of functions) if (captured !== null) weight += sizeOf(captured);
  return weight;
}

/** The value without its fields: what is on one of them is on the whole. */
export function flattened(value: Value): Value {
  return value.fields === null
    ? value
    : { taints: allTaints(value), fields: null, functions: value.functions };
}

/**
 * The value with nothing told apart in it, now or later: neither its fields, nor those of what functions captured
 * that it may be, nor the ways that its taints took. Functions that those captured in turn are taken by themselves.
 */
export function widenedValue(value: Value): Value {
  if (isClean(value)) return CLEAN;
  const known = widened.get(value);
  if (known !== undefined) return known;
  const functions = value.functions.map(({ definition, captured }) => ({
    definition,
    captured: captured && new Map([...captured].map(([name, inner]) => [name, withoutCaptured(inner)])),
  }));
  const result = wide(withoutWays(allTaints(value)), functions);
  widened.set(value, result);
  widened.set(result, result);
  return result;
}

const widened = new WeakMap<Value, Value>();

/** A value in which nothing is to be told apart any more. */
function wide(taints: readonly Taint[], functions: readonly Callable[]): Value {
  // Of nothing there is nothing to tell apart, and one way to say so.
  return taints.length === 0 && functions.length === 0
    ? CLEAN
    : { taints, fields: null, functions, isWide: true };
}

function withoutCaptured(value: Value): Value {
  const functions = value.functions.map(({ definition }) => ({ definition, captured: null }));
  return isClean(value) ? CLEAN : { taints: withoutWays(allTaints(value)), fields: null, functions };
}

/**
 * A value with fields, or one without where they would be too many: objects that hold each other through
 * closures would otherwise be told apart in ever more combinations.
 */
function withFields(value: Value, fields: ReadonlyMap<string, Value>): Value {
  const whole: Value = { ...value, fields };
  if (sizeOf(fields) <= MAXIMUM_SIZE) return whole;
  return wide(allTaints(whole), whole.functions);
}

/** A value with the given taints as a whole. */
export function tainted(taints: readonly Taint[]): Value {
  return taints.length === 0 ? CLEAN : { taints, fields: null, functions: [] };
}

export function isClean(value: Value): boolean {
  return (
    value.taints.length === 0 &&
    value.functions.length === 0 &&
    (value.fields === null || value.fields.size === 0)
  );
}

/** What is known after either of two ways; `a` itself where `b` adds nothing. */
export function join(a: Value, b: Value): Value {
  if (a === b || (isClean(b) && b.fields === null)) return a;
  if (isClean(a) && a.fields === null && a.isWide !== true) return b;
  const functions = joinFunctions(a.functions, b.functions);
  const isSame = (taints: readonly Taint[]): boolean => taints === a.taints && functions === a.functions;
  if (a.isWide === true || b.isWide === true) {
    const taints = joinTaints(a.isWide === true ? a.taints : allTaints(a), allTaints(b));
    return a.isWide === true && isSame(taints) ? a : wide(taints, functions);
  }
  const taints = joinTaints(a.taints, b.taints);
  if (a.fields === null && b.fields === null) return isSame(taints) ? a : { taints, fields: null, functions };
  // Lists of different lengths: what is added next is at a different place in each.
  if (a.fields !== null && b.fields !== null && a.fields.size !== b.fields.size && isList(a) && isList(b))
    return { taints, fields: new Map([[SOME, join(element(a), element(b))]]), functions };
  const fields = new Map<string, Value>();
  let isNew = !isSame(taints) || a.fields === null;
  for (const [key, known] of a.fields ?? []) {
    const inner = join(known, field(b, key));
    isNew ||= inner !== known;
    fields.set(key, inner);
  }
  for (const [key, more] of b.fields ?? [])
    if (!fields.has(key)) {
      isNew = true;
      fields.set(key, join(field(a, key), more));
    }
  return isNew ? withFields({ taints, fields: null, functions }, fields) : a;
}

/** Whether the fields of a value are nothing but elements in their order. */
function isList({ fields }: Value): boolean {
  if (fields === null) return false;
  for (let i = 0; i < fields.size; i++) if (!fields.has(String(i))) return false;
  return true;
}

function joinFunctions(a: readonly Callable[], b: readonly Callable[]): readonly Callable[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const added = b.filter((callable) => !a.some((other) => other.definition === callable.definition));
  return added.length === 0 ? a : [...a, ...added];
}

/** The value of a field: what is known of it, else what is known of the whole. */
export function field(value: Value, key: string): Value {
  const known = value.fields?.get(key);
  if (known !== undefined) return known;
  const whole = tainted(value.taints.map((taint) => intoField(taint, key)));
  const some = value.fields?.get(SOME);
  return some === undefined ? whole : join(whole, some);
}

/** A taint that a parameter brings is told apart by field, so that a caller's fields are not mixed up. */
function intoField(taint: Taint, key: string): Taint {
  const { origin } = taint;
  if (origin.type === 'source' || origin.path.length >= LONGEST_PATH) return taint;
  return { ...taint, origin: origin.field(key) };
}

/** What is left of a list behind its first `taken` elements, or of an object without the fields `taken`. */
function rest(value: Value, key: string, taken: number | readonly string[]): Value {
  const taints = value.taints.map((taint) => intoField(taint, key));
  if (value.fields === null) return tainted(taints);
  const fields = new Map<string, Value>();
  for (const [name, inner] of value.fields) {
    const place = typeof taken === 'number' && /^\d+$/.test(name) ? Number(name) - taken : undefined;
    if (place === undefined ? typeof taken === 'number' || !taken.includes(name) : place >= 0)
      fields.set(place === undefined ? name : String(place), inner);
  }
  return { taints, fields, functions: [] };
}

/** The value of some element, which one not being known. */
export function element(value: Value): Value {
  return value.fields === null ? tainted(value.taints) : anyField(value);
}

/** Elements of values with many fields are asked for again and again, and values do not change. */
const anyField = once(({ fields, taints }: Value): Value => {
  // What was put under an unknown key last is taken for what is under all that nothing else is known of.
  let result = fields?.has(SOME) === true ? CLEAN : tainted(taints);
  for (const inner of fields?.values() ?? []) result = join(result, inner);
  return result;
});

/** All taints on a value and inside it. */
export function allTaints(value: Value): readonly Taint[] {
  const { taints } = value;
  const fields: Fields | null = value.fields;
  if (fields === null) return taints;
  if (fields.inside?.whole !== taints) {
    let all = taints;
    for (const inner of fields.values()) all = joinTaints(all, allTaints(inner));
    fields.inside = { whole: taints, all };
  }
  return fields.inside.all;
}

/** All taints on some values and inside them. */
export function taintsOfAll(values: readonly Value[]): readonly Taint[] {
  return values.reduce<readonly Taint[]>((taints, value) => joinTaints(taints, allTaints(value)), []);
}

/** All functions that a value, or something inside it, may be. */
export function* allFunctions({ functions, fields }: Value): Iterable<Callable> {
  yield* functions;
  if (fields !== null) for (const inner of fields.values()) yield* allFunctions(inner);
}

/** The value with others in the place of the functions that it, or something inside it, may be. */
export function withFunctions(value: Value, replaced: (callable: Callable) => Callable): Value {
  let isChanged = false;
  const functions = value.functions.map((callable) => {
    const other = replaced(callable);
    isChanged ||= other !== callable;
    return other;
  });
  let fields: Map<string, Value> | null = null;
  for (const [key, inner] of value.fields ?? []) {
    const other = withFunctions(inner, replaced);
    if (other === inner) continue;
    fields ??= new Map(value.fields);
    fields.set(key, other);
  }
  if (!isChanged && fields === null) return value;
  return { ...value, functions, fields: fields ?? value.fields };
}

/** The value with a field replaced. */
export function withField(value: Value, path: readonly string[], inner: Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  if (
    value.isWide === true ||
    path.length > LONGEST_PATH ||
    (value.fields !== null && value.fields.size >= MAXIMUM_FIELDS && !value.fields.has(key))
  ) {
    // Too many fields to tell apart: what is put in taints the whole.
    return { ...value, taints: joinTaints(value.taints, allTaints(inner)) };
  }
  const fields = new Map(value.fields ?? []);
  const written = withField(key === SOME ? element(value) : field(value, key), rest, inner);
  // What is put under an unknown key may replace what is under any known one.
  if (key === SOME) for (const [other, known] of fields) fields.set(other, join(known, written));
  fields.set(key, written);
  return withFields(value, fields);
}

/** The value at a path. */
export function at(value: Value, path: readonly string[]): Value {
  return path.reduce((inner, key) => {
    if (key === SOME) return element(inner);
    const taken = takenBy(key);
    return taken === undefined ? field(inner, key) : rest(inner, key, taken);
  }, value);
}

/** The part of a value that comes from sources, whatever parameters bring left out. */
export function onlySources(value: Value): Value {
  const taints = value.taints.filter(({ origin }) => origin.type === 'source');
  const fields =
    value.fields === null
      ? null
      : new Map(
          [...value.fields]
            .map(([name, inner]) => [name, onlySources(inner)] as const)
            .filter(([, inner]) => !isClean(inner)),
        );
  return { taints, fields: fields === null || fields.size === 0 ? null : fields, functions: value.functions };
}

/** Whether two values say the same; `byWays` where the ways count that their taints took. */
export function sameValue(a: Value, b: Value, byWays = true): boolean {
  if (a === b) return true;
  if (
    a.isWide !== b.isWide ||
    a.functions.length !== b.functions.length ||
    (a.fields?.size ?? 0) !== (b.fields?.size ?? 0)
  )
    return false;
  if (!sameTaints(a.taints, b.taints, byWays)) return false;
  for (const [key, inner] of a.fields ?? []) {
    const other = b.fields?.get(key);
    if (other === undefined || !sameValue(inner, other, byWays)) return false;
  }
  return a.functions.every((callable, i) => {
    const other = b.functions[i];
    return (
      callable.definition === other?.definition && sameCaptured(callable.captured, other.captured, byWays)
    );
  });
}

/** Whether two functions captured the same. */
export function sameCaptured(
  a: ReadonlyMap<string, Value> | null,
  b: ReadonlyMap<string, Value> | null,
  byWays = true,
): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.size !== b.size) return false;
  for (const [name, value] of b) {
    const other = a.get(name);
    if (other === undefined || !sameValue(other, value, byWays)) return false;
  }
  return true;
}

/** The value with a step added to the way of each of its taints. */
export function stepped(value: Value, node: Node, message: StepWords): Value {
  let isSame = true;
  const taints = value.taints.map((taint) => {
    const longer = withStep(taint, node, message);
    isSame &&= longer === taint;
    return longer;
  });
  let fields: Map<string, Value> | null = null;
  for (const [key, inner] of value.fields ?? []) {
    const longer = stepped(inner, node, message);
    if (longer === inner) continue;
    fields ??= new Map(value.fields);
    fields.set(key, longer);
  }
  return isSame && fields === null ? value : { ...value, taints, fields: fields ?? value.fields };
}
