/** Conditions on metavariables: each keeps a match, drops it, or keeps it with more bindings. */

import { memoryOf } from '../memory/analysis.ts';
import { BESIDE, type Beside } from '../memory/questions.ts';
import { isHighEntropy, isSlowRegex } from '../pattern/analysis.ts';
import { Binding, type Bindings, type Bound, lookup, spanOf, textOf } from '../pattern/bindings.ts';
import { type ComparisonValue, evaluateComparison } from '../pattern/comparison.ts';
import { isOneOf } from '../pattern/typed.ts';
import type { Segment } from '../program/segment.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import { metavariableOf } from '../rule/textPatterns.ts';
import { functionAround, type Node } from '../syntax/node.ts';
import { numberOf } from '../text/numbers.ts';
import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { isSecretValue, isToken } from '../text/secretText.ts';
import type { Match } from './matches.ts';
import type { PatternCondition, Plan, PlanCondition } from './plan.ts';
import type { Target } from './target.ts';

/** What conditions need of the evaluation that they belong to. */
export interface ConditionContext {
  readonly target: Target;
  /** What regular expressions may cost. */
  readonly searches: SearchBudget;
  /** Says in words for the user what was given up, so that there may be more to find. */
  giveUp(limit: string): void;
  /** Whether an import of this name is certainly of a package that the project does not declare. */
  isUndeclared(specifier: string): boolean;
  /** The matches of a plan in a place, from one segment or (null) from all. */
  evaluateWithin(plan: Plan, place: Match, segment: Segment | null): readonly Match[];
  /** The matches of a formula in another text. */
  evaluateIn(target: Target, formula: Formula): readonly Match[];
}

/**
 * The matches that remain of one match under a condition: none, itself, or itself with more bindings. The
 * condition sees the bindings in `given`; with `segment`, the match was sought in that one alone.
 */
export function holds(
  ctx: ConditionContext,
  condition: PlanCondition,
  match: Match,
  given: Bindings,
  segment: Segment | null,
): readonly Match[] {
  switch (condition.type) {
    case 'regex':
      return regexHolds(ctx, condition, match, given);
    case 'comparison':
      return keepIf(match, comparisonHolds(ctx, condition, given));
    case 'analysis':
      return keepIf(match, analysisHolds(ctx, condition, given));
    case 'memory':
      return keepIf(match, memoryHolds(ctx, condition, given));
    case 'type':
      return keepIf(match, typeHolds(ctx, condition, given));
    case 'pattern':
      return patternHolds(ctx, condition, match, given, segment);
  }
}

function keepIf(match: Match, condition: boolean): readonly Match[] {
  return condition ? [match] : [];
}

/** Keeps a match whose metavariable begins as the expression says, with what its named groups are bound to. */
function regexHolds(
  ctx: ConditionContext,
  condition: Condition & { type: 'regex' },
  match: Match,
  given: Bindings,
): readonly Match[] {
  const bound = lookup(given, condition.metavariable);
  const compiled = compileRegex(condition.regex.text);
  if (bound === undefined || 'error' in compiled) return [];
  const { regex } = compiled;
  const written = textOf(bound, ctx.target.text);
  const constant = condition.constantPropagation ? constantText(ctx, bound) : undefined;
  const binds = /\(\?P?<[A-Za-z_]/.test(condition.regex.text);
  // Of a string, groups are bound to what it says, without its quotes where the expression has none.
  const said = binds ? onlyNode(bound) : undefined;
  // What is bound to a text is also as it is written in the code, with what is escaped in it.
  const source = spanOf(bound);
  const escaped = bound.type === 'text' && source && ctx.target.text.slice(source.start, source.end);
  const texts = [said?.kind === 'String' ? said.text : undefined, written, escaped || undefined, constant];
  const text = texts.find((each) => each !== undefined && regex.testStart(each, ctx.searches));
  if (text === undefined) return [];
  if (!binds) return [match];
  const around = spanOf(bound) ?? match;
  const offset = written.indexOf(text);
  let bindings: Bindings = null;
  for (const group of regex.matches(text, ctx.searches).find((found) => found.start === 0)?.groups ?? []) {
    if (group?.name === undefined) continue;
    // A part of a constant is written elsewhere; here there is what stands for all of it.
    const { start, end } =
      offset < 0
        ? around
        : { start: around.start + offset + group.start, end: around.start + offset + group.end };
    bindings = new Binding(
      metavariableOf(group.name),
      { type: 'text', text: group.text, start, end },
      bindings,
    );
  }
  return [{ ...match, bindings: addBindings(match.bindings, bindings) }];
}

function constantText(ctx: ConditionContext, bound: Bound): string | undefined {
  const node = onlyNode(bound);
  const constant = node && ctx.target.facts.constant(node);
  return constant !== undefined && 'value' in constant ? String(constant.value) : undefined;
}

function onlyNode(bound: Bound): Node | undefined {
  if (bound.type === 'text' || bound.nodes.length !== 1) return undefined;
  const [node] = bound.nodes;
  return node?.kind === 'ExprStmt' ? node.children[0] : node;
}

function comparisonHolds(
  ctx: ConditionContext,
  condition: Condition & { type: 'comparison' },
  bindings: Bindings,
): boolean {
  const value = (name: string): ComparisonValue | undefined => {
    const bound = lookup(bindings, name);
    return bound === undefined ? undefined : comparisonValue(ctx, bound, condition);
  };
  const result = evaluateComparison(condition.comparison.text, value, ctx.searches);
  return result === true;
}

function comparisonValue(
  ctx: ConditionContext,
  bound: Bound,
  { strip, base }: Condition & { type: 'comparison' },
): ComparisonValue | undefined {
  const node = onlyNode(bound);
  const text = textOf(bound, ctx.target.text);
  if (strip || base !== undefined) {
    const plain = text.replace(/^["'`]+|(?<!["'`])["'`]+$/g, '').replace(/_/g, '');
    const value = base === undefined ? numberOf(plain) : Number.parseInt(plain.replace(/^0[xob]/i, ''), base);
    if (!Number.isNaN(value)) return value;
    return strip ? plain : undefined;
  }
  if (node === undefined) {
    const value = bound.type === 'text' && /^-?\d/.test(text) ? numberOf(text) : Number.NaN;
    return Number.isNaN(value) ? text : value;
  }
  return literalValue(node) ?? constantValue(ctx, node) ?? text;
}

function literalValue(node: Node): ComparisonValue | undefined {
  switch (node.kind) {
    case 'Number': {
      const value = numberOf(node.text);
      return Number.isNaN(value) ? undefined : value;
    }
    case 'String':
    case 'Char':
      return node.text;
    case 'Bool':
      return node.text === 'true';
    case 'Null':
      return null;
    case 'Array':
    case 'Tuple': {
      const values = node.children.map(literalValue);
      return values.every((value) => value !== undefined) ? (values as ComparisonValue[]) : undefined;
    }
    default:
      return undefined;
  }
}

function constantValue(ctx: ConditionContext, node: Node): ComparisonValue | undefined {
  const constant = ctx.target.facts.constant(node);
  return constant !== undefined && 'value' in constant ? constant.value : undefined;
}

function analysisHolds(
  ctx: ConditionContext,
  condition: Condition & { type: 'analysis' },
  bindings: Bindings,
): boolean {
  const bound = lookup(bindings, condition.metavariable);
  if (bound === undefined) return false;
  const text =
    constantText(ctx, bound) ??
    (onlyNode(bound)?.kind === 'String' ? (onlyNode(bound) as Node).text : textOf(bound, ctx.target.text));
  switch (condition.analyzer) {
    case 'entropy':
      return isHighEntropy(text);
    case 'redos':
      return isSlowRegex(text, condition.options);
    case 'secret':
      return isSecretValue(text);
    case 'undeclared':
      return ctx.isUndeclared(text);
    case 'token': {
      const whole = ctx.target.text;
      const { start, end } = spanOf(bound) ?? { start: 0, end: 0 };
      return isToken(text, whole.slice(Math.max(0, start - AROUND), start), whole.slice(end, end + AROUND));
    }
  }
}

function memoryHolds(
  ctx: ConditionContext,
  { metavariable, is, beside }: Condition & { type: 'memory' },
  bindings: Bindings,
): boolean {
  const nodeOf = (name: string | undefined): Node | undefined => {
    const bound = name === undefined ? undefined : lookup(bindings, name);
    return bound && onlyNode(bound);
  };
  const node = nodeOf(metavariable);
  const { target } = ctx;
  const segment = node && target.program?.index.segmentAt(node.start);
  const around = node && segment && functionAround(segment.root, node);
  const memory = around && memoryOf(around, target.facts);
  if (node === undefined || memory == null) return false;
  if (memory.isGivenUp) ctx.giveUp('A function is too large to tell what it does with memory.');
  const others: Beside<Node> = Object.fromEntries(BESIDE.map((key) => [key, nodeOf(beside[key])]));
  return is.some((question) => memory.answers(question, node, others));
}

/** How much is looked at around a token: the longest escape. */
const AROUND = 6;

function typeHolds(
  ctx: ConditionContext,
  condition: Condition & { type: 'type' },
  bindings: Bindings,
): boolean {
  const bound = lookup(bindings, condition.metavariable);
  const node = bound && onlyNode(bound);
  if (node === undefined) return false;
  const { facts } = ctx.target;
  const known = facts.typeNames(node);
  return condition.types.some(
    ({ text }) => isOneOf(text, known) || (text === UNKNOWN && facts.hasUnknownType(node)),
  );
}

/** The type of what has none as far as the file and models of libraries tell. */
const UNKNOWN = 'unknown';

/** The formula must match inside what the metavariable stands for; what it binds is kept. */
function patternHolds(
  ctx: ConditionContext,
  condition: PatternCondition,
  match: Match,
  given: Bindings,
  segment: Segment | null,
): readonly Match[] {
  const bound = lookup(given, condition.metavariable);
  const span = bound && spanOf(bound);
  if (bound === undefined || span === undefined) return [];
  const found =
    condition.plan !== null && bound.type === 'nodes'
      ? ctx.evaluateWithin(condition.plan, { ...span, bindings: given }, segment)
      : inText(ctx, condition, bound);
  return found.map((inner) => ({ ...match, bindings: addBindings(match.bindings, inner.bindings) }));
}

/** The bindings of `a`, and those of `b` for metavariables that `a` does not bind. */
function addBindings(a: Bindings, b: Bindings): Bindings {
  let result = a;
  for (let at = b; at !== null; at = at.next)
    if (lookup(a, at.name) === undefined) result = new Binding(at.name, at.bound, result);
  return result;
}

/** Evaluates on the text alone: the content of a string in another language, a type, a name that an import gives. */
function inText(ctx: ConditionContext, condition: PatternCondition, bound: Bound): readonly Match[] {
  const node = onlyNode(bound);
  const text = node?.kind === 'String' ? node.text : textOf(bound, ctx.target.text);
  const target = ctx.target.nested(text, condition.language ?? ctx.target.language);
  if (target === null) return [];
  const found = ctx.evaluateIn(target, condition.formula);
  // Places in the inner text mean nothing outside; what was bound is carried over as text.
  return found.map((inner) => ({ ...inner, bindings: asText(inner.bindings, text, bound) }));
}

function asText(bindings: Bindings, source: string, outer: Bound): Bindings {
  const span = spanOf(outer) ?? { start: 0, end: 0 };
  let result: Bindings = null;
  for (let at = bindings; at !== null; at = at.next) {
    result = new Binding(at.name, { type: 'text', text: textOf(at.bound, source), ...span }, result);
  }
  return result;
}
