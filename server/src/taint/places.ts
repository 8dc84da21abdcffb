/**
 * Where a rule's sources, sinks, sanitizers and propagators are in a document: the matches of their formulas,
 * looked up by the place of the node that data flow is at.
 */

import type { Evaluator } from '../engine/evaluate.ts';
import type { Match } from '../engine/matches.ts';
import { lookup, spanOf } from '../pattern/bindings.ts';
import { isExpression } from '../pattern/dispatch.ts';
import type { Propagator, TaintPart, TaintSpecification } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceOrigin } from './value.ts';

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
}

export interface PropagatorMatch extends PartMatch<Propagator> {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
}

/** Matches by place: which of them a node is, and which of them it lies in. */
class Places<Found extends Match> {
  private readonly exact = new Map<string, Found[]>();
  private readonly sorted: readonly Found[];
  /** The length of the longest match: how far back one can lie around a node. */
  private readonly longest: number;

  constructor(readonly all: readonly Found[]) {
    for (const match of all) {
      const key = `${match.start}:${match.end}`;
      const there = this.exact.get(key);
      if (there === undefined) this.exact.set(key, [match]);
      else there.push(match);
    }
    this.sorted = [...all].sort((a, b) => a.start - b.start);
    this.longest = all.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  }

  /** The matches that have exactly a span. */
  exactly({ start, end }: { start: number; end: number }): readonly Found[] {
    if (this.sorted.length === 0) return NONE as readonly Found[];
    return this.exact.get(`${start}:${end}`) ?? (NONE as readonly Found[]);
  }

  /** The place of the last match that starts at or before an offset, or -1. */
  private lastBefore(start: number): number {
    let low = -1;
    let high = this.sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.sorted[middle] as Found).start <= start) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The matches that a node lies in or is. */
  around(node: Node): readonly Found[] {
    const { start, end } = node;
    let found: Found[] | null = null;
    for (
      let i = this.lastBefore(start);
      i >= 0 && start - (this.sorted[i] as Found).start <= this.longest;
      i--
    ) {
      const match = this.sorted[i] as Found;
      if (match.end >= end) {
        found ??= [];
        found.push(match);
      }
    }
    return found ?? (NONE as readonly Found[]);
  }
}

const NONE: readonly Match[] = [];

/** All places of one rule in one document. */
export class RulePlaces {
  readonly sources: Places<SourceMatch>;
  readonly sinks: Places<SinkMatch>;
  readonly sanitizers: Places<PartMatch>;
  readonly propagators: readonly PropagatorMatch[];

  constructor(specification: TaintSpecification, evaluator: Evaluator, root: Node) {
    const find = <Part extends TaintPart>(parts: readonly Part[]): PartMatch<Part>[] =>
      parts.flatMap((part) => evaluator.find(part.formula).matches.map((match) => ({ ...match, part })));
    this.sources = new Places(find(specification.sources).map(withOrigin));
    this.sinks = new Places(
      find(specification.sinks).map((match) => ({ ...match, inside: !isUse(nodeAt(root, match)) })),
    );
    this.sanitizers = new Places(
      this.sinks.all.length === 0
        ? []
        : find(specification.sanitizers).filter(
            (match) => match.part.notConflicting !== true || !this.isSourceOrSink(match),
          ),
    );
    this.propagators = this.sinks.all.length === 0 ? [] : find(specification.propagators).flatMap(ends);
  }

  /** Whether a match is the very code of a source or a sink. */
  private isSourceOrSink(match: Match): boolean {
    return this.sources.exactly(match).length > 0 || this.sinks.exactly(match).length > 0;
  }

  /** Whether a match of the rule may change the value of a variable that it mentions. */
  get haveSideEffects(): boolean {
    return [...this.sources.all, ...this.sanitizers.all].some(({ part }) => part.bySideEffect !== undefined);
  }

  /** Whether anything can be found at all. */
  get worthwhile(): boolean {
    return this.sources.all.length > 0 && this.sinks.all.length > 0;
  }

  /** The sources that a node is: exactly, or for inexact ones as a part of them. */
  sourcesAt(node: Node): readonly SourceMatch[] {
    return this.inexact(this.sources, node, false);
  }

  /** The sinks that a node is, and those of which everything inside counts. */
  sinksAt(node: Node): readonly SinkMatch[] {
    const around = this.sinks.around(node);
    if (around.length === 0) return around;
    return around.filter((match) => match.inside || (match.start === node.start && match.end === node.end));
  }

  sanitizersAt(node: Node): readonly PartMatch[] {
    return this.inexact(this.sanitizers, node, false);
  }

  private inexact<Found extends PartMatch>(
    places: Places<Found>,
    node: Node,
    exactByDefault: boolean,
  ): readonly Found[] {
    const around = places.around(node);
    if (around.length === 0) return around;
    return around.filter(
      (match) =>
        !(match.part.exact ?? exactByDefault) || (match.start === node.start && match.end === node.end),
    );
  }
}

function withOrigin(match: PartMatch): SourceMatch {
  const origin = { type: 'source' as const, match: match as SourceMatch };
  return Object.assign(match, { origin });
}

/** The outermost node with exactly a span, or undefined. */
function nodeAt(root: Node, { start, end }: Match): Node | undefined {
  let node: Node | undefined = root;
  while (node !== undefined && !(node.start === start && node.end === end)) {
    node = node.children.find((child) => child.start <= start && child.end >= end);
  }
  return node;
}

/** Statements that use the value of their expression and nothing else. */
const USES = new Set([
  'ExprStmt',
  'Return',
  'Throw',
  'VarDef',
  'Pair',
  'Argument',
  'Parameter',
  'Attribute',
  'Interpolation',
]);

function isUse(node: Node | undefined): boolean {
  return node !== undefined && (isExpression(node.kind) || USES.has(node.kind));
}

function ends(match: PartMatch<Propagator>): PropagatorMatch[] {
  const place = (name: string): { start: number; end: number } | undefined => {
    const bound = lookup(match.bindings, name);
    return bound && spanOf(bound);
  };
  const from = place(match.part.from);
  const to = place(match.part.to);
  return from === undefined || to === undefined ? [] : [{ ...match, from, to }];
}
