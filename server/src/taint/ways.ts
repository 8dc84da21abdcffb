/** Ways that code takes: which are never taken, and what is known of variables where one is. */

import type { Condition } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { type Clearing, clear } from './clearing.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { Guards } from './guards.ts';
import type { Past } from './proof.ts';
import { decide, decideCase } from './shapes.ts';

/** The ways of a function or statement, as it is looked at for one question. */
export class Ways {
  private readonly outcomes = new Map<Condition, boolean | undefined>();
  private readonly guards: Guards;

  constructor(
    private readonly flow: Flow,
    private readonly past: Past,
  ) {
    this.guards = new Guards(flow, past);
  }

  /**
   * Takes note in `env`, which is what is known before, of what holds where a condition lets code pass. Answers
   * whether it ever does.
   */
  take(condition: Condition, env: Environment): boolean {
    if (this.outcomeOf(condition) === !condition.isTrue) return false;
    const at = this.clearing(env);
    for (const proven of this.guards.provenBy(condition)) clear(at, proven);
    return true;
  }

  /** Takes note of what holds behind a call that throws where it does not let pass. */
  goOn(call: Node, env: Environment): void {
    const at = this.clearing(env);
    for (const proven of this.guards.provenByReturn(call)) clear(at, proven);
  }

  private clearing(env: Environment): Clearing {
    return { flow: this.flow, env, past: this.past };
  }

  /** Whether what a condition is about certainly holds, or certainly does not; undefined where it may do both. */
  private outcomeOf(condition: Condition): boolean | undefined {
    const { flow, outcomes } = this;
    const { node, about, subject } = condition;
    if (about === 'presence') return undefined;
    if (outcomes.has(condition)) return outcomes.get(condition);
    const outcome =
      about === 'truth' ? decide(flow, node) : subject === null ? undefined : decideCase(flow, subject, node);
    outcomes.set(condition, outcome);
    return outcome;
  }
}
