/**
 * The places that a rule speaks of: matches of its sources, sinks, sanitizers and propagators. What data flow
 * learnt of them is kept from one state of the document to the next, so they know where they are by their segment:
 * an edit before it moves them without anybody visiting them.
 */

import { type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import type { Segment } from '../program/segment.ts';
import type { Propagator, TaintPart } from '../rule/rule.ts';
import { movedBindings } from '../search/keptMatches.ts';
import type { Match } from '../search/matches.ts';
import type { Node } from '../syntax/node.ts';

/** UTF-16 offsets. */
interface Span {
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

/** A source, and what taints from it have as their origin: one object, so that origins are compared by identity. */
export class SourceMatch extends PartMatch {
  readonly origin: SourceOrigin = { type: 'source', match: this };
}

export class SinkMatch extends PartMatch {
  constructor(
    segment: Segment,
    match: Match,
    part: TaintPart,
    /**
     * Whether everything in the match is a sink, as where it is a block or a run of statements. Otherwise it is
     * an expression, and what reaches the sink is its value, or the values that a call is given.
     */
    readonly inside: boolean,
    /** Whether the rule means one expression of a larger match: its value counts, also where it is a call. */
    readonly isValue: boolean,
  ) {
    super(segment, match, part);
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
