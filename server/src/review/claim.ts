/**
 * Which lines of a text a reviewed run may claim as its own.
 *
 * Every line of the run claims at most one line of the text, and the other way round. Where segments
 * disagree (a copy of reviewed lines was put next to them, or the text between two alike lines was taken
 * out), the lines that they disagree about are claimed by neither: which of them was read cannot be known.
 */
import type { Anchor, NumberedText, Segment } from './anchorIndex.ts';

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
  const lines = new Int32Array(anchor.run.lines.length).fill(ABSENT);
  const owners = new Map<number, number>();
  const counted = countedSegments(segments, isHome);
  for (const segment of counted) {
    const from = Math.max(segment.from, anchor.first);
    const to = Math.min(segment.to, anchor.first + lines.length);
    for (let i = from; i < to; i++) {
      const line = i - anchor.first;
      const at = segment.at + i - segment.from;
      if (at < 0 || at >= text.count) continue;
      // A single segment cannot disagree with itself.
      if (counted.length > 1) {
        const owner = owners.get(at);
        if (owner !== undefined && owner !== line) {
          lines[owner] = AMBIGUOUS;
          lines[line] = AMBIGUOUS;
          continue;
        }
        owners.set(at, line);
      }
      lines[line] = lines[line] === ABSENT || lines[line] === at ? at : AMBIGUOUS;
    }
  }
  return { anchor, lines, pieces: piecesOf(lines), segments };
}

function countedSegments(segments: readonly Segment[], isHome: boolean): readonly Segment[] {
  const sure = segments.filter((segment) => segment.sure);
  if (!isHome || sure.length === 0 || sure.length === segments.length) return sure;
  return segments.filter(
    (segment) => segment.sure || segments.every((other) => other === segment || isInOrder(segment, other)),
  );
}

/**
 * Whether two segments start and end in the same order in the anchor and in the text. They may overlap, as
 * those do that begin and end with an empty line; what both hold is claimed by neither.
 */
function isInOrder(one: Segment, other: Segment): boolean {
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
