/** The section for assistants says what the rules ask for now. */

import type { ChecklistSettings } from '../config/checklist.ts';
import { byKnown, type Item } from './item.ts';

const WRITE = 'Run ai-security-scanner guidelines.';

export const guidelines: Item<ChecklistSettings['guidelines']> = {
  title: 'The guidelines for assistants are up to date',
  check: (facts, setting) =>
    byKnown(facts.guidelines, ({ path, state }) => {
      if (state === 'current') return { state: 'passed', evidence: `The section in ${path} is up to date.` };
      if (state === 'absent' && setting !== true)
        return { state: 'not-applicable', evidence: 'There is no section with guidelines.', advice: WRITE };
      if (state === 'absent')
        return { state: 'failed', evidence: 'There is no section with guidelines.', advice: WRITE };
      const place = { path, what: 'section of the guidelines' };
      if (state === 'outdated')
        return {
          state: 'failed',
          evidence: `The section in ${path} is not what the rules ask for now.`,
          advice: WRITE,
          places: [place],
        };
      return {
        state: 'failed',
        evidence: `The marks around the guidelines in ${path} are not one pair.`,
        advice: 'Remove them, and run ai-security-scanner guidelines.',
        places: [place],
      };
    }),
};
