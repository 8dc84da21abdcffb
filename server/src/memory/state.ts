/**
 * What is known of a function's memory at one point of it: what each of its variables may be, and what has become of
 * each piece of memory. Immutable.
 */

import type { Budget } from '../flow/solve.ts';
import { VariableStates } from '../flow/variableStates.ts';
import type { Landmarks } from './amount.ts';
import { joinPieces, type Piece } from './pieces.ts';
import { joinValues, type Pointer, type Value } from './value.ts';

export class MemoryState {
  static readonly EMPTY = new MemoryState(
    VariableStates.all<Value | undefined>(undefined),
    VariableStates.all<Piece | undefined>(undefined),
  );

  private constructor(
    private readonly variables: VariableStates<Value | undefined>,
    private readonly pieces: VariableStates<Piece | undefined>,
  ) {}

  /** What a variable may be; undefined where nothing has been said of it. */
  variable(index: number): Value | undefined {
    return this.variables.get(index);
  }

  withVariable(index: number, value: Value | undefined): MemoryState {
    return this.with(this.variables.set(index, value), this.pieces);
  }

  piece(site: number): Piece | undefined {
    return this.pieces.get(site);
  }

  withPiece(site: number, piece: Piece): MemoryState {
    return this.with(this.variables, this.pieces.set(site, piece));
  }

  /** The same with a change to each piece that pointers lead to. */
  withPieces(pointers: readonly Pointer[], change: (piece: Piece, pointer: Pointer) => Piece): MemoryState {
    let changed = this.pieces;
    for (const pointer of pointers) {
      const piece = changed.get(pointer.site);
      if (piece !== undefined) changed = changed.set(pointer.site, change(piece, pointer));
    }
    return this.with(this.variables, changed);
  }

  /** All pieces there are, with their sites. */
  *allPieces(): Iterable<[number, Piece]> {
    for (const [site, piece] of MemoryState.EMPTY.pieces.changedIn(this.pieces))
      if (piece !== undefined) yield [site, piece];
  }

  /** All variables of which something is known. */
  *allVariables(): Iterable<[number, Value]> {
    for (const [index, value] of MemoryState.EMPTY.variables.changedIn(this.variables))
      if (value !== undefined) yield [index, value];
  }

  /** What holds if either does; see `Domain.join`. */
  join(more: MemoryState, since: MemoryState, landmarks: Landmarks, budget: Budget): MemoryState {
    return this.with(
      this.variables.join(more.variables, since.variables, joinOptional(joinValues, landmarks), budget),
      this.pieces.join(more.pieces, since.pieces, joinOptional(joinPieces, landmarks), budget),
    );
  }

  private with(
    variables: VariableStates<Value | undefined>,
    pieces: VariableStates<Piece | undefined>,
  ): MemoryState {
    return variables === this.variables && pieces === this.pieces ? this : new MemoryState(variables, pieces);
  }
}

/** Where one of two says nothing, the other holds. */
function joinOptional<T>(
  join: (known: T, more: T, landmarks: Landmarks) => T,
  landmarks: Landmarks,
): (known: T | undefined, more: T | undefined) => T | undefined {
  return (known, more) =>
    known === undefined ? more : more === undefined ? known : join(known, more, landmarks);
}
