/**
 * An answer about a function, and what a piece of analysis rests on, so that it can be told whether it still
 * stands: the segments that it looked at, the answers that it was given, what it asked of the world outside of
 * functions, and what it left out because no data from a source could be there.
 */

import type { Segment } from '../program/segment.ts';
import { Outside } from './outside.ts';
import type { Question } from './question.ts';
import { NOTHING, type Summary } from './summary.ts';
import type { Value } from './value.ts';

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
