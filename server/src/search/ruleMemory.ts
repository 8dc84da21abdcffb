/**
 * What rules found in a document, kept for as long as nothing that they look at is another: a rule that an edit
 * cannot affect is not asked again, and what it found moves with its segments.
 */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Rule } from '../rule/rule.ts';
import { gather, type KeptMatches } from './keptMatches.ts';
import type { Match } from './matches.ts';
import type { Plan } from './plan.ts';
import { hasAny, type PlanMemory, type PlanResult } from './planMemory.ts';
import type { RuleIndex } from './ruleIndex.ts';

export class RuleMemory {
  private readonly known = new Map<Rule, ReadonlyMap<Segment, KeptMatches>>();

  constructor(
    readonly rules: RuleIndex,
    private readonly plans: PlanMemory,
  ) {
    plans.watch(rules.plans);
  }

  /** Takes over the next state of the document. Must be called for each of them. */
  update({ fresh, dropped }: DocumentIndex, facts: Facts): void {
    const touched = new Set<Plan>();
    for (const segment of fresh) this.rules.affectedBy(segment, facts, touched);
    for (const plan of touched) {
      this.plans.touch(plan);
      for (const rule of this.rules.rulesWith(plan)) this.known.delete(rule);
    }
    this.plans.touchIn(dropped);
    for (const [rule, inSegments] of this.known)
      if (inSegments.size > 0 && hasAny(inSegments, dropped)) this.known.delete(rule);
  }

  /** What a rule finds, where that is known; otherwise it has to be asked. */
  of(rule: Rule): readonly Match[] | undefined {
    const inSegments = this.known.get(rule);
    return inSegments && gather(inSegments);
  }

  /** Keeps what a rule has found, if that was found segment by segment. */
  keep(rule: Rule, answer: PlanResult | null): void {
    if (answer !== null && answer.inSegments !== null) this.known.set(rule, answer.inSegments);
  }
}
