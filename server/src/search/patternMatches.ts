/**
 * Where patterns match in one document, kept through its edits: a pattern that several rules share is matched
 * once, and after an edit only in the segments that are new.
 */

import type { Facts } from '../facts/facts.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import { BudgetExceeded, Matcher } from '../pattern/match.ts';
import type { MatchOptions } from '../pattern/options.ts';
import { matchStatements } from '../pattern/sequence.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { gather, inPlace, type KeptMatches } from './keptMatches.ts';
import { distinct, type Match } from './matches.ts';

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
  /** The segments in which there are matches. */
  segments(): Iterable<Segment>;
  has(segment: Segment): boolean;
  /** Whether some match is not inside one of the other segments. */
  readonly inShell: boolean;
  readonly limits: readonly string[];
  /** The matches in one segment. */
  in(segment: Segment): readonly Match[];
}

const NO_MATCHES: readonly Match[] = [];
const NO_LIMITS: readonly string[] = [];
/** What a pattern finds that is not valid, or not searched for. */
export const NOTHING: PatternResult = {
  matches: NO_MATCHES,
  segments: () => [],
  has: () => false,
  inShell: false,
  limits: [],
  in: () => NO_MATCHES,
};

/** How patterns are matched. */
export interface Matching {
  readonly options: MatchOptions;
  /** The options as text: matches are only shared under equal ones. */
  readonly optionsKey: string;
  readonly facts: Facts;
  /** What regular expressions inside patterns may cost; where one was stopped, what was found is not kept. */
  readonly searches: SearchBudget;
}

interface InSegment extends KeptMatches {
  readonly limit: string | null;
}

/** A pattern under some options. */
interface Entry {
  readonly inSegments: Map<Segment, InSegment>;
  /** The document's generation for which `result` holds. */
  generation: number;
  /** The generation up to which `inSegments` is known; 0 when nothing is. */
  searched: number;
  result: PatternResult;
}

export class PatternMatches {
  private readonly entries = new Map<string, Map<string, Entry>>();

  constructor(private readonly index: DocumentIndex) {}

  /** The matches in the current state of the document, about which `facts` speak. */
  of(source: string, compiled: CompiledPattern, matching: Matching): PatternResult {
    const { index } = this;
    const { optionsKey } = matching;
    let entries = this.entries.get(optionsKey);
    if (entries === undefined) {
      entries = new Map();
      this.entries.set(optionsKey, entries);
    }
    let entry = entries.get(source);
    if (entry?.generation === index.generation) return entry.result;
    if (entry === undefined) {
      entry = { inSegments: new Map(), generation: 0, searched: 0, result: NOTHING };
      entries.set(source, entry);
    }
    entry.generation = index.generation;
    const { stops } = matching.searches;
    if (compiled.isOpen) {
      index.forgetGone(entry.inSegments, entry.searched);
      entry.searched = index.generation;
      entry.result = this.openResult(entry.inSegments, compiled, matching);
    } else if (index.hasWords(compiled.words)) this.bringUpToDate(entry, compiled, matching);
    else entry.result = NOTHING;
    if (matching.searches.stops > stops) entries.delete(source);
    return entry.result;
  }

  /** What is nearly everywhere is only looked for where somebody asks. */
  private openResult(
    inSegments: Map<Segment, InSegment>,
    compiled: CompiledPattern,
    matching: Matching,
  ): PatternResult {
    const search = (segment: Segment): InSegment => {
      let found = inSegments.get(segment);
      if (found === undefined) {
        const fresh = this.search(compiled, matching, [segment]).get(segment);
        found = fresh ?? { base: segment.root.start, matches: NO_MATCHES, limit: null };
        inSegments.set(segment, found);
      }
      return found;
    };
    const { segments } = this.index;
    const limits: string[] = [];
    return {
      get matches() {
        for (const segment of segments) search(segment);
        return gather(inSegments);
      },
      segments: () => segments,
      has: () => true,
      inShell: true,
      limits,
      in: (segment) => {
        const found = search(segment);
        if (found.limit !== null && !limits.includes(found.limit)) limits.push(found.limit);
        return inPlace(segment, found);
      },
    };
  }

  private bringUpToDate(entry: Entry, compiled: CompiledPattern, matching: Matching): void {
    const { index } = this;
    const { inSegments, searched } = entry;
    index.forgetGone(inSegments, searched);
    const missing = searched === 0 ? null : index.bornSince(searched);
    entry.searched = index.generation;
    for (const [segment, found] of this.search(compiled, matching, missing)) inSegments.set(segment, found);
    entry.result = resultOf(inSegments);
  }

  /** Matches in some segments (null: in all). */
  private search(
    compiled: CompiledPattern,
    { options, facts, searches }: Matching,
    wanted: readonly Segment[] | null,
  ): ReadonlyMap<Segment, InSegment> {
    const found = new Map<Segment, InSegment>();
    const searchIn = (segment: Segment, search: (matcher: Matcher, matches: Match[]) => void): void => {
      const there = found.get(segment);
      const matcher = new Matcher(
        facts,
        options,
        searches,
        STEPS_PER_SEGMENT + STEPS_PER_NODE * segment.size,
      );
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
      const mayBegin = this.beginnings(compiled.first, options);
      for (const segment of wanted ?? this.index.segments)
        if (segment.index.containers.length > 0)
          searchIn(segment, (matcher, matches) => findStatements(matcher, nodes, segment, mayBegin, matches));
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

  /** At which statements of a segment several statements in sequence may begin. */
  private beginnings(
    first: CompiledPattern['first'],
    options: MatchOptions,
  ): (statement: Node, segment: Segment) => boolean {
    if (first === null || options.symbolicPropagation) return () => true;
    const { index } = this;
    const candidates = this.candidates(first, first.node, options);
    return (statement, segment) => {
      const holder = segment.isShell ? (index.rootedAt(statement) ?? segment) : segment;
      return candidates.some((each) => each.in(holder) !== undefined);
    };
  }

  /** The nodes that a pattern of one node is held against, by kind. */
  private candidates(
    { kinds, name }: Pick<CompiledPattern, 'kinds' | 'name'>,
    pattern: Node,
    options: MatchOptions,
  ): Candidates[] {
    const { index } = this;
    if (kinds === null) {
      const expressions: Candidates = {
        all: () => index.segments.map((segment) => [segment, segment.index.expressions] as const),
        in: (segment) => segment.index.expressions,
      };
      // An assignment anywhere inside is also a declaration, which is no expression.
      if (pattern.kind !== 'DeepExpression' || pattern.children[0]?.kind !== 'Assign') return [expressions];
      const declarations = index.ofKind('VarDef');
      return [expressions, { all: () => declarations, in: (segment) => declarations.get(segment) }];
    }
    return kinds.map((kind) => {
      // A name may stand for a longer one by an import, or for any expression by its definition.
      const isNamed =
        name !== null &&
        (kind === pattern.kind ||
          (kind === 'Member' && pattern.kind === 'Call') ||
          (kind === 'Identifier' && !options.symbolicPropagation));
      const nodes = isNamed ? index.named(kind, name) : index.ofKind(kind);
      return { all: () => nodes, in: (segment) => nodes.get(segment) };
    });
  }
}

function resultOf(inSegments: ReadonlyMap<Segment, InSegment>): PatternResult {
  if (inSegments.size === 0) return NOTHING;
  let limits: Set<string> | null = null;
  let inShell = false;
  for (const [segment, { limit }] of inSegments) {
    if (limit !== null) limits = (limits ?? new Set<string>()).add(limit);
    inShell ||= segment.isShell;
  }
  let matches: readonly Match[] | null = null;
  return {
    get matches() {
      matches ??= gather(inSegments);
      return matches;
    },
    segments: () => inSegments.keys(),
    has: (segment) => inSegments.has(segment),
    inShell,
    limits: limits === null ? NO_LIMITS : [...limits],
    in: (segment) => {
      const found = inSegments.get(segment);
      return found === undefined ? NO_MATCHES : inPlace(segment, found);
    },
  };
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
  segment: Segment,
  mayBegin: (statement: Node, segment: Segment) => boolean,
  matches: Match[],
): void {
  for (const container of segment.index.containers) {
    const starts = patterns[0]?.kind === 'Ellipsis' ? 1 : container.children.length;
    for (let start = 0; start < starts; start++) {
      const first = container.children[start];
      if (first === undefined || !mayBegin(first, segment)) continue;
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
