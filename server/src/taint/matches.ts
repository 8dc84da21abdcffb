/** The places that a rule speaks of: matches of its sources, sinks, sanitizers and propagators. */

import type { Propagator, TaintPart } from '../rule/rule.ts';
import type { Match } from '../search/matches.ts';

/** A match of a part of the rule. */
export interface PartMatch<Part extends TaintPart = TaintPart> extends Match {
  readonly part: Part;
}

/** A source, and what taints from it have as their origin: one object, so that origins are compared by identity. */
export interface SourceMatch extends PartMatch {
  readonly origin: SourceOrigin;
}

export interface SinkMatch extends PartMatch {
  /**
   * Whether everything in the match is a sink, as where it is a block or a run of statements. Otherwise it is
   * an expression, and what reaches the sink is its value, or the values that a call is given.
   */
  readonly inside: boolean;
  /** Whether the rule means one expression of a larger match: its value counts, also where it is a call. */
  readonly isValue: boolean;
}

export interface PropagatorMatch extends PartMatch<Propagator> {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
}

export interface SourceOrigin {
  readonly type: 'source';
  readonly match: SourceMatch;
}
