/** What is said of tests from outside with a finding, the same words wherever it is shown. */

import { english, type Translate } from '../text/translate.ts';
import type { Finding } from './finding.ts';

/** What is looked at of a finding. */
type Tested = Pick<Finding, 'tool' | 'request' | 'confirmedBy'>;

/** What confirms a finding: "confirmed by a test from outside (zap/40018)"; undefined where nothing does. */
function confirmation({ tool, confirmedBy = [] }: Tested, t: Translate): string | undefined {
  if (confirmedBy.length === 0) return undefined;
  const tests = confirmedBy.join(', ');
  return tool === undefined
    ? t('confirmed by a test from outside ({0})', tests)
    : t('this test from outside confirms data flow ({0})', tests);
}

/** The same as a sentence that follows a message, with the blank between them; empty where nothing confirms it. */
export function confirmationSentence(finding: Tested, t = english): string {
  const what = confirmation(finding, t);
  return what === undefined ? '' : ` ${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}

/**
 * What a test asked for, and what confirms a finding, as parts of a list of facts. Texts of reports are in it as they
 * are: whoever shows them escapes them.
 */
export function testFacts(finding: Tested, t = english): string[] {
  const { request } = finding;
  const parameter = request?.parameter === undefined ? '' : `, ${t('parameter {0}', request.parameter)}`;
  return [
    ...(request === undefined
      ? []
      : [
          (request.method === undefined
            ? t('a request of {0}', request.url)
            : `${request.method} ${request.url}`) + parameter,
        ]),
    ...[confirmation(finding, t)].filter((each) => each !== undefined),
  ];
}
