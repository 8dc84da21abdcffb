/**
 * What regular expressions may cost, counted in steps: about a character that is looked at, by one way to match.
 * Whoever searches takes along a budget, and every engine takes from it.
 */

export interface SearchBudget {
  /** Steps that are left for the next search. */
  readonly left: number;
  /** How often a search was stopped or did not begin because too few steps were left. */
  readonly stops: number;
  take(steps: number): void;
  /** Says that a search with an expression was stopped: what it answered is not all. */
  stop(source: string): void;
}

/** A budget that nothing else draws on. */
export class StepBudget implements SearchBudget {
  stops = 0;

  constructor(public left: number) {}

  take(steps: number): void {
    this.left -= steps;
  }

  stop(): void {
    this.stops++;
  }
}
