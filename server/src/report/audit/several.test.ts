import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import type { AuditDocument, AuditVerdict } from './document.ts';
import { mergeAudits } from './merge.ts';
import { auditPage, type PackedFindings } from './page.ts';
import { manyFindings, severalDocuments } from './testing.ts';

const named = (audits: readonly AuditDocument[]) => audits.map((audit, i) => ({ name: `${i}.json`, audit }));

function merged(audits: readonly AuditDocument[]): readonly AuditDocument[] {
  const all = mergeAudits(named(audits));
  assert.ok(!('faults' in all));
  return all;
}

const pageOf = (audits: readonly AuditDocument[]): string => auditPage(merged(audits), gzipSync);

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A part of a page from one mark to another. */
function between(page: string, from: string, to: string): string {
  const [, rest = ''] = page.split(from);
  return rest.split(to)[0] ?? '';
}

describe('the page of several audits', () => {
  it('has the repositories side by side, the one with the gravest first', () => {
    const table = between(pageOf(severalDocuments()), 'aria-label="Table: Repositories,', '</table>');
    const rows = [...between(table, '<tbody>', '</tbody>').matchAll(/<tr>([\s\S]*?)<\/tr>/g)];
    const [hostile = '', ...others] = rows.map(([, row = '']) => textOf(row));
    assert.match(
      hostile,
      /^&lt;script&gt;alert\(1\)&lt;\/script&gt; \d+ \d+ \d+ \d+ \d+ 0 \? could not be found out: 1 of 4 items /,
    );
    assert.deepEqual(others, [
      'team/ship 0 0 1 0 0 6 66 % 50 % not held 0 none 2026-01-01',
      'team/pay 0 0 0 1 0 3 66 % 33 % ✗ failed: 1 of 2 items 1 none 2026-01-03',
      'team/empty 0 0 0 0 0 6 66 % 50 % not held 0 bbbbbbbbbbbb 2026-01-01',
    ]);
  });

  it('is the same whatever the order in which the audits are given', () => {
    assert.equal(pageOf(severalDocuments()), pageOf(severalDocuments().reverse()));
  });

  it('keeps what each says alone, but for its summary and its rules', () => {
    const page = pageOf(severalDocuments());
    const titles = (place: number): string[] =>
      [...between(page, `<h2 id="repository-${place}"`, '</section>').matchAll(/<h3>(.*?)<\/h3>/g)].map(
        ([, title = '']) => title,
      );
    const always = [
      'Production checklist',
      'What was found',
      'Who wrote, who has read',
      'Verdicts and accepted risks',
      'Suppressions',
    ];
    assert.deepEqual(titles(4), always);
    assert.deepEqual(titles(3), [...always, 'Problems']);
    const everything = [...always.slice(0, 3), 'Trend', ...always.slice(3)];
    assert.deepEqual(titles(1), [...everything, 'Other tools, and tests from outside', 'Problems']);
  });

  it('names nothing twice, so that every link, picture and table is told from the others', () => {
    const page = pageOf(severalDocuments());
    for (const attribute of ['id', 'aria-label']) {
      const names = [...page.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, name]) => name);
      assert.deepEqual(names, [...new Set(names)]);
    }
    for (const [, target = ''] of page.matchAll(/<a[^>]* href="#([^"]*)"/g))
      assert.ok(page.includes(` id="${target}"`), target);
  });

  it('says whose each finding is, and has a rule that several share once', () => {
    const page = pageOf(severalDocuments());
    const packed = between(page, '<script type="text/plain" id="data">', '</script>');
    const data: PackedFindings = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString());
    const own = data.findings.filter(({ path }) => path === 'src/pay.py');
    assert.deepEqual(
      own.map(({ repository, rule = -1 }) => [data.repositories[repository], data.rules[rule]?.id]),
      [
        ['team/ship', 'some-rule'],
        ['team/pay', 'some-rule'],
      ],
    );
    assert.equal(data.rules.filter(({ id }) => id === 'some-rule').length, 1);
    const states = data.findings.map(({ state }) => state);
    assert.equal(states.indexOf('suppressed'), states.lastIndexOf('open') + 1);
  });

  it('makes no markup of hostile text', () => {
    const page = pageOf(severalDocuments());
    assert.equal(page.match(/<script/g)?.length, 2);
    for (const name of ['img', 'iframe', 'link', 'object']) assert.ok(!page.includes(`<${name}`), name);
    assert.doesNotMatch(page, / style="| on[a-z]+="/);
  });

  it('is smaller than 5 MB with 10,000 findings and much else in 40 repositories, and says what it leaves out', () => {
    const verdict: AuditVerdict = {
      path: 'src/a/rather/long/path/of/a/file.py',
      line: 1,
      ruleId: 'some-rule',
      verdict: 'accepted-risk',
      reason: 'It is behind a proxy that checks it, and will be replaced in the spring.',
      by: 'Ada <ada@example.org>',
      at: '2026-01-01T00:00:00.000Z',
      proven: true,
      state: 'reviewed',
    };
    const audits = Array.from({ length: 40 }, (_, i) => ({
      ...manyFindings(250, `team/service-${i}`),
      verdicts: Array.from({ length: 1000 }, () => verdict),
      problems: Array.from({ length: 1000 }, (_, at) => `src/${at}.py: this cannot be read.`),
    }));
    const page = pageOf(audits);
    assert.ok(page.length < 5_000_000, `${page.length}`);
    assert.match(page, />10,000 findings one by one</);
    assert.equal(page.match(/… and 975 more: --format json has all\./g)?.length, 80);
  });
});

describe('audits put together', () => {
  it('are refused where a repository is there twice, and the files are named', () => {
    const [, pay, ship] = severalDocuments() as [AuditDocument, AuditDocument, AuditDocument];
    assert.deepEqual(mergeAudits(named([pay, ship, pay])), {
      faults: [
        '0.json and 2.json both have an audit of team/pay: give each repository once. If they are of different ones, audit each with --repository NAME.',
      ],
    });
  });
});
