import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { SEVERITIES, type Severity } from '../../finding/finding.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf } from '../testing.ts';
import type { AuditDocument, AuditVerdict } from './document.ts';
import { auditPage } from './page.ts';
import { documentOf } from './testing.ts';

/** An audit in which all that anybody outside could have written is hostile. */
function hostileDocument(): AuditDocument {
  return documentOf(hostileReport(), {
    repository: { name: HOSTILE_TEXTS[3], commit: HOSTILE_TEXTS[4] },
    verdicts: HOSTILE_TEXTS.map(
      (hostile): AuditVerdict => ({
        path: hostile,
        ruleId: hostile,
        verdict: 'accepted-risk',
        reason: hostile,
        by: hostile,
        at: '2026-01-01T00:00:00.000Z',
        until: '2026-02-01',
        proven: false,
        state: 'reviewed',
      }),
    ),
    reviews: {
      matrix: [],
      readers: HOSTILE_TEXTS.map((name) => ({ name, lines: 1, proven: 0, ai: 0 })),
      marks: { total: 1, withSignature: 0 },
      notes: [HOSTILE_TEXTS[3]],
    },
    trend: {
      branch: HOSTILE_TEXTS[4],
      commits: 2,
      points: ['2026-01-01', '2026-02-01'].map((day) => ({
        commit: HOSTILE_TEXTS[3],
        at: `${day}T00:00:00.000Z`,
        files: 1,
        findings: { info: 0, low: 1, medium: 2, high: 3, critical: 4 },
      })),
      notes: [HOSTILE_TEXTS[3]],
    },
    problems: HOSTILE_TEXTS,
  });
}

/** The data that the script of a page unpacks. */
function dataOf(page: string): Pick<AuditDocument, 'findings' | 'rules'> {
  const [, packed = ''] = /<script type="text\/plain" id="data">([\w+/=]*)<\/script>/.exec(page) ?? [];
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'));
}

describe('the page of an audit', () => {
  it('makes no markup of hostile text', () => {
    const page = auditPage(hostileDocument());
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
    const page = auditPage(hostileDocument());
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
    assert.deepEqual(dataOf(auditPage(document)).findings, JSON.parse(JSON.stringify(document.findings)));
  });

  it('has a table behind each picture, with the same numbers', () => {
    const page = auditPage(hostileDocument());
    const pictures = page.match(/<svg [^>]*role="img"[^>]*>/g) ?? [];
    assert.equal(pictures.length, 6);
    for (const picture of pictures) {
      const [, title = '', summary = ''] = /aria-labelledby="(\S+) (\S+)"/.exec(picture) ?? [];
      assert.ok(page.includes(`<figcaption id="${title}">`) && page.includes(`id="${summary}">`));
    }
    assert.equal(page.match(/<summary>As a table<\/summary>/g)?.length, pictures.length);
    assert.match(
      page,
      /<th scope="row">2026-01-01<\/th><td>0<\/td><td>1<\/td><td>2<\/td><td>3<\/td><td>4<\/td><td>10<\/td>/,
    );
  });

  it('is smaller than 5 MB with 10,000 findings, each with its code and the path of its data', () => {
    const page = auditPage(manyFindings(10_000));
    assert.equal(dataOf(page).findings.length, 10_000);
    assert.ok(page.length < 5_000_000, `${page.length}`);
  });

  it('says nothing of what there is none of', () => {
    const page = auditPage(documentOf(reportOf([])));
    assert.ok(page.includes('No open findings.') && page.includes('No comment silences a finding.'));
    for (const absent of ['id="trend"', 'id="problems"']) assert.ok(!page.includes(absent), absent);
  });
});

/** An audit with many findings in many files of code that differs. */
function manyFindings(count: number): AuditDocument {
  const files = Array.from({ length: count / 10 }, (_, file) => {
    const lines = Array.from({ length: 40 }, (_, line) => {
      const hash = createHash('sha256').update(`${file} ${line}`).digest('hex');
      return `    value_${hash.slice(0, 8)} = connection.execute("select ${hash.slice(8, 24)} from " + table_${line})`;
    });
    const text = `${lines.join('\n')}\n`;
    const findings = Array.from({ length: 10 }, (_, i) => {
      const line = lines[i * 4] as string;
      const start = text.indexOf(line);
      return findingAt(text, line, {
        ruleId: `rule-${i}`,
        severity: SEVERITIES[i % SEVERITIES.length] as Severity,
        trace: [
          { kind: 'source', message: 'comes in', start: 0, end: 10 },
          { kind: 'sink', message: 'goes out', start, end: start + 20 },
        ],
      });
    });
    return fileOf(`services/part-${file % 30}/module_${file}.py`, text, findings);
  });
  return documentOf(reportOf(files));
}
