/**
 * Questions about functions, and answers.
 *
 * A question asks where data goes that comes in through some of a function's parameters, when it was made where
 * certain variables held something, and is called with certain constants. Nothing else is followed: what no data from
 * a source can be in is nobody's question, so code that has to do with none costs nothing.
 *
 * An answer comes with what it rests on, so that it can be told whether it still stands: the segments that were looked
 * at, the answers that were given, what was asked of the world outside of functions, and what was left out because no
 * data from a source could be there.
 */

import type { Segment } from '../program/segment.ts';
import type { FunctionEntry } from './functionEntry.ts';
import { Outside } from './outside.ts';
import { keyOfShapes, type Shapes } from './shapes.ts';
import { NOTHING, type Summary } from './summary.ts';
import { type Callable, CLEAN, join, sameValue, type Value } from './value.ts';

export interface Question {
  readonly entry: FunctionEntry;
  /** The parameters, or `RECEIVER`, of which it matters where they go; in ascending order. */
  readonly asked: readonly number[];
  /** What is known of parameters, because the call passes constants. */
  readonly shapes: Shapes;
  /** What the variables around the function held where it was made; null for a function of the module. */
  readonly captured: ReadonlyMap<string, Value> | null;
  /** Whether the function is looked at by itself, and not for a call of it. */
  readonly atEntry?: true;
}

/** The part of a question that is compared as a text. */
export function keyOfQuestion({ asked, shapes, atEntry }: Question): string {
  const key = shapes.size === 0 ? asked.join() : `${asked.join()} ${keyOfShapes(shapes)}`;
  return atEntry ? `entry ${key}` : key;
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

// -------------------------------------------------------------------------------------------------
// Answers

export class Work {
  readonly segments = new Set<Segment>();
  /** The answers that were used, each with the summary that it was at that time. */
  readonly answers = new Map<Answer, Summary>();
  /** What variables of the module and fields of objects were taken to hold, by their names in `Outside`. */
  readonly reads = new Map<string, Value | undefined>();
  /** Names that would have been followed if data from a source were behind them. */
  readonly waits = new Set<string>();
  /** The same for all names that a function mentions which was not looked into. */
  readonly waitsForAny = new Set<ReadonlySet<string>>();
  /** What it taught of the world outside of functions. */
  readonly taught = new Outside();
  /** Whether data from a source is handed to a function that came in from a caller. */
  handsOut = false;
  /** Whether it took more steps than it may. */
  isCut = false;
  /** Whether there was more to tell apart in what it says than is told apart. */
  isWidened = false;

  /** Whether something was left out that is behind a name. */
  waitsFor(name: string): boolean {
    if (this.waits.has(name)) return true;
    for (const names of this.waitsForAny) if (names.has(name)) return true;
    return false;
  }

  /** Whether all answers that were used still say the same. */
  get standsOnAnswers(): boolean {
    for (const [answer, summary] of this.answers) if (answer.summary !== summary) return false;
    return true;
  }
}

/** What is known, or assumed so far, of a function. */
export class Answer {
  summary: Summary = NOTHING;
  work = new Work();
  state: 'asked' | 'running' | 'known' = 'asked';
  /** The state of the document in which it was last used, as a number that counts up. */
  used = -1;
  /** How often it was worked out in the current state of the document. */
  runs = 0;
  /**
   * When it was first worked out, counting up: what it rests on was before it. Before that it is below all others,
   * so that what nobody knows yet is looked at before what has to be looked at again.
   */
  order = -1;

  constructor(
    public question: Question,
    readonly key: string,
  ) {}
}
