/**
 * What can do harm, by the kind of harm as models name it: which characters a text may have that is let through, and
 * whether a number can do any. Letters, digits, `_` and `-` are harmless everywhere.
 */

import { KINDS_OF_NAMES } from '../rule/kinds.ts';
import type { MatchedCharacters } from '../text/matchedCharacters.ts';

const ALWAYS_HARMLESS = /^[\w-]$/;
const CONTROLS = '\0\b\t\n\v\f\r';

/** By kind, the other characters of ASCII that mean nothing special there; of kinds that are not listed, none. */
const HARMLESS: Readonly<Record<string, (character: string) => boolean>> = {
  sql: oneOf('.,:@+/~'),
  command: oneOf('.,:@+/='),
  html: noneOf('<>"\'`&=:'),
  log: noneOf('\n\r'),
  header: noneOf('\n\r'),
  mail: noneOf('\n\r,;<>'),
  ldap: oneOf('.@: '),
  xpath: oneOf('.,:'),
  nosql: oneOf('.,:@+/ '),
  template: oneOf('.,:@+/ '),
  format: oneOf('.,:@+/ '),
};

/** Kinds in which numbers do the harm. */
const OF_NUMBERS: ReadonlySet<string> = new Set(['size', 'index', 'integer', 'time']);

/** Whether what is looked up in a table of the program's own is harmless for a rule's kinds. */
export function areLookUpsHarmless(kinds: readonly string[]): boolean {
  return !kinds.some((kind) => KINDS_OF_NAMES.has(kind));
}

/** Kinds of addresses: who chooses the host chooses where they lead. */
const OF_ADDRESSES: ReadonlySet<string> = new Set(['url', 'redirect']);

function oneOf(characters: string): (character: string) => boolean {
  return (character) => characters.includes(character);
}

/** All that can be printed, and white space, without some. */
function noneOf(characters: string): (character: string) => boolean {
  return (character) => !characters.includes(character) && (character >= ' ' || CONTROLS.includes(character));
}

/** Whether a text with a character in it is harmless for all kinds; of a rule that names none, for any. */
function isHarmlessCharacter(character: string, kinds: readonly string[]): boolean {
  if (ALWAYS_HARMLESS.test(character)) return true;
  return kinds.length > 0 && kinds.every((kind) => HARMLESS[kind]?.(character) === true);
}

/** Whether numbers, dates and the like can carry nothing for any of a rule's kinds; undefined where it names none. */
export function areNumbersHarmless(kinds: readonly string[]): boolean | undefined {
  return kinds.length === 0 ? undefined : !kinds.some((kind) => OF_NUMBERS.has(kind));
}

/** Whether what an expression lets through, all of the text being matched, can do no harm. */
export function letsOnlyHarmlessThrough(matched: MatchedCharacters, kinds: readonly string[]): boolean {
  const isBeyond = matched.choosesAnything;
  if (isBeyond && (kinds.length === 0 || !kinds.every((kind) => kind in HARMLESS))) return false;
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (matched.chooses(character) && !isHarmlessCharacter(character, kinds)) return false;
  }
  const isAddress = kinds.some((kind) => OF_ADDRESSES.has(kind));
  if (!isAddress || !/[:/\\]/.test(matched.spelled)) return true;
  // Where an address is spelled out, its host must be, too.
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+[/?#]|^\/[^/\\]/.test(matched.prefix);
}
