/** What a function does with its parameters, and what that means for one call. */

import type { Node } from '../syntax/node.ts';
import type { SinkMatch } from './places.ts';
import type { Shape } from './shapes.ts';
import {
  allTaints,
  at,
  type Callable,
  CLEAN,
  join,
  type ParameterOrigin,
  placeFor,
  Step,
  type Taint,
  type Value,
} from './value.ts';

/** The receiver's index among parameters. */
export const RECEIVER = -1;

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
}

export const NOTHING: Summary = {
  result: CLEAN,
  sinks: new Map(),
  effects: [],
  outer: new Map(),
  callbacks: [],
  tests: new Set(),
};

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
  for (const taint of taints) {
    const { origin, steps } = taint;
    if (origin.type === 'source' || origin.level !== args.level) {
      const at = placeFor(result, taint.label, origin, lengthOf(steps));
      if (at !== undefined) result[at] = taint;
      continue;
    }
    const node = args.nodes[origin.index] ?? args.call;
    for (const outer of allTaints(passedFor(origin, args))) {
      // Most ways are longer than one that is known; they are not even written down.
      const length = Math.min(lengthOf(outer.steps) + 1 + lengthOf(steps), LONGEST_WAY);
      const at = placeFor(result, outer.label, outer.origin, length);
      if (at !== undefined) result[at] = { ...outer, steps: concatenate(outer.steps, node, steps) };
    }
  }
  return result;
}

/** A way longer than this is told by its beginning: nobody reads more. */
const LONGEST_WAY = 33;

function lengthOf(steps: Step | null): number {
  return steps?.length ?? 0;
}

/** The way up to the call, the call, and the way inside the function. */
function concatenate(before: Step | null, call: Node, inside: Step | null): Step | null {
  const list: Step[] = [];
  for (let step = inside; step !== null; step = step.before) list.push(step);
  let result = before;
  const add = (node: Node, message: string): void => {
    if (lengthOf(result) < LONGEST_WAY) result = new Step(node, message, result, lengthOf(result) + 1);
  };
  add(call, 'passed as an argument');
  for (const step of list.reverse()) add(step.node, step.message);
  return result;
}
