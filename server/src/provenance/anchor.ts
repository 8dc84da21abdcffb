/**
 * Finds lines again of which was once known who wrote them: after restarts, checkouts, rebases and squashes,
 * and in renamed files. Only content decides, never a line's number, so whatever rewrites history without
 * changing the lines changes nothing here.
 *
 * A line counts only where its own text is the same to the letter and stands among lines that stood around
 * it (`review/anchorIndex.ts` says how many). In the file where it was and only there, once, it is what it
 * was. Elsewhere or more than once it may be somebody else's copy: what was AI's is then likely AI's, and
 * who else wrote it is lost rather than guessed.
 */

import { type Anchor, AnchorIndex, type Stretch } from '../review/anchorIndex.ts';
import { largest } from '../text/lists.ts';
import type { LabelledRun } from './lines.ts';
import type { Provenance } from './provenance.ts';

/** What was known of one file at one time. */
export interface Entry {
  /** The file, relative to the folder that the records are about, with `/`. */
  readonly path: string;
  /** When, in milliseconds since 1970. What was learnt later counts. */
  readonly time: number;
  readonly runs: readonly LabelledRun[];
}

interface Claim {
  /** A line of the text, from 0. */
  readonly line: number;
  /** Whether it is where the line was, and not a copy. */
  readonly isOriginal: boolean;
}

export class ProvenanceIndex {
  private readonly anchors = new AnchorIndex();
  /** By the anchor's number. */
  private readonly owners: { readonly entry: Entry; readonly provenance: Provenance }[] = [];
  private readonly homes = new Set<string>();

  get isEmpty(): boolean {
    return this.owners.length === 0;
  }

  add(entry: Entry): void {
    this.homes.add(entry.path);
    for (const { run, provenance } of entry.runs) {
      this.anchors.add(run);
      this.owners.push({ entry, provenance });
    }
  }

  /** The files that lines are known from. */
  paths(): string[] {
    return [...this.homes];
  }

  /**
   * What is known of each line of a file's text, by line from 0. `isGone` says whether a file that lines are
   * known from is not there any more, so that they may have moved here.
   */
  linesOf(path: string, text: string, isGone: (path: string) => boolean): (Provenance | undefined)[] {
    const numbered = this.anchors.number(text);
    const found: (Provenance | undefined)[] = new Array(numbered.count).fill(undefined);
    const times: number[] = new Array(numbered.count).fill(Number.NEGATIVE_INFINITY);
    if (this.isEmpty) return found;
    for (const [anchor, stretches] of this.anchors.find(numbered)) {
      const { entry, provenance } = this.owners[anchor.number] as (typeof this.owners)[number];
      const isHome = entry.path === path || isGone(entry.path);
      for (const { line, isOriginal } of claimsOf(anchor, stretches)) {
        const likely = isOriginal && isHome ? provenance : asCopy(provenance);
        // What is known from the file itself is more than what is known from a copy of it elsewhere.
        const time = isHome ? entry.time : entry.time - FAR;
        if (likely === undefined || numbered.weights[line] === 0 || time < (times[line] as number)) continue;
        found[line] = likely;
        times[line] = time;
      }
    }
    return found;
  }
}

/** How many more of its old neighbours the original place of a line has than any other, in lines. */
const CLEARLY_MORE = 3;
/** Longer than anybody remembers, in milliseconds. */
const FAR = 1e15;

/**
 * Where the lines of a run stand now. Of several places of a line the original is the one among the most of
 * its old neighbours; where two have about as many, none is.
 */
function claimsOf(anchor: Anchor, stretches: readonly Stretch[]): Claim[] {
  const places = new Map<number, { line: number; length: number }[]>();
  for (const { from, to, at, enough } of stretches) {
    if (!enough) continue;
    const last = Math.min(to, anchor.first + anchor.run.lines.length);
    for (let id = Math.max(from, anchor.first); id < last; id++) {
      const place = { line: at + id - from, length: to - from };
      const known = places.get(id);
      if (known === undefined) places.set(id, [place]);
      else known.push(place);
    }
  }
  return [...places.values()].flatMap((all) => {
    const longest = largest(all.map(({ length }) => length));
    const isClear = all.filter(({ length }) => length > longest - CLEARLY_MORE).length === 1;
    return all.map(({ line, length }) => ({ line, isOriginal: isClear && length === longest }));
  });
}

/** What a copy is likely to be; undefined where that cannot be said. */
function asCopy(provenance: Provenance): Provenance | undefined {
  return provenance.author === 'ai' ? { ...provenance, confidence: 'low' } : undefined;
}
