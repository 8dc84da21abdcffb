/**
 * Which lines of a text a reviewed run may claim as its own.
 *
 * Every line of the run claims at most one line of the text, and the other way round. Where segments
 * disagree (a copy of reviewed lines was put next to them, or the text between two alike lines was taken
 * out), the lines that they disagree about are claimed by neither: which of them was read cannot be known.
 */
import { type Anchor, type NumberedText, type Segment, SURE_WEIGHT } from './anchorIndex.ts';

/** Consecutive lines of a run that stand in the text one after the other. */
export interface Piece {
  /** First and last + 1 of the run's lines, from 0. */
  readonly from: number;
  readonly to: number;
  /** The text's line that `from` is, from 0. */
  readonly at: number;
}

/** What a text holds of one run. */
export interface Claim {
  readonly anchor: Anchor;
  /** By line of the run: its line in the text, `ABSENT` or `AMBIGUOUS`. */
  readonly lines: Int32Array;
  /** The claimed lines in the order of the run. */
  readonly pieces: readonly Piece[];
  /** All segments of the anchor, also those that do not count; they tell where a change happened. */
  readonly segments: readonly Segment[];
}

export const ABSENT = -1;
export const AMBIGUOUS = -2;

/**
 * The claim of one anchor on a text. In the file that the mark was made in, segments that say little count
 * too where they are still in their place: after everything they were after, before all they were before.
 */
export function claimOf(
  anchor: Anchor,
  segments: readonly Segment[],
  text: NumberedText,
  isHome: boolean,
): Claim {
  const single = segments.filter((segment) => !segment.repeated);
  const counted = originals(countedSegments(single, isHome), text, isHome);
  const places = placesOf(anchor, counted);
  for (const segment of counted) {
    const { own, shared } = ownAndShared(segment, counted, text, isHome);
    if (!isMoved(own, shared)) places.fill(AMBIGUOUS, segment.from, segment.to);
  }
  for (const { from, to, repeated } of segments)
    for (let i = from; repeated && i < to; i++) if (places[i] === ABSENT) places[i] = AMBIGUOUS;
  const end = anchor.first + anchor.run.lines.length;
  const lines = places.slice(anchor.first, end).map((at) => (at < text.count ? at : ABSENT));
  return { anchor, lines, pieces: piecesOf(lines), segments: single };
}

function countedSegments(segments: readonly Segment[], isHome: boolean): readonly Segment[] {
  const sure = segments.filter((segment) => segment.sure);
  if (!isHome || sure.length === 0 || sure.length === segments.length) return sure;
  return segments.filter((segment) => segment.sure || segments.every((other) => isInOrder(segment, other)));
}

/**
 * The segments without those that are copies: all of such a one stands elsewhere as well but for the few
 * lines that were edited in the original, which are no evidence that it moved. What is in its place among
 * the others is the original and stays.
 */
function originals(segments: readonly Segment[], text: NumberedText, isHome: boolean): readonly Segment[] {
  const undoubted = segments.filter((segment) => {
    const { own, shared } = ownAndShared(segment, segments, text, isHome);
    return shared === 0 || own >= SURE_WEIGHT;
  });
  if (undoubted.length === segments.length) return segments;
  return segments.filter(
    (segment) =>
      undoubted.includes(segment) ||
      (isHome && undoubted.length > 0 && undoubted.every((other) => isInOrder(segment, other))),
  );
}

/**
 * How many lines with content only this segment claims, and how many others claim too. At home segments that
 * are in order do not compete: where they overlap, only the lines in the overlap are in doubt.
 */
function ownAndShared(
  segment: Segment,
  segments: readonly Segment[],
  text: NumberedText,
  isHome: boolean,
): { own: number; shared: number } {
  const rivals = segments.filter((other) => other !== segment && !(isHome && isInOrder(segment, other)));
  let own = 0;
  let shared = 0;
  for (let i = segment.from; i < segment.to; i++) {
    const line = segment.at + i - segment.from;
    if (text.weights[line] !== 2) continue;
    const isShared = rivals.some(
      ({ from, to, at }) => (from <= i && i < to) || (at <= line && line < at + to - from),
    );
    if (isShared) shared++;
    else own++;
  }
  return { own, shared };
}

/**
 * Whether lines stand in a place because they moved there, by how many of them (with content) stand there
 * alone and how many elsewhere too: mostly alone, and enough to be sure, or all of them.
 */
export function isMoved(own: number, shared: number): boolean {
  return shared === 0 || (own >= SURE_WEIGHT && own > 3 * shared);
}

/** Where segments put the anchor's lines. Lines put to two places, and two lines put to one, are ambiguous. */
function placesOf(anchor: Anchor, segments: readonly Segment[]): Int32Array {
  const places = new Int32Array(anchor.ids.length).fill(ABSENT);
  if (segments.length === 1) {
    const { from, to, at } = segments[0] as Segment;
    for (let i = from; i < to; i++) places[i] = at + i - from;
    return places;
  }
  const owners = new Map<number, number>();
  const ambiguous = new Set<number>();
  for (const { from, to, at } of segments)
    for (let i = from; i < to; i++) {
      const target = at + i - from;
      const owner = owners.get(target);
      if (owner === undefined) owners.set(target, i);
      else if (owner !== i) ambiguous.add(owner).add(i);
      if (places[i] === ABSENT) places[i] = target;
      else if (places[i] !== target) ambiguous.add(i);
    }
  for (const i of ambiguous) places[i] = AMBIGUOUS;
  return places;
}

/**
 * Whether two segments start and end in the same order in the anchor and in the text. They may overlap, as
 * those do that begin and end with an empty line; what both hold is claimed by neither.
 */
function isInOrder(one: Segment, other: Segment): boolean {
  if (one === other) return true;
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const end = ({ from, to, at }: Segment): number => at + to - from;
  return first.to <= second.to && first.at < second.at && end(first) <= end(second);
}

/** A claim without the lines that `keep` refuses, or the claim itself when it refuses none. */
export function restrictClaim(claim: Claim, keep: (line: number) => boolean): Claim {
  const lines = claim.lines.map((at, line) => (at < 0 || keep(line) ? at : ABSENT));
  if (lines.every((at, line) => at === claim.lines[line])) return claim;
  return { ...claim, lines, pieces: piecesOf(lines) };
}

/** How many lines of the run are in the text, claimed or ambiguous. */
export function presentLines(claim: Claim): number {
  return claim.lines.reduce((count, at) => (at === ABSENT ? count : count + 1), 0);
}

/** Whether every line of the run is in the text, in its order and with nothing between. */
export function isWhole(claim: Claim): boolean {
  const [piece] = claim.pieces;
  return piece !== undefined && piece.from === 0 && piece.to === claim.lines.length;
}

function piecesOf(lines: Int32Array): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < lines.length; ) {
    const at = lines[from] as number;
    let to = from + 1;
    if (at >= 0) {
      while (to < lines.length && lines[to] === at + to - from) to++;
      pieces.push({ from, to, at });
    }
    from = to;
  }
  return pieces;
}
