/**
 * The solver: what holds at each block of a form, by the transfer functions of an analysis.
 *
 * Blocks are looked at in reverse postorder, and again when more is known at their start, until nothing is new
 * anywhere. Work is counted in steps; where it is more than the form's budget allows, states are *widened* from
 * there on, so that the answer still holds, and is less exact. The caller is told.
 */

import { type Block, type Edge, type Form, type Instruction, mayThrow } from './il.ts';

let taken = 0;

/** How many steps were ever taken; tests and the benchmark hold an edit to few. */
export function countStepsTaken(): number {
  return taken;
}

/** The steps that an analysis of one form may take. An analysis charges here what its own joins cost. */
export class Budget {
  private used = 0;

  constructor(private readonly limit: number) {}

  charge(steps: number): void {
    this.used += steps;
    taken += steps;
  }

  get steps(): number {
    return this.used;
  }

  get isExceeded(): boolean {
    return this.used > this.limit;
  }
}

/** An analysis. States are values: what it is given is never changed. */
export interface Domain<State> {
  /** What holds behind an instruction. */
  transfer(instruction: Instruction, state: State): State;
  /**
   * What holds if either does; `known` itself where `more` says nothing new. All of `more` but what differs from
   * `since` is known to be part of `known`: so what an instruction changes can be joined for the price of the change.
   */
  join(known: State, more: State, since: State): State;
  /** What holds where a way out is taken; null where it never is. */
  refine?(state: State, edge: Edge): State | null;
  /**
   * As `join`, beyond the budget: it may say less than it could. However often more comes, it answers something
   * other than `known` only a few times.
   */
  widen(known: State, more: State): State;
}

export interface Solution<State> {
  /** What holds at the start of each block, by its `order`; undefined where no way leads. */
  readonly starts: readonly (State | undefined)[];
  /** What holds at the end of the function; undefined where it never ends normally. */
  readonly end: State | undefined;
  /** What holds where an exception leaves it. */
  readonly raised: State | undefined;
  /** Whether states had to be widened: what holds is less exact than it could be. */
  readonly isWidened: boolean;
}

/** Solves an analysis over a form. `entry` is what holds where it begins. */
export function solve<State>(
  form: Form,
  domain: Domain<State>,
  entry: State,
  budget: Budget,
): Solution<State> {
  return new Solver(form, domain, budget).solve(entry);
}

class Solver<State> {
  private readonly starts: (State | undefined)[];
  private readonly ends: (State | undefined)[];
  private readonly isPending: boolean[];
  /** No block before this one is pending. */
  private next = 0;
  private isWidened = false;

  constructor(
    private readonly form: Form,
    private readonly domain: Domain<State>,
    private readonly budget: Budget,
  ) {
    const { length } = form.blocks;
    this.starts = new Array<State | undefined>(length).fill(undefined);
    this.ends = new Array<State | undefined>(length).fill(undefined);
    this.isPending = new Array<boolean>(length).fill(false);
  }

  solve(entry: State): Solution<State> {
    const { blocks, exit, raised } = this.form;
    this.reach(this.form.entry, entry);
    while (this.next < blocks.length) {
      const at = this.next++;
      if (this.isPending[at] !== true) continue;
      this.isPending[at] = false;
      this.run(blocks[at] as Block, this.starts[at] as State);
    }
    return {
      starts: this.starts,
      end: this.ends[exit.order],
      raised: this.ends[raised.order],
      isWidened: this.isWidened,
    };
  }

  private run(block: Block, start: State): void {
    const { domain } = this;
    this.budget.charge(block.instructions.length + 1);
    let state = start;
    // What was already joined into what the landing is reached with.
    let seen = start;
    let thrown: State | undefined;
    for (const instruction of block.instructions) {
      const throws = block.landing !== null && mayThrow(instruction);
      if (throws) {
        thrown = this.include(thrown, seen, state);
        seen = state;
      }
      state = domain.transfer(instruction, state);
      if (throws) {
        thrown = this.include(thrown, seen, state);
        seen = state;
      }
    }
    if (thrown !== undefined) this.reach(block.landing as Block, thrown);
    for (const edge of block.edges) {
      const refined = domain.refine === undefined ? state : domain.refine(state, edge);
      if (refined !== null) this.reach(edge.to, refined);
    }
    if (block.edges.length === 0) this.ends[block.order] = state;
  }

  /** Adds a state to what is thrown, which has everything of `seen`. */
  private include(thrown: State | undefined, seen: State, state: State): State {
    if (thrown === undefined) return state;
    if (seen === state) return thrown;
    return this.domain.join(thrown, state, seen);
  }

  /** A block may begin with a state. */
  private reach(block: Block, state: State): void {
    const at = block.order;
    const known = this.starts[at];
    let joined = state;
    if (known !== undefined) {
      const widens = this.budget.isExceeded;
      joined = widens ? this.domain.widen(known, state) : this.domain.join(known, state, known);
      if (joined === known) return;
      this.isWidened ||= widens;
    }
    this.starts[at] = joined;
    this.isPending[at] = true;
    this.next = Math.min(this.next, at);
  }
}
