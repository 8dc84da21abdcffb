/** How much text `printf` and its kin write, by their format: C23, 7.23.6.1. */

import { utf8Length } from '../text/utf8.ts';
import { type Amount, amount, calculate, meet, SOME_SIZE } from './amount.ts';

/** What is known of an argument. */
export interface Formatted {
  /** The number that it is. */
  readonly number: Amount;
  /** The length of the text that it is, in bytes. */
  readonly text: Amount;
  /** The numbers that its type has; undefined where that is not known. */
  readonly range: Amount | undefined;
}

/** Flags, width, precision, modifier of length, conversion. */
const CONVERSION = /%([-+ #0']*)(\*|\d*)(\.(?:\*|\d*))?(hh|h|ll|l|j|z|t|L|q)?([A-Za-z%])/g;
/** Bits of what is converted, by the modifier of length: LP64. */
const BITS: Readonly<Record<string, number>> = { hh: 8, h: 16, '': 32 };

/** How many bytes are written, without the zero at the end; undefined where the format says what is not known here. */
export function formattedLength(format: string, args: readonly Formatted[]): Amount | undefined {
  let length = amount(utf8Length(format.replace(CONVERSION, '')));
  let at = 0;
  const next = (): Formatted | undefined => args[at++];
  const sizeOf = (written: string): Amount =>
    written === '*' ? (next()?.number ?? SOME_SIZE) : amount(Number(written));
  for (const [, flags = '', width = '', point, modifier = '', conversion = ''] of format.matchAll(
    CONVERSION,
  )) {
    const least = sizeOf(width);
    const precision = point === undefined ? undefined : sizeOf(point.slice(1));
    const written =
      conversion === '%' ? amount(1) : converted(conversion, flags, modifier, next(), precision);
    if (written === undefined) return undefined;
    length = calculate('+', length, atLeast(written, least));
  }
  return length;
}

function atLeast(written: Amount, { low, high }: Amount): Amount {
  return amount(Math.max(written.low, low), Math.max(written.high, high));
}

function converted(
  conversion: string,
  flags: string,
  modifier: string,
  argument: Formatted | undefined,
  precision: Amount | undefined,
): Amount | undefined {
  switch (conversion) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
      const length = digits(conversion, flags, convertible(conversion, modifier, argument));
      return precision === undefined ? length : atLeast(length, precision);
    }
    case 'c':
      return amount(1);
    case 's': {
      const text = argument?.text ?? SOME_SIZE;
      return precision === undefined
        ? amount(text.low, text.high)
        : amount(Math.min(text.low, Math.max(0, precision.low)), Math.min(text.high, precision.high));
    }
    // The largest has hundreds of digits, which nobody makes room for.
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
    case 'a':
    case 'A':
    case 'p':
      return amount(1, Number.POSITIVE_INFINITY);
    case 'n':
      return amount(0);
    default:
      return undefined;
  }
}

/** The numbers that may be converted. */
function convertible(conversion: string, modifier: string, argument: Formatted | undefined): Amount {
  const bits = BITS[modifier] ?? 64;
  const isSigned = conversion === 'd' || conversion === 'i';
  const all = isSigned ? amount(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) : amount(0, 2 ** bits - 1);
  if (argument === undefined) return all;
  const { range, number } = argument;
  const typed = range === undefined ? all : (meet(all, range) ?? all);
  if (number.unit !== null) return typed;
  // What is negative is a large number to those that have no sign.
  if (!isSigned && number.high < 0)
    return amount(Math.max(0, 2 ** bits + number.low), 2 ** bits + number.high);
  return meet(typed, number) ?? typed;
}

/** How many digits numbers have, with their sign. */
function digits(conversion: string, flags: string, { low, high }: Amount): Amount {
  const base = conversion === 'o' ? 8 : /[xX]/.test(conversion) ? 16 : 10;
  const lengthOf = (number: number): number =>
    number < 0 ? 1 + BigInt(-number).toString(base).length : BigInt(number).toString(base).length;
  const sign = /[+ ]/.test(flags) ? 1 : 0;
  const prefix = flags.includes('#') && base !== 10 ? 2 : 0;
  const shortest = low <= 0 && high >= 0 ? 1 : Math.min(lengthOf(low), lengthOf(high));
  return amount(shortest, Math.max(lengthOf(low), lengthOf(high)) + sign + prefix);
}
