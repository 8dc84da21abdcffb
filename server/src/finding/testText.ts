/** What is said of tests from outside with a finding, the same words wherever it is shown. */

import type { Finding } from './finding.ts';

/** What is looked at of a finding. */
type Tested = Pick<Finding, 'tool' | 'request' | 'confirmedBy'>;

/** What confirms a finding: "confirmed by a test from outside (zap/40018)"; undefined where nothing does. */
function confirmation({ tool, confirmedBy = [] }: Tested): string | undefined {
  if (confirmedBy.length === 0) return undefined;
  const what =
    tool === undefined ? 'confirmed by a test from outside' : 'this test from outside confirms data flow';
  return `${what} (${confirmedBy.join(', ')})`;
}

/** The same as a sentence that follows a message, with the blank between them; empty where nothing confirms it. */
export function confirmationSentence(finding: Tested): string {
  const what = confirmation(finding);
  return what === undefined ? '' : ` ${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}

/**
 * What a test asked for, and what confirms a finding, as parts of a list of facts. Texts of reports are in it as they
 * are: whoever shows them escapes them.
 */
export function testFacts(finding: Tested): string[] {
  const { request } = finding;
  const parameter = request?.parameter === undefined ? '' : `, parameter ${request.parameter}`;
  return [
    ...(request === undefined ? [] : [`${request.method ?? 'a request of'} ${request.url}${parameter}`]),
    ...[confirmation(finding)].filter((each) => each !== undefined),
  ];
}
