/** No risk was accepted to a day that has passed, by a verdict or by a comment, and is still there. */

import { counted } from '../text/counted.ts';
import { gravestFirst } from './findings.ts';
import { byKnown, type Item } from './item.ts';
import type { Place } from './place.ts';

export const acceptedRisks: Item<boolean> = {
  title: 'No accepted risk is past its day',
  check: (facts) =>
    byKnown(facts.findings, ({ findings, endedSuppressions }) => {
      const ended = gravestFirst(findings.filter(({ fate }) => fate === 'ended'));
      const standing = findings.filter(({ fate }) => fate === 'accepted').length;
      const places = [
        ...ended.map(({ place, said }): Place => (said === undefined ? place : { ...place, what: said })),
        ...endedSuppressions,
      ];
      const evidence = `${counted(standing, 'accepted risk')} in force, ${places.length} past the last day.`;
      if (places.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: 'Mend what is found there, or have a person judge it anew with another day.',
        places,
      };
    }),
};
