/**
 * Nothing is imported that no manifest declares: a name that an assistant has made up may be registered by
 * whoever waits for that. Told by the rules that look for it.
 */

import { counted } from '../text/counted.ts';
import { gravestFirst, isOpen } from './findings.ts';
import { byKnown, type Item } from './item.ts';

/** Reliance on an insufficiently trustworthy component, 1357 in MITRE's list of weaknesses. */
const UNDECLARED = 1357;

export const packages: Item<boolean> = {
  title: 'Every package is declared',
  check: (facts) => {
    if (!facts.rules.weaknesses.has(UNDECLARED))
      return {
        state: 'not-applicable',
        evidence: `No rule that is on looks for packages that are not declared (CWE-${UNDECLARED}).`,
      };
    return byKnown(facts.findings, ({ files, findings }) => {
      const found = gravestFirst(findings.filter((each) => each.cwe.includes(UNDECLARED) && isOpen(each)));
      const evidence = `${counted(files, 'file')} scanned: ${counted(found.length, 'package')} not declared.`;
      if (found.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: 'Make sure that each is the package that is meant, and declare it, or leave it out.',
        places: found.map(({ place }) => place),
      };
    });
  },
};
