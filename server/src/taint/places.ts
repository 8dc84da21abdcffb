/**
 * Where a rule's sources, sinks, sanitizers and propagators are in a document: the matches of their formulas,
 * looked up by the place of the node that data flow is at.
 */

import type { DocumentIndex } from '../engine/documentIndex.ts';
import type { Evaluator } from '../engine/evaluate.ts';
import type { Match } from '../engine/matches.ts';
import type { Segment } from '../engine/segment.ts';
import { lookup, spanOf } from '../pattern/bindings.ts';
import { isExpression } from '../pattern/dispatch.ts';
import type { Formula, Propagator, TaintPart, TaintSpecification } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import { PartPlaces } from './partPlaces.ts';
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
const NOWHERE = new Places<never>([]);

/** All places of one rule in one document, kept through its edits. */
export class RulePlaces {
  sources = NOWHERE as Places<SourceMatch>;
  sinks = NOWHERE as Places<SinkMatch>;
  sanitizers = NOWHERE as Places<PartMatch>;
  propagators: readonly PropagatorMatch[] = [];
  private readonly parts: {
    readonly sources: readonly Part<SourceMatch>[];
    readonly sinks: readonly Part<SinkMatch>[];
    readonly sanitizers: readonly Part<PartMatch>[];
    readonly propagators: readonly Part<PropagatorMatch>[];
  };
  private root: Node | null = null;

  constructor(specification: TaintSpecification) {
    this.parts = {
      sources: specification.sources.map((part) => partOf(part, (match) => withOrigin({ ...match, part }))),
      sinks: specification.sinks.map((part) =>
        partOf(part, (match) => ({ ...match, part, inside: !isUse(this.nodeAt(match)) })),
      ),
      sanitizers: specification.sanitizers.map((part) => partOf(part, (match) => ({ ...match, part }))),
      propagators: specification.propagators.map((part) => partOf(part, (match) => ends({ ...match, part }))),
    };
  }

  /** Takes over the next state of the document; answers the segments in which places are others than before. */
  update(evaluator: Evaluator, root: Node, index: DocumentIndex): ReadonlySet<Segment> {
    this.root = root;
    const changed = new Set<Segment>();
    const { sources, sinks, sanitizers, propagators } = this.parts;
    const look = (parts: readonly Part<Match>[]): void => {
      for (const { formula, places } of parts) places.update(evaluator.find(formula), index, changed);
    };
    look(sources);
    look(sinks);
    if (!this.worthwhile) return changed;
    look(sanitizers);
    look(propagators);
    return changed;
  }

  /** Gets ready to be asked about nodes. */
  arrange(): void {
    const all = <Found extends Match>(parts: readonly Part<Found>[]): Found[] =>
      parts.flatMap(({ places }) => [...places]);
    this.sources = new Places(all(this.parts.sources));
    this.sinks = new Places(all(this.parts.sinks));
    this.sanitizers = new Places(
      all(this.parts.sanitizers).filter(
        (match) => match.part.notConflicting !== true || !this.isSourceOrSink(match),
      ),
    );
    this.propagators = all(this.parts.propagators);
  }

  /** Whether a match is the very code of a source or a sink. */
  private isSourceOrSink(match: Match): boolean {
    return this.sources.exactly(match).length > 0 || this.sinks.exactly(match).length > 0;
  }

  /** Whether a match of the rule may change the value of a variable that it mentions. */
  get haveSideEffects(): boolean {
    return [...this.sources.all, ...this.sanitizers.all].some(({ part }) => part.bySideEffect !== undefined);
  }

  /** Whether what a statement means may depend on another in other ways than through variables. */
  get spanStatements(): boolean {
    return this.propagators.length > 0 || this.sources.all.some(({ part }) => part.control === true);
  }

  /** Whether anything can be found at all. */
  get worthwhile(): boolean {
    const some = (parts: readonly Part<Match>[]): boolean => parts.some(({ places }) => !places.isEmpty);
    return some(this.parts.sources) && some(this.parts.sinks);
  }

  /** The segments with sources, and those with sinks. */
  get ends(): { readonly sources: ReadonlySet<Segment>; readonly sinks: ReadonlySet<Segment> } {
    const segments = (parts: readonly Part<Match>[]): ReadonlySet<Segment> =>
      new Set(parts.flatMap(({ places }) => [...places.segments]));
    return { sources: segments(this.parts.sources), sinks: segments(this.parts.sinks) };
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

  /** The outermost node with exactly a span, or undefined. */
  private nodeAt({ start, end }: Match): Node | undefined {
    let node = this.root ?? undefined;
    while (node !== undefined && !(node.start === start && node.end === end)) {
      node = node.children.find((child) => child.start <= start && child.end >= end);
    }
    return node;
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

/** A part of the rule and where it is. */
interface Part<Found extends Match> {
  readonly formula: Formula;
  readonly places: PartPlaces<Found>;
}

function partOf<Found extends Match>(
  { formula }: TaintPart,
  make: (match: Match) => Found | undefined,
): Part<Found> {
  return { formula, places: new PartPlaces(make) };
}

function withOrigin(match: PartMatch): SourceMatch {
  const origin = { type: 'source' as const, match: match as SourceMatch };
  return Object.assign(match, { origin });
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

function ends(match: PartMatch<Propagator>): PropagatorMatch | undefined {
  const place = (name: string): { start: number; end: number } | undefined => {
    const bound = lookup(match.bindings, name);
    return bound && spanOf(bound);
  };
  const from = place(match.part.from);
  const to = place(match.part.to);
  return from === undefined || to === undefined ? undefined : { ...match, from, to };
}
