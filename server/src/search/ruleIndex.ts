/**
 * Which rules a piece of a program can matter to: an inverted index from kinds and names of nodes to the rules
 * whose plans begin there. After an edit only these are asked; of all others what they found stands.
 */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import { NAMED_KINDS } from '../program/nameIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Rule } from '../rule/rule.ts';
import type { PlanCompiler } from './compile.ts';
import { isPossible, type PatternPlan, type Plan } from './plan.ts';

/** Rules that look for nodes of a kind. */
interface OfKind {
  /** Whatever the nodes are called. */
  readonly unnamed: Set<Rule>;
  readonly named: Map<string, Set<Rule>>;
}

/** The plans of a rule of which at least one of each list must find something. */
type Needs = readonly (readonly Plan[])[];

export class RuleIndex {
  private readonly byKind = new Map<string, OfKind>();
  /** Rules of which no kind of node says where they may find something. */
  private readonly anywhere = new Set<Rule>();
  private readonly needs = new Map<Rule, Needs>();

  /** `nameKey` gives what names are compared by where their case does not matter; see `Facts`. */
  constructor(
    rules: readonly Rule[],
    plans: PlanCompiler,
    private readonly nameKey: Facts['nameKey'],
  ) {
    for (const rule of rules) {
      const needs = needsOf(rule, plans);
      this.needs.set(rule, needs);
      for (const plan of needs.flat()) this.enter(rule, plan);
    }
  }

  /** Calls `affected` with each rule that may find something else where a segment is new, some more than once. */
  affectedBy(segment: Segment, facts: Facts, affected: (rule: Rule) => void): void {
    this.anywhere.forEach(affected);
    for (const kind of segment.index.byKind.keys()) {
      const there = this.byKind.get(kind);
      if (there === undefined) continue;
      there.unnamed.forEach(affected);
      if (there.named.size > 0)
        for (const name of segment.named(kind, facts).keys()) there.named.get(name)?.forEach(affected);
    }
  }

  /** Whether a document has the words that a rule cannot do without; false only where it finds nothing. */
  mayFind(rule: Rule, document: Pick<DocumentIndex, 'hasWords'>): boolean {
    const isThere = ({ compiled }: PatternPlan): boolean => document.hasWords(compiled.words);
    return this.needs.get(rule)?.every((plans) => plans.some((plan) => isPossible(plan, isThere))) ?? true;
  }

  private enter(rule: Rule, { isLocal, anchors, joining }: Plan): void {
    const isBounded = ({ compiled, beginnings }: PatternPlan): boolean =>
      // Statements in sequence may stand between the segments and span some of them.
      compiled.pattern.nodes.length === 1 && beginnings?.every(({ kind }) => kind !== null) === true;
    if (!isLocal || anchors === null || ![...anchors, ...joining].every(isBounded)) {
      this.anywhere.add(rule);
      return;
    }
    for (const { beginnings } of [...anchors, ...joining])
      for (const { kind, name } of beginnings ?? []) this.rulesAt(kind ?? '', name).add(rule);
  }

  private rulesAt(kind: string, name: string | null): Set<Rule> {
    let there = this.byKind.get(kind);
    if (there === undefined) {
      there = { unnamed: new Set(), named: new Map() };
      this.byKind.set(kind, there);
    }
    if (name === null || !NAMED_KINDS.has(kind)) return there.unnamed;
    const key = this.nameKey?.(name) ?? name;
    let rules = there.named.get(key);
    if (rules === undefined) {
      rules = new Set();
      there.named.set(key, rules);
    }
    return rules;
  }
}

/** Data flow needs a source and a sink; what else it is told only matters where it has both. */
function needsOf({ formula, taint, options }: Rule, plans: PlanCompiler): Needs {
  const compiled = (parts: readonly { readonly formula: Rule['formula'] }[]): Plan[] =>
    parts.flatMap((part) => (part.formula === undefined ? [] : [plans.compile(part.formula, options)]));
  if (formula !== undefined) return [compiled([{ formula }])];
  return taint === undefined ? [] : [compiled(taint.sinks), compiled(taint.sources)];
}
