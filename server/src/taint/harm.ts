/** What can do harm of a rule's kinds: which texts that are let through, whether numbers, and what is looked up. */

import { kindNamed } from '../rule/kinds.ts';
import type { MatchedCharacters } from '../text/matchedCharacters.ts';

const ALWAYS_HARMLESS = /^[\w-]$/;

/** Whether what is looked up in a table of the program's own is harmless for a rule's kinds. */
export function areLookUpsHarmless(kinds: readonly string[]): boolean {
  return !kinds.some((kind) => kindNamed(kind)?.isOf === 'names');
}

/** Whether a text with a character in it is harmless for all kinds; of a rule that names none, for any. */
function isHarmlessCharacter(character: string, kinds: readonly string[]): boolean {
  if (ALWAYS_HARMLESS.test(character)) return true;
  return kinds.length > 0 && kinds.every((kind) => kindNamed(kind)?.isHarmless?.(character) === true);
}

/** Whether what an expression lets through, all of the text being matched, can do no harm. */
export function letsOnlyHarmlessThrough(matched: MatchedCharacters, kinds: readonly string[]): boolean {
  const isSaidOfAll = kinds.length > 0 && kinds.every((kind) => kindNamed(kind)?.isHarmless !== undefined);
  if (matched.choosesAnything && !isSaidOfAll) return false;
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (matched.chooses(character) && !isHarmlessCharacter(character, kinds)) return false;
  }
  const isAddress = kinds.some((kind) => kindNamed(kind)?.isOfAddresses === true);
  if (!isAddress || !/[:/\\]/.test(matched.spelled)) return true;
  // Where an address is spelled out, its host must be, too.
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+[/?#]|^\/[^/\\]/.test(matched.prefix);
}
