/**
 * Where patterns match in one document, kept through its edits: a pattern that several rules share is matched
 * once, and after an edit only in the segments that are new.
 */

import type { Facts } from '../facts/facts.ts';
import { Binding, type Bindings } from '../pattern/bindings.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import { BudgetExceeded, Matcher } from '../pattern/match.ts';
import type { MatchOptions } from '../pattern/options.ts';
import { matchStatements } from '../pattern/sequence.ts';
import type { Node } from '../syntax/node.ts';
import type { DocumentIndex } from './documentIndex.ts';
import { distinct, type Match } from './matches.ts';
import type { Segment } from './segment.ts';

/** How many node comparisons one pattern may take in a segment: so many, and so many for each of its nodes. */
const STEPS_PER_SEGMENT = 200_000;
const STEPS_PER_NODE = 500;
/** How many places one pattern may match in one segment. */
const MATCHES_PER_PATTERN = 20_000;
/** How many ways one pattern may match at one place. */
const WAYS_PER_PLACE = 200;

/** What a pattern matches, and what was given up, in words for the user. */
export interface PatternResult {
  readonly matches: readonly Match[];
  readonly limits: readonly string[];
}

const NOTHING: PatternResult = { matches: [], limits: [] };

/** The matches in one segment, as offsets were when its root began at `base`. */
interface InSegment {
  base: number;
  matches: readonly Match[];
  readonly limit: string | null;
}

/** A pattern under some options. */
interface Entry {
  readonly inSegments: Map<Segment, InSegment>;
  /** The document's generation up to which `inSegments` is known; 0 when nothing is. */
  generation: number;
  result: PatternResult;
}

export class PatternMatches {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly index: DocumentIndex) {}

  /** The matches in the current state of the document, about which `facts` speak. */
  of(
    source: string,
    compiled: CompiledPattern,
    options: MatchOptions,
    optionsKey: string,
    facts: Facts,
  ): PatternResult {
    const { index } = this;
    const key = optionsKey + source;
    let entry = this.entries.get(key);
    if (!index.hasWords(compiled.words)) {
      if (entry !== undefined) this.entries.delete(key);
      return NOTHING;
    }
    if (entry === undefined) {
      entry = { inSegments: new Map(), generation: 0, result: NOTHING };
      this.entries.set(key, entry);
    }
    if (entry.generation !== index.generation) this.bringUpToDate(entry, compiled, options, facts);
    return entry.result;
  }

  private bringUpToDate(entry: Entry, compiled: CompiledPattern, options: MatchOptions, facts: Facts): void {
    const { index } = this;
    const { inSegments } = entry;
    for (const segment of inSegments.keys()) if (segment.gone) inSegments.delete(segment);
    const missing =
      entry.generation === 0
        ? null
        : entry.generation === index.generation - 1
          ? index.added
          : index.segments;
    entry.generation = index.generation;
    for (const [segment, found] of this.search(compiled, options, facts, missing, inSegments))
      inSegments.set(segment, found);
    entry.result = this.gather(inSegments);
  }

  /** Matches in some segments (null: in all), those that are `known` left out. */
  private search(
    compiled: CompiledPattern,
    options: MatchOptions,
    facts: Facts,
    segments: readonly Segment[] | null,
    known: ReadonlyMap<Segment, InSegment>,
  ): ReadonlyMap<Segment, InSegment> {
    const found = new Map<Segment, InSegment>();
    const wanted = segments?.filter((segment) => !known.has(segment)) ?? null;
    const searchIn = (segment: Segment, search: (matcher: Matcher, matches: Match[]) => void): void => {
      const there = found.get(segment);
      const matcher = new Matcher(facts, options, STEPS_PER_SEGMENT + STEPS_PER_NODE * segment.size);
      const matches: Match[] = [];
      let limit = there?.limit ?? null;
      try {
        search(matcher, matches);
      } catch (error) {
        if (!(error instanceof BudgetExceeded)) throw error;
        limit = error.message;
      }
      if (matches.length === 0 && limit === null) return;
      const all = there === undefined ? matches : [...there.matches, ...matches];
      found.set(segment, { base: segment.root.start, matches: distinct(all), limit });
    };
    const { nodes } = compiled.pattern;
    if (nodes.length > 1) {
      for (const segment of wanted ?? this.index.segments)
        if (segment.index.containers.length > 0)
          searchIn(segment, (matcher, matches) => findStatements(matcher, nodes, segment, matches));
      return found;
    }
    const pattern = nodes[0] as Node;
    for (const candidates of this.candidates(compiled, pattern, options)) {
      const each = (segment: Segment, at: readonly Node[]): void =>
        searchIn(segment, (matcher, matches) => {
          for (const node of at) matchAt(matcher, pattern, node, matches);
        });
      if (wanted === null) for (const [segment, at] of candidates.all()) each(segment, at);
      else
        for (const segment of wanted) {
          const at = candidates.in(segment);
          if (at !== undefined && at.length > 0) each(segment, at);
        }
    }
    return found;
  }

  /** The nodes that a pattern of one node is held against, by kind. */
  private candidates(compiled: CompiledPattern, pattern: Node, options: MatchOptions): Candidates[] {
    const { index } = this;
    const { kinds, name } = compiled;
    if (kinds === null) {
      return [
        {
          all: () => index.segments.map((segment) => [segment, segment.index.expressions] as const),
          in: (segment) => segment.index.expressions,
        },
      ];
    }
    return kinds.map((kind) => {
      // A name may stand for a longer one by an import, or for any expression by its definition.
      const isNamed =
        name !== null && (kind === pattern.kind || (kind === 'Identifier' && !options.symbolicPropagation));
      const nodes = isNamed ? index.named(kind, name) : index.ofKind(kind);
      return { all: () => nodes, in: (segment) => nodes.get(segment) };
    });
  }

  /** All matches in the order of the text, those of the shell first. */
  private gather(inSegments: ReadonlyMap<Segment, InSegment>): PatternResult {
    if (inSegments.size === 0) return NOTHING;
    const parts = [...inSegments];
    parts.sort(([a], [b]) => (a.isShell ? -1 : b.isShell ? 1 : a.root.start - b.root.start));
    const matches: Match[] = [];
    const limits = new Set<string>();
    for (const [segment, found] of parts) {
      const { start } = segment.root;
      if (found.base !== start) {
        found.matches = found.matches.map((match) => moved(match, start - found.base));
        found.base = start;
      }
      for (const match of found.matches) matches.push(match);
      if (found.limit !== null) limits.add(found.limit);
    }
    return { matches, limits: [...limits] };
  }
}

interface Candidates {
  all(): Iterable<readonly [Segment, readonly Node[]]>;
  in(segment: Segment): readonly Node[] | undefined;
}

function matchAt(matcher: Matcher, pattern: Node, node: Node, matches: Match[]): void {
  let ways = 0;
  matcher.match(pattern, node, null, (bindings) => {
    matches.push({ start: node.start, end: node.end, bindings });
    return ++ways >= WAYS_PER_PLACE;
  });
  checkCount(matches);
}

function findStatements(
  matcher: Matcher,
  patterns: readonly Node[],
  { index }: Segment,
  matches: Match[],
): void {
  for (const container of index.containers) {
    const starts = patterns[0]?.kind === 'Ellipsis' ? 1 : container.children.length;
    for (let start = 0; start < starts; start++) {
      const first = container.children[start];
      if (first === undefined) continue;
      let ways = 0;
      matchStatements(matcher, patterns, container, start, false, null, (bindings, last) => {
        matches.push({ start: first.start, end: Math.max((last ?? first).end, first.end), bindings });
        return ++ways >= WAYS_PER_PLACE;
      });
      checkCount(matches);
    }
  }
}

function checkCount(matches: readonly Match[]): void {
  if (matches.length > MATCHES_PER_PATTERN)
    throw new BudgetExceeded('The pattern matches in too many places.');
}

/** A match after text before it was added or removed. Nodes move by themselves. */
function moved({ start, end, bindings }: Match, by: number): Match {
  return { start: start + by, end: end + by, bindings: movedBindings(bindings, by) };
}

function movedBindings(bindings: Bindings, by: number): Bindings {
  let hasText = false;
  for (let at = bindings; at !== null; at = at.next) hasText ||= at.bound.type === 'text';
  if (!hasText) return bindings;
  const list: Binding[] = [];
  for (let at = bindings; at !== null; at = at.next) list.push(at);
  return list.reduceRight<Bindings>((next, { name, bound }) => {
    const there = bound.type === 'text' ? { ...bound, start: bound.start + by, end: bound.end + by } : bound;
    return new Binding(name, there, next);
  }, null);
}
