/**
 * The harness itself: the workbench can be used with keys, and the test assistant's ghost text accepted.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';
import { type Workspace, workspaceOf } from '../harness/workspace.ts';

describe('the workbench, used by a person', () => {
  let workspace: Workspace;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await workspaceOf({ 'hello.py': '' });
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: join(projectRoot, 'test/e2e/assistant'),
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
  });

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it("shows the assistant's suggestion as ghost text, and Tab accepts it", async () => {
    await workbench.openFile('hello.py');
    await workbench.type('# greet');
    await workbench.ghostText('print("hello")');
    assert.doesNotMatch(await workbench.visibleText(), /^print/m);
    await workbench.press('Tab');
    await workbench.seesText('\nprint("hello")');
  });
});
