/**
 * The state of a walk over code: one value a variable, changed in place, with a log by which a branch is
 * undone, so that the cost is linear in the code.
 */

import { joined, type Reaching } from './reaching.ts';

/** A variable during the walk. */
export class Variable {
  current: Reaching = null;

  constructor(
    /** Changed in ways that the order of code does not show. */
    readonly unstable: boolean,
    /** Belongs to a scope outside the region. */
    readonly foreign: boolean,
  ) {}
}

/** How a branch ended: what it assigned, and whether its end can be reached. */
export interface Outcome {
  readonly assigned: ReadonlyMap<Variable, Reaching>;
  readonly dead: boolean;
}

/** The state in which a branch begins. */
export interface BranchStart {
  /** How long the log was. */
  readonly mark: number;
  readonly wasDead: boolean;
}

/** What a branch that is not there does. */
export const NOTHING: Outcome = { assigned: new Map(), dead: false };
/** What holds where the code before cannot end. */
export const DEAD: Outcome = { assigned: new Map(), dead: true };

export class FlowState {
  /** Variables and what they were before, in the order of assignment. */
  private readonly log: { variable: Variable; before: Reaching }[] = [];
  /** Variables assigned since each open loop, try or label began. */
  private readonly collectors: Set<Variable>[] = [];
  /** Whether the place of the walk cannot be reached. */
  dead = false;

  /** States at the breaks out of each open switch, and null for each open loop. */
  private readonly breaks: ({ mark: number; outcomes: Outcome[] } | null)[] = [];

  /** A loop begins: what its breaks leave is unknown anyway. */
  openLoop(): void {
    this.breaks.push(null);
  }

  /** A switch begins; the states at its breaks are added to what is returned. */
  openSwitch(): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    this.breaks.push({ mark: this.log.length, outcomes });
    return outcomes;
  }

  /** The loop or switch that was opened last ends. */
  close(): void {
    this.breaks.pop();
  }

  /** The code leaves the innermost loop or switch. */
  break(): void {
    const out = this.breaks[this.breaks.length - 1];
    if (out !== undefined && out !== null && !this.dead) {
      out.outcomes.push({ assigned: this.assignedSince(out.mark), dead: false });
    }
    this.dead = true;
  }

  /** The variable gets a value here. */
  assign(variable: Variable, value: Reaching): void {
    if (this.dead) return;
    this.log.push({ variable, before: variable.current });
    variable.current = value;
    this.collectors[this.collectors.length - 1]?.add(variable);
  }

  /** Nothing is known any more of some variables. */
  forgetAll(variables: Iterable<Variable>): void {
    for (const variable of variables) if (variable.current !== null) this.assign(variable, null);
  }

  /** Runs a part and says which variables it assigned. */
  collect(run: () => void): ReadonlySet<Variable> {
    const assigned = new Set<Variable>();
    this.collectors.push(assigned);
    run();
    this.collectors.pop();
    const outer = this.collectors[this.collectors.length - 1];
    if (outer !== undefined) for (const variable of assigned) outer.add(variable);
    return assigned;
  }

  /** Runs a part and undoes what it did, which is the outcome. */
  branch(run: () => void): Outcome {
    const start = this.begin();
    run();
    return this.undo(start);
  }

  /** Begins what will be undone. */
  begin(): BranchStart {
    return { mark: this.log.length, wasDead: this.dead };
  }

  /** Undoes what was done since a branch began, which is the outcome. */
  undo({ mark, wasDead }: BranchStart): Outcome {
    const outcome = { assigned: this.assignedSince(mark), dead: this.dead };
    while (this.log.length > mark) {
      const { variable, before } = this.log.pop() as { variable: Variable; before: Reaching };
      variable.current = before;
    }
    this.dead = wasDead;
    return outcome;
  }

  private assignedSince(mark: number): Map<Variable, Reaching> {
    const assigned = new Map<Variable, Reaching>();
    for (let i = mark; i < this.log.length; i++) {
      const { variable } = this.log[i] as { variable: Variable };
      assigned.set(variable, variable.current);
    }
    return assigned;
  }

  /** Goes on with what holds after either of several branches. */
  join(outcomes: readonly Outcome[]): void {
    const alive = outcomes.filter((outcome) => !outcome.dead);
    const [only] = alive;
    if (only === undefined) {
      this.dead = true;
      return;
    }
    const changed = new Set<Variable>();
    for (const { assigned } of alive) for (const variable of assigned.keys()) changed.add(variable);
    for (const variable of changed) {
      const values = alive.map(({ assigned }) =>
        assigned.has(variable) ? (assigned.get(variable) as Reaching) : variable.current,
      );
      this.assign(variable, joined(values));
    }
  }
}
