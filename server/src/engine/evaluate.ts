/**
 * Formulas against one document: patterns are matched where the index says they can be, and joined by the
 * operators. A pattern that several rules share is matched once.
 */

import { Binding, type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import { isExpression } from '../pattern/dispatch.ts';
import { BudgetExceeded, Matcher } from '../pattern/match.ts';
import { type MatchOptions, matchOptions } from '../pattern/options.ts';
import { matchStatements } from '../pattern/sequence.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import { type ConditionContext, holds } from './conditions.ts';
import { compatible, distinct, joinBindings, type Match, within } from './matches.ts';
import type { NodeIndex } from './nodeIndex.ts';
import type { Target } from './target.ts';

/** How many node comparisons one rule may take in one file before it is given up. */
const STEPS_PER_RULE = 3_000_000;
/** How many places one pattern may match in one file. */
const MATCHES_PER_PATTERN = 20_000;
/** How many ways one pattern may match at one place. */
const WAYS_PER_PLACE = 200;

/** Evaluates the formulas of one rule in one document. */
export class Evaluator implements ConditionContext {
  private readonly options: MatchOptions;
  private readonly matcher: Matcher;
  /** Options change what a pattern matches, so matches are only shared under equal options. */
  private readonly optionsKey: string;
  /** What was given up, in words for the user; empty when nothing was. */
  readonly limits: string[] = [];

  constructor(
    readonly target: Target,
    options: Readonly<Record<string, unknown>>,
    private readonly cache: Map<string, readonly Match[]>,
  ) {
    this.options = matchOptions(options);
    this.optionsKey = Object.keys(options).length === 0 ? '' : JSON.stringify(this.options);
    this.matcher = new Matcher(target.facts, this.options, STEPS_PER_RULE);
  }

  /** All matches of a formula. `context` restricts them to a place and supplies bindings. */
  evaluate(formula: Formula, context?: Match): readonly Match[] {
    switch (formula.op) {
      case 'pattern':
        return this.restrict(this.patternMatches(formula.pattern.text), context);
      case 'regex':
        return this.regexMatches(formula.regex.text, context);
      case 'any':
        return distinct(formula.of.flatMap((part) => this.evaluate(part, context)));
      case 'inside':
        return this.evaluate(formula.of, context);
      case 'not':
      case 'anywhere':
        return this.evaluateAll({ op: 'all', of: [formula], where: [], focus: [] }, context);
      case 'all':
        return this.evaluateAll(formula, context);
    }
  }

  /** All matches of a formula in another text, such as the content of a string. */
  evaluateIn(target: Target, formula: Formula): readonly Match[] {
    return new Evaluator(target, {}, new Map()).evaluate(formula);
  }

  /** Keeps what lies in the context and agrees with its bindings, which are added. */
  private restrict(matches: readonly Match[], context: Match | undefined): readonly Match[] {
    if (context === undefined) return matches;
    return matches.flatMap((match) => {
      if (!within(match, context)) return [];
      const bindings = joinBindings(match.bindings, context.bindings, this.target.facts);
      return bindings === undefined ? [] : [{ start: match.start, end: match.end, bindings }];
    });
  }

  private evaluateAll(formula: Formula & { op: 'all' }, context: Match | undefined): readonly Match[] {
    const positive = formula.of.filter((part) => part.op !== 'not' && part.op !== 'anywhere');
    const plain = positive.filter((part) => part.op !== 'inside');
    const inside = positive.filter((part) => part.op === 'inside');
    const [first, ...others] = plain;
    const [firstInside, ...otherInside] = inside;
    let matches: readonly Match[];
    let around = inside;
    if (first !== undefined) matches = this.evaluate(first, context);
    else if (firstInside !== undefined) {
      // Only surroundings are given: the innermost of them is the match.
      matches = this.evaluate(firstInside, context);
      around = otherInside;
      for (const part of around) matches = this.intersect(matches, this.evaluate(part, context), true);
      around = [];
    } else matches = [context ?? { start: 0, end: this.target.text.length, bindings: null }];
    for (const part of others) {
      if (matches.length === 0) return [];
      matches = this.intersect(matches, this.evaluate(part, context), true);
    }
    for (const part of around) {
      if (matches.length === 0) return [];
      matches = this.intersect(matches, this.evaluate(part, context), false);
    }
    for (const part of formula.of) {
      if (matches.length === 0) return [];
      if (part.op === 'not') matches = this.subtract(matches, this.evaluate(part.of, context));
      if (part.op === 'anywhere') matches = this.withAnywhere(matches, this.evaluate(part.of));
    }
    if (formula.as !== undefined)
      matches = matches.flatMap((match) => this.bindMatch(match, formula.as as string));
    if (formula.where.length > 0)
      matches = matches.flatMap((match) => this.underConditions(formula.where, match));
    for (const names of formula.focus) matches = this.focus(matches, names);
    return distinct(matches);
  }

  /** Every condition sees the bindings that the match came with; what one of them binds binds no other. */
  private underConditions(conditions: readonly Condition[], match: Match): readonly Match[] {
    let matches: readonly Match[] = [match];
    for (const condition of conditions)
      matches = matches.flatMap((each) => holds(this, condition, each, match.bindings));
    return matches;
  }

  /** Pairs that lie in each other and agree. With `either`, the inner one of the two is what remains. */
  private intersect(matches: readonly Match[], others: readonly Match[], either: boolean): readonly Match[] {
    const result: Match[] = [];
    for (const match of matches) {
      for (const other of others) {
        const inner = within(match, other) ? match : either && within(other, match) ? other : undefined;
        if (inner === undefined) continue;
        const bindings = joinBindings(match.bindings, other.bindings, this.target.facts);
        if (bindings !== undefined) result.push({ start: inner.start, end: inner.end, bindings });
      }
    }
    return distinct(result);
  }

  private subtract(matches: readonly Match[], negative: readonly Match[]): readonly Match[] {
    if (negative.length === 0) return matches;
    return matches.filter(
      (match) =>
        !negative.some(
          (other) => within(match, other) && compatible(match.bindings, other.bindings, this.target.facts),
        ),
    );
  }

  private withAnywhere(matches: readonly Match[], others: readonly Match[]): readonly Match[] {
    return matches.flatMap((match) =>
      others.flatMap((other) => {
        const bindings = joinBindings(match.bindings, other.bindings, this.target.facts);
        return bindings === undefined ? [] : [{ ...match, bindings }];
      }),
    );
  }

  /** Narrows to a metavariable; a match that already lies in it stays, one that is elsewhere goes. */
  private focus(matches: readonly Match[], names: readonly string[]): readonly Match[] {
    return matches.flatMap((match) =>
      names.flatMap((name) => {
        const bound = lookup(match.bindings, name);
        const span = bound && spanOf(bound);
        if (span === undefined) return [];
        const focused = { ...span, bindings: match.bindings };
        if (within(focused, match)) return [focused];
        return within(match, focused) ? [match] : [];
      }),
    );
  }

  private bindMatch(match: Match, name: string): Match[] {
    const node = this.target.index?.all.find(
      (candidate) =>
        candidate.start === match.start && candidate.end === match.end && isExpression(candidate.kind),
    );
    const text = this.target.text.slice(match.start, match.end);
    const bound =
      node === undefined
        ? ({ type: 'text', text, start: match.start, end: match.end } as const)
        : ({ type: 'nodes', nodes: [node] } as const);
    return [{ ...match, bindings: new Binding(name, bound, match.bindings) }];
  }

  private regexMatches(source: string, context: Match | undefined): readonly Match[] {
    const compiled = compileRegex(source, { multiline: true });
    if ('error' in compiled) return [];
    const start = context?.start ?? 0;
    const text = context === undefined ? this.target.text : this.target.text.slice(start, context.end);
    return compiled.regex.matches(text).map((found) => {
      const span = { start: start + found.start, end: start + found.end };
      let bindings: Bindings = null;
      found.groups.forEach((group, i) => {
        if (group === undefined) return;
        const bound = {
          type: 'text',
          text: group.text,
          start: start + group.start,
          end: start + group.end,
        } as const;
        bindings = new Binding(`$${i + 1}`, bound, bindings);
        if (group.name !== undefined) bindings = new Binding(`$${group.name}`, bound, bindings);
      });
      return { ...span, bindings };
    });
  }

  // -------------------------------------------------------------------------------------------------
  // Patterns

  private patternMatches(source: string): readonly Match[] {
    const key = this.optionsKey + source;
    let found = this.cache.get(key);
    if (found === undefined) {
      found = this.findPattern(source);
      this.cache.set(key, found);
    }
    return found;
  }

  private findPattern(source: string): readonly Match[] {
    const { index } = this.target;
    const compiled = index === null ? null : this.target.compile(source);
    if (index === null || compiled === null || !index.hasWords(compiled.words)) return [];
    const matches: Match[] = [];
    try {
      if (compiled.pattern.nodes.length > 1) this.findStatements(compiled, index, matches);
      else this.findNodes(compiled, index, matches);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      this.limits.push(error.message);
    }
    return distinct(matches);
  }

  private findNodes(compiled: CompiledPattern, index: NodeIndex, matches: Match[]): void {
    const pattern = compiled.pattern.nodes[0] as Node;
    const { names } = this.target;
    const { kinds, name } = compiled;
    const candidates =
      kinds === null
        ? [index.expressions]
        : kinds.map((kind) =>
            name !== null && names !== null && kind === pattern.kind
              ? names.named(kind, name)
              : index.ofKind(kind),
          );
    for (const nodes of candidates) for (const node of nodes) this.matchAt(pattern, node, matches);
  }

  private matchAt(pattern: Node, node: Node, matches: Match[]): void {
    let ways = 0;
    this.matcher.match(pattern, node, null, (bindings) => {
      matches.push({ start: node.start, end: node.end, bindings });
      return ++ways >= WAYS_PER_PLACE;
    });
    if (matches.length > MATCHES_PER_PATTERN)
      throw new BudgetExceeded('The pattern matches in too many places.');
  }

  private findStatements(compiled: CompiledPattern, index: NodeIndex, matches: Match[]): void {
    const patterns = compiled.pattern.nodes;
    for (const container of index.containers) {
      const starts = patterns[0]?.kind === 'Ellipsis' ? 1 : container.children.length;
      for (let start = 0; start < starts; start++) {
        const first = container.children[start];
        if (first === undefined) continue;
        let ways = 0;
        matchStatements(this.matcher, patterns, container, start, false, null, (bindings, last) => {
          matches.push({ start: first.start, end: Math.max((last ?? first).end, first.end), bindings });
          return ++ways >= WAYS_PER_PLACE;
        });
        if (matches.length > MATCHES_PER_PATTERN)
          throw new BudgetExceeded('The pattern matches in too many places.');
      }
    }
  }
}
