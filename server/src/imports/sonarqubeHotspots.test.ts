import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Imported } from './imported.ts';
import { MAXIMUM_PROBLEMS } from './limits.ts';
import { readText, resultsOf } from './testing.ts';

const hotspot = (more: object = {}): object => ({
  key: 'AZ',
  component: 'shop:app.py',
  securityCategory: 'xss',
  vulnerabilityProbability: 'LOW',
  status: 'TO_REVIEW',
  line: 2,
  message: 'Look at this.',
  ruleKey: 'python:S1',
  ...more,
});

const read = (...hotspots: unknown[]): Imported =>
  readText(JSON.stringify({ paging: { pageIndex: 1, pageSize: 500, total: hotspots.length }, hotspots }));

describe('SonarQube’s hotspots', () => {
  it('are told from other JSON with hotspots in it', () => {
    for (const other of [
      { hotspots: [hotspot()] },
      { paging: {}, hotspots: { a: 1 } },
      { paging: {}, total: 1 },
    ])
      assert.throws(() => readText(JSON.stringify(other)), /no tool that is known/);
    assert.equal(read().format, 'sonarqube');
    assert.deepEqual(resultsOf(read()), []);
  });

  it('are judged only where they are reviewed', () => {
    const verdict = (status: string, resolution?: string): string | undefined =>
      resultsOf(read(hotspot({ status, resolution })))[0]?.verdict?.kind;
    assert.equal(verdict('REVIEWED', 'SAFE'), 'false-positive');
    assert.equal(verdict('REVIEWED', 'ACKNOWLEDGED'), 'accepted');
    assert.equal(verdict('REVIEWED', 'FIXED'), 'fixed');
    for (const [status, resolution] of [
      ['TO_REVIEW', 'SAFE'],
      ['REVIEWED', 'EXCEPTION'],
      ['REVIEWED', '__proto__'],
      ['REVIEWED', undefined],
    ] as const)
      assert.equal(verdict(status, resolution), undefined);
  });

  it('have the weakness of a category that is about one, and no other', () => {
    const cwe = (securityCategory: unknown): readonly number[] | undefined =>
      resultsOf(read(hotspot({ securityCategory })))[0]?.cwe;
    assert.deepEqual(cwe('ssrf'), [918]);
    for (const category of ['auth', 'others', 'constructor', '__proto__', 7, null, undefined])
      assert.deepEqual(cwe(category), []);
  });

  it('have the severity of their probability, and a middle one where that is none', () => {
    const severity = (vulnerabilityProbability: unknown): string | undefined =>
      resultsOf(read(hotspot({ vulnerabilityProbability })))[0]?.severity;
    assert.deepEqual(['HIGH', 'MEDIUM', 'LOW'].map(severity), ['high', 'medium', 'low']);
    for (const odd of ['toString', '', 3, [], undefined]) assert.equal(severity(odd), 'medium');
  });

  it('are named by their category where the server does not name the rule', () => {
    assert.equal(resultsOf(read(hotspot({ ruleKey: undefined })))[0]?.ruleId, 'xss');
  });

  it('that cannot be used are left out with their place, and the rest is read', () => {
    const { runs, problems } = read(
      null,
      'text',
      hotspot({ component: undefined }),
      hotspot({ component: 'shop:../../etc/passwd' }),
      hotspot({ ruleKey: 1, securityCategory: [] }),
      hotspot({ line: -1, textRange: { startLine: 1e308, endLine: 0 }, flows: [{ locations: 'x' }] }),
    );
    assert.deepEqual(
      problems.map(({ at }) => at),
      [
        '$.hotspots[0]',
        '$.hotspots[1]',
        '$.hotspots[2].component',
        '$.hotspots[3].component',
        '$.hotspots[4].ruleKey',
      ],
    );
    assert.deepEqual(
      runs[0]?.results.map(({ place, trace }) => ({ place, trace })),
      [{ place: { path: 'app.py', isAbsolute: false }, trace: [] }],
    );
  });

  it('are bounded in what is said of them', () => {
    const { problems } = read(...Array.from({ length: 10_000 }, () => 7));
    assert.equal(problems.length, MAXIMUM_PROBLEMS + 1);
    assert.match(problems.at(-1)?.message ?? '', /more problems of this kind/);
  });
});
