/**
 * What AI wrote has been read by people. A change is held by the gate; without one, every line of the files
 * counts as changed, and the same function judges it.
 */

import type { ReviewSetting } from '../config/checklist.ts';
import { counted } from '../text/counted.ts';
import { byKnown, type Item } from './item.ts';

export const reviews: Item<ReviewSetting | false> = {
  title: 'What AI wrote is reviewed',
  check: (facts, setting) =>
    byKnown(facts.reviews, ({ lines, ai, unknown, missing }) => {
      const evidence = `Of ${counted(lines, 'line')}, ${ai} by AI, of ${unknown} the author is not known; ${asked(setting)}: ${missing.length === 0 ? 'no review is' : counted(missing.length, 'review')} missing.`;
      if (missing.length > 0)
        return {
          state: 'failed',
          evidence,
          advice: 'Read what is listed in the editor and mark it as reviewed.',
          places: missing,
        };
      if (ai === 0) return { state: 'not-applicable', evidence: 'Nothing is known to be written by AI.' };
      return { state: 'passed', evidence };
    }),
};

/** `2 people have to have read it, by signed marks, the author not counted`. */
function asked({ reviewers, signed, notAuthor }: ReviewSetting): string {
  return [
    `${reviewers === 1 ? 'a person has' : `${reviewers} people have`} to have read it`,
    ...(signed ? ['by signed marks'] : []),
    ...(notAuthor ? ['the author not counted'] : []),
  ].join(', ');
}
