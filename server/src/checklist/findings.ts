/** No finding of a severity or a graver one is open: suppressed by no comment, judged by no person. */

import { SEVERITIES, type Severity } from '../finding/finding.ts';
import { counted } from '../text/counted.ts';
import type { CheckedFinding } from './facts.ts';
import { byKnown, type Item } from './item.ts';

/** Whether nobody has excused a finding, or the excuse has ended. */
export function isOpen({ fate }: CheckedFinding): boolean {
  return fate === 'open' || fate === 'ended';
}

/** The gravest first; what is equally grave stays in its order. */
export function gravestFirst(findings: readonly CheckedFinding[]): CheckedFinding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

export const findings: Item<Severity | false> = {
  title: 'No grave finding is open',
  check: (facts, severity) =>
    byKnown(facts.findings, ({ files, findings: all, unparsed }) => {
      const bar = SEVERITIES.indexOf(severity);
      const reaching = all.filter((each) => SEVERITIES.indexOf(each.severity) >= bar);
      const open = gravestFirst(reaching.filter(isOpen));
      const evidence = [
        `${counted(files, 'file')} scanned: ${counted(open.length, 'open finding')} from ${severity} on, ${reaching.length - open.length} suppressed or judged.`,
        ...(unparsed === 0
          ? []
          : [
              `${counted(unparsed, 'file')} ${unparsed === 1 ? 'has' : 'have'} code that could not be parsed.`,
            ]),
      ].join(' ');
      if (open.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: 'Mend them, or have a person judge them in the editor.',
        places: open.map(({ place }) => place),
      };
    }),
};
