/**
 * Scars: lines that nobody changed but that stand where reviewed lines were taken away.
 *
 * When a line is changed or added, the new line itself is unreviewed and shows. When reviewed lines are
 * deleted nothing is left to show, and a missing check is worse than an odd line. So the nearest lines with
 * something on them, above and below the gap, lose their review, unless
 * - a line that was not there before stands in the gap, which is unreviewed and so shows; or
 * - the same reviewer has another mark that saw the two sides as they now meet: marking the place heals it.
 *
 * Lines that only moved are not gone, and what moved keeps its review; but where lines were torn out of a
 * paragraph (no empty line on either side of the gap), the two lines that now touch lose it.
 *
 * All this is reckoned a reviewer at a time: what one has seen does not heal the mark of another.
 */
import { isBlankHash } from './anchor.ts';
import type { NumberedText, Segment } from './anchorIndex.ts';
import { ABSENT, type Claim, type Piece } from './claim.ts';

/** Which lines of a text are scarred for one reviewer, and by which claim's loss. */
export type Scars = Map<number, Claim>;

/**
 * Finds the scars of one reviewer's claims. `standsElsewhere` tells of a line of a run that this text does
 * not have whether another file has it: such a line has moved.
 */
export function scarsOf(
  claims: readonly Claim[],
  text: NumberedText,
  standsElsewhere: (claim: Claim, line: number) => boolean,
): Scars {
  return new Scarring(claims, text, standsElsewhere).all();
}

class Scarring {
  private readonly scars: Scars = new Map();
  /** By line of the text: whether this reviewer has reviewed it. */
  private readonly reviewed: Uint8Array;
  private readonly seen: { claim: Claim; segment: Segment }[];

  constructor(
    private readonly claims: readonly Claim[],
    private readonly text: NumberedText,
    private readonly standsElsewhere: (claim: Claim, line: number) => boolean,
  ) {
    this.reviewed = new Uint8Array(text.count);
    for (const claim of claims)
      for (const piece of claim.pieces) this.reviewed.fill(1, piece.at, piece.at + piece.to - piece.from);
    this.seen = claims.flatMap((claim) => claim.segments.map((segment) => ({ claim, segment })));
  }

  all(): Scars {
    for (const claim of this.claims) {
      this.deletions(claim);
      if (claim.pieces.length > 1) this.removals(claim);
    }
    return this.scars;
  }

  /** Lines of the run that are nowhere any more. */
  private deletions(claim: Claim): void {
    for (let k = 0; k <= claim.pieces.length; k++) {
      const before = claim.pieces[k - 1];
      const after = claim.pieces[k];
      const from = before?.to ?? 0;
      const to = after?.from ?? claim.lines.length;
      if (!this.someLost(claim, from, to)) continue;
      if (before !== undefined) this.scarBelow(claim, before);
      if (after !== undefined) this.scarAbove(claim, after);
    }
  }

  private someLost(claim: Claim, from: number, to: number): boolean {
    for (let line = from; line < to; line++)
      if (
        claim.lines[line] === ABSENT &&
        !isBlankHash(claim.anchor.run.lines[line] as string) &&
        !this.standsElsewhere(claim, line)
      )
        return true;
    return false;
  }

  /** The gap is below a piece: its last line with something on it is the upper side. */
  private scarBelow(claim: Claim, piece: Piece): void {
    let upper = piece.at + piece.to - piece.from - 1;
    while (upper >= piece.at && this.isBlank(upper)) upper--;
    if (upper < piece.at) return;
    let lower = upper + 1;
    while (lower < this.text.count && this.isBlank(lower)) lower++;
    if (!this.isNew(claim, lower) && !this.wasSeen(upper, lower)) this.scars.set(upper, claim);
  }

  /** The gap is above a piece. */
  private scarAbove(claim: Claim, piece: Piece): void {
    const end = piece.at + piece.to - piece.from;
    let lower = piece.at;
    while (lower < end && this.isBlank(lower)) lower++;
    if (lower === end) return;
    let upper = lower - 1;
    while (upper >= 0 && this.isBlank(upper)) upper--;
    if (!this.isNew(claim, upper) && !this.wasSeen(upper, lower)) this.scars.set(lower, claim);
  }

  /** Lines of the run that stand elsewhere in the text, torn out of what they stood in. */
  private removals(claim: Claim): void {
    const kept = inOrder(claim.pieces);
    for (let k = 1; k < kept.length; k++) {
      const before = kept[k - 1] as Piece;
      const after = kept[k] as Piece;
      const upper = before.at + before.to - before.from - 1;
      const lower = after.at;
      if (lower !== upper + 1 || this.isBlank(upper) || this.isBlank(lower)) continue;
      let torn = false;
      for (let line = before.to; line < after.from && !torn; line++)
        torn = !isBlankHash(claim.anchor.run.lines[line] as string);
      if (!torn || this.wasSeen(upper, lower)) continue;
      this.scars.set(upper, claim);
      this.scars.set(lower, claim);
    }
  }

  /**
   * Whether a line is unreviewed and no part of what stood around the run, so that it shows what happened.
   */
  private isNew(claim: Claim, line: number): boolean {
    if (line < 0 || line >= this.text.count || this.reviewed[line] === 1) return false;
    return !claim.anchor.around.has(this.text.ids[line + 1] as number);
  }

  /** Whether a mark holds both lines next to each other as they are, at least one of them reviewed by it. */
  private wasSeen(upper: number, lower: number): boolean {
    return this.seen.some(({ claim, segment: { from, to, at } }) => {
      if (at > upper || at + to - from <= lower) return false;
      const start = from - at - claim.anchor.first;
      return claim.lines[start + upper] === upper || claim.lines[start + lower] === lower;
    });
  }

  private isBlank(line: number): boolean {
    return this.text.weights[line] === 0;
  }
}

/** The pieces that keep their order in the text and are most of the lines; the others have moved. */
function inOrder(pieces: readonly Piece[]): Piece[] {
  const weights: number[] = [];
  const previous: number[] = [];
  let best = -1;
  pieces.forEach((piece, k) => {
    let weight = 0;
    let from = -1;
    for (let i = 0; i < k; i++)
      if ((pieces[i] as Piece).at < piece.at && (weights[i] as number) > weight) {
        weight = weights[i] as number;
        from = i;
      }
    weights.push(weight + piece.to - piece.from);
    previous.push(from);
    if (best === -1 || (weights[k] as number) > (weights[best] as number)) best = k;
  });
  const kept: Piece[] = [];
  for (let k = best; k !== -1; k = previous[k] as number) kept.unshift(pieces[k] as Piece);
  return kept;
}
