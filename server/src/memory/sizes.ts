/** Sizes of types, by their texts: those that are the same on all 64-bit systems but Windows (LP64). */

import { type Amount, ANY, amount, calculate } from './amount.ts';

const BYTES: readonly (readonly [number, RegExp])[] = [
  [
    1,
    /^(?:(?:un)?signed )?char$|^u?int8_t$|^_?[Bb]ool$|^u8$|^byte$|^BYTE$|^uchar$|^guint8$|^gchar$|^xmlChar$/,
  ],
  [2, /^(?:(?:un)?signed )?short(?: int)?$|^u?int16_t$|^char16_t$|^ushort$/],
  [4, /^(?:(?:un)?signed )?int$|^(?:un)?signed$|^float$|^u?int32_t$|^wchar_t$|^char32_t$|^uint$/],
  [
    8,
    /^(?:(?:un)?signed )?long(?: long)?(?: int)?$|^double$|^u?int64_t$|^s?size_t$|^u?intptr_t$|^ptrdiff_t$|^off_t$/,
  ],
];

/** A type without what says nothing of its size. */
function plain(type: string): string {
  return type
    .replace(/\b(?:const|volatile|static|register|struct|union|enum|restrict)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The size of one value of a type: bytes, or one of the type where its size is not known. */
export function sizeOfType(type: string): Amount {
  const text = plain(type);
  if (text.endsWith('*')) return amount(8);
  const array = arrayType(text);
  if (array !== undefined)
    return array.count === undefined ? ANY : calculate('*', amount(array.count), sizeOfType(array.element));
  const known = BYTES.find(([, names]) => names.test(text));
  return known === undefined ? amount(1, 1, text) : amount(known[0]);
}

/** The element and, where it is written as a number, the length of `T[N]`; undefined for other types. */
export function arrayType(
  type: string,
): { readonly element: string; readonly count: number | undefined } | undefined {
  const [, element, length] = /^(.*?)\s*\[([^[\]]*)\]$/s.exec(type) ?? [];
  if (element === undefined || length === undefined || element.includes('[')) return undefined;
  return { element: plain(element), count: /^\d+$/.test(length) ? Number(length) : undefined };
}

/** What a pointer or array of a type leads to; null for other types, and for `void *`. */
export function elementOf(type: string): string | null {
  const array = arrayType(type);
  if (array !== undefined) return array.element;
  const inner = /^(.*\S)\s*\*$/s.exec(plain(type))?.[1];
  return inner === undefined || inner === 'void' ? null : inner;
}

/** Whether values of a type are pointers, or numbers that one may be kept in. */
export function mayHoldPointer(type: string): boolean {
  return /\*$|^auto\b|\[[^[\]]*\]$/.test(plain(type)) || rangeOfType(type) !== undefined;
}

/** How many elements of a type a size has; undefined where that cannot be said. */
export function countOf(size: Amount, element: string | null): Amount | undefined {
  const one = element === null ? amount(1) : sizeOfType(element);
  if (one.low !== one.high) return undefined;
  if (size.unit !== one.unit) return undefined;
  return one.low === 1 ? { ...size, unit: null } : { ...calculate('/', size, one), unit: null };
}

/** The numbers that a type has; undefined for all but whole numbers of a known size. */
export function rangeOfType(type: string): Amount | undefined {
  const text = plain(type);
  if (text.endsWith('*') || /^(?:float|double|_?[Bb]ool)$|\[/.test(text)) return undefined;
  const { low: bytes, unit } = sizeOfType(text);
  if (unit !== null) return undefined;
  const isUnsigned = /^u|^(?:byte|BYTE|size_t|char(?:16|32)_t|guint8|xmlChar)$/.test(text);
  return isUnsigned
    ? amount(0, 2 ** (8 * bytes) - 1)
    : amount(-(2 ** (8 * bytes - 1)), 2 ** (8 * bytes - 1) - 1);
}

/** Whether values of a type hold nothing until they are set: numbers and pointers, not classes and structures. */
export function isPlainType(type: string): boolean {
  const text = plain(type);
  return text.endsWith('*') || sizeOfType(text).unit === null;
}
