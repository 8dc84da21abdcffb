/**
 * Plans against one document. What a plan finds is brought up to date segment by segment where that is possible:
 * after an edit it is evaluated where something is new. A pattern that matches in the shell reaches around
 * segments; a plan that joins it with others is evaluated as a whole then.
 */

import { isUndeclared } from '../packages/declared.ts';
import type { ProjectPackages } from '../packages/ecosystem.ts';
import { Binding, type Bindings } from '../pattern/bindings.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Formula } from '../rule/rule.ts';
import { metavariableOf } from '../rule/textPatterns.ts';
import type { Node } from '../syntax/node.ts';
import type { SafeRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { type ConditionContext, holds } from './conditions.ts';
import type { KeptMatches } from './keptMatches.ts';
import {
  combined,
  distinct,
  focused,
  intersected,
  isSamePlace,
  type Match,
  overlaps,
  restricted,
  within,
  without,
} from './matches.ts';
import { searchIn, segmentsWith } from './patternSearch.ts';
import { type AllPlan, isPossible, type PatternPlan, type Plan, type PlanCondition } from './plan.ts';
import {
  type KeptPlan,
  LazyResult,
  NOTHING,
  type PlanResult,
  SegmentResult,
  WholeResult,
} from './planMemory.ts';
import type { SearchedProgram, Target } from './target.ts';

/** Where matches are wanted. */
interface Place {
  /** The only segment that is looked at, or null for all. */
  readonly segment: Segment | null;
  /** What matches must lie in, and the bindings that they must agree with. */
  readonly context?: Match;
}

/** The path of a document below the root of its project, and what that project declares, where that is known. */
export interface EvaluatedIn {
  readonly path: string;
  readonly packages: ProjectPackages | undefined;
}

const NOWHERE: EvaluatedIn = { path: '', packages: undefined };

const EVERYWHERE: Place = { segment: null };

const NO_OPTIONS = {};

/** Evaluates the formulas of one rule in one document. */
export class Evaluator implements ConditionContext {
  /** What was given up, in words for the user; empty when nothing was. */
  readonly limits: string[] = [];
  /** What was given up last. */
  private gaveUp: string | null = null;
  /** What is known of what plans need, in the document as it is. */
  private readonly possible = new Map<Plan, boolean>();

  constructor(
    readonly target: Target,
    private readonly options: Readonly<Record<string, unknown>>,
    /** What the rule's regular expressions may cost. */
    readonly searches: SearchBudget,
    /** Where the document belongs. */
    private readonly place: EvaluatedIn = NOWHERE,
  ) {}

  giveUp(limit: string): void {
    this.gaveUp = limit;
    if (!this.limits.includes(limit)) this.limits.push(limit);
  }

  isUndeclared(specifier: string): boolean {
    return isUndeclared(specifier, { ...this.place, language: this.target.language });
  }

  /** What a formula of the rule finds; what is known from before is used again. */
  find(formula: Formula): PlanResult {
    const plan = this.plan(formula);
    if (plan.op === 'pattern' && plan.isBroad && !plan.isOpen) this.lookEverywhere(plan);
    return this.resultOf(plan);
  }

  /** Whether a formula of the rule narrows its match to one expression of what it describes. */
  isFocused(formula: Formula): boolean {
    return this.plan(formula).isFocused;
  }

  private plan(formula: Formula): Plan {
    return this.target.plans.compile(formula, this.options);
  }

  /** All matches of a formula in another text, such as the content of a string. */
  evaluateIn(target: Target, formula: Formula): readonly Match[] {
    return new Evaluator(target, NO_OPTIONS, this.searches, this.place).find(formula).matches;
  }

  /** The matches of a plan that lie in `context` and agree with its bindings, which are added. */
  evaluateWithin(plan: Plan, context: Match, segment: Segment | null): readonly Match[] {
    return this.evaluate(plan, { segment, context });
  }

  /** What a rule looks for by itself is kept for all segments, so that an edit costs what it touched. */
  private lookEverywhere(plan: PatternPlan): void {
    const kept = this.target.program?.memory.of(plan);
    if (kept === undefined || kept.isWhole) return;
    kept.isWhole = true;
    kept.generation = 0;
    kept.searched = 0;
    kept.inSegments.clear();
    kept.limits.clear();
  }

  private resultOf(plan: Plan): PlanResult {
    const { program } = this.target;
    if (program === null) return new WholeResult(this.evaluate(plan, EVERYWHERE));
    const { generation } = program.index;
    // Most plans lack a word in most documents: nothing is kept of them.
    if (program.memory.generationOf(plan) !== generation && !program.memory.mayFind(plan, program.index))
      return NOTHING;
    const kept = program.memory.of(plan);
    if (kept.generation !== generation) {
      kept.generation = generation;
      if (kept.isStanding) kept.result = ofSegments(kept);
      else {
        const { stops } = this.searches;
        kept.result = this.broughtUpToDate(plan, kept, program);
        // Where a regular expression was stopped, what was found is not all.
        if (this.searches.stops > stops) program.memory.forget(plan);
        else program.memory.keep(plan, kept);
      }
    }
    for (const limit of kept.limits.values()) if (!this.limits.includes(limit)) this.limits.push(limit);
    return kept.result;
  }

  private broughtUpToDate(plan: Plan, kept: KeptPlan, program: SearchedProgram): PlanResult {
    const { index } = program;
    const { inSegments, limits, searched } = kept;
    index.forgetGone(inSegments, searched);
    index.forgetGone(limits, searched);
    kept.searched = index.generation;
    const fresh = searched === 0 ? null : index.bornSince(searched);
    if (plan.op === 'pattern') {
      if (plan.isBroad && !kept.isWhole)
        return new LazyResult(index.segments, (segment) => this.searchOnce(plan, segment, kept, program));
      for (const segment of fresh ?? segmentsWith(plan, index)) this.search(plan, segment, kept, program);
      return ofSegments(kept);
    }
    if (!plan.isLocal) return new WholeResult(this.evaluate(plan, EVERYWHERE));
    if (!this.isPossible(plan, program)) return NOTHING;
    const [shell] = index.segments;
    if (shell !== undefined && plan.joining.some((pattern) => this.resultOf(pattern).in(shell).length > 0)) {
      inSegments.clear();
      kept.searched = 0;
      return new WholeResult(this.evaluate(plan, EVERYWHERE));
    }
    for (const segment of this.candidates(plan, fresh, index)) {
      if (inSegments.has(segment)) continue;
      if (!isPossible(plan, (pattern) => this.resultOf(pattern).has(segment))) continue;
      this.gaveUp = null;
      const matches = this.evaluate(plan, { segment });
      if (this.gaveUp !== null) limits.set(segment, this.gaveUp);
      if (matches.length > 0) inSegments.set(segment, { base: segment.root.start, matches });
    }
    return ofSegments(kept);
  }

  /** Whether all that a plan needs is found somewhere in the document. */
  private isPossible(plan: Plan, { memory, index }: SearchedProgram): boolean {
    let known = this.possible.get(plan);
    if (known === undefined) {
      // Words first: of what some part lacks them for, no other part need be looked for.
      known = memory.mayFind(plan, index) && isPossible(plan, (pattern) => this.isSomewhere(pattern));
      this.possible.set(plan, known);
    }
    return known;
  }

  private isSomewhere(pattern: PatternPlan): boolean {
    if (pattern.isBroad) return true;
    for (const _ of this.resultOf(pattern).segments) return true;
    return false;
  }

  /** The segments outside of which a plan finds nothing that is not known yet. `fresh` is null where nothing is. */
  private candidates(
    { anchors }: Plan,
    fresh: readonly Segment[] | null,
    index: DocumentIndex,
  ): Iterable<Segment> {
    if (anchors === null) return fresh ?? index.segments;
    const results = anchors.map((anchor) => this.resultOf(anchor));
    if (fresh !== null) return fresh.filter((segment) => results.some((result) => result.has(segment)));
    const [only, another] = results;
    if (only !== undefined && another === undefined) return only.segments;
    const found = new Set<Segment>();
    for (const { segments } of results) for (const segment of segments) found.add(segment);
    return found;
  }

  private searchOnce(
    plan: PatternPlan,
    segment: Segment,
    kept: KeptPlan,
    program: SearchedProgram,
  ): KeptMatches {
    let known = kept.inSegments.get(segment);
    if (known === undefined) {
      const { stops } = this.searches;
      known = this.search(plan, segment, kept, program) ?? { base: segment.root.start, matches: [] };
      // Where a regular expression was stopped, what was found is not all.
      if (this.searches.stops > stops) kept.inSegments.delete(segment);
      else kept.inSegments.set(segment, known);
      const limit = kept.limits.get(segment);
      if (limit !== undefined && !this.limits.includes(limit)) this.limits.push(limit);
    }
    return known;
  }

  private search(
    plan: PatternPlan,
    segment: Segment,
    { inSegments, limits }: KeptPlan,
    { index }: SearchedProgram,
  ): KeptMatches | undefined {
    const found = searchIn(plan, segment, { index, facts: this.target.facts, searches: this.searches });
    if (found === null) return undefined;
    const known = { base: segment.root.start, matches: found.matches };
    inSegments.set(segment, known);
    if (found.limit !== null) limits.set(segment, found.limit);
    return known;
  }

  private evaluate(plan: Plan, place: Place): readonly Match[] {
    const { context } = place;
    switch (plan.op) {
      case 'pattern': {
        const matches = this.patternMatches(plan, place);
        return context === undefined ? matches : restricted(matches, context, this.target.facts);
      }
      case 'regex':
        return this.regexMatches(plan.regex, context);
      case 'any':
        return distinct(plan.of.flatMap((part) => this.evaluate(part, place)));
      case 'all':
        return this.evaluateAll(plan, place);
    }
  }

  private evaluateAll(plan: AllPlan, place: Place): readonly Match[] {
    const { facts, program } = this.target;
    const { context } = place;
    // Where one of the parts is nowhere, the others need not be looked for.
    if (context === undefined && program !== null && !this.isPossible(plan, program)) return [];
    const [first = undefined, ...others] = plan.of.length > 0 ? plan.of : plan.inside;
    const around = plan.of.length > 0 ? plan.inside : [];
    let matches: readonly Match[] =
      first !== undefined
        ? this.evaluate(first, place)
        : [context ?? { start: 0, end: this.target.text.length, bindings: null }];
    const narrow = (parts: readonly Plan[], by: (found: readonly Match[]) => readonly Match[]): void => {
      for (const part of parts) if (matches.length > 0) matches = by(this.evaluate(part, place));
    };
    narrow(others, (found) => intersected(matches, found, true, facts));
    narrow(around, (found) => intersected(matches, found, false, facts));
    for (const part of plan.not) {
      // An expression knows no nodes: a hit anywhere in the match speaks against it.
      const conflict = part.op === 'regex' && !part.isPattern ? overlaps : isSamePlace;
      narrow([part], (found) => without(matches, found, conflict, facts));
    }
    narrow(plan.notInside, (found) => without(matches, found, within, facts));
    for (const part of plan.anywhere)
      if (matches.length > 0) matches = combined(matches, this.evaluate(part, EVERYWHERE), facts);
    const { as } = plan;
    if (as !== undefined) matches = matches.map((match) => this.bindMatch(match, as));
    if (plan.where.length > 0)
      matches = matches.flatMap((match) => this.underConditions(plan.where, match, place.segment));
    for (const names of plan.focus) matches = focused(matches, names);
    return distinct(matches);
  }

  /** Every condition sees the bindings that the match came with; what one of them binds binds no other. */
  private underConditions(
    conditions: readonly PlanCondition[],
    match: Match,
    segment: Segment | null,
  ): readonly Match[] {
    let matches: readonly Match[] = [match];
    for (const condition of conditions)
      matches = matches.flatMap((each) => holds(this, condition, each, match.bindings, segment));
    return matches;
  }

  private bindMatch(match: Match, name: string): Match {
    const node = this.target.program?.index.expressionAt(match.start, match.end);
    const text = this.target.text.slice(match.start, match.end);
    const bound =
      node === undefined
        ? ({ type: 'text', text, start: match.start, end: match.end } as const)
        : ({ type: 'nodes', nodes: [node] } as const);
    return { ...match, bindings: new Binding(name, bound, match.bindings) };
  }

  private patternMatches(plan: PatternPlan, { segment, context }: Place): readonly Match[] {
    const result = this.resultOf(plan);
    const home = context === undefined ? segment : this.segmentAround(context, segment);
    return home === null ? result.matches : result.in(home);
  }

  /**
   * The segment that a context lies in, which is mostly the one that is looked at; null where it may reach around
   * segments. What a metavariable stands for may be the definition of a name, and lie elsewhere.
   */
  private segmentAround(context: Match, lookedAt: Segment | null): Segment | null {
    if (lookedAt !== null && liesIn(context, lookedAt.root)) return lookedAt;
    const found = this.target.program?.index.segmentAt(context.start);
    return found !== undefined && !found.isShell && liesIn(context, found.root) ? found : null;
  }

  private regexMatches(regex: SafeRegex, context: Match | undefined): readonly Match[] {
    const start = context?.start ?? 0;
    const { program, text } = this.target;
    const all =
      context === undefined && program !== null
        ? program.regexes.of(regex, text, this.searches)
        : regex.matches(context === undefined ? text : text.slice(start, context.end), this.searches);
    return all.map((found) => {
      let bindings: Bindings = null;
      found.groups.forEach((group, i) => {
        if (group === undefined) return;
        const place = { start: start + group.start, end: start + group.end };
        const bound = { type: 'text', text: group.text, ...place } as const;
        bindings = new Binding(`$${i + 1}`, bound, bindings);
        if (group.name !== undefined) bindings = new Binding(metavariableOf(group.name), bound, bindings);
      });
      return { start: start + found.start, end: start + found.end, bindings };
    });
  }
}

function ofSegments({ inSegments }: KeptPlan): PlanResult {
  return inSegments.size === 0 ? NOTHING : new SegmentResult(inSegments);
}

function liesIn({ start, end }: Match, root: Node): boolean {
  return root.start <= start && end <= root.end;
}
