/** Positions and ranges as the protocol has them, compared. */

import type { Position, Range } from 'vscode-languageserver';

/** Whether one position is before another. */
export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** Whether a range holds a position; its end counts, as a cursor stands between characters. */
export function contains({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}
