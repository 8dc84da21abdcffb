/** The page of an audit in a real browser: read with eyes, keys and ears, and opened by whoever does not trust it. */

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import type { AuditDocument } from '../../server/src/report/audit/document.ts';
import { auditPage } from '../../server/src/report/audit/page.ts';
import { hostileDocument, manyFindings, severalDocuments } from '../../server/src/report/audit/testing.ts';
import { accessibilityFaults, openBrowser } from '../support/chromium.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

describe('the page of an audit in a browser', function () {
  this.timeout(120_000);
  const folder = new TemporaryFolder();
  let browser: Browser;
  let page: Page;
  /** What the page asked for beside itself, and what the browser said of it. */
  let heard: string[];

  const open = async (
    documents: AuditDocument | readonly AuditDocument[],
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<void> => {
    folder.write({ 'audit.html': auditPage([documents].flat(), gzipSync) });
    const url = pathToFileURL(folder.at('audit.html')).href;
    heard = [];
    page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 800 } });
    page.on('request', (request) => request.url() !== url && heard.push(`asks for ${request.url()}`));
    page.on('console', (message) => heard.push(`says ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`fails: ${error}`));
    page.on('dialog', (dialog) => heard.push(`opens a dialog: ${dialog.message()}`));
    await page.goto(url);
    await page.waitForFunction("document.getElementById('status').textContent !== ''");
  };
  const status = (): Promise<string | null> => page.textContent('#status');
  const focused = (): Promise<string> => page.evaluate('document.activeElement.id');

  before(async () => {
    browser = await openBrowser();
  });
  afterEach(() => page.close());
  after(async () => {
    await browser.close();
    folder.remove();
  });

  for (const scheme of ['light', 'dark'] as const)
    it(`is accessible, in ${scheme}, with all of it open`, async () => {
      await open(hostileDocument(), scheme);
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      assert.deepEqual(await accessibilityFaults(page), []);
    });

  for (const scheme of ['light', 'dark'] as const)
    it(`is accessible in ${scheme} where several stand side by side, folded and with all of it open`, async () => {
      await open(severalDocuments(), scheme);
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.deepEqual(heard, []);
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
    assert.equal(await focused(), 'repository-2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const section = page.locator('section[aria-labelledby="repository-2"]');
    assert.equal(
      await section.locator('details[open] > summary').first().textContent(),
      'Production checklist',
    );
  });

  it('runs nothing that anybody wrote into the code, and asks for nothing', async () => {
    const hostile = hostileDocument();
    await open(hostile);
    assert.equal(await page.locator('article').count(), hostile.findings.length);
    assert.deepEqual(heard, []);
    const made = await page
      .locator('*')
      .evaluateAll((all) => all.flatMap((each) => [each.localName, ...each.getAttributeNames()]));
    for (const name of ['img', 'iframe', 'object', 'onerror', 'onclick'])
      assert.ok(!made.includes(name), name);
    const links = await page.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    for (const link of links) assert.match(link ?? '', /^(https:\/\/|#)/);
  });

  it('stops scripts that are not its own, even where one had come in', async () => {
    folder.write({
      'bad.html': auditPage([hostileDocument()], gzipSync).replace(
        '</main>',
        '<script>document.title = "taken"</script></main>',
      ),
    });
    page = await browser.newPage();
    await page.goto(pathToFileURL(folder.at('bad.html')).href);
    assert.match(await page.title(), /^Security audit of /);
  });

  it('is searched and turned with keys alone, with 10,000 findings', async () => {
    await open(manyFindings(10_000));
    assert.equal(await status(), 'Findings 1 to 50 of 10000');
    const press = async (key: string, until: string): Promise<void> => {
      for (let i = 0; i < 200; i++) {
        if ((await focused()) === until) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${until} cannot be reached by ${key}.`);
    };
    await press('Tab', 'next');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 51 to 100 of 10000');
    await page.keyboard.press('Space');
    assert.equal(await status(), 'Findings 101 to 150 of 10000');
    await press('Shift+Tab', 'previous');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 51 to 100 of 10000');
    await press('Shift+Tab', 'severity');
    await page.keyboard.press('h');
    assert.equal(await status(), 'Findings 1 to 50 of 2000');
    await press('Shift+Tab', 'search');
    await page.keyboard.type('module_77.py');
    assert.equal(await status(), 'Findings 1 to 2 of 2');
    assert.equal(await page.locator('article.high').count(), 2);
    // At the end the focus stays where it is, and nothing is turned.
    await press('Tab', 'next');
    await page.keyboard.press('Enter');
    assert.equal(await status(), 'Findings 1 to 2 of 2');
    assert.equal(await focused(), 'next');
    assert.deepEqual(heard, []);
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
