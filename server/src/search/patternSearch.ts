/** Where a pattern matches in segments: it is held against the nodes at which it can begin, within a budget of steps. */

import type { Facts } from '../facts/facts.ts';
import { BudgetExceeded, PatternMatcher } from '../pattern/match.ts';
import { isName } from '../pattern/name.ts';
import type { MatchOptions } from '../pattern/options.ts';
import { lastExpressions } from '../pattern/returns.ts';
import { matchStatements } from '../pattern/sequence.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import { comparedName } from '../program/nameIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { distinct, type Match } from './matches.ts';
import type { Beginning, PatternPlan } from './plan.ts';
import { mayBeIn, statementAround } from './statements.ts';

/** How many node comparisons one pattern may take in a segment: so many, and so many for each of its nodes. */
const STEPS_PER_SEGMENT = 200_000;
const STEPS_PER_NODE = 500;
/** How many places one pattern may match in one segment. */
const MATCHES_PER_PATTERN = 20_000;
/** How many ways one pattern may match at one place. */
const WAYS_PER_PLACE = 200;

/** What is searched, and what regular expressions inside patterns may cost. */
export interface Searched {
  readonly index: DocumentIndex;
  readonly facts: Facts;
  readonly searches: SearchBudget;
}

/** The matches in a segment, and what was given up there, in words for the user. */
export interface FoundInSegment {
  readonly matches: readonly Match[];
  readonly limit: string | null;
}

const NO_NODES: readonly Node[] = [];

/** The nodes of a segment that begin as described. */
export function nodesAt({ kind, name }: Beginning, segment: Segment, facts: Facts): readonly Node[] {
  if (kind === null) return segment.index.expressions;
  if (name === null) return segment.index.ofKind(kind);
  return segment.named(kind, facts).get(comparedName(name, facts)) ?? NO_NODES;
}

/** The segments in which a pattern may match, as far as where it begins tells. */
export function segmentsWith({ compiled, beginnings }: PatternPlan, index: DocumentIndex): Iterable<Segment> {
  if (compiled.pattern.nodes.length > 1 || beginnings === null) return index.segments;
  const found = new Set<Segment>();
  for (const { kind, name } of beginnings) {
    if (kind === null) return index.segments;
    const nodes = name === null ? index.ofKind(kind) : index.named(kind, name);
    for (const segment of nodes.keys()) found.add(segment);
  }
  return found;
}

/** Matches a pattern in a segment; null where there is nothing to say. */
export function searchIn(plan: PatternPlan, segment: Segment, searched: Searched): FoundInSegment | null {
  const { nodes } = plan.compiled.pattern;
  const { facts, searches } = searched;
  const matcher = new PatternMatcher(
    facts,
    plan.options,
    searches,
    STEPS_PER_SEGMENT + STEPS_PER_NODE * segment.size,
  );
  const matches: Match[] = [];
  let limit: string | null = null;
  try {
    if (nodes.length > 1) findStatements(matcher, plan, segment, searched, matches);
    else findNodes(matcher, plan, segment, facts, matches);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    limit = error.message;
  }
  return matches.length === 0 && limit === null ? null : { matches: distinct(matches), limit };
}

function findNodes(
  matcher: PatternMatcher,
  { compiled, beginnings, options }: PatternPlan,
  segment: Segment,
  facts: Facts,
  matches: Match[],
): void {
  const pattern = compiled.pattern.nodes[0] as Node;
  const isUse = isName(pattern);
  const isTypedUse = pattern.kind === 'TypedMetavariable' && facts.semantics.declarationsAreTyped !== true;
  const returned = pattern.kind === 'Return' ? pattern.children[0] : undefined;
  for (const beginning of beginnings ?? []) {
    for (const node of nodesAt(beginning, segment, facts)) {
      if (!options.decoratorsAreExpressions && segment.index.decorators.has(node)) continue;
      if (isTypedUse && segment.index.declared.has(node)) continue;
      if (returned !== undefined && node.kind === 'FunctionDef')
        for (const last of lastExpressions(node)) findAt(matcher, returned, last, matches);
      else {
        const { length } = matches;
        findAt(matcher, pattern, node, matches);
        if (compiled.isStatement && matches.length > length)
          aboutStatement(node, segment.root, options, matches, length);
        // A name as a pattern is a use of it, and not what a definition is called or an import says.
        if (isUse && matches.length > length && segment.index.names.has(node)) matches.length = length;
      }
    }
  }
}

function findAt(matcher: PatternMatcher, pattern: Node, node: Node, matches: Match[]): void {
  let ways = 0;
  matcher.match(pattern, node, null, (bindings) => {
    matches.push({ start: node.start, end: node.end, bindings });
    return ++ways >= WAYS_PER_PLACE;
  });
  checkCount(matches);
}

/** Says of the matches at an expression, from the one at `first` on, which statement they are about. */
function aboutStatement(
  node: Node,
  root: Node,
  options: MatchOptions,
  matches: Match[],
  first: number,
): void {
  const statement = statementAround(node, root);
  if (statement === undefined) return;
  if (!mayBeIn(statement, node, options)) matches.length = first;
  for (let i = first; i < matches.length; i++) matches[i] = { ...(matches[i] as Match), statement };
}

function findStatements(
  matcher: PatternMatcher,
  { compiled, beginnings }: PatternPlan,
  segment: Segment,
  { index, facts }: Searched,
  matches: Match[],
): void {
  const patterns = compiled.pattern.nodes;
  const begins = (holder: Segment): boolean =>
    beginnings?.some((beginning) => nodesAt(beginning, holder, facts).length > 0) ?? true;
  const beginsHere = begins(segment);
  if (!beginsHere && !segment.isShell) return;
  const mayBegin = (statement: Node): boolean => {
    // A statement between the segments may be one of them.
    const holder = segment.isShell ? index.rootedAt(statement) : undefined;
    return holder === undefined ? beginsHere : begins(holder);
  };
  for (const container of segment.index.containers) {
    const starts = patterns[0]?.kind === 'Ellipsis' ? 1 : container.children.length;
    for (let start = 0; start < starts; start++) {
      const first = container.children[start];
      if (first === undefined || !mayBegin(first)) continue;
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
