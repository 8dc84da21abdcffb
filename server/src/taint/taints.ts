/**
 * Taints: where untrusted data comes from, how it came here, and which labels a rule requires of it. Sets of taints are
 * small; which are kept where there would be too many, and which of two ways is told, depends on the taints and not on
 * the order they are met in.
 */

import { CONFIDENCES } from '../finding/finding.ts';
import type { StepWords } from '../finding/stepWords.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceMatch, SourceOrigin } from './matches.ts';

/** How many steps of a way are kept. A longer one is told by its beginning: nobody reads more. */
export const LONGEST_WAY = 32;
/** How many taints a value keeps, the most telling ones: more would tell nobody more. */
const MAXIMUM_TAINTS = 12;
/** How many taints may be on a value before fields of parameters are no longer told apart in it. */
const MAXIMUM_FIELD_TAINTS = 8;

/** A step on a taint's way, newest first. */
export class Step {
  constructor(
    readonly node: Node,
    readonly message: StepWords,
    readonly before: Step | null,
    /** How many steps there are, this one included. */
    readonly length: number,
  ) {}
}

/** What a parameter of the function being analysed brings, or (by `path`) a field of it. */
export class ParameterOrigin {
  readonly type = 'parameter';
  private readonly fields = new Map<string, ParameterOrigin>();

  constructor(
    /** How many functions lie around the one whose parameter it is. */
    readonly level: number,
    readonly index: number,
    readonly path: readonly string[] = [],
    outer: ParameterOrigin | null = null,
  ) {
    this.whole = outer ?? this;
  }

  /** The parameter itself. */
  readonly whole: ParameterOrigin;

  /** The origin of a field; always the same object, so that origins are compared by identity. */
  field(key: string): ParameterOrigin {
    let found = this.fields.get(key);
    if (found === undefined) {
      found = new ParameterOrigin(this.level, this.index, [...this.path, key], this.whole);
      this.fields.set(key, found);
    }
    return found;
  }
}

/** Where a taint comes from: a source in the code, or (inside a function) whatever a parameter brings. */
export type Origin = SourceOrigin | ParameterOrigin;

/** One taint: a label, an origin, and how it came here. */
export interface Taint {
  readonly label: string;
  readonly origin: Origin;
  readonly steps: Step | null;
  /**
   * A source that requires labels, at which only a caller can say whether what the parameter brings has them: a
   * precondition. The taint is one from this source if so, and none if not.
   */
  readonly through?: SourceMatch;
}

/** The label of sources that name none. */
export const PLAIN = '__SOURCE__';

/** Both sets; of two taints of one origin and label the one with fewer steps. `a` itself where `b` adds nothing. */
export function joinTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  let result: Taint[] | null = null;
  for (const taint of b) {
    const at = placeFor(result ?? a, taint);
    if (at === undefined) continue;
    result ??= [...a];
    result[at] = taint;
  }
  return result === null ? a : widened(result);
}

/**
 * Where a taint goes in a list: to the end, or in the place of one whose way is less worth telling; undefined if
 * the list need not have it.
 */
export function placeFor(list: readonly Taint[], taint: Taint): number | undefined {
  const { label, origin, steps, through } = taint;
  for (let i = 0; i < list.length; i++) {
    const other = list[i] as Taint;
    if (other === taint) return undefined;
    if (other.label !== label || other.through !== through) continue;
    if (other.origin === origin) return compareWays(steps, other.steps) < 0 ? i : undefined;
    // What a parameter brings as a whole is in its fields, too.
    if (origin.type === 'parameter' && origin.whole === other.origin) return undefined;
  }
  if (list.length < MAXIMUM_TAINTS) return list.length;
  let last = 0;
  for (let i = 1; i < list.length; i++)
    if (compareTaints(list[i] as Taint, list[last] as Taint) > 0) last = i;
  return compareTaints(taint, list[last] as Taint) < 0 ? last : undefined;
}

/**
 * Which of two taints is kept where there are too many: below 0 the first, above 0 the second. What a parameter
 * brings, which matters to callers; then what is surest to be untrusted; then what came the shortest way.
 */
export function compareTaints(a: Taint, b: Taint): number {
  const byType = Number(a.origin.type === 'source') - Number(b.origin.type === 'source');
  return (
    byType ||
    sureness(b) - sureness(a) ||
    compareWays(a.steps, b.steps) ||
    placeOf(a.origin) - placeOf(b.origin)
  );
}

function sureness({ origin }: Taint): number {
  const confidence = origin.type === 'source' ? origin.match.part.confidence : undefined;
  return CONFIDENCES.indexOf(confidence ?? 'high');
}

function placeOf(origin: Origin): number {
  return origin.type === 'source' ? origin.match.start : origin.index;
}

/**
 * The taints without those of a parameter's fields where the parameter is there as a whole, as it also is where
 * its fields are too many to tell apart.
 */
export function widened(taints: readonly Taint[]): readonly Taint[] {
  const isFew = taints.length <= MAXIMUM_FIELD_TAINTS;
  if (isFew && !taints.some(({ origin }) => origin.type === 'parameter' && origin.whole === origin))
    return taints;
  const result: Taint[] = [];
  for (const taint of taints) {
    const { origin, label, through } = taint;
    const whole = origin.type === 'parameter' ? origin.whole : origin;
    if (isFew && whole !== origin) {
      const isWhole = (other: Taint): boolean =>
        other.origin === whole && other.label === label && other.through === through;
      if (!taints.some(isWhole)) result.push(taint);
      continue;
    }
    const widest = whole === origin ? taint : { ...taint, origin: whole };
    const at = placeFor(result, widest);
    if (at !== undefined) result[at] = widest;
  }
  return result.length === taints.length && isFew ? taints : result;
}

/** The taints with nothing known of the way that they came. */
export function withoutWays(taints: readonly Taint[]): readonly Taint[] {
  return taints.every(({ steps }) => steps === null)
    ? taints
    : taints.map((taint) => ({ ...taint, steps: null }));
}

/** Whether two lists have the same taints; `byWays` where the ways count, too. */
export function sameTaints(a: readonly Taint[], b: readonly Taint[], byWays = true): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(({ label, origin, steps, through }) =>
        b.some(
          (other) =>
            other.label === label &&
            other.origin === origin &&
            other.through === through &&
            (!byWays || compareWays(steps, other.steps) === 0),
        ),
      ))
  );
}

/** Which of two ways is told: below 0 the first, above 0 the second. The shorter, else the one earlier in the text. */
export function compareWays(a: Step | null, b: Step | null): number {
  const byLength = (a?.length ?? 0) - (b?.length ?? 0);
  if (byLength !== 0) return byLength;
  for (let one = a, other = b; one !== other; one = one.before, other = other.before) {
    if (one === null || other === null) return 0;
    const byPlace = one.node.start - other.node.start || one.node.end - other.node.end;
    if (byPlace !== 0) return byPlace;
  }
  return 0;
}

export function withStep(taint: Taint, node: Node, message: StepWords): Taint {
  const before = taint.steps;
  const length = (before?.length ?? 0) + 1;
  if (length > LONGEST_WAY || before?.node === node) return taint;
  return { ...taint, steps: new Step(node, message, before, length) };
}

/** Whether taints have the labels that a source requires; what only callers can say counts as not there. */
export function meetsRequirement({ part: { requires } }: SourceMatch, taints: readonly Taint[]): boolean {
  const has = (name: string): boolean =>
    taints.some(({ label, through }) => label === name && through === undefined);
  return requires === undefined || requirementHolds(requires, has);
}

/** Whether an expression holds for a set of labels; one that cannot be read does not hold. */
export function requirementHolds(expression: string, has: (label: string) => boolean): boolean {
  const tokens = expression.match(/[A-Za-z_][\w.-]*|[()]/g) ?? [];
  let at = 0;
  const or = (): boolean => {
    let value = and();
    while (tokens[at] === 'or') {
      at++;
      const right = and();
      value = value || right;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (tokens[at] === 'and') {
      at++;
      const right = not();
      value = value && right;
    }
    return value;
  };
  const not = (): boolean => {
    const token = tokens[at++];
    if (token === 'not') return !not();
    if (token === '(') {
      const value = or();
      at++;
      return value;
    }
    if (token === 'true' || token === 'True') return true;
    if (token === 'false' || token === 'False') return false;
    return token !== undefined && has(token);
  };
  return or();
}
