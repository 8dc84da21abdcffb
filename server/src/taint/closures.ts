/**
 * Functions and classes where they are defined: as values, and by what they do there.
 *
 * A function captures the variables around it: the data that they hold, or functions that captured some. What else
 * they hold counts as nothing, and functions of the same surroundings are not kept in each other, so that functions
 * that call each other are told apart by the data that they work on and by nothing else.
 */

import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { capturesTaint, carries } from './answer.ts';
import type { Environment } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionTable } from './functions.ts';
import { Outside } from './outside.ts';
import {
  allFunctions,
  type Callable,
  CLEAN,
  isClean,
  sizeOf,
  type Value,
  widenedValue,
  withFunctions,
} from './value.ts';

/** A function as a value. What it does by itself, without its parameters, happens in any case. */
export function closure(flow: Flow, node: Node, env: Environment): Value {
  const entry = flow.functions.entry(node);
  if (entry === undefined) return CLEAN;
  const captured = capture(flow, entry, env) ?? NOTHING_CAPTURED;
  // What the enclosing function's parameters bring reaches sinks here too; the lambda's own wait for a call.
  const summary = flow.summarize(entry, captured, []);
  for (const [sink, taints] of summary?.sinks ?? []) reach(flow, sink, taints);
  return { ...CLEAN, functions: [{ definition: node, captured }] };
}

/**
 * What a class gives its fields is there for its methods. `run` runs a member of the class, and answers whether
 * what follows is reached.
 */
export function defineClass(flow: Flow, node: Node, env: Environment, run: (member: Node) => boolean): void {
  const members = node.get('body')?.children.filter((member) => member.kind !== 'FunctionDef') ?? [];
  const before = env.known;
  const ends = members.every(run);
  const entry = flow.functions.classes.get(node.get('name')?.text ?? '');
  if (ends && entry !== undefined)
    for (const name of entry.fields) {
      const value = env.get(name) ?? CLEAN;
      if (!isClean(value))
        flow.teach(Outside.ofClass(entry.name), { ...CLEAN, fields: new Map([[name, value]]) });
    }
  env.known = before;
}

/** How many functions that captured each other are told apart, from the inside out. */
const MAXIMUM_NESTING = 3;

/** How much a function may have captured before nothing is told apart in it. */
const MAXIMUM_SIZE = 96;

export const NOTHING_CAPTURED: ReadonlyMap<string, Value> = new Map();

/** What a function captures where it is made, or where it is called by its name; null for one of the module. */
export function capture(
  { functions }: Flow,
  entry: FunctionEntry,
  env: Environment,
): ReadonlyMap<string, Value> | null {
  if (entry.enclosing === null) return null;
  const around = [...env.around(functions.reachesNames(entry))];
  if (around.length === 0) return NOTHING_CAPTURED;
  const last = lastCaptures.get(entry);
  if (last !== undefined && isSame(last.around, around)) return last.captured;
  const captured = capturedOf(around, entry, functions);
  lastCaptures.set(entry, { around, captured });
  return captured;
}

type Variables = readonly (readonly [string, Value])[];

/**
 * What each function captured last. It is mostly the same as before, and then has to be the very same object: what is
 * known of it, its size for one, is found by that.
 */
const lastCaptures = new WeakMap<
  FunctionEntry,
  { readonly around: Variables; readonly captured: ReadonlyMap<string, Value> }
>();

function isSame(a: Variables, b: Variables): boolean {
  return a.length === b.length && a.every(([name, value], i) => name === b[i]?.[0] && value === b[i]?.[1]);
}

function capturedOf(
  around: Variables,
  entry: FunctionEntry,
  functions: FunctionTable,
): ReadonlyMap<string, Value> {
  const captured = new Map<string, Value>();
  for (const [name, value] of around) {
    const own = boundedCaptures(value, entry, functions);
    captured.set(name, carries(own, (callable) => capturesTaint(callable.captured)) ? own : CLEAN);
  }
  if (sizeOf(captured) <= MAXIMUM_SIZE) return captured;
  const widened = new Map([...captured].map(([name, value]) => [name, widenedValue(value)]));
  widenedCaptures.add(widened);
  return widened;
}

const widenedCaptures = new WeakSet<ReadonlyMap<string, Value>>();

/** Whether a function captured so much that nothing is told apart in it. */
export function isWidened(captured: ReadonlyMap<string, Value>): boolean {
  return widenedCaptures.has(captured);
}

/**
 * The value without what functions in it captured of surroundings that the function is in as well, or captured so
 * deep inside each other that a loop which wraps a function in another would never come to an end.
 */
function boundedCaptures(value: Value, entry: FunctionEntry, functions: FunctionTable): Value {
  const isLeftOut = ({ definition, captured }: Callable): boolean => {
    if (captured === null) return false;
    if (nestingOf(captured) >= MAXIMUM_NESTING) return true;
    const around = functions.entry(definition)?.enclosing;
    for (let scope = entry.enclosing; scope !== null; scope = scope.enclosing)
      if (scope === around) return true;
    return false;
  };
  return withFunctions(value, (callable) =>
    isLeftOut(callable) ? { definition: callable.definition, captured: null } : callable,
  );
}

/** How many functions are inside each other at most in what one captured, the one itself included. */
const nestingOf: (captured: ReadonlyMap<string, Value>) => number = once((captured) => {
  let nesting = 1;
  for (const value of captured.values())
    for (const callable of allFunctions(value))
      if (callable.captured !== null) nesting = Math.max(nesting, 1 + nestingOf(callable.captured));
  return nesting;
});
