/** "Review My Change": only what differs from the base, worked through with marks until nothing is left. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const BEFORE = `def old():
    return 1


def other():
    return 2
`;
const CHANGED = `${BEFORE}

def load(url):
    return requests.get(url, verify=False, timeout=5)
`;

describe('a change under review', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await repositoryOf({ 'src/app.py': BEFORE, 'src/untouched.py': BEFORE });
    workspace.commit();
    workspace.git('checkout', '-q', '-b', 'feature');
    await writeFile(join(workspace.folder, 'src/app.py'), CHANGED);
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('untouched.py');
    await workbench.page
      .locator('[id="ai-security-scanner.ai-security-scanner.aiSecurityScanner.status"]')
      .waitFor();
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('is what differs from the base, with its findings, also in files that nobody has open', async () => {
    await workbench.command('AI Security: Review My Change…');
    await workbench.view('My Change').sees('src/app.py', /2 places to review$/);
    await workbench.view('My Change').sees('Line 10', /high, Certificate check switched off$/);
    await workbench.view('My Change').sees('Lines 9 to 10', /not reviewed$/);
    await workbench.screenshot(join(PICTURES, 'my-change.png'));
  });

  it('is gone from the list once a person has read it', async () => {
    await workbench.view('My Change').focus();
    await workbench.view('My Change').select('Lines 9 to 10');
    await workbench.press('Enter');
    await workbench.seesTab('app.py');
    await workbench.focusEditor();
    await workbench.press('Control+A');
    await workbench.press('Control+k', 'Shift+M');
    await workbench.dialog('Have you read these', 'I Have Read It');
    await workbench.view('My Change').sees('src/app.py', /all read$/);
  });
});
