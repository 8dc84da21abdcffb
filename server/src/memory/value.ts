/**
 * What an expression may be: a number, pointers into pieces of memory, null, or something that nobody has set.
 *
 * A piece of memory is known by the instruction that makes it (its *site*), so two pointers to one piece are known
 * to be that, whatever they are called. A value has all that it may be; one that is `isOpen` may be anything else as
 * well, and nothing is said of it that must hold of every value.
 */

import { type Amount, ANY, amount, joinAmounts, type Landmarks } from './amount.ts';

/** A place in a piece of memory. */
export interface Pointer {
  /** The index of the instruction that the memory is made by. */
  readonly site: number;
  /** How far it is into the memory, in elements of `element`. */
  readonly offset: Amount;
  /** The type of what it points to, as text; null where that is not said. */
  readonly element: string | null;
  /**
   * Whether the memory was freed, on all ways to this place or on some. It is said of each pointer, since a variable
   * that is set anew on the way on which the memory is freed leads to live memory on the other.
   */
  readonly freed: 'no' | 'always' | 'maybe';
}

export interface Value {
  /** Whether it may be something that nothing is known of. */
  readonly isOpen: boolean;
  readonly isUnset: boolean;
  readonly isNull: boolean;
  readonly number: Amount | null;
  /** At most one for each site. */
  readonly pointers: readonly Pointer[];
}

const NOTHING: Value = { isOpen: false, isUnset: false, isNull: false, number: null, pointers: [] };

export const UNKNOWN: Value = { ...NOTHING, isOpen: true };
export const UNSET: Value = { ...NOTHING, isUnset: true };
export const NULL: Value = { ...NOTHING, isNull: true };

export function numberOf(number: Amount): Value {
  const isAny = number.low === Number.NEGATIVE_INFINITY && number.high === Number.POSITIVE_INFINITY;
  return isAny ? UNKNOWN : { ...NOTHING, number };
}

/** A pointer to the beginning of a piece that is there. */
export function pointerTo(site: number, element: string | null): Value {
  return { ...NOTHING, pointers: [{ site, offset: amount(0), element, freed: 'no' }] };
}

/** The same, where what is at some sites was freed. */
export function withFreed(value: Value, sites: ReadonlySet<number>, freed: 'always' | 'maybe'): Value {
  if (!value.pointers.some(({ site }) => sites.has(site))) return value;
  return {
    ...value,
    pointers: value.pointers.map((pointer) =>
      sites.has(pointer.site) && pointer.freed !== 'always' ? { ...pointer, freed } : pointer,
    ),
  };
}

export function orNull(value: Value): Value {
  return value.isNull ? value : { ...value, isNull: true };
}

/** The number that a value is, where it is nothing else; any number where that is not known. */
export function numberIn({ isOpen, isUnset, number, pointers, isNull }: Value): Amount {
  if (isOpen || isUnset || isNull || pointers.length > 0) return ANY;
  return number ?? ANY;
}

/** Whether nothing at all is left that it may be. */
export function isImpossible({ isOpen, isUnset, isNull, number, pointers }: Value): boolean {
  return !isOpen && !isUnset && !isNull && number === null && pointers.length === 0;
}

/** Either of two values; `known` itself where `more` adds nothing. */
export function joinValues(known: Value, more: Value, landmarks: Landmarks): Value {
  if (known === more) return known;
  const isOpen = known.isOpen || more.isOpen;
  const isUnset = known.isUnset || more.isUnset;
  const isNull = known.isNull || more.isNull;
  const number =
    known.number === null
      ? more.number
      : more.number === null
        ? known.number
        : joinAmounts(known.number, more.number, landmarks);
  const pointers = joinPointers(known.pointers, more.pointers, landmarks);
  const isSame =
    isOpen === known.isOpen &&
    isUnset === known.isUnset &&
    isNull === known.isNull &&
    number === known.number &&
    pointers === known.pointers;
  return isSame ? known : { isOpen, isUnset, isNull, number, pointers };
}

function joinPointers(
  known: readonly Pointer[],
  more: readonly Pointer[],
  landmarks: Landmarks,
): readonly Pointer[] {
  let joined: Pointer[] | null = null;
  for (const pointer of more) {
    const at = known.findIndex(({ site }) => site === pointer.site);
    const own = known[at];
    if (own === undefined) {
      joined ??= known.slice();
      joined.push(pointer);
      continue;
    }
    const offset = joinAmounts(own.offset, pointer.offset, landmarks);
    const element = own.element === pointer.element ? own.element : null;
    const freed = own.freed === pointer.freed ? own.freed : 'maybe';
    if (offset === own.offset && element === own.element && freed === own.freed) continue;
    joined ??= known.slice();
    joined[at] = { site: own.site, offset, element, freed };
  }
  return joined ?? known;
}
