/**
 * No secret is in the code. Of whatever severity; and a secret whose risk somebody has accepted is still one that
 * others can read, so only a comment or the verdict that it is none helps.
 */

import { counted } from '../text/counted.ts';
import { gravestFirst, isOpen } from './findings.ts';
import { byKnown, type Item } from './item.ts';

/** Hard-coded password, cryptographic key, credentials: 259, 321 and 798 in MITRE's list of weaknesses. */
const SECRETS: ReadonlySet<number> = new Set([259, 321, 798]);

export const secrets: Item<boolean> = {
  title: 'No secret is in the code',
  check: (facts) => {
    if (![...SECRETS].some((cwe) => facts.rules.weaknesses.has(cwe)))
      return {
        state: 'not-applicable',
        evidence: 'No rule that is on looks for secrets.',
        advice: 'Switch rules for secrets on, or leave the item out.',
      };
    return byKnown(facts.findings, ({ files, findings }) => {
      const found = gravestFirst(
        findings.filter(
          (each) => each.cwe.some((cwe) => SECRETS.has(cwe)) && (isOpen(each) || each.fate === 'accepted'),
        ),
      );
      const evidence = `${counted(files, 'file')} scanned: ${counted(found.length, 'secret')}.`;
      if (found.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice:
          'Revoke them, since the history keeps them, and read them from the environment or a secret store.',
        places: found.map(({ place }) => place),
      };
    });
  },
};
