/**
 * Hooks of agents in a real VS Code as published, with VS Code's own agent on a scripted model that calls no tool
 * of ours: the extension's own hook speaks to it, and once a person has set up the hooks of a file, that file's,
 * and never both. The set-up is done as a person does it, in a home folder of the test's own.
 */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureServerCopy } from '../../provenance/serverCopy.ts';
import { projectRoot } from '../../support/grammars.ts';
import { TemporaryFolder } from '../../support/temporaryFolder.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const APP = 'import sqlite3\n\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n\n# handlers\n';
const HOOKS = '.copilot/hooks/ai-security-scanner.json';

describe('the set-up of agents', () => {
  let home: TemporaryFolder;
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  let rounds = 0;
  /** Has the agent write the handler anew, and waits until it says that it heard of the finding, once. */
  const hearsOnce = async (): Promise<void> => {
    workspace.git('checkout', '--quiet', '--', 'app.py');
    await workbench.command('Scripted Agent: Write It and Listen');
    await workbench.seesChat(`In round ${++rounds} I heard 1: 1 finding in "app.py" you just wrote`);
  };

  before(async function () {
    this.timeout(300_000);
    home = new TemporaryFolder({ '.keep': '' });
    workspace = await repositoryOf({ 'app.py': APP });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/agent')],
      settings: {
        'chat.disableAIFeatures': false,
        'chat.tools.global.autoApprove': true,
        'workbench.secondarySideBar.defaultVisibility': 'visible',
      },
      env: {
        HOME: home.path,
        XDG_STATE_HOME: home.at('.local/state'),
        XDG_CACHE_HOME: home.at('.cache'),
      },
      server: await ensureServerCopy('stock'),
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Scripted Agent');
    await workbench.openFile('app.py');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
    home?.remove();
  });

  it('is not needed for VS Code: its agent hears the hook that the extension brings', async () => {
    await hearsOnce();
  });

  it('is given guidelines for the language, and a skill', async () => {
    await workbench.seesChat('I was given instructions and a skill.');
  });

  it('shows what would change, asks, and writes it', async () => {
    await workbench.command('AI Security: Set Up Agents');
    await workbench.pick('Set up for me on this machine');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Cursor' }).waitFor();
    const row = (name: string) =>
      workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    // VS Code's own folder in the home is there, so it is chosen; nothing else is.
    const chosen = workbench.page.locator('.quick-input-list .monaco-list-row [aria-checked="true"]');
    if ((await row('GitHub Copilot in VS Code').locator('[aria-checked="true"]').count()) === 0)
      await row('GitHub Copilot in VS Code').click();
    await row('Cursor').click();
    await workbench.waitUntil(async () => (await chosen.count()) > 1, 'the agents to be chosen');
    await workbench.press('Enter');
    await workbench.seesDialog(/Change \d files of agents\?/);
    assert.ok(!existsSync(home.at(HOOKS)));
    await workbench.screenshot(join(PICTURES, 'agent-setup-1.png'));
    await workbench.dialog(/Change \d files of agents\?/, 'Change These Files');
    await workbench.waitUntil(
      async () => existsSync(home.at('.cursor/mcp.json')),
      'the last file to be written',
    );
    assert.match(readFileSync(home.at(HOOKS), 'utf8'), /dist\/cli\.js hook \|\| exit 0/);
  });

  it('has the hook of a file take the place of the one that the extension brings', async () => {
    await hearsOnce();
  });

  it('stands in the status, where all of it can be tried', async () => {
    await workbench.command('AI Security: Show Review Status');
    await workbench.pick('Agents: ');
    for (const hasText of [
      "Cursor's server of tools is live",
      "VS Code's agent runs the hook of a file instead",
    ])
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText }).first().waitFor();
    await workbench.screenshot(join(PICTURES, 'agent-setup-2.png'));
    await workbench.press('Escape');
  });

  it('is taken back', async () => {
    await workbench.command('AI Security: Set Up Agents');
    await workbench.pick('Take back what I have');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Cursor' }).waitFor();
    await workbench.press('Enter');
    await workbench.dialog(/Change \d files of agents\?/, 'Change These Files');
    await workbench.waitUntil(async () => !existsSync(home.at('.cursor')), 'the folder to be gone');
    assert.ok(!existsSync(home.at('.copilot/hooks')));
    await hearsOnce();
  });
});
