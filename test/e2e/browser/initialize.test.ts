/** A fresh repository is initialized from the editor: the difference is shown, a person is asked, and only a yes writes. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const COMMAND = 'AI Security: Initialize for This Repository';
const CONFIGURATION = '.ai-security-scanner.yml';
const WORKFLOW = '.github/workflows/ai-security.yml';
const INSTRUCTIONS = '.github/copilot-instructions.md';

describe('Initialize for This Repository', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  /** What git says of the working tree; every file by itself. */
  const changes = (): string[] =>
    workspace
      .git('status', '--porcelain', '--untracked-files=all')
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  const text = (path: string): string => readFileSync(workspace.file(path), 'utf8');

  /** Waits until the editor of differences shows a file as new, with a text that is to be in it. */
  const seesNewFile = async (name: string, added: string): Promise<void> => {
    const entry = workbench.page.locator('.multiDiffEntry', { hasText: name });
    await workbench.waitUntil(async () => {
      if ((await entry.count()) === 0) return false;
      const shown = (await entry.first().innerText()).replaceAll('\u00a0', ' ');
      // The letter is that of a file that is added.
      return shown.includes(added) && /\nA\n/.test(shown);
    }, `the new file ${name} with the text ${added}`);
  };

  before(async () => {
    workspace = await repositoryOf({
      'app.py': 'import os\n',
      // A system of CI, so that a job is proposed as well.
      '.github/workflows/build.yml': 'on: push\njobs: {}\n',
    });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('app.py');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('shows what would be written before it asks, and has written nothing by then', async () => {
    await workbench.command(COMMAND);
    await workbench.seesDialog('Write 3 files into this repository?');
    await workbench.seesTab('Initialize for this repository');
    await seesNewFile(CONFIGURATION, 'What AI Security Scanner looks at here');
    await workbench.screenshot(join(PICTURES, 'initialize-1-question.png'));
    assert.deepEqual(changes(), []);
  });

  it('leaves nothing after a no', async () => {
    await workbench.dialog('Write 3 files into this repository?', 'Cancel');
    // A second round trip: whatever the first answer set going has come to its end before the server plans again.
    await workbench.command(COMMAND);
    await workbench.seesDialog('Write 3 files into this repository?');
    assert.deepEqual(changes(), []);
    await workbench.press('Escape');
  });

  it('writes over nothing that came while the question was open', async () => {
    await workbench.command(COMMAND);
    await workbench.seesDialog('Write 3 files into this repository?');
    writeFileSync(workspace.file(CONFIGURATION), 'paths:\n  exclude: [mine/]\n');
    await workbench.dialog('Write 3 files into this repository?', 'Write These Files');
    await workbench.notification(`${CONFIGURATION} was changed by another program just now`);
    assert.equal(text(CONFIGURATION), 'paths:\n  exclude: [mine/]\n');
    workspace.git('clean', '--force', '-d', '--quiet');
    assert.deepEqual(changes(), []);
  });

  it('writes after a yes, and says that the files are not committed', async () => {
    await workbench.command(COMMAND);
    await workbench.dialog('Write 3 files into this repository?', 'Write These Files');
    await workbench.notification('These files are in the working tree.');
    await workbench.screenshot(join(PICTURES, 'initialize-2-written.png'));
    assert.deepEqual(changes(), [CONFIGURATION, INSTRUCTIONS, WORKFLOW].map((path) => `?? ${path}`).sort());
    assert.match(text(CONFIGURATION), /^paths:$/m);
    assert.match(text(WORKFLOW), /ai-security-scanner/);
    assert.match(text(INSTRUCTIONS), /## Secure code/);
  });

  it('has nothing to write a second time', async () => {
    const before = changes();
    await workbench.command(COMMAND);
    await workbench.notification('There is nothing to write.');
    assert.deepEqual(changes(), before);
  });
});
