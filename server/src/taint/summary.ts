/** What a function does with its parameters, and what that means for one call. */

import type { StepWords } from '../finding/stepWords.ts';
import type { Node } from '../syntax/node.ts';
import { commonChecks, type FunctionChecks, NO_CHECKS, sameChecks } from './checkedAnswers.ts';
import type { SinkMatch } from './matches.ts';
import type { Shape } from './shapes.ts';
import {
  joinTaints,
  LONGEST_WAY,
  meetsRequirement,
  type ParameterOrigin,
  placeFor,
  Step,
  sameTaints,
  type Taint,
  widened,
  withoutWays,
} from './taints.ts';
import {
  allTaints,
  at,
  type Callable,
  CLEAN,
  isClean,
  join,
  sameValue,
  type Value,
  weightOf,
  widenedValue,
} from './value.ts';

/** The receiver's index among parameters. */
export const RECEIVER = -1;

/** How much a summary says before nothing is told apart in it. */
const MAXIMUM_WEIGHT = 64;

/** A parameter (or the receiver) that a function writes into. */
export interface Effect {
  readonly parameter: number;
  readonly path: readonly string[];
  readonly value: Value;
}

/** A call of a function that came in as a parameter, or in a field of one. */
export interface CallbackCall {
  /** How many functions lie around the one whose parameter it is. */
  readonly level: number;
  readonly parameter: number;
  readonly path: readonly string[];
  readonly values: readonly Value[];
  /** What the values are known to be. */
  readonly shapes: readonly (Shape | undefined)[];
  /** The call. */
  readonly node: Node;
}

/** The field under which is kept what a function that came in as a parameter answers. */
export const ANSWER = '()';

export interface Summary {
  /** What it returns; taints of parameters stand for what a caller passes. */
  readonly result: Value;
  /** Sinks inside that parameters reach. */
  readonly sinks: ReadonlyMap<SinkMatch, readonly Taint[]>;
  readonly effects: readonly Effect[];
  /** Variables of the surroundings that it assigns. */
  readonly outer: ReadonlyMap<string, Value>;
  readonly callbacks: readonly CallbackCall[];
  /** The parameters that may decide which way it, or what it calls, takes. */
  readonly tests: ReadonlySet<number>;
  /** What it has checked of what it is passed. */
  readonly checks: FunctionChecks;
  /** Whether data from a source is in what callers get of it. */
  readonly handsOver: boolean;
}

export function summaryFrom(found: Omit<Summary, 'handsOver'>): Summary {
  const { result, effects, outer, callbacks } = found;
  const handsOver =
    holdsSource(result) ||
    effects.some(({ value }) => holdsSource(value)) ||
    [...outer.values()].some(holdsSource) ||
    callbacks.some(({ values }) => values.some(holdsSource));
  return { ...found, handsOver };
}

/** Whether data from a source is in a value, or in what functions captured that it may be. */
function holdsSource(value: Value): boolean {
  if (allTaints(value).some(({ origin }) => origin.type === 'source')) return true;
  if (value.functions.some(({ captured }) => captured !== null && [...captured.values()].some(holdsSource)))
    return true;
  return value.fields !== null && [...value.fields.values()].some(holdsSource);
}

export const NOTHING: Summary = summaryFrom({
  result: CLEAN,
  sinks: new Map(),
  effects: [],
  outer: new Map(),
  callbacks: [],
  tests: new Set(),
  checks: NO_CHECKS,
});

/** Whether two summaries say the same, however they came about. */
export function saysSame(a: Summary, b: Summary): boolean {
  return (
    a.sinks.size === b.sinks.size &&
    a.effects.length === b.effects.length &&
    a.outer.size === b.outer.size &&
    a.callbacks.length === b.callbacks.length &&
    a.tests.size === b.tests.size &&
    sameChecks(a.checks, b.checks) &&
    sameValue(a.result, b.result) &&
    [...a.sinks].every(([sink, taints]) => sameTaints(taints, b.sinks.get(sink) ?? [])) &&
    a.effects.every((effect, i) => sameEffect(effect, b.effects[i] as Effect)) &&
    [...a.outer].every(([name, value]) => sameValue(value, b.outer.get(name) ?? CLEAN)) &&
    a.callbacks.every((call, i) => sameCallback(call, b.callbacks[i] as CallbackCall)) &&
    [...a.tests].every((index) => b.tests.has(index))
  );
}

/** What either of two summaries of one function says. */
export function joinSummaries(a: Summary, b: Summary): Summary {
  const sinks = new Map(a.sinks);
  for (const [sink, taints] of b.sinks) sinks.set(sink, joinTaints(sinks.get(sink) ?? [], taints));
  const outer = new Map(a.outer);
  for (const [name, value] of b.outer) outer.set(name, join(outer.get(name) ?? CLEAN, value));
  return summaryFrom({
    result: join(a.result, b.result),
    sinks,
    effects: joinBy(
      a.effects,
      b.effects,
      (one, other) => one.parameter === other.parameter && samePath(one.path, other.path),
      (one, other) => ({ ...one, value: join(one.value, other.value) }),
    ),
    outer,
    callbacks: joinBy(a.callbacks, b.callbacks, isSameCall, (one, other) => ({
      ...other,
      values: joinValues(one.values, other.values),
    })),
    tests: new Set([...a.tests, ...b.tests]),
    checks: commonChecks(a.checks, b.checks),
  });
}

/** How much there is to say about a function. */
export function weightOfSummary({ sinks, effects, outer, result, callbacks }: Summary): number {
  let weight = weightOf(result);
  for (const { value } of effects) weight += 1 + weightOf(value);
  for (const value of outer.values()) weight += 1 + weightOf(value);
  for (const { values } of callbacks) for (const value of values) weight += 1 + weightOf(value);
  for (const taints of sinks.values()) weight += taints.length;
  return weight;
}

/**
 * The summary, or one in which nothing is told apart where there would be too much to say: fields of what functions
 * hand to each other combine in ever more ways, and so do the ways that data takes through them. It depends on what
 * the summary says and not on how often it was worked out, so that an edit and a fresh scan say the same.
 */
export function boundedSummary(summary: Summary): Summary {
  if (weightOfSummary(summary) <= MAXIMUM_WEIGHT) return summary;
  return {
    ...summary,
    result: widenedValue(summary.result),
    effects: summary.effects.map((effect) => ({ ...effect, value: widenedValue(effect.value) })),
    outer: new Map([...summary.outer].map(([name, value]) => [name, widenedValue(value)])),
    callbacks: summary.callbacks.map((call) => ({ ...call, values: call.values.map(widenedValue) })),
    sinks: new Map([...summary.sinks].map(([sink, taints]) => [sink, withoutWays(taints)])),
  };
}

function joinBy<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
  joined: (one: Item, other: Item) => Item,
): Item[] {
  const result = [...a];
  for (const item of b) {
    const at = result.findIndex((other) => isSame(item, other));
    if (at < 0) result.push(item);
    else result[at] = joined(result[at] as Item, item);
  }
  return result;
}

export function joinValues(a: readonly Value[], b: readonly Value[]): Value[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => join(a[i] ?? CLEAN, b[i] ?? CLEAN));
}

/** Whether two calls of functions that came in as parameters are the same in the code. */
export function isSameCall(a: CallbackCall, b: CallbackCall): boolean {
  return a.level === b.level && a.parameter === b.parameter && a.node === b.node && samePath(a.path, b.path);
}

function sameEffect(a: Effect, b: Effect): boolean {
  return a.parameter === b.parameter && samePath(a.path, b.path) && sameValue(a.value, b.value);
}

function sameCallback(a: CallbackCall, b: CallbackCall): boolean {
  return (
    isSameCall(a, b) &&
    a.values.length === b.values.length &&
    a.values.every((value, i) => sameValue(value, b.values[i] as Value))
  );
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

/** The values that one call passes. */
export interface Arguments {
  /** How many functions lie around the one that is called: what parameters of those bring stays as it is. */
  readonly level: number;
  readonly receiver: Value;
  readonly values: readonly Value[];
  /** The expression of each value, for the trace. */
  readonly nodes: readonly (Node | undefined)[];
  readonly call: Node;
  /** What functions among the values answer where they are called, by the place that they came in. */
  readonly answers?: ReadonlyMap<string, Value>;
  /** How many calls of such functions lie around this one. */
  readonly nesting?: number;
}

/** The key of an answer. */
export function answerKey(parameter: number, path: readonly string[]): string {
  return [parameter, ...path].join(' ');
}

/** What a call passes for what a parameter, or a field of it, stands for. */
function passedFor({ index, path }: ParameterOrigin, args: Arguments): Value {
  const called = path.lastIndexOf(ANSWER);
  if (called < 0) return at(passedTo(index, args), path);
  const answer = args.answers?.get(answerKey(index, path.slice(0, called)));
  return answer === undefined ? CLEAN : at(answer, path.slice(called + 1));
}

/** Replaces what parameters stand for by what a call passes. */
export function instantiate(value: Value, args: Arguments): Value {
  if (value.taints.length === 0 && value.fields === null && value.functions.length === 0) return value;
  let result: Value = {
    taints: instantiateTaints(value.taints, args),
    fields: null,
    functions: value.functions.map((callable) => instantiateCaptured(callable, args)),
  };
  if (value.isWide === true && !isClean(result)) result = { ...result, isWide: true };
  // A parameter that is handed back as it came keeps its fields and functions.
  for (const { origin } of value.taints) {
    if (origin.type !== 'parameter' || origin.level !== args.level) continue;
    const passed = passedFor(origin, args);
    if (passed.fields !== null || passed.functions.length > 0)
      result = join(result, { ...passed, taints: [] });
  }
  if (value.fields !== null) {
    const fields = new Map(result.fields ?? []);
    for (const [key, inner] of value.fields) fields.set(key, instantiate(inner, args));
    result = { ...result, fields };
  }
  return result;
}

/** A function that is handed out keeps what it captured: what the call passed, for what parameters stood for. */
function instantiateCaptured(callable: Callable, args: Arguments): Callable {
  const { captured } = callable;
  if (captured === null) return callable;
  const stands = (value: Value): boolean =>
    allTaints(value).some(({ origin }) => origin.type === 'parameter' && origin.level === args.level);
  if (![...captured.values()].some(stands)) return callable;
  const passed = [...captured].map(
    ([name, value]) => [name, stands(value) ? instantiate(value, args) : value] as const,
  );
  return { ...callable, captured: new Map(passed) };
}

export function passedTo(index: number, args: Arguments): Value {
  return index === RECEIVER ? args.receiver : (args.values[index] ?? CLEAN);
}

/** The taints that stand for parameters replaced by those that the call passes; others stay. */
export function instantiateTaints(taints: readonly Taint[], args: Arguments): readonly Taint[] {
  const result: Taint[] = [];
  const add = (taint: Taint): void => {
    const at = placeFor(result, taint);
    if (at !== undefined) result[at] = taint;
  };
  for (const taint of taints) {
    const { origin, steps, through } = taint;
    if (origin.type === 'source' || origin.level !== args.level) {
      add(taint);
      continue;
    }
    const node = args.nodes[origin.index] ?? args.call;
    const passed = allTaints(passedFor(origin, args));
    if (through !== undefined) {
      // What the call passes decides; what its own callers pass is for those to say.
      if (meetsRequirement(through, passed)) add({ label: taint.label, origin: through.origin, steps });
      else
        for (const outer of passed)
          if (outer.origin.type === 'parameter')
            add({ ...taint, origin: outer.origin, steps: concatenate(outer.steps, node, steps) });
      continue;
    }
    for (const outer of passed) {
      // Most ways are longer than one that is known; they are not even written down.
      const length = Math.min(lengthOf(outer.steps) + 1 + lengthOf(steps), LONGEST_WAY);
      const known = result.find(
        ({ label, origin: from, through: by }) =>
          label === outer.label && from === outer.origin && by === outer.through,
      );
      if (known === undefined || lengthOf(known.steps) >= length)
        add({ ...outer, steps: concatenate(outer.steps, node, steps) });
    }
  }
  return widened(result);
}

function lengthOf(steps: Step | null): number {
  return steps?.length ?? 0;
}

/** The way up to the call, the call, and the way inside the function. */
function concatenate(before: Step | null, call: Node, inside: Step | null): Step | null {
  const list: Step[] = [];
  for (let step = inside; step !== null; step = step.before) list.push(step);
  let result = before;
  const add = (node: Node, message: StepWords): void => {
    if (lengthOf(result) < LONGEST_WAY) result = new Step(node, message, result, lengthOf(result) + 1);
  };
  add(call, 'passed as an argument');
  for (const step of list.reverse()) add(step.node, step.message);
  return result;
}
