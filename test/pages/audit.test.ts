/** The page of an audit in a real browser: read with eyes, keys and ears, and opened by whoever does not trust it. */

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Page } from 'playwright-core';
import type { AuditDocument } from '../../server/src/report/audit/document.ts';
import { auditPage } from '../../server/src/report/audit/page.ts';
import { hostileDocument, manyFindings, severalDocuments } from '../../server/src/report/audit/testing.ts';
import { accessibilityFaults } from '../support/chromium.ts';
import { OpenedPages, SCHEMES } from '../support/openedPage.ts';

describe('the page of an audit in a browser', function () {
  this.timeout(120_000);
  const pages = new OpenedPages();
  let page: Page;

  const open = async (
    documents: AuditDocument | readonly AuditDocument[],
    scheme: (typeof SCHEMES)[number] = 'light',
  ): Promise<void> => {
    page = await pages.open(auditPage([documents].flat(), gzipSync), scheme);
    await page.waitForFunction("document.getElementById('status').textContent !== ''");
  };
  const status = (): Promise<string | null> => page.textContent('#status');

  before(() => pages.start());
  afterEach(() => pages.close());
  after(() => pages.stop());

  for (const scheme of SCHEMES)
    it(`is accessible, in ${scheme}, with all of it open`, async () => {
      await open(hostileDocument(), scheme);
      await pages.unfold();
      assert.deepEqual(await accessibilityFaults(page), []);
    });

  for (const scheme of SCHEMES)
    it(`is accessible in ${scheme} where several stand side by side, folded and with all of it open`, async () => {
      await open(severalDocuments(), scheme);
      assert.deepEqual(await accessibilityFaults(page), []);
      await pages.unfold();
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.deepEqual(pages.heard, []);
    });

  it('shows the findings of one repository of several, and says whose they are', async () => {
    await open([manyFindings(9000, 'team/pay'), manyFindings(1000, 'team/ship')]);
    assert.equal(await status(), 'Findings 1 to 50 of 10000');
    await page.focus('#repository');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await status(), 'Findings 1 to 50 of 1000');
    const places = await page.locator('article .facts:first-of-type').allTextContents();
    assert.ok(places.every((place) => place.startsWith('team/ship · services/')));
    await page.focus('#search');
    await page.keyboard.type('team/pay');
    assert.equal(await status(), 'No findings.');
    await page.focus('#repository');
    await page.keyboard.press('Home');
    assert.equal(await status(), 'Findings 1 to 50 of 9000');
  });

  it('leads from the table of repositories to what each says', async () => {
    await open(severalDocuments());
    await page.locator('table a').nth(1).focus();
    await page.keyboard.press('Enter');
    assert.equal(await pages.focused(), 'repository-2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const section = page.locator('section[aria-labelledby="repository-2"]');
    assert.equal(
      await section.locator('details[open] > summary').first().textContent(),
      'Production checklist',
    );
  });

  it('fits a narrow window: only code and tables scroll sideways', async () => {
    await open(severalDocuments());
    await page.setViewportSize({ width: 320, height: 800 });
    await pages.unfold();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  });

  it('runs nothing that anybody wrote into the code, and asks for nothing', async () => {
    const hostile = hostileDocument();
    await open(hostile);
    assert.equal(await page.locator('article').count(), hostile.findings.length);
    assert.deepEqual(pages.heard, []);
    const made = await page
      .locator('*')
      .evaluateAll((all) => all.flatMap((each) => [each.localName, ...each.getAttributeNames()]));
    for (const name of ['img', 'iframe', 'object', 'onerror', 'onclick'])
      assert.ok(!made.includes(name), name);
    const links = await page.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    for (const link of links) assert.match(link ?? '', /^(https:\/\/|#)/);
  });

  it('stops scripts that are not its own, even where one had come in', async () => {
    const own = auditPage([hostileDocument()], gzipSync);
    page = await pages.open(own.replace('</main>', '<script>document.title = "taken"</script></main>'));
    assert.match(await page.title(), /^Security audit of /);
  });

  it('is searched and turned with keys alone, with 10,000 findings', async () => {
    await open(manyFindings(10_000));
    assert.equal(await status(), 'Findings 1 to 50 of 10000');
    await pages.press('Tab', 'next');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 51 to 100 of 10000');
    await page.keyboard.press('Space');
    assert.equal(await status(), 'Findings 101 to 150 of 10000');
    await pages.press('Shift+Tab', 'previous');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 51 to 100 of 10000');
    await pages.press('Shift+Tab', 'severity');
    await page.keyboard.press('h');
    assert.equal(await status(), 'Findings 1 to 50 of 2000');
    await pages.press('Shift+Tab', 'search');
    await page.keyboard.type('module_77.py');
    assert.equal(await status(), 'Findings 1 to 2 of 2');
    assert.equal(await page.locator('article.high').count(), 2);
    // At the end the focus stays where it is, and nothing is turned.
    await pages.press('Tab', 'next');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 1 to 2 of 2');
    assert.equal(await pages.focused(), 'next');
    assert.deepEqual(pages.heard, []);
  });

  it('prints the findings that are chosen, with all that is folded in, and folds it again', async () => {
    await open(manyFindings(200));
    const shown = async (): Promise<{ articles: number; folded: number }> => ({
      articles: await page.locator('article').count(),
      folded: await page.locator('details:not([open])').count(),
    });
    const before = await shown();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assert.deepEqual(await shown(), { articles: 200, folded: 0 });
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    assert.deepEqual(await shown(), before);
  });
});
