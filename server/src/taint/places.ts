/**
 * Where a rule's sources, sinks, sanitizers and propagators are in a document: the matches of their formulas,
 * looked up by the place of the node that data flow is at.
 */

import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Derivation, Guard, TaintPart, TaintSpecification } from '../rule/rule.ts';
import type { Evaluator } from '../search/evaluate.ts';
import type { Match } from '../search/matches.ts';
import type { Need } from '../search/ruleIndex.ts';
import type { Node } from '../syntax/node.ts';
import { PartMatch, PartPlaces, PropagatorMatch, SinkMatch, SourceMatch } from './matches.ts';
import { valuesIn } from './sinkValues.ts';

const NONE: readonly Match[] = [];

/** Matches in the order of the text. */
class Sorted<Found extends Match> {
  private readonly all: readonly Found[];
  /** The length of the longest match: how far back one can lie around a node. */
  private readonly longest: number;

  constructor(all: readonly Found[]) {
    this.all = [...all].sort((a, b) => a.start - b.start);
    this.longest = all.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  }

  /** The place of the last match that starts at or before an offset, or -1. */
  private lastBefore(start: number): number {
    let low = -1;
    let high = this.all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.all[middle] as Found).start <= start) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether a match has anything in common with a span. */
  touches({ start, end }: { readonly start: number; readonly end: number }): boolean {
    for (
      let i = this.lastBefore(end - 1);
      i >= 0 && start - (this.all[i] as Found).start <= this.longest;
      i--
    )
      if ((this.all[i] as Found).end > start) return true;
    return false;
  }

  /** Adds the matches that a span lies in or is to `found`, which is made if there are any. */
  around(start: number, end: number, found: Found[] | null): Found[] | null {
    let result = found;
    for (
      let i = this.lastBefore(start);
      i >= 0 && start - (this.all[i] as Found).start <= this.longest;
      i--
    ) {
      const match = this.all[i] as Found;
      if (match.end < end) continue;
      result ??= [];
      result.push(match);
    }
    return result;
  }
}

/** Matches by place: which of them a node is, and which of them it lies in. Sorted where somebody asks. */
class Places<Found extends Match> {
  private readonly sorted = new Map<Segment, Sorted<Found> | null>();
  private last: Segment | null = null;

  constructor(
    private readonly parts: readonly PartPlaces<Found>[],
    private readonly index: DocumentIndex,
    private readonly holds: (match: Found) => boolean = () => true,
  ) {}

  /** The matches that a node, or another span, lies in or is. */
  around({ start, end }: { readonly start: number; readonly end: number }): readonly Found[] {
    const [shell] = this.index.segments;
    let { last } = this;
    // Most of what is asked about is near what was asked about before.
    if (last === null || last.isShell || start < last.root.start || start >= last.root.end) {
      last = this.index.segmentAt(start);
      this.last = last;
    }
    let found = this.in(last)?.around(start, end, null) ?? null;
    if (shell !== undefined && shell !== last) found = this.in(shell)?.around(start, end, found) ?? found;
    return found ?? (NONE as readonly Found[]);
  }

  /** Whether a match has anything in common with a span that lies in one segment. */
  touches(span: { readonly start: number; readonly end: number }): boolean {
    const [shell] = this.index.segments;
    const touched = (sorted: Sorted<Found> | null): boolean => sorted?.touches(span) === true;
    return (
      touched(this.in(this.index.segmentAt(span.start))) || (shell !== undefined && touched(this.in(shell)))
    );
  }

  /** The matches that have exactly a span. */
  exactly(span: { readonly start: number; readonly end: number }): readonly Found[] {
    return this.around(span).filter(({ start, end }) => start === span.start && end === span.end);
  }

  private in(segment: Segment): Sorted<Found> | null {
    let sorted = this.sorted.get(segment);
    if (sorted === undefined) {
      const all = this.parts.flatMap((part) => [...part.in(segment)]).filter(this.holds);
      sorted = all.length === 0 ? null : new Sorted(all);
      this.sorted.set(segment, sorted);
    }
    return sorted;
  }
}

interface Arranged {
  readonly sources: Places<SourceMatch>;
  readonly sinks: Places<SinkMatch>;
  readonly sanitizers: Places<PartMatch>;
  readonly guards: Places<PartMatch<Guard>>;
  readonly derivations: Places<PartMatch<Derivation>>;
}

/** All places of one rule in one document, kept through its edits. */
export class RulePlaces {
  propagators: readonly PropagatorMatch[] = [];
  private places: Arranged | null = null;
  private spans = false;
  private readonly parts: {
    readonly sources: readonly PartPlaces<SourceMatch>[];
    /** Parameters that are sources where their function is looked at by itself. */
    readonly entries: readonly PartPlaces<SourceMatch>[];
    readonly sinks: readonly PartPlaces<SinkMatch>[];
    readonly sanitizers: readonly PartPlaces<PartMatch>[];
    readonly propagators: readonly PartPlaces<PropagatorMatch>[];
    readonly guards: readonly PartPlaces<PartMatch<Guard>>[];
    readonly derivations: readonly PartPlaces<PartMatch<Derivation>>[];
  };
  /** By the place of a guard among all, when it holds. */
  private readonly whens: readonly Guard['when'][];
  private root: Node | null = null;
  private spoken = new WeakMap<Node, boolean>();
  /** The sinks that are narrowed to one expression of what is described. */
  private focused: ReadonlySet<TaintPart> | null = null;
  /** What there is none of, so that nothing can be found and nothing else was looked for. */
  lacks: Need | null = null;

  /** The kinds of harm that its sinks do, as models name them. */
  readonly kinds: readonly string[];
  /** When the checks hold of which there is one in the document. */
  private readonly found = new Set<Guard['when']>();

  /** Must be brought up to date before it is asked for anything. */
  constructor(specification: TaintSpecification) {
    const sources = specification.sources.map(
      (part) => new PartPlaces(part, (segment, match) => new SourceMatch(segment, match, part)),
    );
    this.parts = {
      sources: sources.filter(({ part }) => part.atEntry !== true),
      entries: sources.filter(({ part }) => part.atEntry === true),
      sinks: specification.sinks.map(
        (part) =>
          new PartPlaces(part, (segment, match) => {
            const values = part.exact === false ? null : valuesIn(this.root, match);
            return new SinkMatch(segment, match, part, values, this.focused?.has(part) === true);
          }),
      ),
      sanitizers: specification.sanitizers.map(
        (part) => new PartPlaces(part, (segment, match) => new PartMatch(segment, match, part)),
      ),
      propagators: specification.propagators.map(
        (part) => new PartPlaces(part, (segment, match) => PropagatorMatch.of(segment, match, part)),
      ),
      guards: specification.guards.map(
        (part) => new PartPlaces(part, (segment, match) => new PartMatch(segment, match, part)),
      ),
      derivations: specification.derivations.map(
        (part) => new PartPlaces(part, (segment, match) => new PartMatch(segment, match, part)),
      ),
    };
    this.whens = specification.guards.map(({ when }) => when);
    this.kinds = specification.kinds;
  }

  /** Takes over the next state of the document; answers the segments in which places are others than before. */
  update(evaluator: Evaluator, root: Node, index: DocumentIndex): ReadonlySet<Segment> {
    this.root = root;
    this.spoken = new WeakMap();
    const changed = new Set<Segment>();
    const { sources, entries, sinks, sanitizers, propagators, guards, derivations } = this.parts;
    const look = (parts: readonly PartPlaces<Match>[]): void => {
      for (const places of parts) places.update(evaluator.find(places.part.formula), index, changed);
    };
    this.focused ??= new Set(
      this.parts.sinks.flatMap(({ part }) => (evaluator.isFocused(part.formula) ? [part] : [])),
    );
    const needed = new Map<Need, readonly PartPlaces<Match>[]>([
      ['sinks', sinks],
      ['sources', [...sources, ...entries]],
    ]);
    // What was missing before is most likely missing still, and then the other need not be looked for.
    const order: readonly Need[] = this.lacks === 'sources' ? ['sources', 'sinks'] : ['sinks', 'sources'];
    for (const need of order) {
      this.lacks = need;
      const parts = needed.get(need) ?? [];
      look(parts);
      if (!some(parts)) return changed;
    }
    this.lacks = null;
    look(sanitizers);
    look(propagators);
    look(guards);
    look(derivations);
    this.found.clear();
    for (const [i, when] of this.whens.entries()) if (guards[i]?.isEmpty === false) this.found.add(when);
    this.propagators = propagators.flatMap((places) => [...places]);
    this.spans =
      sources.some(({ part, isEmpty }) => part.control === true && !isEmpty) ||
      this.propagators.some(({ start, end }) => {
        const { isShell, root: around } = index.segmentAt(start);
        return isShell || end > around.end;
      });
    this.places = this.arranged(index);
    return changed;
  }

  /** Whether there is a check in the document that holds then. */
  hasGuards(when: Guard['when']): boolean {
    return this.found.has(when);
  }

  private arranged(index: DocumentIndex): Arranged {
    const sources = new Places(this.parts.sources, index);
    const sinks = new Places(this.parts.sinks, index);
    // A sanitizer that must not be the very code of a source or a sink is none there.
    const sanitizers = new Places(
      this.parts.sanitizers,
      index,
      (match) =>
        match.part.notConflicting !== true ||
        (sources.exactly(match).length === 0 && sinks.exactly(match).length === 0),
    );
    const guards = new Places(this.parts.guards, index);
    const derivations = new Places(this.parts.derivations, index);
    return { sources, sinks, sanitizers, guards, derivations };
  }

  /** Whether what a statement of the module means may depend on another in other ways than through variables. */
  get spanStatements(): boolean {
    return this.spans;
  }

  /** Whether anything can be found at all. */
  get worthwhile(): boolean {
    return (this.hasSources || this.hasEntries) && some(this.parts.sinks);
  }

  get hasSources(): boolean {
    return some(this.parts.sources);
  }

  /** Whether there are parameters that are sources where their function is looked at by itself. */
  get hasEntries(): boolean {
    return some(this.parts.entries);
  }

  /** The source that a parameter of a function in a segment is where the function is looked at by itself. */
  entryIn(segment: Segment, parameter: Node): SourceMatch | undefined {
    for (const places of this.parts.entries)
      for (const match of places.in(segment))
        if (match.start >= parameter.start && match.end <= parameter.end) return match;
    return undefined;
  }

  /** The segments with sources. */
  get sourceSegments(): ReadonlySet<Segment> {
    return segmentsOf(this.parts.sources);
  }

  /** The segments with sinks. */
  get sinkSegments(): ReadonlySet<Segment> {
    return segmentsOf(this.parts.sinks);
  }

  /** Whether a source lies in a span, or around it. */
  hasSourceIn(span: { readonly start: number; readonly end: number }): boolean {
    return this.places?.sources.touches(span) === true;
  }

  /** Whether a sink lies in a span, or around it. */
  hasSinkIn(span: { readonly start: number; readonly end: number }): boolean {
    return this.places?.sinks.touches(span) === true;
  }

  /** Whether the rule says anything of the place of a node. */
  speaksOf(node: Node): boolean {
    let speaks = this.spoken.get(node);
    if (speaks === undefined) {
      const { places, propagators } = this;
      const some = (all: { around(node: Node): readonly Match[] } | undefined): boolean =>
        all !== undefined && all.around(node).length > 0;
      speaks =
        propagators.length > 0 || some(places?.sources) || some(places?.sinks) || some(places?.sanitizers);
      this.spoken.set(node, speaks);
    }
    return speaks;
  }

  /** The sources that a node is: exactly, or for inexact ones as a part of them. */
  sourcesAt(node: Node): readonly SourceMatch[] {
    return inexact(this.places?.sources, node);
  }

  /** The sinks that a node is, and those of which everything inside counts. */
  sinksAt(node: Node): readonly SinkMatch[] {
    const around = this.places?.sinks.around(node) ?? (NONE as readonly SinkMatch[]);
    if (around.length === 0) return around;
    return around.filter((match) => match.takes(node));
  }

  sanitizersAt(node: Node): readonly PartMatch[] {
    return inexact(this.places?.sanitizers, node);
  }

  /** The checks that an expression is. */
  guardsAt(node: Node): readonly PartMatch<Guard>[] {
    return this.places?.guards.exactly(node) ?? (NONE as readonly PartMatch<Guard>[]);
  }

  /** What an expression is as something that is made of a value. */
  derivationsAt(node: Node): readonly PartMatch<Derivation>[] {
    return this.places?.derivations.exactly(node) ?? (NONE as readonly PartMatch<Derivation>[]);
  }
}

/** The matches that a node is exactly, and those that it lies in where the rule does not ask for exact ones. */
function inexact<Found extends PartMatch>(places: Places<Found> | undefined, node: Node): readonly Found[] {
  const around = places?.around(node) ?? (NONE as readonly Found[]);
  if (around.length === 0) return around;
  return around.filter(
    ({ part, start, end }) => part.exact !== true || (start === node.start && end === node.end),
  );
}

function some(parts: readonly PartPlaces<Match>[]): boolean {
  return parts.some(({ isEmpty }) => !isEmpty);
}

function segmentsOf(parts: readonly PartPlaces<Match>[]): ReadonlySet<Segment> {
  return new Set(parts.flatMap(({ segments }) => [...segments]));
}
