/** Pieces of memory: where they are, how long they live, how large they are, and what text is in them. */

import { type Amount, joinAmounts, type Landmarks, SOME_SIZE } from './amount.ts';

export interface Piece {
  /**
   * `given`: by the caller, or found behind a pointer; `local`: on the stack of the function; `fixed`: a string that
   * is written out, a static variable.
   */
  readonly kind: 'heap' | 'local' | 'fixed' | 'given';
  /** `either` where it was freed on some ways; `gone` where it was never made, or somebody else may have freed it. */
  readonly life: 'live' | 'freed' | 'either' | 'gone';
  /** Whether something that is not a variable of the function has a pointer to it. */
  readonly isShared: boolean;
  /** In bytes, or in elements of a type whose size is not known. */
  readonly size: Amount;
  /** The length of the text in it, in bytes, without the zero at its end. */
  readonly text: Amount;
  /** The indexes of the calls that have filled it with one byte. */
  readonly filledBy: readonly number[];
}

/** A piece that is there, of which nothing is known but what is given. Memory that others made they have as well. */
export function pieceOf(kind: Piece['kind'], known: Partial<Omit<Piece, 'kind'>> = {}): Piece {
  const isShared = kind === 'given' || kind === 'fixed';
  return { kind, life: 'live', isShared, size: SOME_SIZE, text: SOME_SIZE, filledBy: [], ...known };
}

/** Either of two states of one piece; `known` itself where `more` adds nothing. */
export function joinPieces(known: Piece, more: Piece, landmarks: Landmarks): Piece {
  if (known === more) return known;
  const life = joinLives(known.life, more.life);
  const isShared = known.isShared || more.isShared;
  const size = joinAmounts(known.size, more.size, landmarks);
  const text = joinAmounts(known.text, more.text, landmarks);
  const filledBy = both(known.filledBy, more.filledBy);
  const isSame =
    life === known.life &&
    isShared === known.isShared &&
    size === known.size &&
    text === known.text &&
    filledBy === known.filledBy;
  return isSame ? known : { kind: known.kind, life, isShared, size, text, filledBy };
}

/** What is in either; `known` itself where it has all of `more`. */
export function both(known: readonly number[], more: readonly number[]): readonly number[] {
  const added = more.filter((each) => !known.includes(each));
  return added.length === 0 ? known : [...known, ...added];
}

function joinLives(known: Piece['life'], more: Piece['life']): Piece['life'] {
  if (known === more) return known;
  // Where it was never made there is no pointer to it either, so the other way alone counts.
  if (known === 'gone') return more;
  return more === 'gone' ? known : 'either';
}
