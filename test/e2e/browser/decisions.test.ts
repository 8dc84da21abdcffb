/**
 * What a person decides about a finding, through VS Code's own boxes: suppress it with a reason, switch its rule
 * off for the folder or for oneself, hand it to the chat.
 */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { picturesOfFailures } from '../harness/pictures.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';
import { type Workspace, workspaceOf } from '../harness/workspace.ts';

const CERTIFICATE =
  'import requests\n\n\ndef load(url):\n    return requests.get(url, verify=False, timeout=5)\n';
const HASH = 'import hashlib\n\n\ndef digest(password):\n    return hashlib.md5(password).hexdigest()\n';
const CODE = 'from flask import request\n\n\ndef run():\n    return eval(request.args["code"])\n';
const LINE = 5;

describe('what a person decides about a finding', () => {
  let workspace: Workspace;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await workspaceOf({
      'suppressed.py': CERTIFICATE,
      'folder.py': HASH,
      'own.py': CERTIFICATE,
      'chat.py': CODE,
    });
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      settings: {
        'files.autoSave': 'off',
        'editor.minimap.enabled': false,
        'chat.disableAIFeatures': false,
      },
      viewport: { width: 1200, height: 720 },
    });
    workbench = new Workbench(await vscode.openWindow());
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  /** Opens a file and puts the cursor on its finding. */
  const atFinding = async (file: string): Promise<void> => {
    await workbench.openFile(file);
    await workbench
      .squiggles('error')
      .or(workbench.squiggles('warning'))
      .first()
      .waitFor({ state: 'attached' });
    await workbench.goTo(LINE, 20);
  };

  it('an escape from the box for the reason suppresses nothing', async () => {
    await atFinding('suppressed.py');
    await workbench.chooseQuickFix('Suppress with a reason');
    await workbench.seesInput('Why is this code safe?');
    await workbench.press('Escape');
    assert.doesNotMatch(await workbench.visibleText(), /ai-security-ignore/);
  });

  it('a reason becomes a comment, and the finding goes', async () => {
    await workbench.chooseQuickFix('Suppress with a reason');
    await workbench.answer('Why is this code safe?', 'the test server signs its own');
    await workbench.answer('Until when?', '2099-01-31');
    await workbench.seesText('-- the test server signs its own until 2099-01-31');
    await workbench.seesNoSquiggle();
  });

  it('the comment stands out from other comments', async () => {
    await workbench.goTo(1, 1);
    await workbench.type('# an ordinary comment\n');
    const colours = await workbench.colours(['ordinary', 'ai-security-ignore', '2099-01-31']);
    assert.equal(new Set(colours).size, 3, `colours: ${colours.join(', ')}`);
  });

  it("the folder's configuration switches a rule off", async () => {
    await atFinding('folder.py');
    await workbench.chooseQuickFix('for this folder');
    await workbench.seesNoSquiggle();
    const file = workspace.file('.ai-security-scanner.yml');
    await workbench.waitUntil(async () => existsSync(file), 'the configuration to be saved');
    assert.match(readFileSync(file, 'utf8'), /^rules:\n {2}disable:\n {4}- python-weak-hash$/m);
  });

  it("a person's own settings switch a rule off", async () => {
    await atFinding('own.py');
    await workbench.chooseQuickFix('for me');
    await workbench.seesNoSquiggle();
  });

  // The last, since VS Code may ask to sign in over what it shows.
  it('the chat is handed what has to be mended, where there is a chat', async () => {
    await atFinding('chat.py');
    await workbench.chooseQuickFix('Ask Copilot');
    const chat = workbench.page.locator('.interactive-session', {
      hasText: 'Mend this security finding',
    });
    await chat.first().waitFor();
  });
});
