/**
 * From formulas to plans: the one place that walks formulas in order to search. Parts are sorted by what they do
 * to the match, what a formula says twice or around nothing is taken away, and what the shape of the formula tells
 * of every search is found out once.
 */

import type { CompiledPattern } from '../pattern/compiled.ts';
import { type MatchOptions, matchOptions } from '../pattern/options.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import { compileRegex } from '../text/regex.ts';
import type { AllPlan, Beginning, PatternPlan, Plan, PlanCondition } from './plan.ts';

/** Patterns that make a plan reach beyond a segment where they match in the shell; `always` where nothing is needed. */
type Reach = 'always' | ReadonlySet<PatternPlan>;

/** What is only needed while plans are made of plans. */
interface Known {
  readonly plan: Plan;
  /** Whether a match in the shell may be joined with one in a segment. */
  readonly joins: Reach;
  /** Whether a match in the shell may have a part in what is found. */
  readonly reaches: Reach;
  /** The same where it is only held against what a metavariable stands for: then what is open reaches nothing more. */
  readonly confined: Reach;
  /** Whether some part is sought in the whole document wherever the plan is. */
  readonly hasAnywhere: boolean;
}

type Parts = Omit<AllPlan, 'op' | 'id' | 'isLocal' | 'anchors' | 'joining' | 'isFocused'>;

const NOWHERE: ReadonlySet<PatternPlan> = new Set();
const NO_OPTIONS = {};

/** The plans of one language. */
export class PlanCompiler {
  private readonly byText = new Map<string, Known>();
  private readonly byId: Known[] = [];
  /** By the options that change how patterns match. */
  private readonly byFormula = new Map<string, WeakMap<Formula, Plan>>();
  /** The same by the `options:` of a rule, which asks for its plans after every edit. */
  private readonly byOptions = new WeakMap<object, WeakMap<Formula, Plan>>();

  /** `compilePattern` answers null for what is no pattern in the language. */
  constructor(private readonly compilePattern: (source: string) => CompiledPattern | null) {}

  /** The plan of a formula under the `options:` of its rule. What is not valid in the language finds nothing. */
  compile(formula: Formula, options: Readonly<Record<string, unknown>> = NO_OPTIONS): Plan {
    const known = this.byOptions.get(options)?.get(formula);
    if (known !== undefined) return known;
    const given = matchOptions(options);
    const key = Object.keys(options).length === 0 ? '' : JSON.stringify(given);
    let plans = this.byFormula.get(key);
    if (plans === undefined) {
      plans = new WeakMap();
      this.byFormula.set(key, plans);
    }
    this.byOptions.set(options, plans);
    let plan = plans.get(formula);
    if (plan === undefined) {
      plan = new FormulaCompiler(this, given, key).plan(formula);
      plans.set(formula, plan);
    }
    return plan;
  }

  /** The plan that is described by a text, made if there is none yet. */
  intern(text: string, make: (id: number) => Known): Plan {
    let known = this.byText.get(text);
    if (known === undefined) {
      known = make(this.byId.length);
      this.byText.set(text, known);
      this.byId.push(known);
    }
    return known.plan;
  }

  known(plan: Plan): Known {
    return this.byId[plan.id] as Known;
  }

  pattern(source: string): CompiledPattern | null {
    return this.compilePattern(source);
  }
}

/** Plans for text of no language: only regular expressions find something in it. */
export const TEXT_PLANS = new PlanCompiler(() => null);

/** Compiles formulas under the same options. */
class FormulaCompiler {
  constructor(
    private readonly plans: PlanCompiler,
    private readonly options: MatchOptions,
    private readonly optionsKey: string,
  ) {}

  plan(formula: Formula): Plan {
    switch (formula.op) {
      case 'pattern':
        return this.pattern(formula.pattern.text);
      case 'regex':
        return this.regex(formula.regex.text, formula.isPattern === true);
      case 'any':
        return this.any(formula.of.map((part) => this.plan(part)));
      case 'inside':
        return this.plan(formula.of);
      case 'not':
      case 'anywhere':
        return this.all({ op: 'all', of: [formula], where: [], focus: [] });
      case 'all':
        return this.all(formula);
    }
  }

  private pattern(source: string): Plan {
    const compiled = this.plans.pattern(source);
    if (compiled === null) return this.any([]);
    const { isOpen } = compiled;
    return this.plans.intern(`pattern ${this.optionsKey} ${source}`, (id) => {
      const anchors: PatternPlan[] = [];
      const plan: PatternPlan = {
        id,
        op: 'pattern',
        compiled,
        options: this.options,
        isOpen,
        isBroad: isOpen || (compiled.pattern.nodes.length > 1 && compiled.words.length === 0),
        beginnings: beginningsOf(compiled, this.options),
        isLocal: true,
        anchors: isOpen ? null : anchors,
        joining: [],
        isFocused: false,
      };
      anchors.push(plan);
      const own = new Set([plan]);
      return {
        plan,
        joins: NOWHERE,
        reaches: isOpen ? 'always' : own,
        confined: isOpen ? NOWHERE : own,
        hasAnywhere: false,
      };
    });
  }

  private regex(source: string, isPattern: boolean): Plan {
    const compiled = compileRegex(source, { multiline: true });
    if ('error' in compiled) return this.any([]);
    const { regex } = compiled;
    return this.plans.intern(`regex ${isPattern ? 'as pattern ' : ''}/${source}`, (id) => ({
      plan: {
        id,
        op: 'regex',
        regex,
        isPattern,
        isLocal: false,
        anchors: null,
        joining: [],
        isFocused: false,
      },
      joins: 'always',
      reaches: 'always',
      confined: 'always',
      hasAnywhere: false,
    }));
  }

  private any(of: readonly Plan[]): Plan {
    const [only, another] = of;
    if (only !== undefined && another === undefined) return only;
    return this.plans.intern(`any ${ids(of)}`, (id) => {
      const parts = of.map((part) => this.plans.known(part));
      const joins = united(parts.map((part) => part.joins));
      return {
        plan: {
          id,
          op: 'any',
          of,
          isLocal: joins !== 'always' && of.every(({ isLocal }) => isLocal),
          anchors: anchorsOfAny(of),
          joining: joins === 'always' ? [] : [...joins],
          isFocused: of.length > 0 && of.every(({ isFocused }) => isFocused),
        },
        joins,
        reaches: united(parts.map(({ reaches }) => reaches)),
        confined: united(parts.map(({ confined }) => confined)),
        hasAnywhere: parts.some(({ hasAnywhere }) => hasAnywhere),
      };
    });
  }

  private all(formula: Formula & { op: 'all' }): Plan {
    const parts = this.sorted(formula);
    const { of, inside, not, notInside, anywhere, where, focus, as } = parts;
    const [only, another] = [...of, ...inside];
    const rest = [not, notInside, anywhere, where, focus];
    if (
      only !== undefined &&
      another === undefined &&
      as === undefined &&
      rest.every(({ length }) => length === 0)
    )
      return only;
    const conditions = where.map((condition) =>
      condition.type === 'pattern' && condition.plan !== null
        ? { ...condition, formula: undefined, plan: condition.plan.id }
        : condition,
    );
    const said = JSON.stringify([conditions, focus, as], (key, value: unknown) =>
      key === 'span' ? undefined : value,
    );
    const text = `all ${[of, inside, not, notInside, anywhere].map(ids).join(';')} ${this.optionsKey} ${said}`;
    return this.plans.intern(text, (id) => this.describeAll(id, parts));
  }

  private sorted(formula: Formula & { op: 'all' }): Parts {
    const of: Plan[] = [];
    const inside: Plan[] = [];
    const not: Plan[] = [];
    const notInside: Plan[] = [];
    const anywhere: Plan[] = [];
    const refuse = (refused: Formula): void => {
      if (refused.op === 'any') refused.of.forEach(refuse);
      else if (refused.op === 'inside' || refused.op === 'anywhere') notInside.push(this.plan(refused));
      else not.push(this.plan(refused));
    };
    for (const part of formula.of) {
      if (part.op === 'not') refuse(part.of);
      else if (part.op === 'anywhere') anywhere.push(this.plan(part.of));
      else (isSurroundings(part) ? inside : of).push(this.plan(part));
    }
    const where = formula.where.map((condition) => this.condition(condition));
    const { focus, as } = formula;
    return { of, inside, not, notInside, anywhere, where, focus, ...(as === undefined ? {} : { as }) };
  }

  private condition(condition: Condition): PlanCondition {
    if (condition.type !== 'pattern') return condition;
    const plan = condition.language === undefined ? this.plan(condition.formula) : null;
    return { ...condition, plan };
  }

  private describeAll(id: number, parts: Parts): Known {
    const { of, inside, not, notInside, anywhere, where, focus } = parts;
    const positive = [...of, ...inside];
    const negative = [...not, ...notInside];
    const known = (plans: readonly Plan[]): Known[] => plans.map((plan) => this.plans.known(plan));
    const conditions = where.flatMap((condition) =>
      condition.type === 'pattern' && condition.plan !== null ? [condition.plan] : [],
    );
    const reachOf = (plans: readonly Plan[]): Reach => united(known(plans).map(({ reaches }) => reaches));
    const confinedOf = (plans: readonly Plan[]): Reach =>
      united(known(plans).map(({ confined }) => confined));
    const outside = confinedOf(conditions);
    // An expression in the shell holds no segment, so it needs the others to match in the shell as well.
    const others = positive.filter((plan) => !isOpen(plan));
    const reaches =
      others.length === 0 || anywhere.length > 0
        ? 'always'
        : united([reachOf(others), reachOf(negative), outside]);
    const confined =
      anywhere.length > 0 ? 'always' : united([confinedOf(positive), confinedOf(negative), outside]);
    const [only] = positive;
    const isSingle =
      only !== undefined && positive.length === 1 && negative.length === 0 && anywhere.length === 0;
    const joins = isSingle ? united([this.plans.known(only).joins, outside]) : reaches;
    const hasAnywhere =
      known([...positive, ...negative]).some((each) => each.hasAnywhere) || anywhere.length > 0;
    const plan: AllPlan = {
      ...parts,
      id,
      op: 'all',
      isLocal:
        joins !== 'always' &&
        [...positive, ...negative].every(({ isLocal }) => isLocal) &&
        !known(conditions).some((each) => each.hasAnywhere),
      anchors: fewest(positive.map(({ anchors }) => anchors)),
      joining: joins === 'always' ? [] : [...joins],
      isFocused:
        focus.length > 0 || of.some((part) => part.isFocused) || (inside.length > 0 && of.some(isOpen)),
    };
    return { plan, joins, reaches, confined, hasAnywhere };
  }
}

function ids(plans: readonly Plan[]): string {
  return plans.map(({ id }) => id).join();
}

function isOpen(plan: Plan): boolean {
  return plan.op === 'pattern' && plan.isOpen;
}

/** Whether a part says what is around the match: `pattern-inside`, or a choice of nothing else. */
function isSurroundings(part: Formula): boolean {
  return part.op === 'inside' || (part.op === 'any' && part.of.length > 0 && part.of.every(isSurroundings));
}

function united(all: readonly Reach[]): Reach {
  const union = new Set<PatternPlan>();
  for (const reach of all) {
    if (reach === 'always') return reach;
    for (const pattern of reach) union.add(pattern);
  }
  return union;
}

function anchorsOfAny(of: readonly Plan[]): readonly PatternPlan[] | null {
  const all = new Set<PatternPlan>();
  for (const { anchors } of of) {
    if (anchors === null) return null;
    for (const anchor of anchors) all.add(anchor);
  }
  return [...all];
}

/** Of several lists of patterns the most telling: all of whose patterns name what they look for, the shorter first. */
function fewest(all: readonly (readonly PatternPlan[] | null)[]): readonly PatternPlan[] | null {
  const worth = (anchors: readonly PatternPlan[]): number =>
    anchors.length + 1000 * anchors.filter(({ beginnings }) => !isNamed(beginnings)).length;
  return all.reduce(
    (best, anchors) => (anchors !== null && (best === null || worth(anchors) < worth(best)) ? anchors : best),
    null,
  );
}

function isNamed(beginnings: readonly Beginning[] | null): boolean {
  return beginnings?.every(({ name }) => name !== null) === true;
}

function beginningsOf(
  { pattern, kinds, name, first }: CompiledPattern,
  { symbolicPropagation }: MatchOptions,
): readonly Beginning[] | null {
  if (pattern.nodes.length > 1) {
    if (first === null || symbolicPropagation) return null;
    return namedBeginnings(first.kinds, first.name, first.node.kind, symbolicPropagation);
  }
  const kind = pattern.nodes[0]?.kind;
  if (kind === undefined) return [];
  if (kinds !== null) return namedBeginnings(kinds, name, kind, symbolicPropagation);
  // An assignment anywhere inside is also a declaration, which is no expression.
  const isDeepAssignment = kind === 'DeepExpression' && pattern.nodes[0]?.children[0]?.kind === 'Assign';
  return [{ kind: null, name: null }, ...(isDeepAssignment ? [{ kind: 'VarDef', name: null }] : [])];
}

/** A name may stand for a longer one by an import, or for any expression by its definition. */
function namedBeginnings(
  kinds: readonly string[],
  name: string | null,
  own: string,
  symbolicPropagation: boolean,
): readonly Beginning[] {
  // A variable may stand for what its definition is.
  const all = symbolicPropagation ? new Set([...kinds, 'Identifier']) : kinds;
  return [...all].map((kind) => {
    const isNamed =
      kind === own ||
      ((kind === 'Member' || kind === 'Decorator') && own === 'Call') ||
      (kind === 'Identifier' && !symbolicPropagation);
    return { kind, name: isNamed ? name : null };
  });
}
