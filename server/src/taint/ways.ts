/** Ways that code takes: which are never taken, and what is known of variables where one is. */

import type { Condition } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { placeIn } from './names.ts';
import { decide, decideCase } from './shapes.ts';
import { CLEAN, isClean } from './value.ts';

/** The ways of a function or statement, as it is looked at for one question. */
export class Ways {
  private readonly outcomes = new Map<Condition, boolean | undefined>();

  constructor(private readonly flow: Flow) {}

  /**
   * Takes note in `env`, which is what is known before, of what holds where a condition lets code pass. Answers
   * whether it ever does.
   */
  take(condition: Condition, env: Environment): boolean {
    if (this.outcomeOf(condition) === !condition.isTrue) return false;
    for (const node of this.harmless(condition)) {
      // What is assigned there is what is tested.
      const place = placeIn(this.flow, node.get('target') ?? node, env);
      if (place !== null && env.has(place.variable) && !isClean(env.read(place))) env.write(place, CLEAN);
    }
    return true;
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

  /** What carries no data where a condition holds, or does not. */
  private harmless({ node, about, isTrue }: Condition): readonly Node[] {
    if (about === 'match') return [];
    // What is missing, or false.
    if (!isTrue) return about === 'truth' && node.kind === 'Binary' ? this.compared(node, UNEQUAL) : [node];
    return about === 'truth' && node.kind === 'Binary' ? this.compared(node, EQUAL) : [];
  }

  /** The sides of a comparison that are constants where it comes out as one of `operators` says. */
  private compared({ text, children }: Node, operators: ReadonlySet<string>): readonly Node[] {
    const [left, right] = children;
    if (!operators.has(text) || left === undefined || right === undefined) return [];
    if (MEMBERSHIP.has(text)) return this.isConstantContainer(right) ? [left] : [];
    return [...(this.isConstant(right) ? [left] : []), ...(this.isConstant(left) ? [right] : [])];
  }

  private isConstant(node: Node): boolean {
    // What is equal to a number by a language's own ideas may be anything.
    return this.flow.facts.constant(node)?.type === 'string';
  }

  private isConstantContainer({ kind, children }: Node): boolean {
    return CONTAINERS.has(kind) && children.every((child) => this.isConstant(child));
  }
}

/** Operators that hold for what is the same, and those that do not. */
const EQUAL: ReadonlySet<string> = new Set(['==', '===', 'in']);
const UNEQUAL: ReadonlySet<string> = new Set(['!=', '!==', 'not in']);
const MEMBERSHIP: ReadonlySet<string> = new Set(['in', 'not in']);
const CONTAINERS: ReadonlySet<string> = new Set(['Array', 'Tuple', 'Set']);
