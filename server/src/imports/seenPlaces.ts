/**
 * Finds the code that other tools saw in a file's text as it is now: among the lines that stood around it, as
 * marks of reviews are found (`review/anchorIndex.ts`), or, where those have changed, as the only place that has
 * it. Otherwise it is gone, or cannot be told from what is like it.
 */

import { AnchorIndex } from '../review/anchorIndex.ts';
import { claimOf, isWhole } from '../review/claim.ts';
import { linesToHash } from '../review/lineHash.ts';
import { isTelling, placesOf, type SeenCode } from './seenCode.ts';

/** How many results of a file are looked for all through it, after every edit of it. */
const MOST_SEARCHES = 500;

/** Lines from 0, inclusive. */
export interface SeenAt {
  readonly first: number;
  readonly last: number;
  /** Whether the lines are the same to the letter, so that columns in them still count. */
  readonly isExact: boolean;
}

export class SeenPlaces {
  private readonly anchors = new AnchorIndex();
  private readonly seen: {
    readonly code: SeenCode;
    readonly anchor: ReturnType<AnchorIndex['add']> | undefined;
  }[] = [];

  /** Adds code, and answers its number: the place in what `find` answers. */
  add(code: SeenCode): number {
    this.seen.push({ code, anchor: code.run === undefined ? undefined : this.anchors.add(code.run) });
    return this.seen.length - 1;
  }

  /** Where the code stands in a text; undefined where it does not, or may stand in several places. */
  find(text: string): (SeenAt | undefined)[] {
    const numbered = this.anchors.number(text);
    const segments = this.anchors.find(numbered);
    const lines = linesToHash(text);
    let searches = 0;
    return this.seen.map(({ code, anchor }) => {
      const own = anchor === undefined ? undefined : segments.get(anchor);
      if (anchor !== undefined && own !== undefined) {
        const claim = claimOf(anchor, own, numbered, true);
        if (isWhole(claim))
          return { first: claim.lines[0] as number, last: claim.lines.at(-1) as number, isExact: true };
      }
      if (!code.isDistinct || !isTelling(code.lines) || searches++ >= MOST_SEARCHES) return undefined;
      const [first, second] = placesOf(code.lines, code.isPartial, lines, 2);
      return first === undefined || second !== undefined
        ? undefined
        : { first, last: first + code.lines.length - 1, isExact: false };
    });
  }
}
