/** The audit in the editor: made by a command, shown in a window of its own, and leading back to the code. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../support/grammars.ts';
import { picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const PING = `import subprocess


def ping(host):
    subprocess.run("ping -c 1 " + host, shell=True)
`;

describe('the audit in the editor', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;
  let audit: Frame;

  before(async () => {
    workspace = await repositoryOf({ 'ping.py': PING, 'readme.md': 'Pings.\n' });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      viewport: { width: 1200, height: 720 },
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('is shown with its findings', async () => {
    await workbench.command('AI Security: Open Audit');
    const shown = async (): Promise<boolean> => {
      for (const frame of workbench.page.frames())
        if ((await frame.locator('article').count()) > 0) {
          audit = frame;
          return true;
        }
      return false;
    };
    await workbench.waitUntil(shown, 'the audit to be shown');
    assert.equal(await audit.textContent('#status'), 'Findings 1 to 1 of 1');
    assert.match((await audit.textContent('article')) ?? '', /ping\.py:5:5/);
  });

  it('leads to the place of a finding', async () => {
    await audit.locator('article button.place-link').click();
    await workbench.seesText('subprocess.run');
    const { line } = await workbench.cursor();
    assert.equal(line, 5);
  });
});
