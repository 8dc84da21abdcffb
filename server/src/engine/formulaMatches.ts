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
    const candidates = candidatesOf(formula, evaluation);
    if (candidates.size === 0) return NONE;
    if (patternsOf(formula).some((pattern) => evaluation.matchesOf(pattern).inShell)) {
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

/** The segments outside of which a formula cannot match. */
function candidatesOf(formula: Formula, evaluation: FormulaEvaluation): ReadonlySet<Segment> {
  switch (formula.op) {
    case 'pattern':
      return evaluation.matchesOf(formula.pattern.text).segments;
    case 'any':
      return new Set(formula.of.flatMap((part) => [...candidatesOf(part, evaluation)]));
    case 'inside':
      return candidatesOf(formula.of, evaluation);
    case 'all': {
      const plain = formula.of.find(({ op }) => op === 'pattern' || op === 'any' || op === 'all');
      return candidatesOf((plain ?? formula.of.find(({ op }) => op === 'inside')) as Formula, evaluation);
    }
    default:
      return new Set();
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

const patterns = new WeakMap<Formula, readonly string[]>();

/** The texts of all patterns in a formula, those in conditions among them. */
function patternsOf(formula: Formula): readonly string[] {
  let known = patterns.get(formula);
  if (known === undefined) {
    const found = new Set<string>();
    collectPatterns(formula, found);
    known = [...found];
    patterns.set(formula, known);
  }
  return known;
}

function collectPatterns(formula: Formula, found: Set<string>): void {
  if (formula.op === 'pattern') found.add(formula.pattern.text);
  else if (formula.op === 'any' || formula.op === 'all')
    for (const part of formula.of) collectPatterns(part, found);
  else if (formula.op !== 'regex') collectPatterns(formula.of, found);
  if (formula.op !== 'all') return;
  for (const condition of formula.where)
    if (condition.type === 'pattern' && condition.language === undefined)
      collectPatterns(condition.formula, found);
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
