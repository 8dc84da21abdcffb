/** Scopes: classes and functions inside of which paths have a prefix, and names of handlers what stands before them. */

import type { Span } from '../finding/finding.ts';
import type { ScopeEntry } from '../rule/frameworks.ts';
import type { BoundMatch } from './bound.ts';
import type { PathPiece } from './declarations.ts';
import { fill } from './templates.ts';

interface Scope {
  readonly inside: Span;
  readonly match: Span;
  /** The prefixes that it may put before a path; several where it is given several. */
  readonly paths: PathPiece[];
  /** Null where it is not known. */
  readonly within: string | null;
  readonly bound: BoundMatch;
  /** The scope around it. */
  outer: Scope | null;
}

/** A scope's match, and the part of the text that it is about. */
export interface FoundScope {
  readonly entry: ScopeEntry;
  readonly bound: BoundMatch;
  readonly match: Span;
  readonly inside: Span;
}

/** What is around a place. */
export interface Scoped {
  readonly isScoped: boolean;
  /** What stands before the names of handlers; null where that is not known. */
  readonly within: string | null;
  /** What the metavariables of the scopes stand for, the inner ones first. */
  readonly textOf: (metavariable: string) => string | null;
}

/** So many ways to put the prefixes of scopes together are told apart; where there are more, they count as unknown. */
const MOST_PATHS = 200;

export class Scopes {
  private readonly scopes: Scope[] = [];

  constructor(found: readonly FoundScope[], piecesOf: (entry: ScopeEntry, bound: BoundMatch) => PathPiece[]) {
    const byPlace = new Map<number, { entry: ScopeEntry; scope: Scope }>();
    for (const { entry, bound, match, inside } of found) {
      const known = byPlace.get(inside.start);
      // The entry that stands first wins; what it finds several times are so many prefixes.
      if (known !== undefined && known.entry !== entry) continue;
      const paths = piecesOf(entry, bound);
      if (known !== undefined) {
        known.scope.paths.push(...paths);
        continue;
      }
      const within = entry.within === null ? '' : fill(entry.within, (name) => bound.text(name));
      const { start, end } = inside;
      const scope = { inside: { start, end }, match, paths, within, bound, outer: null };
      byPlace.set(inside.start, { entry, scope });
      this.scopes.push(scope);
    }
    this.scopes.sort((a, b) => a.inside.start - b.inside.start || b.inside.end - a.inside.end);
    let outer: Scope | null = null;
    for (const scope of this.scopes) {
      while (outer !== null && outer.inside.end < scope.inside.end) outer = outer.outer;
      scope.outer = outer;
      outer = scope;
    }
  }

  /** What is around a place, the outermost first. */
  at(place: Span): Scoped {
    const around = this.holding(place);
    return {
      isScoped: around.length > 0,
      within: around.some(({ within }) => within === null)
        ? null
        : around.map(({ within }) => within).join(''),
      textOf: (name) =>
        around.reduceRight<string | null>((found, { bound }) => found ?? bound.text(name), null),
    };
  }

  /** The paths of a place, each with all that stands before it. */
  around(place: Span, own: readonly PathPiece[]): (readonly PathPiece[])[] {
    let paths: (readonly PathPiece[])[] = [[]];
    for (const pieces of [...this.holding(place).map((scope) => scope.paths), own]) {
      const all = paths.flatMap((path) => pieces.map((piece) => [...path, piece]));
      paths = all.length > MOST_PATHS ? paths.map((path) => [...path, { text: null, isRegex: false }]) : all;
    }
    return paths;
  }

  /** The scopes that hold a place, the outermost first. */
  private holding({ start, end }: Span): readonly Scope[] {
    let low = 0;
    let high = this.scopes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.scopes[middle] as Scope).inside.start <= start) low = middle + 1;
      else high = middle;
    }
    const holding: Scope[] = [];
    for (let at = this.scopes[low - 1] ?? null; at !== null; at = at.outer)
      if (end <= at.inside.end && !(at.match.start === start && at.match.end === end)) holding.push(at);
    return holding.reverse();
  }
}
