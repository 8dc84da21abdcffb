/** What is known of a part of an expression before it runs. */

import type { Regex } from './tree.ts';

/** Repetitions that are written out make no more instructions than this. */
export const MOST_WRITTEN_OUT = 400;

/** About how many instructions a part takes. */
export function sizeOf(regex: Regex): number {
  switch (regex.kind) {
    case 'sequence':
    case 'choice':
      return regex.of.reduce((sum, part) => sum + sizeOf(part) + 2, 0);
    case 'repeat': {
      const copies = regex.most === Infinity ? Math.max(regex.least, 1) : regex.most;
      const size = sizeOf(regex.of) + 4;
      return regex.of.kind === 'set' || copies * size > MOST_WRITTEN_OUT ? size : copies * size;
    }
    case 'group':
    case 'atomic':
    case 'look':
      return sizeOf(regex.of) + 2;
    default:
      return 1;
  }
}

export function canBeEmpty(regex: Regex): boolean {
  switch (regex.kind) {
    case 'set':
      return false;
    case 'place':
    case 'look':
    case 'reference':
      return true;
    case 'sequence':
      return regex.of.every(canBeEmpty);
    case 'choice':
      return regex.of.some(canBeEmpty);
    case 'repeat':
      return regex.least === 0 || canBeEmpty(regex.of);
    case 'group':
    case 'atomic':
      return canBeEmpty(regex.of);
  }
}

/** Whether a part refers back, to one group where it is given. */
export function hasReference(regex: Regex, to?: number): boolean {
  if (regex.kind === 'reference') return to === undefined || regex.number === to;
  if (regex.kind === 'sequence' || regex.kind === 'choice')
    return regex.of.some((part) => hasReference(part, to));
  return 'of' in regex && hasReference(regex.of, to);
}

export function isAnchored(regex: Regex): boolean {
  switch (regex.kind) {
    case 'place':
      return regex.place === 'text start';
    case 'sequence':
      return regex.of[0] !== undefined && isAnchored(regex.of[0]);
    case 'choice':
      return regex.of.every(isAnchored);
    case 'group':
    case 'atomic':
      return isAnchored(regex.of);
    case 'repeat':
      return regex.least > 0 && isAnchored(regex.of);
    default:
      return false;
  }
}

/** The ASCII characters with which a match may begin, or null when it may begin with any or be empty. */
export function firstOf(regex: Regex): Uint8Array | null {
  const first = new Uint8Array(128);
  const add = (part: Regex): boolean => {
    // Answers whether the part certainly matches a character, so that what follows it does not count.
    switch (part.kind) {
      case 'set':
        for (let code = 0; code < 128; code++) if (part.set.has(code)) first[code] = 1;
        return true;
      case 'sequence':
        return part.of.some(add);
      case 'choice':
        return part.of.map(add).every((certain) => certain);
      case 'group':
      case 'atomic':
        return add(part.of);
      case 'repeat':
        return part.most > 0 && add(part.of) && part.least > 0;
      default:
        return false;
    }
  };
  return add(regex) ? first : null;
}
