/** The first minutes of somebody who has just installed the extension: nothing pops up, and the example shows the rest. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

describe('the first minutes', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await repositoryOf({ 'notes.txt': '' });
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      // Wide enough for the walkthrough to show its pictures.
      viewport: { width: 1600, height: 800 },
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('notes.txt');
    // Its entry in the status bar tells that the extension is at work.
    await workbench.page
      .locator('[id="ai-security-scanner.ai-security-scanner.aiSecurityScanner.status"]')
      .waitFor();
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('open nothing by themselves', async () => {
    await workbench.seesNoNotification();
    assert.equal(await workbench.page.locator('.tab').count(), 1);
  });

  it('lead through the walkthrough, in the colours of the theme', async () => {
    await workbench.command('AI Security: Get Started');
    await workbench.page
      .locator('.gettingStarted .getting-started-step', { hasText: 'See insecure code' })
      .waitFor();
    await workbench.screenshot(join(PICTURES, 'walkthrough.png'));
  });

  it('show a finding in the example, and tick the step off', async () => {
    await workbench.page.locator('.gettingStarted .monaco-button', { hasText: 'Show Example' }).click();
    await workbench.seesSquiggle('error');
    await workbench.seesStatus('3/3');
    await workbench.page
      .locator('.gettingStarted .getting-started-step:has(.codicon-getting-started-step-checked.complete)', {
        hasText: 'See insecure code',
      })
      .waitFor();
    await workbench.screenshot(join(PICTURES, 'walkthrough-example.png'));
  });

  it('show a fix there', async () => {
    await workbench.goTo(19, 60);
    await workbench.openQuickFixes('Mark as human-reviewed');
    await workbench.press('Escape');
  });

  it('lead to a mark: the example has to be in a folder first', async () => {
    await workbench.goTo(26, 32);
    await workbench.chooseQuickFix('Mark as human-reviewed');
    await workbench.dialog('Marks are kept in a folder.', 'Save As');
    await workbench.answerWithPath(/Save As/, join(workspace.folder, 'example.py'));
    await workbench.seesTab('example.py');
    await workbench.seesStatus('3/3');
    await workbench.goTo(26, 32);
    await workbench.chooseQuickFix('Mark as human-reviewed');
    await workbench.dialog('Have you read', 'I Have Read It');
    await workbench.seesStatus('2/3');
  });
});
