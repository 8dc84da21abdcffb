import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cwesIn, owaspIn, severityNamed, severityScored } from './weaknesses.ts';

describe('weaknesses of other tools', () => {
  for (const [text, numbers] of [
    ['CWE-89: SQL Injection', [89]],
    ['external/cwe/cwe-089', [89]],
    ['cwe:79', [79]],
    ['CWE ID 564', [564]],
    ['CWE_22', [22]],
    ['https://cwe.mitre.org/data/definitions/798.html', [798]],
    ['CWE-79, CWE-80 and CWE-79', [79, 80]],
    ['CWE-0', []],
    ['CWE-noinfo', []],
    ['acwe-89', []],
    ['CVE-2021-44228', []],
    ['CWE-123456789', []],
    ['89', []],
  ] as const)
    it(`are ${JSON.stringify(numbers)} in ${text}`, () => assert.deepEqual(cwesIn([text]), numbers));

  it('are bare numbers where a field has nothing else', () => {
    assert.deepEqual(cwesIn(['89', '-1', '0', '89a'], true), [89]);
  });

  for (const [text, categories] of [
    ['A03:2021', ['A03:2021']],
    ['OWASP-A03:2021 - Injection', ['A03:2021']],
    ['OWASP_2021_A03', ['A03:2021']],
    ['owasp-a3-2021', ['A03:2021']],
    ['OWASP 2017 A1 Injection', ['A01:2017']],
    ['A11:2021', []],
    ['OWASP Top Ten', []],
    ['A3 paper of 2021', []],
  ] as const)
    it(`are ${JSON.stringify(categories)} in ${text}`, () => assert.deepEqual(owaspIn([text]), categories));

  it('are as bad as their names and scores say', () => {
    assert.deepEqual(
      ['BLOCKER', 'High', 'major', 'Low', 'informational', 'toString', '', undefined].map(severityNamed),
      ['critical', 'high', 'medium', 'low', 'info', undefined, undefined, undefined],
    );
    assert.deepEqual([10, 9, 8.9, 7, 6.9, 4, 3.9, 1, 0.5, 0, -1, 11, Number.NaN].map(severityScored), [
      'critical',
      'critical',
      'high',
      'high',
      'medium',
      'medium',
      'low',
      'low',
      'info',
      'info',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
