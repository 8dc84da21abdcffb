/**
 * Which rules a piece of a program can matter to: an inverted index from kinds and names of nodes to the plans that
 * can begin there. After an edit only these are evaluated; of all others what they found stands.
 */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import { NAMED_KINDS } from '../program/nameIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Rule, TaintPart } from '../rule/rule.ts';
import type { PlanCompiler } from './compile.ts';
import { isPossible, type PatternPlan, type Plan } from './plan.ts';

/** Plans that look for nodes of a kind. */
interface OfKind {
  /** Whatever the nodes are called. */
  readonly unnamed: Set<Plan>;
  readonly named: Map<string, Set<Plan>>;
}

/** What data flow cannot do without. */
export type Need = 'sinks' | 'sources';

/** The plans of a rule: of each set of `needed`, at least one must find something. */
interface RulePlans {
  readonly needed: ReadonlyMap<Need | 'formula', ReadonlySet<Plan>>;
  readonly others: readonly Plan[];
}

const NO_RULES: readonly Rule[] = [];
const NO_PLANS: ReadonlySet<Plan> = new Set();

export class RuleIndex {
  /** All plans that are looked up in what is new. */
  readonly plans = new Set<Plan>();
  private readonly byKind = new Map<string, OfKind>();
  /** Plans of which no kind of node says where they may find something. */
  private readonly anywhere = new Set<Plan>();
  private readonly ofRules = new Map<Rule, RulePlans>();
  private readonly rules = new Map<Plan, Rule[]>();

  /** `nameKey` gives what names are compared by where their case does not matter; see `Facts`. */
  constructor(
    rules: readonly Rule[],
    compiler: PlanCompiler,
    private readonly nameKey: Facts['nameKey'],
  ) {
    for (const rule of rules) {
      const plans = plansOf(rule, compiler);
      this.ofRules.set(rule, plans);
      const needed = new Set([...plans.needed.values()].flatMap((each) => [...each]));
      for (const plan of needed) {
        const there = this.rules.get(plan);
        if (there === undefined) this.rules.set(plan, [rule]);
        else there.push(rule);
      }
      for (const plan of [...needed, ...plans.others]) this.enter(plan);
    }
  }

  /** Adds the plans that may find something else where a segment is new. */
  affectedBy(segment: Segment, facts: Facts, affected: Set<Plan>): void {
    const add = (plans: Iterable<Plan> = []): void => {
      for (const plan of plans) affected.add(plan);
    };
    add(this.anywhere);
    for (const kind of segment.index.kinds) {
      const there = this.byKind.get(kind);
      if (there === undefined) continue;
      add(there.unnamed);
      if (there.named.size > 0)
        for (const name of segment.named(kind, facts).keys()) add(there.named.get(name));
    }
  }

  /** The rules that cannot do without a plan, or one of several. */
  rulesWith(plan: Plan): readonly Rule[] {
    return this.rules.get(plan) ?? NO_RULES;
  }

  /** The plans of which one has to find something before a rule does that lacks what it needs. */
  plansFor(rule: Rule, need: Need): ReadonlySet<Plan> {
    return this.ofRules.get(rule)?.needed.get(need) ?? NO_PLANS;
  }

  /** Whether a document has the words that a rule cannot do without; false only where it finds nothing. */
  mayFind(rule: Rule, document: Pick<DocumentIndex, 'hasWords'>): boolean {
    const isThere = ({ compiled }: PatternPlan): boolean => document.hasWords(compiled.words);
    for (const plans of this.ofRules.get(rule)?.needed.values() ?? [])
      if (![...plans].some((plan) => isPossible(plan, isThere))) return false;
    return true;
  }

  private enter(plan: Plan): void {
    this.plans.add(plan);
    const patterns = [...(plan.anchors ?? []), ...plan.joining];
    if (!plan.isLocal || plan.anchors === null || !patterns.every(isBounded)) {
      this.anywhere.add(plan);
      return;
    }
    for (const { beginnings } of patterns)
      for (const { kind, name } of beginnings ?? []) this.plansAt(kind ?? '', name).add(plan);
  }

  private plansAt(kind: string, name: string | null): Set<Plan> {
    let there = this.byKind.get(kind);
    if (there === undefined) {
      there = { unnamed: new Set(), named: new Map() };
      this.byKind.set(kind, there);
    }
    if (name === null || !NAMED_KINDS.has(kind)) return there.unnamed;
    const key = this.nameKey?.(name) ?? name;
    let plans = there.named.get(key);
    if (plans === undefined) {
      plans = new Set();
      there.named.set(key, plans);
    }
    return plans;
  }
}

/** Whether a pattern begins at nodes of certain kinds. Statements in sequence may stand between the segments. */
function isBounded({ compiled, beginnings }: PatternPlan): boolean {
  return compiled.pattern.nodes.length === 1 && beginnings?.every(({ kind }) => kind !== null) === true;
}

/** Data flow needs a source and a sink; what else it is told only matters where it has both. */
function plansOf({ formula, taint, options }: Rule, compiler: PlanCompiler): RulePlans {
  const compiled = (parts: readonly TaintPart[]): Plan[] =>
    parts.map((part) => compiler.compile(part.formula, options));
  if (formula !== undefined)
    return { needed: new Map([['formula', new Set([compiler.compile(formula, options)])]]), others: [] };
  if (taint === undefined) return { needed: new Map(), others: [] };
  return {
    needed: new Map([
      ['sinks', new Set(compiled(taint.sinks))],
      ['sources', new Set(compiled(taint.sources))],
    ]),
    others: [taint.sanitizers, taint.propagators, taint.guards, taint.derivations].flatMap(compiled),
  };
}
