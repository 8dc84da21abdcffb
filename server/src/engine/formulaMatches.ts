/**
 * Where formulas match in one document, kept through its edits. What a formula finds in a segment depends on that
 * segment alone as long as none of its patterns matches in the shell, which reaches around segments; so after an
 * edit it is evaluated where something is new. Rules that say the same share what is found.
 */

import type { Condition, Formula } from '../rule/rule.ts';
import type { DocumentIndex } from './documentIndex.ts';
import { gather, type KeptMatches } from './keptMatches.ts';
import type { Match } from './matches.ts';
import type { PatternResult } from './patternMatches.ts';
import type { Segment } from './segment.ts';

/** How a formula is evaluated: everywhere, or (given a segment) as if that were all there is. */
export interface FormulaEvaluation {
  /** What tells apart evaluations of one formula under different options. */
  readonly key: string;
  matchesOf(pattern: string): PatternResult;
  /** Whether a pattern is only a metavariable or the like, which matches nearly everywhere. */
  isOpen(pattern: string): boolean;
  evaluate(formula: Formula, within: Segment | null): readonly Match[];
}

interface Entry {
  readonly inSegments: Map<Segment, KeptMatches>;
  /** The document's generation for which `matches` is known; 0 when nothing is. */
  generation: number;
  matches: readonly Match[];
}

const NONE: readonly Match[] = [];

export class FormulaMatches {
  private readonly entries = new Map<string, Map<string, Entry>>();

  constructor(private readonly index: DocumentIndex) {}

  /** All matches in the current state of the document. */
  of(formula: Formula, evaluation: FormulaEvaluation): readonly Match[] {
    const entry = this.entry(formula, evaluation.key);
    const { generation } = this.index;
    if (entry.generation !== generation) {
      entry.matches = isLocal(formula)
        ? this.bringUpToDate(entry, formula, evaluation)
        : evaluation.evaluate(formula, null);
      entry.generation = generation;
    }
    return entry.matches;
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
      entry = { inSegments: new Map(), generation: 0, matches: NONE };
      byFormula.set(text, entry);
    }
    return entry;
  }

  private bringUpToDate(entry: Entry, formula: Formula, evaluation: FormulaEvaluation): readonly Match[] {
    const { inSegments } = entry;
    for (const segment of inSegments.keys()) if (segment.gone) inSegments.delete(segment);
    const candidates = candidatesOf(formula, evaluation) ?? this.index.segments;
    if ('size' in candidates && candidates.size === 0) return NONE;
    if (reachesShell(formula, evaluation)) {
      inSegments.clear();
      entry.generation = 0;
      return evaluation.evaluate(formula, null);
    }
    for (const segment of candidates) {
      if (inSegments.has(segment)) continue;
      const matches = evaluation.evaluate(formula, segment);
      inSegments.set(segment, { base: segment.root.start, matches });
    }
    return gather(inSegments);
  }
}

/** The segments outside of which a formula cannot match; null when it can match in any. */
function candidatesOf(formula: Formula, evaluation: FormulaEvaluation): ReadonlySet<Segment> | null {
  switch (formula.op) {
    case 'pattern': {
      const { pattern } = formula;
      return evaluation.isOpen(pattern.text) ? null : evaluation.matchesOf(pattern.text).segments;
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
      let common: ReadonlySet<Segment> | null = null;
      for (const part of formula.of) {
        if (part.op === 'not') continue;
        const found = candidatesOf(part, evaluation);
        if (found === null) continue;
        common = common === null ? found : intersection(common, found);
        if (common.size === 0) break;
      }
      return common;
    }
    default:
      return null;
  }
}

/**
 * The segments in both. A match in the shell may lie around any segment, so the shell in one of them stands for
 * all of the other.
 */
function intersection(a: ReadonlySet<Segment>, b: ReadonlySet<Segment>): ReadonlySet<Segment> {
  if (hasShell(a)) return hasShell(b) ? new Set([...a, ...b]) : b;
  if (hasShell(b)) return a;
  return new Set([...a].filter((segment) => b.has(segment)));
}

function hasShell(segments: ReadonlySet<Segment>): boolean {
  for (const segment of segments) if (segment.isShell) return true;
  return false;
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
      const isOpen = (part: Formula): boolean =>
        part.op === 'pattern' && evaluation.isOpen(part.pattern.text);
      const isPositive = (part: Formula): boolean => part.op !== 'not';
      const others = formula.of.filter((part) => !(isPositive(part) && isOpen(part)));
      if (!others.some(isPositive) || others.some((part) => reachesShell(part, evaluation))) return true;
      return formula.where.some(
        (condition) =>
          condition.type === 'pattern' &&
          condition.language === undefined &&
          reachesShell(condition.formula, evaluation) &&
          !isOpen(condition.formula),
      );
    }
    default:
      return true;
  }
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
