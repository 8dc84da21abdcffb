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
import type { Need, RuleIndex } from './ruleIndex.ts';

export class RuleMemory {
  private readonly known = new Map<Rule, ReadonlyMap<Segment, KeptMatches>>();
  /** What rules of data flow find nothing without, and lack: until one of these plans is touched, nothing else matters. */
  private readonly lacking = new Map<Rule, ReadonlySet<Plan>>();
  /** Which rules may find anything, as far as the words of the document tell. */
  private readonly possible = new Map<Rule, boolean>();
  private vocabulary = 0;

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
      for (const rule of this.rules.rulesWith(plan))
        if (this.lacking.get(rule)?.has(plan) !== false) this.forget(rule);
    }
    this.plans.touchIn(dropped);
    for (const [rule, inSegments] of this.known)
      if (inSegments.size > 0 && hasAny(inSegments, dropped)) this.forget(rule);
  }

  private forget(rule: Rule): void {
    this.known.delete(rule);
    this.lacking.delete(rule);
  }

  /** Whether the document has the words that a rule cannot do without; false only where it finds nothing. */
  mayFind(rule: Rule, index: DocumentIndex): boolean {
    if (this.vocabulary !== index.vocabulary) this.possible.clear();
    this.vocabulary = index.vocabulary;
    let may = this.possible.get(rule);
    if (may === undefined) {
      may = this.rules.mayFind(rule, index);
      this.possible.set(rule, may);
    }
    return may;
  }

  /** What a rule finds, where that is known; otherwise it has to be asked. */
  of(rule: Rule): readonly Match[] | undefined {
    const inSegments = this.known.get(rule);
    return inSegments && gather(inSegments);
  }

  /** Keeps what a rule has found, if that was found segment by segment; `lacks` says what it finds nothing without. */
  keep(rule: Rule, answer: PlanResult | null, lacks: Need | null = null): void {
    if (answer === null || answer.inSegments === null) return;
    this.known.set(rule, answer.inSegments);
    if (lacks !== null) this.lacking.set(rule, this.rules.plansFor(rule, lacks));
  }
}
