/**
 * The places of one part of a rule, kept by segment from one state of the document to the next. As long as the
 * matches in a segment stay what they are, so do the objects that stand for them: what data flow learnt of
 * them needs no translation after an edit, they only move.
 */

import type { Bindings } from '../pattern/bindings.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import { inPlace, type KeptMatches, movedBindings } from '../search/keptMatches.ts';
import type { Match } from '../search/matches.ts';
import type { PlanResult } from '../search/planMemory.ts';

/** A span of UTF-16 offsets that moves with its segment. */
interface Movable {
  start: number;
  end: number;
}

interface InSegment<Found> {
  /** Where the segment began when the places were last looked at. */
  base: number;
  /** The matches as they came, if they came by segment: the same object means the same matches. */
  readonly kept: KeptMatches | null;
  readonly found: readonly Found[];
}

export class PartPlaces<Found extends Match> {
  private readonly inSegments = new Map<Segment, InSegment<Found>>();

  /** `make` turns a match into what the rule says of it: nothing, where it says nothing. */
  constructor(private readonly make: (match: Match) => Found | undefined) {}

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
    const there = result.inSegments ?? bySegment(result.matches, index);
    for (const segment of this.inSegments.keys())
      if (!there.has(segment)) {
        this.inSegments.delete(segment);
        changed.add(segment);
      }
    for (const [segment, matches] of there) {
      const before = this.inSegments.get(segment);
      if (before !== undefined) {
        move(before, segment.root.start);
        if (isArray(matches) ? areThere(matches, before.found) : before.kept === matches) continue;
      }
      const now = isArray(matches) ? matches : inPlace(segment, matches);
      const found = now.flatMap((match) => this.make(match) ?? []);
      this.inSegments.set(segment, {
        base: segment.root.start,
        kept: isArray(matches) ? null : matches,
        found,
      });
      changed.add(segment);
    }
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
        match.start === other.start && match.end === other.end && sameBindings(match.bindings, other.bindings)
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

function move<Found extends Match>(places: InSegment<Found>, base: number): void {
  const by = base - places.base;
  if (by === 0) return;
  places.base = base;
  for (const found of places.found) {
    const movable = found as Found & Movable & { bindings: Bindings; from?: Movable; to?: Movable };
    movable.start += by;
    movable.end += by;
    movable.bindings = movedBindings(found.bindings, by);
    for (const end of [movable.from, movable.to])
      if (end !== undefined) {
        end.start += by;
        end.end += by;
      }
  }
}
