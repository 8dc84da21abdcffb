/**
 * The audit of this very repository, made by what was built and opened in a browser. A picture of it goes to
 * `.vscode-test/pictures/`; with UPDATE_PICTURES set, to `docs/images/`, where the README shows it.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { ITEMS } from '../../server/src/checklist/items.ts';
import { READERS_PICTURES } from '../e2e/harness/pictures.ts';
import { accessibilityFaults, openBrowser } from '../support/chromium.ts';
import { projectRoot } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

describe('the audit of this repository', function () {
  this.timeout(600_000);
  const folder = new TemporaryFolder();
  let browser: Browser;

  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    folder.remove();
  });

  it('is made, opens from the disk, and is accessible', async () => {
    const output = folder.at('audit.html');
    const args = [join(projectRoot, 'dist/cli.js'), 'audit', '--points', '2', '--output', output];
    // Whatever the folder of this clone is called.
    const named = { GITHUB_WORKSPACE: projectRoot, GITHUB_REPOSITORY: 'ai-security-scanner' };
    const env = { ...process.env, ...named };
    const made = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8', env });
    assert.equal(made.status, 0, made.stderr);
    assert.ok(statSync(output).size < 5_000_000);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 1000 } });
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(String(error)));
      await page.goto(pathToFileURL(output).href);
      await page.locator('article').first().waitFor();
      assert.match((await page.textContent('#status')) ?? '', /^Findings 1 to \d+ of \d+$/);
      const checklist = page.locator('section[aria-labelledby="checklist"] tbody tr');
      assert.equal(await checklist.count(), Object.keys(ITEMS).length);
      assert.match((await page.textContent('#by-kind + figure')) ?? '', /Open findings by severity/);
      if (colorScheme === 'light') await page.screenshot({ path: join(READERS_PICTURES, '5-audit.png') });
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.deepEqual(heard, []);
      await page.close();
    }
  });
});
