/**
 * What plans found in one document, kept through its edits: a plan that several rules share is evaluated once, and
 * what it found in a segment stands for as long as the segment does.
 */

import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import { gather, inPlace, type KeptMatches } from './keptMatches.ts';
import type { Match } from './matches.ts';
import { isPossible, type Plan } from './plan.ts';

/** What a plan finds in one state of the document. */
export interface PlanResult {
  readonly matches: readonly Match[];
  /**
   * The matches by segment, each the same object for as long as the segment is; null where they were not found
   * segment by segment.
   */
  readonly inSegments: ReadonlyMap<Segment, KeptMatches> | null;
  /** The segments where there are, or may be, matches. */
  readonly segments: Iterable<Segment>;
  has(segment: Segment): boolean;
  /** The matches in one segment. */
  in(segment: Segment): readonly Match[];
}

const NO_MATCHES: readonly Match[] = [];

/** The matches that are kept by segment. */
export class SegmentResult implements PlanResult {
  private gathered: readonly Match[] | null = null;

  constructor(readonly inSegments: ReadonlyMap<Segment, KeptMatches>) {}

  get matches(): readonly Match[] {
    this.gathered ??= gather(this.inSegments);
    return this.gathered;
  }

  get segments(): Iterable<Segment> {
    return this.inSegments.keys();
  }

  has(segment: Segment): boolean {
    return this.inSegments.has(segment);
  }

  in(segment: Segment): readonly Match[] {
    const found = this.inSegments.get(segment);
    return found === undefined ? NO_MATCHES : inPlace(segment, found);
  }
}

export const NOTHING: PlanResult = new SegmentResult(new Map());

/** What is tried nearly everywhere: it is only looked for where somebody asks. */
export class LazyResult implements PlanResult {
  readonly inSegments = null;

  constructor(
    readonly segments: readonly Segment[],
    private readonly search: (segment: Segment) => KeptMatches,
  ) {}

  get matches(): readonly Match[] {
    return gather(new Map(this.segments.map((segment) => [segment, this.search(segment)])));
  }

  has(): boolean {
    return true;
  }

  in(segment: Segment): readonly Match[] {
    return inPlace(segment, this.search(segment));
  }
}

/** Matches that may reach around segments. */
export class WholeResult implements PlanResult {
  readonly inSegments = null;
  readonly segments: Iterable<Segment> = [];

  constructor(readonly matches: readonly Match[]) {}

  has(): boolean {
    return false;
  }

  in(): readonly Match[] {
    return NO_MATCHES;
  }
}

/** What is known of a plan. */
export interface KeptPlan {
  readonly inSegments: Map<Segment, KeptMatches>;
  /** What was given up in a segment, in words for the user. */
  readonly limits: Map<Segment, string>;
  /** The document's generation for which `result` holds; 0 when nothing is known. */
  generation: number;
  /** The generation up to which `inSegments` is known; 0 when nothing is. */
  searched: number;
  /** Whether `result` holds for later generations as well, until `touch` is called. */
  isStanding: boolean;
  /** Whether a rule looks for it by itself, so that it is looked for everywhere; see `PatternPlan.isBroad`. */
  isWhole: boolean;
  result: PlanResult;
}

export class PlanMemory {
  /** By the plan's id. */
  private readonly kept = new Map<number, KeptPlan>();
  private watched: ReadonlySet<Plan> = new Set();
  /** By the plan's id, whether the document has the words that it cannot do without. */
  private readonly hasWords = new Map<number, boolean>();
  private vocabulary = 0;

  of({ id }: Plan): KeptPlan {
    let kept = this.kept.get(id);
    if (kept === undefined) {
      kept = {
        inSegments: new Map(),
        limits: new Map(),
        generation: 0,
        searched: 0,
        isStanding: false,
        isWhole: false,
        result: NOTHING,
      };
      this.kept.set(id, kept);
    }
    return kept;
  }

  /** The document's generation for which a plan's result holds; 0 when nothing is known of it. */
  generationOf({ id }: Plan): number {
    return this.kept.get(id)?.generation ?? 0;
  }

  /** Whether the document has the words of all that a plan cannot do without; false only where it finds nothing. */
  mayFind(plan: Plan, index: DocumentIndex): boolean {
    if (this.vocabulary !== index.vocabulary) this.hasWords.clear();
    this.vocabulary = index.vocabulary;
    let has = this.hasWords.get(plan.id);
    if (has === undefined) {
      has = isPossible(plan, ({ compiled }) => index.hasWords(compiled.words));
      this.hasWords.set(plan.id, has);
    }
    return has;
  }

  /** Keeps the result of a plan until it is touched, if somebody sees to that and it was found by segments. */
  keep(plan: Plan, kept: KeptPlan): void {
    kept.isStanding = this.watched.has(plan) && kept.result.inSegments !== null && kept.limits.size === 0;
  }

  forget({ id }: Plan): void {
    this.kept.delete(id);
  }

  /** From now on somebody will touch these plans where something new may matter to them. */
  watch(plans: ReadonlySet<Plan>): void {
    for (const kept of this.kept.values()) kept.isStanding = false;
    this.watched = plans;
  }

  /** The result of a plan is not to be used in later states of the document. */
  touch({ id }: Plan): void {
    const kept = this.kept.get(id);
    if (kept !== undefined) kept.isStanding = false;
  }

  /** The same for all plans that found something in segments that are gone. */
  touchIn(gone: readonly Segment[]): void {
    for (const kept of this.kept.values())
      if (kept.isStanding && kept.inSegments.size > 0 && hasAny(kept.inSegments, gone))
        kept.isStanding = false;
  }
}

/** Whether one of the segments that are gone is among those that something was kept for. */
export function hasAny(kept: ReadonlyMap<Segment, unknown>, gone: readonly Segment[]): boolean {
  if (gone.length <= kept.size) return gone.some((segment) => kept.has(segment));
  for (const segment of kept.keys()) if (segment.gone) return true;
  return false;
}
