/** What is said of tests from outside with a finding, the same words wherever it is shown. */

import type { Finding } from './finding.ts';

/**
 * What a test asked for, and what confirms a finding, as parts of a list of facts: "confirmed by a test from outside
 * (zap/40018)". Texts of reports are in it as they are: whoever shows them escapes them.
 */
export function testFacts({ tool, request, confirmedBy = [] }: Finding): string[] {
  const rules = confirmedBy.join(', ');
  const parameter = request?.parameter === undefined ? '' : `, parameter ${request.parameter}`;
  return [
    ...(request === undefined ? [] : [`${request.method ?? 'a request of'} ${request.url}${parameter}`]),
    ...(rules === ''
      ? []
      : [
          tool === undefined
            ? `confirmed by a test from outside (${rules})`
            : `this test from outside confirms data flow (${rules})`,
        ]),
  ];
}
