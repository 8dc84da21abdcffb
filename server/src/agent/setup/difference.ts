/** The difference between two texts as it is shown to a person who is to agree to it. */

import { lineDifference } from '../../text/lineDifference.ts';

/** Lines around a change that are shown with it. */
const AROUND = 3;
/** Longer lines are cut, in UTF-16 units. */
const LONGEST_LINE = 200;

/** Lines that begin with `-` (gone), `+` (new) or a blank (around them); `…` stands for what is left out. */
export function differenceOf(before: string | null, after: string | null): string[] {
  const lines = lineDifference(before, after);
  const shown: string[] = [];
  let isGap = false;
  for (const [i, { sign, text }] of lines.entries()) {
    const near = lines.slice(Math.max(0, i - AROUND), i + AROUND + 1);
    if (near.some((line) => line.sign !== ' ')) {
      shown.push(`${sign} ${text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text}`);
      isGap = false;
    } else if (!isGap) {
      shown.push('…');
      isGap = true;
    }
  }
  return shown;
}
