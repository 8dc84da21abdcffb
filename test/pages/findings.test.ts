/** The page of findings (`--format html`) in a real browser: it has no script, and is read with eyes, keys and ears. */

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { SEVERITIES } from '../../server/src/finding/finding.ts';
import { html } from '../../server/src/report/html/findingsPage.ts';
import type { Report } from '../../server/src/report/report.ts';
import {
  fileOf,
  findingAt,
  hostileReport,
  reportOf,
  reviewOf,
  ruleOf,
} from '../../server/src/report/testing.ts';
import { accessibilityFaults } from '../support/chromium.ts';
import { OpenedPages, SCHEMES } from '../support/openedPage.ts';

const write = (report: Report): string =>
  html.write(report, { colour: false, width: 80, namesUnread: false }).text;

/** A finding of each severity in code that is wider than the page, with all that is said of a finding. */
function full(): Report {
  const line = `    bad(${'"something that is long", '.repeat(20)})`;
  const text = `first()\n${line}\n`;
  const findings = SEVERITIES.map((severity) =>
    findingAt(text, line, {
      severity,
      ruleId: severity,
      message: 'Do not call `bad`.',
      fix: { title: 'Do it well', edits: [{ start: 12, end: 15, text: 'good' }] },
      trace: [
        { kind: 'source', message: 'comes in', start: 0, end: 5 },
        { kind: 'sink', message: 'goes out', start: 8, end: 20 },
      ],
    }),
  );
  const explanation = { why: 'It is `bad`.', insecure: 'bad()', secure: 'good()', how: 'h', misses: 'm' };
  return reportOf([fileOf('src/pay.py', text, findings), fileOf('src/ship.py', text, findings)], {
    rules: new Map(SEVERITIES.map((id) => [id, ruleOf(id, { explanation })])),
    review: reviewOf('src/pay.py', 'nobody has read them'),
    problems: [{ kind: 'file', message: 'It cannot be read.', path: 'src/gone.py' }],
  });
}

describe('the page of findings in a browser', function () {
  this.timeout(120_000);
  const pages = new OpenedPages();

  before(() => pages.start());
  afterEach(() => pages.close());
  after(() => pages.stop());

  for (const scheme of SCHEMES)
    for (const [what, report] of [
      ['all that it says', full()],
      ['hostile words', hostileReport()],
      ['nothing', reportOf([])],
    ] as const)
      it(`is accessible in ${scheme} with ${what}, folded and unfolded`, async () => {
        const page = await pages.open(write(report), scheme);
        assert.deepEqual(await accessibilityFaults(page), []);
        await pages.unfold();
        assert.deepEqual(await accessibilityFaults(page), []);
        assert.deepEqual(pages.heard, []);
      });

  it('chooses severities and unfolds with keys alone', async () => {
    const page = await pages.open(write(full()));
    const shown = (severity: string): Promise<number> => page.locator(`article.${severity}:visible`).count();
    assert.deepEqual(await Promise.all(SEVERITIES.map(shown)), [2, 2, 2, 2, 2]);
    await pages.press('Tab', 'show-medium');
    await page.keyboard.press('Space');
    assert.deepEqual(await Promise.all(SEVERITIES.map(shown)), [2, 2, 0, 2, 2]);
    await pages.press('Shift+Tab', 'show-critical');
    await page.keyboard.press('Space');
    assert.deepEqual(await Promise.all(SEVERITIES.map(shown)), [2, 2, 0, 2, 0]);
    await page.keyboard.press('Space');
    assert.deepEqual(await Promise.all(SEVERITIES.map(shown)), [2, 2, 0, 2, 2]);
    // From the boxes on, everything that folds or scrolls has its turn, and shows that it has the focus.
    await pages.press('Tab', 'show-info');
    const met: string[] = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab');
      const [name, outline] = (await page.evaluate(
        '[document.activeElement.localName, getComputedStyle(document.activeElement).outlineStyle]',
      )) as [string, string];
      assert.equal(outline, 'solid', name);
      met.push(name);
    }
    assert.deepEqual(met, ['a', 'pre', 'summary', 'summary', 'summary']);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('details[open] > summary').textContent(), 'Why it matters');
  });

  it('fits a narrow window: only code scrolls sideways', async () => {
    for (const report of [full(), hostileReport()]) {
      const page = await pages.open(write(report), 'light', 320);
      await pages.unfold();
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      assert.equal(wide, 320);
      await pages.close();
    }
  });
});
