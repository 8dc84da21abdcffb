/** The rules that ship are not too old: what is known of insecure code grows. */

import { counted } from '../text/counted.ts';
import { daysBetween } from './days.ts';
import type { Item } from './item.ts';

export const rules: Item<{ readonly maxAgeDays: number } | false> = {
  title: 'The rules are up to date',
  check: ({ now, rules: { date } }, { maxAgeDays }) => {
    if (date === undefined)
      return {
        state: 'unknown',
        evidence: 'This build does not say of which day its rules are.',
        advice: 'Install a released version.',
      };
    const age = daysBetween(date, now);
    const evidence = `The rules are of ${date}, ${counted(age, 'day')} old; ${maxAgeDays} are allowed.`;
    if (age <= maxAgeDays) return { state: 'passed', evidence };
    return { state: 'failed', evidence, advice: 'Install a newer version of AI Security Scanner.' };
  },
};
