/**
 * A second opinion in a real VS Code, from a model of the test: what is sent is shown, and the person is asked; the
 * answer stands beside the finding; it can be broken off, may be wrong, may fail, and there may be no model at all.
 *
 * The steps build on each other.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureServerCopy } from '../../provenance/serverCopy.ts';
import { projectRoot } from '../../support/grammars.ts';
import { TemporaryFolder } from '../../support/temporaryFolder.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const CODE = `import requests

TOKEN = "zx81-spectrum-48"


def load(url):
    return requests.get(url, verify=False, timeout=5)


def store(url, body):
    return requests.post(url, data=body, verify=False, timeout=5)
`;
const SETTINGS = {
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'chat.disableAIFeatures': false,
};
/** Where the findings are, by line; both from 1. */
const COLUMNS = { 7: 40, 11: 51 } as const;
const ASK = 'Ask a model to review this';

describe('a second opinion', () => {
  let workspace: Repository;
  let vscode: VsCode | undefined;
  let workbench: Workbench;
  let cache: TemporaryFolder;

  const start = async (options: { readonly hasModel: boolean; readonly isOn: boolean }): Promise<void> => {
    await vscode?.dispose();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: (options.hasModel ? ['reviewer', 'agent'] : []).map((each) =>
        join(projectRoot, 'test/e2e', each),
      ),
      settings: {
        ...SETTINGS,
        ...(options.isOn ? { 'aiSecurityScanner.modelReviewer': true } : {}),
      },
      // Answers that were kept by another run are none of this one.
      env: { XDG_CACHE_HOME: cache.path },
      viewport: { width: 1300, height: 800 },
      server: await ensureServerCopy('stock'),
    });
    workbench = new Workbench(await vscode.openWindow());
  };
  /** Opens the file with the cursor on a finding. */
  const atFinding = async (line: 7 | 11): Promise<void> => {
    await workbench.openFile('app.py');
    await workbench.seesSquiggle('error');
    await workbench.goTo(line, COLUMNS[line]);
  };
  const clearNotifications = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');
  /** The notifications that a question is being asked; VS Code keeps those that are over for as long as it shows their list. */
  const asking = () =>
    workbench.page.locator('.notification-list-item', { hasText: 'Asking Scripted Reviewer' });
  const question = () => workbench.page.locator('.quick-input-widget', { hasText: 'what is shown below?' });

  before(async function () {
    this.timeout(300_000);
    cache = new TemporaryFolder();
    workspace = await repositoryOf({ 'app.py': CODE });
    workspace.commit();
    await start({ hasModel: true, isOn: false });
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
    cache?.remove();
  });

  it('is not offered, and not given, before the person allows it', async () => {
    await workbench.seesStatus('Reviewer: answer, asked 0');
    await atFinding(7);
    const offered = await workbench.openQuickFixes('Suppress with a reason');
    assert.ok(!offered.some((title) => title.includes(ASK)), offered.join(', '));
    await workbench.press('Escape');
    await workbench.command('AI Security: Ask a Model to Review This Function');
    await workbench.notification('No model is asked unless you allow it', 'Open Settings');
    await workbench.page.locator('.settings-editor', { hasText: 'Model Reviewer' }).waitFor();
    await workbench.screenshot(join(PICTURES, 'opinion-1-off.png'));
  });

  it('shows all that would be sent, and sends nothing without a yes', async function () {
    this.timeout(300_000);
    await start({ hasModel: true, isOn: true });
    await workbench.seesStatus('Reviewer: answer, asked 0');
    await atFinding(7);
    await workbench.chooseQuickFix(ASK);
    // There are two, so the person says which one, once.
    await workbench.seesInput('Which model is to be asked');
    await workbench.pick('Scripted Reviewer');
    await question().waitFor();
    await workbench.seesText('You are asked for a second opinion');
    await workbench.screenshot(join(PICTURES, 'opinion-2-request.png'));
    await workbench.press('Escape');
    await question().waitFor({ state: 'hidden' });
    await workbench.seesText('verify=False');
    await workbench.seesStatus('Reviewer: answer, asked 0');
  });

  it('stands beside the finding, with the name of the model and what it is worth', async () => {
    await atFinding(7);
    await workbench.chooseQuickFix(ASK);
    await question().waitFor();
    await workbench.pick('Send this once');
    await workbench.seesStatus('Reviewer: answer, asked 1');
    await workbench.notification('Second opinion of Scripted Reviewer: likely real', 'Show');
    const text = await workbench.hoverText('Second opinion of Scripted Reviewer: likely real');
    assert.match(text, /anybody on the way can answer in its name/);
    assert.match(text, /It is no review and no verdict/);
    await workbench.screenshot(join(PICTURES, 'opinion-3-hover.png'));
    await workbench.press('Escape');
    await workbench.command('Problems: Focus on Problems View');
    const panel = workbench.page.locator('.markers-panel');
    await panel.getByText('Second opinion of Scripted Reviewer').first().waitFor();
    await workbench.screenshot(join(PICTURES, 'opinion-4-problems.png'));
    await workbench.command('View: Close Panel');
  });

  it('changes neither what is found nor what is reviewed', async () => {
    // The token and the two calls.
    assert.equal(await workbench.squiggles('error').count(), 3);
    assert.deepEqual(workspace.json('.ai-review'), []);
    assert.equal(readFileSync(workspace.file('app.py'), 'utf8'), CODE);
  });

  it('is asked for no second time while the code is the same', async () => {
    await clearNotifications();
    await atFinding(7);
    await workbench.chooseQuickFix(ASK);
    await workbench.notification('Second opinion of Scripted Reviewer: likely real');
    await workbench.seesStatus('Reviewer: answer, asked 1');
  });

  it('is not taken with a line that is not there', async () => {
    await clearNotifications();
    await workbench.command('Scripted Reviewer: Invent a Quote');
    await atFinding(11);
    await workbench.chooseQuickFix(ASK);
    await question().waitFor();
    await workbench.pick('do not ask again in this workspace');
    await workbench.notification('it quotes a line that was not sent');
    await workbench.screenshot(join(PICTURES, 'opinion-5-invented.png'));
    await workbench.seesStatus('Reviewer: invent, asked 2');
  });

  it('that fails says why, and what was agreed to is not asked again', async () => {
    await clearNotifications();
    await workbench.command('Scripted Reviewer: Fail');
    await atFinding(11);
    await workbench.chooseQuickFix(ASK);
    await workbench.notification(/Scripted Reviewer did not answer: .*the model is not loaded/);
    await workbench.screenshot(join(PICTURES, 'opinion-6-error.png'));
  });

  it('can be broken off, also where the model does not listen', async () => {
    await clearNotifications();
    await workbench.command('Scripted Reviewer: Wait for Ever');
    await atFinding(11);
    await workbench.chooseQuickFix(ASK);
    await workbench.seesStatus('Reviewer: wait, asked 4');
    await workbench.notification('Asking Scripted Reviewer for a second opinion');
    const before = await asking().count();
    await workbench.notification('Asking Scripted Reviewer for a second opinion', 'Cancel');
    await workbench.waitUntil(async () => (await asking().count()) < before, 'the question to be broken off');
    await workbench.goTo(11, COLUMNS[11]);
    await workbench.command('Show or Focus Hover');
    assert.doesNotMatch(await workbench.hoverText('certificate'), /Second opinion/);
    await workbench.press('Escape');
  });

  it('about a function asks for its own yes, and may suggest where AI wrote', async () => {
    await workbench.command('Scripted Reviewer: Answer');
    await atFinding(7);
    await workbench.press('Control+a');
    await workbench.command('AI Security: This Is AI');
    await workbench.seesStatus('Noted: an AI wrote this');
    await workbench.goTo(7, 10);
    await workbench.command('AI Security: Ask a Model to Review This Function');
    await question().waitFor();
    await workbench.pick('Send this once');
    await workbench.seesSquiggle('info');
    await workbench.screenshot(join(PICTURES, 'opinion-7-suggestion.png'));
    const text = await workbench.hoverSquiggle('info', 'No limit');
    assert.match(text, /suggestion of Scripted Reviewer|A model said this/);
  });

  it("has the model's edit in the light bulb", async () => {
    await atFinding(7);
    await workbench.chooseQuickFix("Use the edit of Scripted Reviewer, a model's");
    await workbench.seesText('return requests.get(url, timeout=5)');
  });

  it('needs a model, and says what to do where there is none', async function () {
    this.timeout(300_000);
    await start({ hasModel: false, isOn: true });
    await atFinding(11);
    await workbench.chooseQuickFix(ASK);
    await workbench.notification('There is no language model in this VS Code');
    await workbench.screenshot(join(PICTURES, 'opinion-8-none.png'));
  });
});
