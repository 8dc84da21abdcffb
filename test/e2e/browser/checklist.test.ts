/** The production checklist in the editor: held when a person asks for it, and leading from an item to its place. */

import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const PING = `import subprocess


def ping(host):
    subprocess.run("ping -c 1 " + host, shell=True)
`;
const MENDED = `import subprocess


def ping(host):
    subprocess.run(["ping", "-c", "1", host])
`;

describe('the checklist in the editor', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await repositoryOf({ 'src/ping.py': PING });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off' },
      viewport: { width: 1200, height: 720 },
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('ping.py');
    await workbench.seesStatus('1/1');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('says what failed, what passed, and what does not apply', async () => {
    await workbench.command('AI Security: Hold Checklist');
    await workbench.view('Checklist').sees('No grave finding is open', /failed$/);
    await workbench.view('Checklist').sees('No secret is in the code', /passed$/);
    await workbench.view('Checklist').sees('What AI wrote is reviewed', /not applicable$/);
    await workbench.screenshot(join(PICTURES, 'checklist.png'));
  });

  it('leads from an item to its place', async () => {
    await workbench.view('Checklist').focus();
    await workbench.view('Checklist').select('src/ping.py:5');
    await workbench.press('Enter');
    await workbench.seesText('shell=True');
    await workbench.waitUntil(
      async () => (await workbench.cursor()).line === 5,
      'the cursor to stand at the place',
    );
  });

  it('says when it is held again that what was mended is so', async () => {
    await workbench.focusEditor();
    await workbench.press('Control+A');
    await workbench.page.keyboard.insertText(MENDED);
    await workbench.press('Control+S');
    await workbench.command('AI Security: Hold Checklist');
    await workbench.view('Checklist').sees('No grave finding is open', /passed$/);
    await workbench.view('Checklist').seesNo('src/ping.py:5');
  });
});
