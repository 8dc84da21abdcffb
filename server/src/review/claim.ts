/**
 * Which lines of a text a reviewed run may claim as its own.
 *
 * Every line of the run claims at most one line of the text, and the other way round. Where stretches
 * disagree (a copy of reviewed lines was put next to them, or the text between two alike lines was taken
 * out), the lines that they disagree about are claimed by neither: which of them was read cannot be known.
 */
import type { Anchor, NumberedText, Stretch } from './anchorIndex.ts';
import { isInOrder, tellCopies } from './copies.ts';

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
  /** The stretches that the claim rests on, and others that say too little to count, in the order of the text: where a change happened. */
  readonly hints: readonly Stretch[];
}

export const ABSENT = -1;
const AMBIGUOUS = -2;

/**
 * The claim of one anchor on a text. In the file that the mark was made in, stretches that say little count
 * too where they are still in their place: after everything they were after, before all they were before.
 */
export function claimOf(
  anchor: Anchor,
  stretches: readonly Stretch[],
  text: NumberedText,
  isHome: boolean,
): Claim {
  const { originals, doubtful, copies } = tellCopies(countedStretches(stretches, isHome), text);
  const places = placesOf(anchor, originals);
  for (const { from, to } of doubtful) places.fill(AMBIGUOUS, from, to);
  for (const { from, to } of copies)
    for (let i = from; i < to; i++) if (places[i] === ABSENT) places[i] = AMBIGUOUS;
  const end = anchor.first + anchor.run.lines.length;
  const lines = places.slice(anchor.first, end).map((at) => (at < text.count ? at : ABSENT));
  const hints = stretches.filter((stretch) => originals.includes(stretch) || !stretch.enough);
  return { anchor, lines, pieces: piecesOf(lines), hints };
}

function countedStretches(stretches: readonly Stretch[], isHome: boolean): readonly Stretch[] {
  const enough = stretches.filter((stretch) => stretch.enough);
  if (!isHome || enough.length === 0 || enough.length === stretches.length) return enough;
  return stretches.filter((stretch) => stretch.enough || enough.every((other) => isInOrder(stretch, other)));
}

/** Where stretches put the anchor's lines. Lines put to two places, and two lines put to one, are ambiguous. */
function placesOf(anchor: Anchor, stretches: readonly Stretch[]): Int32Array {
  const places = new Int32Array(anchor.ids.length).fill(ABSENT);
  if (stretches.length === 1) {
    const { from, to, at } = stretches[0] as Stretch;
    for (let i = from; i < to; i++) places[i] = at + i - from;
    return places;
  }
  const owners = new Map<number, number>();
  const ambiguous = new Set<number>();
  for (const { from, to, at } of stretches)
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

/** Whether the text has the run together with all that stood around it, as it was. */
export function isIntact({ anchor, hints }: Claim): boolean {
  return hints.some(({ from, to }) => from === 0 && to === anchor.ids.length);
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
