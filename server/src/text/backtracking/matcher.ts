/**
 * Runs programs of expressions with look-around and back-references. That takes going back and trying again,
 * which can take for ever; so every step is counted, and a search ends when it has taken as many as it may.
 *
 * A search that has gone back often starts to remember where it failed: from the same instruction at the same place
 * it would fail again, unless the expression refers back to what it matched. That makes nested and adjacent
 * repetitions linear, as in "Selective Memoization" (Davis, Servant, Lee: "Using Selective Memoization to Defeat
 * Regular Expression Denial of Service", 2021). What is done at one place is in `run.ts`.
 */

import { MOST_REMEMBERED } from './failures.ts';
import { splitsPair } from './places.ts';
import type { Program } from './program.ts';
import { FAILED, type Registers, Run, STOPPED } from './run.ts';

/** How a search ended: with the registers of a match, without a match (null), or when its steps were used up. */
export type Outcome = Registers | null | 'stopped';

/** Most searches end before, and remembering costs more than it saves them. */
const STEPS_BEFORE_REMEMBERING = 1_000;

/** Searches texts for one program, place by place. */
export class ProgramMatcher {
  /** Steps that the last search took. */
  steps = 0;

  constructor(
    private readonly program: Program,
    /** Steps after which a search begins to remember. */
    private readonly rememberAfter = STEPS_BEFORE_REMEMBERING,
  ) {}

  /** The first match that begins at `from` or later, at `from` only if `here`; in at most `most` steps. */
  search(text: string, from: number, here: boolean, most: number): Outcome {
    const { first, anchored, registers: count, rememberedCount } = this.program;
    this.steps = 0;
    if (anchored && from > 0) return null;
    const last = here || anchored ? from : text.length;
    const state = new Int32Array(count);
    const canRemember = rememberedCount > 0 && rememberedCount * (text.length + 1) <= MOST_REMEMBERED;
    const rememberAfter = canRemember ? this.rememberAfter : Number.POSITIVE_INFINITY;
    const run = new Run(this.program, text, state, rememberAfter, most);
    let outcome: Outcome = null;
    for (let start = from; start <= last; start++) {
      const unit = start < text.length ? text.charCodeAt(start) : -1;
      if (first !== null && (unit < 0 || (unit < 128 && first[unit] === 0))) {
        if (++run.steps > most) {
          outcome = 'stopped';
          break;
        }
        continue;
      }
      const ended = run.at(start);
      if (ended !== FAILED) {
        outcome = ended === STOPPED ? 'stopped' : state;
        break;
      }
      // A match does not begin between the halves of a pair.
      if (splitsPair(text, start + 1)) start++;
    }
    this.steps = run.steps;
    return outcome;
  }
}
