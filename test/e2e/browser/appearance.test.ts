/**
 * How the extension looks to those who set VS Code up differently: in high contrast, where icons and words have to
 * carry what colours carry elsewhere, and in another display language, where nothing of ours stays English.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { CONTRAST, contrastOf } from '../harness/contrast.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode, type VscodeOptions } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const APP = `import hashlib
import subprocess

from flask import request


def ping():
    host = request.args["host"]
    subprocess.run("ping " + host, shell=True)


def digest(text):
    return hashlib.md5(text).hexdigest()


def answer():
    # ping the host`;
const COMMAND_LINE = 9;
const FINDINGS = 2;

/** Opens the file, and accepts what the assistant proposes, which is a third finding. */
async function acceptSuggestion(workbench: Workbench): Promise<void> {
  await workbench.openFile('app.py');
  await workbench.seesStatus(`${FINDINGS}/${FINDINGS}`);
  await workbench.press('Control+End');
  await workbench.type(' now');
  await workbench.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
  await workbench.ghostText('subprocess.run(');
  await workbench.press('Tab');
  await workbench.seesText('subprocess.run("ping -c 1 " + host');
  await workbench.seesStatus(`${FINDINGS + 1}/${FINDINGS + 1}`);
}

async function start(
  options: Partial<VscodeOptions>,
): Promise<{ workspace: Repository; vscode: VsCode; workbench: Workbench }> {
  const workspace = await repositoryOf({ 'src/app.py': APP, 'src/lib/other.py': 'x = 1\n' });
  const vscode = await VsCode.start({
    workspace: workspace.folder,
    extension: projectRoot,
    installed: [join(projectRoot, 'test/e2e/assistant')],
    ...options,
  });
  const workbench = new Workbench(await vscode.openWindow());
  await workbench.seesStatus('Test Assistant');
  return { workspace, vscode, workbench };
}

const SETTINGS = {
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'aiSecurityScanner.provenance.gutterMarks': true,
};

for (const { theme, name, sign } of [
  { theme: 'Default High Contrast', name: 'dark', sign: 'hc-black' },
  { theme: 'Default High Contrast Light', name: 'light', sign: 'hc-light' },
]) {
  describe(`the appearance in high contrast, ${name}`, () => {
    let workspace: Repository;
    let vscode: VsCode;
    let workbench: Workbench;

    const picture = (of: string): Promise<void> =>
      workbench.screenshot(join(PICTURES, `high-contrast-${name}-${of}.png`));

    before(async () => {
      ({ workspace, vscode, workbench } = await start({
        settings: { ...SETTINGS, 'workbench.colorTheme': theme },
      }));
      await workbench.page.locator(`.monaco-workbench.${sign}`).waitFor();
      await acceptSuggestion(workbench);
    });

    picturesOfFailures(() => workbench);

    after(async () => {
      await vscode?.dispose();
      await workspace?.dispose();
    });

    it(`findings are told by an icon and in words, both easy to see`, async () => {
      await workbench.view('Findings').focus();
      await workbench
        .view('Findings')
        .sees('Command injection', /critical, line 9, author unknown, not reviewed$/);
      const row = workbench.view('Findings').entry('Command injection');
      const icon = row.locator('.codicon-error');
      await workbench.waitUntil(
        async () => (await contrastOf(icon, '::before')) >= CONTRAST.icon,
        'the icon of a finding to stand out',
      );
      const words = row.locator('.label-name');
      await workbench.waitUntil(
        async () => (await contrastOf(words)) >= CONTRAST.highContrastText,
        'the words of a finding to stand out',
      );
      await picture('findings');
    });

    it(`the review is told by an icon and in words`, async () => {
      await workbench.view('Review').open('app.py');
      await workbench.view('Review').sees(`Line ${COMMAND_LINE}`, /critical, Command injection/);
      const row = workbench.view('Review').entry(`Line ${COMMAND_LINE}`);
      assert.ok((await contrastOf(row.locator('.codicon-shield'), '::before')) >= CONTRAST.icon);
      await picture('review');
    });

    it(`the status bar's entry stands out, and says itself in words`, async () => {
      const entry = workbench.page.locator('.statusbar-item', { hasText: `${FINDINGS + 1}/${FINDINGS + 1}` });
      assert.match(
        (await entry.getAttribute('aria-label')) ?? '',
        /3 security findings, 3 of them unreviewed/,
      );
      assert.equal(await entry.locator('.codicon-warning').count(), 1);
      assert.ok((await contrastOf(entry.locator('a'))) >= CONTRAST.highContrastText);
      await entry.hover();
      await workbench.page.locator('.workbench-hover', { hasText: 'lines reviewed' }).waitFor();
      await picture('status');
    });

    it(`the hover says what is wrong`, async () => {
      await workbench.openFile('app.py');
      await workbench.goTo(COMMAND_LINE, 10);
      await workbench.hoverSquiggle('error', 'CWE-78');
      await picture('hover');
      await workbench.press('Escape');
    });

    it(`the audit has the colours of high contrast too`, async () => {
      await workbench.command('AI Security: Open Audit');
      const articles = async () => {
        for (const frame of workbench.page.frames()) {
          const article = frame.locator('article').first();
          if ((await article.count()) > 0) return article;
        }
        return undefined;
      };
      await workbench.waitUntil(async () => (await articles()) !== undefined, 'the audit to be shown');
      const article = await articles();
      assert.ok(article);
      for (const part of ['h3', '.severity', '.facts']) {
        const contrast = await contrastOf(article.locator(part).first());
        assert.ok(contrast >= CONTRAST.highContrastText, `${part} has ${contrast}`);
      }
      await picture('audit');
    });

    it(`who wrote a line is told by letters and a sentence`, async () => {
      await workbench.openFile('app.py');
      await workbench.press('Control+End');
      await workbench.waitUntil(
        async () => (await workbench.textBehindLines()).includes('AI'),
        'the sentence about the author',
      );
      await picture('authors');
    });
  });
}

describe('the appearance in German', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  const read = (path: string): Record<string, string> =>
    JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));
  const german = read('l10n/bundle.l10n.de.json');
  const manifest = { english: read('package.nls.json'), german: read('package.nls.de.json') };

  /** What is shown in English although there is a German text for it, in some part of the window. */
  const english = async (part: string): Promise<string[]> => {
    const shown = await workbench.page.locator(part).evaluateAll((elements) =>
      elements.map((element) => {
        // What is in the page and not shown, such as the rows of a list before this one, says nothing.
        const said = [...element.querySelectorAll('[aria-label]'), element].map((each) =>
          each.getClientRects().length === 0 ? '' : (each.getAttribute('aria-label') ?? ''),
        );
        return [(element as unknown as { innerText: string }).innerText, ...said].join('\n');
      }),
    );
    assert.notEqual(shown.join('').trim(), '', `nothing is shown in ${part}`);
    const text = shown.join('\n').replaceAll('\u00a0', ' ');
    return [
      ...Object.entries(german),
      ...Object.entries(manifest.english).map(([key, value]) => [value, manifest.german[key] ?? value]),
    ].flatMap(([said = '', translated]) =>
      // Single words may be names, or parts of the German ones.
      said !== translated && /\p{L} \p{L}/u.test(said) && text.includes(said) ? [said] : [],
    );
  };
  const picture = (of: string): Promise<void> => workbench.screenshot(join(PICTURES, `german-${of}.png`));

  before(async () => {
    ({ workspace, vscode, workbench } = await start({ settings: SETTINGS, language: 'de' }));
    await acceptSuggestion(workbench);
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('is that of a window in German', async () => {
    assert.equal(await workbench.page.evaluate('globalThis._VSCODE_NLS_LANGUAGE'), 'de');
  });

  it('has German titles of views, and entries that are told in German', async () => {
    await workbench.view('Befunde').focus();
    await workbench
      .view('Befunde')
      .sees('Command injection', /kritisch, Zeile 9, Urheber unbekannt, nicht geprüft$/);
    await workbench.view('Prüfung').open('app.py');
    await workbench.view('Prüfung').sees(`Zeile ${COMMAND_LINE}`, /kritisch, Command injection/);
    assert.deepEqual(await english('.sidebar'), []);
    await picture('views');
  });

  it('says the state of a file in German in the status bar', async () => {
    const entry = workbench.page.locator('.statusbar-item', { hasText: `${FINDINGS + 1}/${FINDINGS + 1}` });
    await entry.hover();
    const tooltip = '.workbench-hover';
    await workbench.page.locator(tooltip, { hasText: 'Zeilen geprüft' }).waitFor();
    assert.deepEqual(await english('.statusbar'), []);
    assert.deepEqual(await english(tooltip), []);
    await picture('status');
  });

  it('has a German hover, with the words of the rule as they are everywhere', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(COMMAND_LINE, 10);
    const text = await workbench.hoverSquiggle('error', 'CWE-78');
    assert.match(text, /hier kommen nicht vertrauenswürdige Daten herein/);
    assert.deepEqual(await english('.monaco-hover:not(.hidden)'), []);
    await picture('hover');
    await workbench.press('Escape');
  });

  it('offers German actions', async () => {
    await workbench.openQuickFixes('Als von einem Menschen geprüft markieren');
    assert.deepEqual(await english('.action-widget'), []);
    await picture('light-bulb');
    await workbench.press('Escape');
  });

  it('asks and lists in German', async () => {
    await workbench.command('AI Security: Befunde filtern');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'kritisch' }).waitFor();
    assert.deepEqual(await english('.quick-input-widget'), []);
    await picture('filter');
    await workbench.press('Escape');
    await workbench.command('AI Security: Prüfstatus anzeigen');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'app.py' }).waitFor();
    assert.deepEqual(await english('.quick-input-widget'), []);
    await picture('review-status');
    await workbench.pick('Signale');
    await workbench.page.locator('.quick-input-list .codicon-pass').first().waitFor();
    assert.deepEqual(await english('.quick-input-widget'), []);
    await picture('signals');
    await workbench.press('Escape');
  });
});
