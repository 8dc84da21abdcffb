import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import type { Report } from '../report.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf, reviewOf, ruleOf } from '../testing.ts';
import { html } from './findingsPage.ts';

const write = (report: Report): string =>
  html.write(report, { colour: false, width: 80, namesUnread: false }).text;

/** Every tag of a page, with its attributes; fails on what is no tag of a well-formed page. */
function tagsOf(text: string): string[] {
  const outside = text.replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  const tags = outside.match(/<[^>]*>/g) ?? [];
  for (const tag of tags)
    assert.match(tag, /^<(?:!doctype html|\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*)>$/);
  return tags;
}

const VOID = new Set(['meta', 'input']);

/** Fails unless every element is closed where it should be. */
function assertNested(text: string): void {
  const open: string[] = [];
  for (const tag of tagsOf(text)) {
    const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/.exec(tag) ?? [];
    if (name === '' || VOID.has(name)) continue;
    if (slash === '') open.push(name);
    else assert.equal(open.pop(), name);
  }
  assert.deepEqual(open, []);
}

describe('the page of findings', () => {
  it('is well nested, with everything hostile in it and with nothing', () => {
    const reviews = HOSTILE_TEXTS.map((text) => reportOf([], { review: reviewOf(text, text) }));
    for (const report of [hostileReport(), reportOf([]), ...reviews]) assertNested(write(report));
  });

  it('makes no markup, link or script of hostile text', () => {
    const page = write(hostileReport());
    const names = new Set(tagsOf(page).map((tag) => /[a-z0-9!]+/.exec(tag)?.[0]));
    for (const name of ['script', 'img', 'iframe', 'link', 'object', 'form'])
      assert.ok(!names.has(name), name);
    for (const tag of tagsOf(page)) {
      assert.doesNotMatch(tag, / on[a-z]+=/);
      const [, target] = / href="([^"]*)"/.exec(tag) ?? [];
      if (target !== undefined) assert.match(target, /^https:\/\//);
    }
    // It is there, as text.
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  });

  it('asks for nothing and runs nothing: its policy allows its own style alone', () => {
    const page = write(hostileReport());
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(
      page.includes(
        `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
      ),
    );
    assert.doesNotMatch(style, /url\(|@import/);
    assert.doesNotMatch(page, / style="/);
  });

  it('shows the code with the very part marked, the way of the data, the fix and the advice', () => {
    const text = 'one\ntwo bad() three\nfour\n';
    const finding = findingAt(text, 'bad()', {
      fix: { title: 'Mend it', edits: [{ start: 8, end: 11, text: 'good' }] },
      trace: [
        { kind: 'source', message: 'comes in', start: 0, end: 3 },
        { kind: 'sink', message: 'goes out', start: 8, end: 13 },
      ],
    });
    const explanation = {
      why: 'It is `read()` by `<b>`.',
      insecure: 'a',
      secure: 'b < c',
      how: 'h',
      misses: 'm',
    };
    const rules = new Map([['some-rule', ruleOf('some-rule', { explanation })]]);
    const page = write(reportOf([fileOf('a.py', text, [finding])], { rules }));
    assert.ok(page.includes('two <mark>bad()</mark> three'));
    assert.ok(page.includes('<li>source, line 1: comes in</li>'));
    assert.ok(page.includes('<del class="removed">- two bad() three</del>'));
    assert.ok(page.includes('<ins class="added">+ two good() three</ins>'));
    assert.ok(
      page.includes('<p>It is <code>read()</code> by <code>&lt;b&gt;</code>.</p>') &&
        page.includes('b &lt; c'),
    );
  });

  it('has all findings, those that do not count with the reason', () => {
    const page = write(hostileReport());
    assert.equal(page.match(/<article /g)?.length, HOSTILE_TEXTS.length);
    assert.equal(page.match(/Does not count:/g)?.length, HOSTILE_TEXTS.filter((_, i) => i % 3 === 2).length);
  });
});
