import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FindingSummary } from '../../../protocol/messages.ts';
import { countBySeverity, EVERYTHING, findingGroups, isFiltered } from './findingNodes.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function summary(
  path: string,
  ruleId: string,
  more: Partial<Omit<FindingSummary, 'finding' | 'path'>> = {},
): FindingSummary {
  return {
    finding: { uri: `file:///${path}`, version: 1, range, trace: [], ruleId, title: ruleId, message: '' },
    path,
    severity: 'high',
    author: 'unknown',
    reviewed: false,
    hasFix: false,
    steps: [],
    ...more,
  };
}

const FINDINGS = [
  summary('b.py', 'eval', { severity: 'low', author: 'human' }),
  summary('a.py', 'sql', { severity: 'critical', author: 'ai' }),
  summary('a.py', 'eval', { reviewed: true }),
];

const keys = (...arguments_: Parameters<typeof findingGroups>): [string, number][] =>
  findingGroups(...arguments_).map(({ key, findings }) => [key, findings.length]);

describe('the tree of findings', () => {
  it('has them by file and by rule, in the order of their names', () => {
    assert.deepEqual(keys(FINDINGS, 'file', EVERYTHING), [
      ['a.py', 2],
      ['b.py', 1],
    ]);
    assert.deepEqual(keys(FINDINGS, 'rule', EVERYTHING), [
      ['eval', 2],
      ['sql', 1],
    ]);
  });

  it('has them by severity, the gravest first, and by author, AI first', () => {
    assert.deepEqual(
      keys(FINDINGS, 'severity', EVERYTHING).map(([key]) => key),
      ['critical', 'high', 'low'],
    );
    assert.deepEqual(
      keys(FINDINGS, 'author', EVERYTHING).map(([key]) => key),
      ['ai', 'unknown', 'human'],
    );
  });

  it('leaves out what the person does not want to see', () => {
    assert.deepEqual(keys(FINDINGS, 'file', { ...EVERYTHING, severities: ['low'] }), [['b.py', 1]]);
    assert.deepEqual(keys(FINDINGS, 'file', { ...EVERYTHING, authors: ['ai'] }), [['a.py', 1]]);
    assert.deepEqual(keys(FINDINGS, 'rule', { ...EVERYTHING, reviewed: false }), [
      ['eval', 1],
      ['sql', 1],
    ]);
  });

  it('knows whether anything is left out', () => {
    assert.equal(isFiltered(EVERYTHING), false);
    assert.equal(isFiltered({ ...EVERYTHING, authors: ['ai'] }), true);
    assert.equal(isFiltered({ ...EVERYTHING, reviewed: false }), true);
  });

  it('counts by severity', () =>
    assert.deepEqual(countBySeverity(FINDINGS), [
      ['critical', 1],
      ['high', 1],
      ['low', 1],
    ]));
});
