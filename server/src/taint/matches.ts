/**
 * The places that a rule speaks of: matches of its sources, sinks, sanitizers and propagators. What data flow
 * learnt of them is kept from one state of the document to the next, so they know where they are by their segment:
 * an edit before it moves them without anybody visiting them. As long as the matches in a segment stay what they are,
 * so do the objects that stand for them: what was learnt needs no translation after an edit.
 */

import { type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Propagator, TaintPart } from '../rule/rule.ts';
import { inPlace, type KeptMatches, movedBindings } from '../search/keptMatches.ts';
import type { Match } from '../search/matches.ts';
import type { PlanResult } from '../search/planMemory.ts';
import type { Node } from '../syntax/node.ts';

/** UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span that moves with a segment. */
class SpanInSegment implements Span {
  private readonly offset: number;
  private readonly length: number;

  constructor(
    protected readonly segment: Segment,
    { start, end }: Span,
  ) {
    this.offset = start - segment.root.start;
    this.length = end - start;
  }

  get start(): number {
    return this.segment.root.start + this.offset;
  }

  get end(): number {
    return this.start + this.length;
  }
}

/** A match of a part of the rule. */
export class PartMatch<Part extends TaintPart = TaintPart> extends SpanInSegment implements Match {
  /** Where the segment began when `bound` was right. */
  private base: number;
  private bound: Bindings;
  readonly statement?: Node;

  constructor(
    segment: Segment,
    match: Match,
    readonly part: Part,
  ) {
    super(segment, match);
    this.base = segment.root.start;
    this.bound = match.bindings;
    if (match.statement !== undefined) this.statement = match.statement;
  }

  get bindings(): Bindings {
    const { start } = this.segment.root;
    if (this.base !== start) {
      this.bound = movedBindings(this.bound, start - this.base);
      this.base = start;
    }
    return this.bound;
  }
}

/** The expression that a metavariable of a match stands for. */
export function boundNode({ bindings }: PartMatch, name: string): Node | undefined {
  const bound = lookup(bindings, name);
  return bound?.type === 'nodes' && bound.nodes.length === 1 ? bound.nodes[0] : undefined;
}

/** A source, and what taints from it have as their origin: one object, so that origins are compared by identity. */
export class SourceMatch extends PartMatch {
  readonly origin: SourceOrigin = { type: 'source', match: this };
}

export class SinkMatch extends PartMatch {
  private readonly values: readonly Span[] | null;

  /**
   * `values` are the expressions that the match consists of: what reaches the sink is the value of one of them, or the
   * values that a call is given. Without any, as where the match is a block or a run of statements, everything in it
   * is a sink.
   */
  constructor(
    segment: Segment,
    match: Match,
    part: TaintPart,
    values: readonly Span[] | null,
    /** Whether the rule means one expression of a larger match: its value counts, also where it is a call. */
    readonly isValue: boolean,
  ) {
    super(segment, match, part);
    this.values = values?.map((value) => new SpanInSegment(segment, value)) ?? null;
  }

  /** Whether the value of a node in it reaches the sink. */
  takes(node: Span): boolean {
    return this.values?.some(({ start, end }) => start === node.start && end === node.end) ?? true;
  }
}

export class PropagatorMatch extends PartMatch<Propagator> {
  private constructor(
    segment: Segment,
    match: Match,
    part: Propagator,
    readonly from: Span,
    readonly to: Span,
  ) {
    super(segment, match, part);
  }

  /** A match that binds both ends of the way; of others nothing is known. */
  static of(segment: Segment, match: Match, part: Propagator): PropagatorMatch | undefined {
    const end = (name: string): Span | undefined => {
      const bound = lookup(match.bindings, name);
      const span = bound && spanOf(bound);
      return span && new SpanInSegment(segment, span);
    };
    const from = end(part.from);
    const to = end(part.to);
    return from && to && new PropagatorMatch(segment, match, part, from, to);
  }
}

export interface SourceOrigin {
  readonly type: 'source';
  readonly match: SourceMatch;
}

interface InSegment<Found> {
  /** The matches as they came, if they came by segment: the same object means the same matches. */
  readonly kept: KeptMatches | null;
  readonly found: readonly Found[];
}

type MatchesBySegment = ReadonlyMap<Segment, KeptMatches | readonly Match[]>;

export class PartPlaces<Found extends Match> {
  private readonly inSegments = new Map<Segment, InSegment<Found>>();
  /** What was taken over last, and the document's generation then. */
  private taken: MatchesBySegment | null = null;
  private generation = 0;

  /** `make` turns a match in a segment into what the rule says of it: nothing, where it says nothing. */
  constructor(
    readonly part: TaintPart,
    private readonly make: (segment: Segment, match: Match) => Found | undefined,
  ) {}

  /** All places, in no order. */
  *[Symbol.iterator](): Iterator<Found> {
    for (const { found } of this.inSegments.values()) yield* found;
  }

  in(segment: Segment): readonly Found[] {
    return this.inSegments.get(segment)?.found ?? [];
  }

  get segments(): Iterable<Segment> {
    return this.inSegments.keys();
  }

  get isEmpty(): boolean {
    return this.inSegments.size === 0;
  }

  /** Takes over what the formula now finds; adds the segments whose places are others than before to `changed`. */
  update(result: PlanResult, index: DocumentIndex, changed: Set<Segment>): void {
    const there: MatchesBySegment = result.inSegments ?? bySegment(result.matches, index);
    // What is kept by segment is another only where segments have come or gone.
    const gone = there === this.taken ? index.goneSince(this.generation) : null;
    for (const segment of gone ?? this.inSegments.keys())
      if (!there.has(segment) && this.inSegments.delete(segment)) changed.add(segment);
    for (const segment of gone === null ? there.keys() : index.bornSince(this.generation)) {
      const matches = there.get(segment);
      if (matches !== undefined) this.take(segment, matches, changed);
    }
    this.taken = there;
    this.generation = index.generation;
  }

  private take(segment: Segment, matches: KeptMatches | readonly Match[], changed: Set<Segment>): void {
    const before = this.inSegments.get(segment);
    const isKept = !isArray(matches);
    if (before !== undefined && (isKept ? before.kept === matches : areThere(matches, before.found))) return;
    const found = (isKept ? inPlace(segment, matches) : matches).flatMap(
      (match) => this.make(segment, match) ?? [],
    );
    this.inSegments.set(segment, { kept: isKept ? matches : null, found });
    changed.add(segment);
  }
}

function isArray(matches: KeptMatches | readonly Match[]): matches is readonly Match[] {
  return Array.isArray(matches);
}

function bySegment(matches: readonly Match[], index: DocumentIndex): Map<Segment, Match[]> {
  const found = new Map<Segment, Match[]>();
  for (const match of matches) {
    const segment = index.segmentAt(match.start);
    const there = found.get(segment);
    if (there === undefined) found.set(segment, [match]);
    else there.push(match);
  }
  return found;
}

/** Whether matches are those that places were made of. */
function areThere(matches: readonly Match[], found: readonly Match[]): boolean {
  return (
    matches.length === found.length &&
    matches.every((match, i) => {
      const other = found[i] as Match;
      return (
        match.start === other.start &&
        match.end === other.end &&
        match.statement === other.statement &&
        sameBindings(match.bindings, other.bindings)
      );
    })
  );
}

function sameBindings(a: Bindings, b: Bindings): boolean {
  let other = b;
  for (let at = a; at !== null; at = at.next, other = other.next) {
    if (other === null || other.name !== at.name) return false;
    const [one, two] = [at.bound, other.bound];
    if (one.type === 'text') {
      if (two.type !== 'text' || two.text !== one.text || two.start !== one.start) return false;
    } else if (
      two.type !== 'nodes' ||
      two.nodes.length !== one.nodes.length ||
      !one.nodes.every((node, i) => node === two.nodes[i])
    )
      return false;
  }
  return other === null;
}
