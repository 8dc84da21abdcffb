/** Places and characters in a text: what lies behind and before a place, by code point. UTF-16 offsets. */

import { type CharacterSet, isWordUnit } from './characterSet.ts';
import { PLACES } from './program.ts';

/** The place behind a character of a set that begins at a place, or -1. */
export function after(text: string, set: CharacterSet, pos: number): number {
  if (pos >= text.length) return -1;
  const unit = text.charCodeAt(pos);
  if ((unit & 0xfc00) === 0xd800 && pos + 1 < text.length) {
    const low = text.charCodeAt(pos + 1);
    if ((low & 0xfc00) === 0xdc00) return set.has(pair(unit, low)) ? pos + 2 : -1;
  }
  return set.has(unit) ? pos + 1 : -1;
}

/** The place where a character of a set begins that ends at a place, or -1. */
export function before(text: string, set: CharacterSet, pos: number): number {
  if (pos <= 0) return -1;
  const unit = text.charCodeAt(pos - 1);
  if ((unit & 0xfc00) === 0xdc00 && pos > 1) {
    const high = text.charCodeAt(pos - 2);
    if ((high & 0xfc00) === 0xd800) return set.has(pair(high, unit)) ? pos - 2 : -1;
  }
  return set.has(unit) ? pos - 1 : -1;
}

export function splitsPair(text: string, pos: number): boolean {
  return (text.charCodeAt(pos - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(pos) & 0xfc00) === 0xdc00;
}

function pair(high: number, low: number): number {
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

/** Code units of the character that ends at a place behind `lowest`. */
export function oneBefore(text: string, pos: number, lowest: number): number {
  const isPair =
    pos - 2 >= lowest &&
    (text.charCodeAt(pos - 1) & 0xfc00) === 0xdc00 &&
    (text.charCodeAt(pos - 2) & 0xfc00) === 0xd800;
  return isPair ? 2 : 1;
}

/** The place behind the character that begins at one. */
export function endOfOne(text: string, pos: number): number {
  const isPair = (text.charCodeAt(pos) & 0xfc00) === 0xd800 && (text.charCodeAt(pos + 1) & 0xfc00) === 0xdc00;
  return pos + (isPair ? 2 : 1);
}

export function sameLetter(a: number, b: number): boolean {
  const [x, y] = [String.fromCharCode(a), String.fromCharCode(b)];
  return x.toLowerCase() === y.toLowerCase() || x.toUpperCase() === y.toUpperCase();
}

export function isAt(text: string, pos: number, number: number): boolean {
  const { length } = text;
  const place = PLACES[number];
  switch (place) {
    case 'line start':
      return pos === 0 || text.charCodeAt(pos - 1) === 10;
    case 'line end':
      return pos === length || text.charCodeAt(pos) === 10;
    case 'text start':
      return pos === 0;
    case 'text end':
      return pos === length;
    case 'last line end':
      return pos === length || (pos === length - 1 && text.charCodeAt(pos) === 10);
    default: {
      const left = pos > 0 && isWordUnit(text.charCodeAt(pos - 1));
      const right = pos < length && isWordUnit(text.charCodeAt(pos));
      return (left !== right) === (place === 'word');
    }
  }
}
