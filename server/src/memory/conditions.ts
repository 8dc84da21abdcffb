/** What is known of variables where a way of a program is taken, by the conditions under which it is. */

import type { Condition } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { ANY, amount, isExactly, opposite, restrict, turned } from './amount.ts';
import type { Frame } from './frame.ts';
import { rangeOfType } from './sizes.ts';
import type { MemoryState } from './state.ts';
import { isImpossible, numberIn, numberOf, type Value } from './value.ts';

/** The state under a condition; null where the condition cannot hold. */
export function refined(frame: Frame, state: MemoryState, condition: Condition): MemoryState | null {
  const { node, about, isTrue } = condition;
  if (about !== 'truth') return state;
  const [left, right] = [node.get('left'), node.get('right')];
  const contrary = node.kind === 'Binary' ? opposite(node.text) : undefined;
  if (contrary === undefined || left === undefined || right === undefined) {
    const value = current(frame, state, node);
    return set(frame, state, node, value, isTrue ? withoutZero(value) : onlyZero(frame, node, value));
  }
  const comparison = isTrue ? node.text : contrary;
  const one = compared(frame, state, left, comparison, frame.valueOf(right));
  return one && compared(frame, one, right, turned(comparison), frame.valueOf(left));
}

function compared(
  frame: Frame,
  state: MemoryState,
  node: Node,
  comparison: string,
  other: Value,
): MemoryState | null {
  const value = current(frame, state, node);
  if (isNullLike(other)) {
    if (comparison === '==') return set(frame, state, node, value, onlyZero(frame, node, value));
    if (comparison === '!=') return set(frame, state, node, value, withoutZero(value));
  }
  const bound = numberIn(other);
  if (bound === ANY || value.pointers.length > 0 || value.isNull || value.isUnset) return state;
  const known = value.number !== null && !value.isOpen ? value.number : { ...ANY, isTested: true };
  const restricted = restrict(known, comparison, bound);
  if (restricted === undefined) return null;
  return restricted === known ? state : set(frame, state, node, value, numberOf(restricted));
}

function isNullLike({ isNull, isOpen, isUnset, number, pointers }: Value): boolean {
  if (isOpen || isUnset || pointers.length > 0) return false;
  return isNull ? number === null : number !== null && isExactly(number, 0);
}

/** What is left of a value that is true; null where it cannot be. */
function withoutZero(value: Value): Value | null {
  const number = value.number === null ? null : (restrict(value.number, '!=', amount(0)) ?? null);
  const left = { ...value, isNull: false, number };
  return isImpossible(left) ? null : left;
}

/** Whether an expression is declared as a whole number. */
function isNumber(frame: Frame, node: Node): boolean {
  const type = frame.typeOf(node);
  return type !== undefined && rangeOfType(type) !== undefined;
}

/** What is left of a value that is false. */
function onlyZero(frame: Frame, node: Node, value: Value): Value | null {
  if (value.isOpen && isNumber(frame, node)) return numberOf(amount(0));
  if (value.isOpen || value.isUnset) return { ...value, pointers: [] };
  const mayBeZero = value.number !== null && value.number.low <= 0 && value.number.high >= 0;
  // A pointer is taken to be null where it is tested, even one that cannot be.
  if (!value.isNull && !mayBeZero && value.pointers.length === 0) return null;
  return {
    ...value,
    isNull: value.isNull || value.pointers.length > 0,
    number: mayBeZero ? amount(0) : null,
    pointers: [],
  };
}

/** The variable that an expression reads or sets. */
function variableIn(frame: Frame, node: Node): number | undefined {
  let variable: Node | undefined = node;
  while (variable?.kind === 'Assign') variable = variable.get('target');
  return variable && frame.indexOf(variable);
}

/** What an expression is, by the conditions before this one as well. */
function current(frame: Frame, state: MemoryState, node: Node): Value {
  const index = variableIn(frame, node);
  return (index === undefined ? undefined : state.variable(index)) ?? frame.valueOf(node);
}

/** The variable that an expression reads or sets is what is left of it; null where nothing is. */
function set(
  frame: Frame,
  state: MemoryState,
  node: Node,
  before: Value,
  left: Value | null,
): MemoryState | null {
  if (left === null) return null;
  const index = variableIn(frame, node);
  if (index === undefined) return state;
  const after = state.withVariable(index, left);
  // What there is no pointer to where null is all that is left, was never made.
  if (!left.isNull || left.pointers.length > 0) return after;
  return after.withPieces(before.pointers, (piece) =>
    piece.kind === 'heap' && piece.life === 'live' && before.isNull ? { ...piece, life: 'gone' } : piece,
  );
}
