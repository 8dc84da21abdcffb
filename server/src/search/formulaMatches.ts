/**
 * Where formulas match in one document, kept through its edits. What a formula finds in a segment depends on that
 * segment alone as long as none of its patterns matches in the shell, which reaches around segments; so after an
 * edit it is evaluated where something is new. Rules that say the same share what is found.
 */

import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { gather, type KeptMatches } from './keptMatches.ts';
import type { Match } from './matches.ts';
import type { PatternResult } from './patternMatches.ts';

/** How a formula is evaluated: everywhere, or (given a segment) as if that were all there is. */
export interface FormulaEvaluation {
  /** What tells apart evaluations of one formula under different options. */
  readonly key: string;
  /** What regular expressions may cost; where one was stopped, what was found is not kept. */
  readonly searches: SearchBudget;
  matchesOf(pattern: string): PatternResult;
  /** Whether a pattern is only a metavariable or the like, which matches nearly everywhere. */
  isOpen(pattern: string): boolean;
  evaluate(formula: Formula, within: Segment | null): readonly Match[];
}

/** What a formula finds in one state of the document. */
export interface FormulaResult {
  readonly matches: readonly Match[];
  /**
   * The matches by segment, each the same object for as long as the segment is; null where the formula was
   * evaluated as a whole.
   */
  readonly inSegments: ReadonlyMap<Segment, KeptMatches> | null;
}

interface Entry {
  readonly inSegments: Map<Segment, KeptMatches>;
  /** The document's generation for which `result` holds; 0 when nothing is known. */
  generation: number;
  /** The generation up to which `inSegments` is known; 0 when nothing is. */
  searched: number;
  result: FormulaResult;
}

const NONE: FormulaResult = { matches: [], inSegments: new Map() };

export class FormulaMatches {
  private readonly entries = new Map<string, Map<string, Entry>>();

  constructor(private readonly index: DocumentIndex) {}

  /** All matches in the current state of the document. */
  of(formula: Formula, evaluation: FormulaEvaluation): FormulaResult {
    const entry = this.entry(formula, evaluation.key);
    const { generation } = this.index;
    if (entry.generation !== generation) {
      const { stops } = evaluation.searches;
      entry.result = isLocal(formula)
        ? this.bringUpToDate(entry, formula, evaluation)
        : { matches: evaluation.evaluate(formula, null), inSegments: null };
      entry.generation = generation;
      if (evaluation.searches.stops > stops) this.entries.get(evaluation.key)?.delete(textOf(formula));
    }
    return entry.result;
  }

  private entry(formula: Formula, key: string): Entry {
    let byFormula = this.entries.get(key);
    if (byFormula === undefined) {
      byFormula = new Map();
      this.entries.set(key, byFormula);
    }
    const text = textOf(formula);
    let entry = byFormula.get(text);
    if (entry === undefined) {
      entry = { inSegments: new Map(), generation: 0, searched: 0, result: NONE };
      byFormula.set(text, entry);
    }
    return entry;
  }

  private bringUpToDate(entry: Entry, formula: Formula, evaluation: FormulaEvaluation): FormulaResult {
    const { index } = this;
    const { inSegments, searched } = entry;
    index.forgetGone(inSegments, searched);
    entry.searched = index.generation;
    if (isNowhere(formula, evaluation)) return NONE;
    if (joinsShell(formula, evaluation)) {
      inSegments.clear();
      entry.searched = 0;
      return { matches: evaluation.evaluate(formula, null), inSegments: null };
    }
    const candidates =
      searched === 0 ? (candidatesOf(formula, evaluation) ?? index.segments) : index.bornSince(searched);
    for (const segment of candidates) {
      if (inSegments.has(segment) || !mayMatchIn(formula, segment, evaluation)) continue;
      const matches = evaluation.evaluate(formula, segment);
      if (matches.length > 0) inSegments.set(segment, { base: segment.root.start, matches });
    }
    if (inSegments.size === 0) return NONE;
    let matches: readonly Match[] | null = null;
    return {
      inSegments,
      get matches() {
        matches ??= gather(inSegments);
        return matches;
      },
    };
  }
}

/** Whether a formula certainly matches nothing in the document, as far as its patterns alone say. */
function isNowhere(formula: Formula, evaluation: FormulaEvaluation): boolean {
  switch (formula.op) {
    case 'pattern': {
      const { text } = formula.pattern;
      if (evaluation.isOpen(text)) return false;
      for (const _ of evaluation.matchesOf(text).segments()) return false;
      return true;
    }
    case 'any':
      return formula.of.every((part) => isNowhere(part, evaluation));
    case 'inside':
      return isNowhere(formula.of, evaluation);
    case 'all':
      return formula.of.some((part) => part.op !== 'not' && isNowhere(part, evaluation));
    default:
      return false;
  }
}

/** Segments outside of which a formula cannot match, if it does not reach the shell; null when any may do. */
function candidatesOf(formula: Formula, evaluation: FormulaEvaluation): Iterable<Segment> | null {
  switch (formula.op) {
    case 'pattern': {
      const { text } = formula.pattern;
      return evaluation.isOpen(text) ? null : evaluation.matchesOf(text).segments();
    }
    case 'any': {
      const all = new Set<Segment>();
      for (const part of formula.of) {
        const found = candidatesOf(part, evaluation);
        if (found === null) return null;
        for (const segment of found) all.add(segment);
      }
      return all;
    }
    case 'inside':
      return candidatesOf(formula.of, evaluation);
    case 'all': {
      for (const part of formula.of) {
        const found = part.op === 'not' ? null : candidatesOf(part, evaluation);
        if (found !== null) return found;
      }
      return null;
    }
    default:
      return null;
  }
}

/** Whether everything that a formula requires is in a segment. */
function mayMatchIn(formula: Formula, segment: Segment, evaluation: FormulaEvaluation): boolean {
  switch (formula.op) {
    case 'pattern': {
      const { text } = formula.pattern;
      return evaluation.isOpen(text) || evaluation.matchesOf(text).has(segment);
    }
    case 'any':
      return formula.of.some((part) => mayMatchIn(part, segment, evaluation));
    case 'inside':
      return mayMatchIn(formula.of, segment, evaluation);
    case 'all':
      return formula.of.every((part) => part.op === 'not' || mayMatchIn(part, segment, evaluation));
    default:
      return true;
  }
}

/** Whether a match outside of all segments may be joined with one in a segment. */
function joinsShell(formula: Formula, evaluation: FormulaEvaluation): boolean {
  switch (formula.op) {
    case 'pattern':
      return false;
    case 'any':
      return formula.of.some((part) => joinsShell(part, evaluation));
    case 'inside':
      return joinsShell(formula.of, evaluation);
    case 'all': {
      const [only, another] = formula.of;
      return only !== undefined && another === undefined && only.op !== 'not'
        ? joinsShell(only, evaluation) || conditionsReachShell(formula, evaluation)
        : reachesShell(formula, evaluation);
    }
    default:
      return true;
  }
}

/** Whether a match outside of all segments may have a part in what a formula finds. */
function reachesShell(formula: Formula, evaluation: FormulaEvaluation): boolean {
  switch (formula.op) {
    case 'pattern':
      return evaluation.isOpen(formula.pattern.text) || evaluation.matchesOf(formula.pattern.text).inShell;
    case 'any':
      return formula.of.some((part) => reachesShell(part, evaluation));
    case 'not':
    case 'inside':
      return reachesShell(formula.of, evaluation);
    case 'all': {
      // An expression in the shell holds no segment, so it needs the others to match in the shell as well.
      const isPositive = (part: Formula): boolean => part.op !== 'not';
      const others = formula.of.filter((part) => !(isPositive(part) && isOpenPattern(part, evaluation)));
      if (!others.some(isPositive) || others.some((part) => reachesShell(part, evaluation))) return true;
      return conditionsReachShell(formula, evaluation);
    }
    default:
      return true;
  }
}

function conditionsReachShell({ where }: Formula & { op: 'all' }, evaluation: FormulaEvaluation): boolean {
  return where.some(
    (condition) =>
      condition.type === 'pattern' &&
      condition.language === undefined &&
      reachesShell(condition.formula, evaluation) &&
      !isOpenPattern(condition.formula, evaluation),
  );
}

/** Whether a formula is a metavariable or the like, which an expression in the shell can be without holding a segment. */
function isOpenPattern(formula: Formula, evaluation: FormulaEvaluation): boolean {
  return formula.op === 'pattern' && evaluation.isOpen(formula.pattern.text);
}

const local = new WeakMap<Formula, boolean>();

/** Whether what is found in a segment can depend on that segment alone. */
function isLocal(formula: Formula): boolean {
  let known = local.get(formula);
  if (known === undefined) {
    known = computeLocal(formula);
    local.set(formula, known);
  }
  return known;
}

function computeLocal(formula: Formula): boolean {
  switch (formula.op) {
    case 'pattern':
      return true;
    case 'regex':
    case 'anywhere':
      return false;
    case 'any':
      return formula.of.every(isLocal);
    case 'not':
    case 'inside':
      return isLocal(formula.of);
    case 'all':
      return (
        formula.of.every(isLocal) &&
        formula.of.some(({ op }) => op !== 'not') &&
        formula.where.every((condition) => condition.type !== 'pattern' || isLocalCondition(condition))
      );
  }
}

/** A condition on what a metavariable stands for is evaluated there; other text has no segments. */
function isLocalCondition(condition: Condition & { type: 'pattern' }): boolean {
  return condition.language !== undefined || isRestricted(condition.formula);
}

function isRestricted(formula: Formula): boolean {
  if (formula.op === 'anywhere') return false;
  if (formula.op === 'any') return formula.of.every(isRestricted);
  if (formula.op === 'all') return formula.of.every(isRestricted);
  return formula.op === 'not' || formula.op === 'inside' ? isRestricted(formula.of) : true;
}

const texts = new WeakMap<Formula, string>();

/** A formula as text: equal for formulas that say the same, wherever they stand. */
function textOf(formula: Formula): string {
  let known = texts.get(formula);
  if (known === undefined) {
    known = JSON.stringify(formula, (key, value: unknown) => (key === 'span' ? undefined : value));
    texts.set(formula, known);
  }
  return known;
}
