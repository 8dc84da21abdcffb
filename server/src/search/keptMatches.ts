/** Matches that are kept from one state of a document to the next: they move with the segment that they are in. */

import { Binding, type Bindings } from '../pattern/bindings.ts';
import type { Segment } from '../program/segment.ts';
import type { Match } from './matches.ts';

/** The matches in one segment, as offsets were when its root began at `base`. */
export interface KeptMatches {
  base: number;
  matches: readonly Match[];
}

const NONE: readonly Match[] = [];

/** The matches of a segment, moved to where it is now. */
export function inPlace(segment: Segment, kept: KeptMatches): readonly Match[] {
  const { start } = segment.root;
  if (kept.base !== start) {
    const by = start - kept.base;
    kept.matches = kept.matches.map((match) => moved(match, by));
    kept.base = start;
  }
  return kept.matches;
}

/** The matches of all segments in the order of the text, those of the shell first. */
export function gather(inSegments: ReadonlyMap<Segment, KeptMatches>): readonly Match[] {
  const parts = [...inSegments].filter(([, { matches }]) => matches.length > 0);
  const [only, another] = parts;
  if (only === undefined) return NONE;
  if (another === undefined) return inPlace(...only);
  parts.sort(([a], [b]) => (a.isShell ? -1 : b.isShell ? 1 : a.root.start - b.root.start));
  const all: Match[] = [];
  for (const [segment, kept] of parts) for (const match of inPlace(segment, kept)) all.push(match);
  return all;
}

/** A match after text before it was added or removed. Nodes move by themselves. */
function moved(match: Match, by: number): Match {
  const { start, end, bindings } = match;
  return { ...match, start: start + by, end: end + by, bindings: movedBindings(bindings, by) };
}

/** Bindings after text before them was added or removed: of what is bound as text, the offsets. */
export function movedBindings(bindings: Bindings, by: number): Bindings {
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
