/** Formulas against one document: the matches of patterns, joined by the operators. */

import { Binding, type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import { type MatchOptions, matchOptions } from '../pattern/options.ts';
import type { Segment } from '../program/segment.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { type ConditionContext, holds } from './conditions.ts';
import type { FormulaResult } from './formulaMatches.ts';
import { compatible, distinct, joinBindings, type Match, within } from './matches.ts';
import { NOTHING, type PatternResult } from './patternMatches.ts';
import type { Target } from './target.ts';

/** Evaluates the formulas of one rule in one document. */
export class Evaluator implements ConditionContext {
  private readonly options: MatchOptions;
  /** Options change what a pattern matches, so matches are only shared under equal options. */
  private readonly optionsKey: string;
  /** The only segment that is looked at, or null. */
  private scope: Segment | null = null;
  /** What was given up, in words for the user; empty when nothing was. */
  readonly limits: string[] = [];

  constructor(
    readonly target: Target,
    options: Readonly<Record<string, unknown>>,
    /** What the rule's regular expressions may cost. */
    readonly searches: SearchBudget,
  ) {
    this.options = matchOptions(options);
    this.optionsKey = Object.keys(options).length === 0 ? '' : JSON.stringify(this.options);
  }

  /** What a formula matches; what is known from before is used again. */
  find(formula: Formula): FormulaResult {
    const { program } = this.target;
    if (program === null) return { matches: this.evaluate(formula), inSegments: null };
    return program.formulas.of(formula, {
      key: this.optionsKey,
      searches: this.searches,
      matchesOf: (pattern) => this.resultOf(pattern),
      isOpen: (pattern) => program.compile(pattern)?.isOpen === true,
      evaluate: (inner, within) => {
        this.scope = within;
        try {
          return this.evaluate(inner);
        } finally {
          this.scope = null;
        }
      },
    });
  }

  /** As `find`, evaluated here and now. `context` restricts the matches to a place and supplies bindings. */
  evaluate(formula: Formula, context?: Match): readonly Match[] {
    switch (formula.op) {
      case 'pattern':
        return this.restrict(this.patternMatches(formula.pattern.text, context), context);
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
    return new Evaluator(target, {}, this.searches).evaluate(formula);
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
    // Where one of the parts is nowhere, the others need not be looked for.
    if (context === undefined && positive.some((part) => this.isNowhere(part))) return [];
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

  /** Whether a part certainly matches nothing, as far as that is known without joining anything. */
  private isNowhere(part: Formula): boolean {
    switch (part.op) {
      case 'pattern': {
        const { text } = part.pattern;
        if (this.target.program?.compile(text)?.isOpen === true) return false;
        return this.patternMatches(text, undefined).length === 0;
      }
      case 'any':
        return part.of.every((each) => this.isNowhere(each));
      case 'all':
        return part.of.some(
          (each) => (each.op === 'pattern' || each.op === 'inside') && this.isNowhere(each),
        );
      case 'inside':
        return this.isNowhere(part.of);
      default:
        return false;
    }
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
        // What remains decides where a metavariable stands that both bind: a focus looks for it there.
        const outer = inner === match ? other : match;
        const bindings = joinBindings(inner.bindings, outer.bindings, this.target.facts);
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
    const node = this.target.program?.index.expressionAt(match.start, match.end);
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
    const { program } = this.target;
    const all =
      context === undefined && program !== null
        ? program.regexes.of(compiled.regex, text, this.searches)
        : compiled.regex.matches(text, this.searches);
    return all.map((found) => {
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

  private patternMatches(source: string, context: Match | undefined): readonly Match[] {
    const result = this.resultOf(source);
    const { scope } = this;
    // What a metavariable stands for may be the definition of a name, and lie elsewhere.
    if (scope === null || (context !== undefined && !liesIn(context, scope.root))) return result.matches;
    return result.in(scope);
  }

  private resultOf(source: string): PatternResult {
    const { program, facts } = this.target;
    const compiled = program?.compile(source) ?? null;
    if (program === null || compiled === null) return NOTHING;
    const result = program.matches.of(source, compiled, {
      options: this.options,
      optionsKey: this.optionsKey,
      facts,
      searches: this.searches,
    });
    for (const limit of result.limits) if (!this.limits.includes(limit)) this.limits.push(limit);
    return result;
  }
}

function liesIn({ start, end }: Match, root: Node): boolean {
  return root.start <= start && end <= root.end;
}
