/**
 * What is asked about a function: where data goes that comes in through some of its parameters, when it was made
 * where certain variables held something, and is called with certain constants. Nothing else is followed: what no
 * data from a source can be in is nobody's question, so code that has to do with none costs nothing.
 */

import type { FunctionEntry } from './functionEntry.ts';
import { keyOfShapes, type Shapes } from './shapes.ts';
import { type Callable, CLEAN, join, sameValue, type Value } from './value.ts';

export interface Question {
  readonly entry: FunctionEntry;
  /** The parameters, or `RECEIVER`, of which it matters where they go; in ascending order. */
  readonly asked: readonly number[];
  /** What is known of parameters, because the call passes constants. */
  readonly shapes: Shapes;
  /** What the variables around the function held where it was made; null for a function of the module. */
  readonly captured: ReadonlyMap<string, Value> | null;
}

/** The part of a question that is compared as a text. */
export function keyOfQuestion({ asked, shapes }: Question): string {
  return shapes.size === 0 ? asked.join() : `${asked.join()} ${keyOfShapes(shapes)}`;
}

/** A question that asks what either of two asks; the first one where it asks all that the second does. */
export function joinQuestions(a: Question, b: Question): Question {
  const asked = b.asked.filter((index) => !a.asked.includes(index));
  const captured = a.captured === null ? null : new Map(a.captured);
  let isWider = asked.length > 0;
  for (const [name, value] of (captured && b.captured) ?? []) {
    const before = captured?.get(name) ?? CLEAN;
    const after = join(before, value);
    if (sameValue(before, after)) continue;
    captured?.set(name, after);
    isWider = true;
  }
  return isWider ? { ...a, asked: [...a.asked, ...asked].sort((x, y) => x - y), captured } : a;
}

/** Whether a value brings anything that a function could hand on: taints, or functions that `matter`. */
export function carries(value: Value, matters: (callable: Callable) => boolean): boolean {
  if (value.taints.length > 0 || value.functions.some(matters)) return true;
  if (value.fields !== null)
    for (const inner of value.fields.values()) if (carries(inner, matters)) return true;
  return false;
}

/** Whether there is untrusted data, or what a parameter brings, in what a function captured. */
export function capturesTaint(captured: ReadonlyMap<string, Value> | null): boolean {
  if (captured === null) return false;
  for (const value of captured.values())
    if (carries(value, (callable) => capturesTaint(callable.captured))) return true;
  return false;
}
