import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { fileOf, findingAt, reportOf } from '../testing.ts';
import { auditPage, type PackedFindings } from './page.ts';
import { documentOf, hostileDocument, manyFindings } from './testing.ts';

/** The data that the script of a page unpacks. */
function dataOf(page: string): PackedFindings {
  const [, packed = ''] = /<script type="text\/plain" id="data">([\w+/=]*)<\/script>/.exec(page) ?? [];
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'));
}

/** What a section of a page says, as text. */
function sectionOf(page: string, id: string): string {
  const [, section = ''] = page.split(`<section aria-labelledby="${id}">`);
  const [content = ''] = section.split('</section>');
  return content
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the page of an audit', () => {
  it('makes no markup of hostile text', () => {
    const page = auditPage([hostileDocument()], gzipSync);
    // The two scripts of the page itself: its data, and its code.
    assert.equal(page.match(/<script/g)?.length, 2);
    for (const name of ['img', 'iframe', 'link', 'object']) assert.ok(!page.includes(`<${name}`), name);
    for (const [, target = ''] of page.matchAll(/<a[^>]* href="([^"]*)"/g))
      assert.match(target, /^(https:\/\/|#)/);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    assert.doesNotMatch(page, /[\u0000-\u0008\u000b-\u001f\u202e\u2066]/);
  });

  it('runs its own script alone, and asks for nothing', () => {
    const page = auditPage([hostileDocument()], gzipSync);
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const policy = `default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
    assert.ok(page.includes(`content="${policy}"`));
    assert.doesNotMatch(page, / style="| on[a-z]+="/);
    assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|fetch\(/);
  });

  it('holds every finding as it is', () => {
    const document = hostileDocument();
    const { findings, rules } = dataOf(auditPage([document], gzipSync));
    assert.deepEqual(
      findings.map(({ repository, rule, tested, ...finding }) => finding),
      JSON.parse(JSON.stringify(document.findings)),
    );
    for (const { rule, ruleId } of findings) assert.equal(rules[rule ?? -1]?.id, ruleId);
  });

  it('says of each finding what a test from outside has to do with it', () => {
    const text = 'bad()\n';
    const tool = { name: 'ZAP', report: 'zap.json' };
    const request = { method: 'GET', url: '/pay?id=1', parameter: 'id' };
    const report = reportOf([
      fileOf('pay.py', text, [
        findingAt(text, 'bad', { confirmedBy: ['zap/40018'] }),
        findingAt(text, '()', { tool, request, confirmedBy: ['some-rule'] }),
        findingAt(text, ')'),
      ]),
    ]);
    assert.deepEqual(
      dataOf(auditPage([documentOf(report)], gzipSync)).findings.map(({ tested }) => tested),
      [
        ['confirmed by a test from outside (zap/40018)'],
        ['GET /pay?id=1, parameter id', 'this test from outside confirms data flow (some-rule)'],
        [],
      ],
    );
  });

  it('has a table behind each picture, with the same numbers', () => {
    const page = auditPage([hostileDocument()], gzipSync);
    const pictures = page.match(/<svg [^>]*role="img"[^>]*>/g) ?? [];
    assert.equal(pictures.length, 6);
    for (const picture of pictures) {
      const [, title = '', summary = ''] = /aria-label="([^".]+)\. ([^"]+)"/.exec(picture) ?? [];
      assert.ok(page.includes(`<figcaption>${title}</figcaption>`), title);
      assert.ok(page.includes(`<p class="quiet">${summary}</p>`), summary);
    }
    assert.equal(page.match(/<summary>As a table<\/summary>/g)?.length, pictures.length);
    assert.match(
      page,
      /<th scope="row">2026-01-01<\/th><td>0<\/td><td>1<\/td><td>2<\/td><td>3<\/td><td>4<\/td><td>10<\/td>/,
    );
  });

  it('tells the state of every item of the checklist by a sign and a word, with what it rests on', () => {
    const place = { path: 'src/pay.py', startLine: 2, endLine: 3, what: 'high: Sure' };
    const text = sectionOf(
      auditPage(
        [
          documentOf(reportOf([]), {
            checklist: {
              state: 'failed',
              items: [
                {
                  id: 'findings',
                  title: 'No grave finding is open',
                  state: 'failed',
                  evidence: '60 open findings.',
                  advice: 'Mend them.',
                  places: Array.from({ length: 60 }, () => place),
                },
                { id: 'secrets', title: 'No secret', state: 'passed', evidence: 'None.', places: [] },
                { id: 'hooks', title: 'Hooks', state: 'not-applicable', evidence: 'No agent.', places: [] },
                { id: 'rules', title: 'Rules', state: 'unknown', evidence: 'Nobody knows.', places: [] },
              ],
              notes: ['A key was changed.'],
            },
          }),
        ],
        gzipSync,
      ),
      'checklist',
    );
    assert.match(text, /^Production checklist The checklist is not passed\. /);
    assert.match(
      text,
      /No grave finding is open ✗ failed 60 open findings\. 60 places src\/pay\.py:2-3 high: Sure /,
    );
    assert.match(text, / … and 10 more: --format json has all\. Mend them\. /);
    assert.match(text, / No secret ✓ passed None\. Hooks – not applicable No agent\. /);
    assert.match(text, / Rules \? could not be found out Nobody knows\. A key was changed\.$/);
  });

  it('says that the checklist was not held where only a part is audited', () => {
    const text = sectionOf(auditPage([documentOf(reportOf([]))], gzipSync), 'checklist');
    assert.match(text, /^Production checklist Not held: /);
  });

  it('is smaller than 5 MB with 10,000 findings, each with its code and the path of its data', () => {
    const page = auditPage([manyFindings(10_000)], gzipSync);
    assert.equal(dataOf(page).findings.length, 10_000);
    assert.ok(page.length < 5_000_000, `${page.length}`);
  });

  it('says nothing of what there is none of', () => {
    const page = auditPage([documentOf(reportOf([]))], gzipSync);
    assert.ok(page.includes('No open findings.') && page.includes('No comment silences a finding.'));
    for (const absent of ['id="trend"', 'id="imports"', 'id="problems"'])
      assert.ok(!page.includes(absent), absent);
  });
});
