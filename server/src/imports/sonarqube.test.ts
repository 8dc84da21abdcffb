import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readText, resultsOf } from './testing.ts';

const ISSUE = {
  key: 'k',
  rule: 'python:S1',
  severity: 'MAJOR',
  component: 'com.shop:web:src/a.py',
  project: 'com.shop:web',
  line: 3,
  message: 'Something.',
  type: 'VULNERABILITY',
  status: 'OPEN',
};

const read = (issues: readonly object[], components: readonly object[] = []) =>
  readText(
    JSON.stringify({ paging: { pageIndex: 1, pageSize: 100, total: issues.length }, issues, components }),
  );

describe('answers of `api/issues/search`', () => {
  it('have the file of a component that they list, or else the end of its key', () => {
    const listed = { key: 'com.shop:web:src/a.py', qualifier: 'FIL', path: 'web/src/a.py' };
    assert.equal(resultsOf(read([ISSUE], [listed]))[0]?.place?.path, 'web/src/a.py');
    assert.equal(resultsOf(read([ISSUE]))[0]?.place?.path, 'src/a.py');
  });

  it('say of issues that are about the project or a folder, which no file has', () => {
    const report = read(
      [
        { ...ISSUE, component: 'shop', project: 'shop' },
        { ...ISSUE, component: 'com.shop:web', project: 'com.shop:web' },
        { ...ISSUE, component: 'shop:src', project: 'shop' },
        { ...ISSUE, component: 'shop:src/a.py', project: 'shop' },
      ],
      [
        { key: 'com.shop:web', qualifier: 'TRK', name: 'web' },
        { key: 'shop:src', qualifier: 'DIR', path: 'src' },
      ],
    );
    assert.deepEqual(
      resultsOf(report).map(({ place }) => place?.path),
      ['src/a.py'],
    );
    assert.deepEqual(
      report.problems.map(({ at }) => at),
      ['$.issues[0].component', '$.issues[1].component', '$.issues[2].component'],
    );
  });

  it('are as bad as SonarQube makes them of either kind of severity', () => {
    const severityOf = (more: object): string | undefined =>
      resultsOf(read([{ ...ISSUE, ...more }]))[0]?.severity;
    for (const [old, impact, severity] of [
      ['BLOCKER', 'BLOCKER', 'critical'],
      ['CRITICAL', 'HIGH', 'high'],
      ['MAJOR', 'MEDIUM', 'medium'],
      ['MINOR', 'LOW', 'low'],
      ['INFO', 'INFO', 'info'],
    ] as const) {
      assert.equal(severityOf({ severity: old }), severity);
      const impacts = [
        { softwareQuality: 'RELIABILITY', severity: 'LOW' },
        { softwareQuality: 'SECURITY', severity: impact },
      ];
      assert.equal(severityOf({ severity: 'INFO', impacts }), severity);
    }
    assert.equal(severityOf({ severity: 'OTHER' }), 'medium');
  });

  it('have issues that are settled', () => {
    const verdictOf = (more: object): unknown => resultsOf(read([{ ...ISSUE, ...more }]))[0]?.verdict?.kind;
    assert.equal(verdictOf({ status: 'CLOSED', resolution: 'FIXED' }), 'fixed');
    assert.equal(verdictOf({ status: 'CLOSED', resolution: 'REMOVED' }), 'fixed');
    assert.equal(verdictOf({ status: 'RESOLVED', resolution: 'FALSE-POSITIVE' }), 'false-positive');
    assert.equal(verdictOf({ status: 'REOPENED' }), undefined);
  });
});
