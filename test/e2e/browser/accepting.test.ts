/**
 * Accepting suggestions is as fast with our keys as without them: everything happens in the window while the
 * extension host is busy with something else. Held by an extension that keeps the host busy for two seconds,
 * and says afterwards that it was: what is asked here must be on the screen before it says so.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureServerCopy } from '../../provenance/serverCopy.ts';
import { projectRoot } from '../../support/grammars.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';
import { type Workspace, workspaceOf } from '../harness/workspace.ts';

const BE_BUSY = 'Control+Alt+Shift+9';
const FILES = ['tab.py', 'words.py', 'typing.py', 'unknown.py', 'edit.py'];

for (const areKeysOurs of [true, false]) {
  describe(`accepting a suggestion ${areKeysOurs ? 'with our keys' : 'with the keys of VS Code alone'}`, () => {
    let workspace: Workspace;
    let vscode: VsCode;
    let workbench: Workbench;
    let timesBusy = 0;

    before(async () => {
      const empty = Object.fromEntries(FILES.map((name) => [name, '']));
      workspace = await workspaceOf({ ...empty, 'edit.py': '#\nsession = connect()\n' });
      vscode = await VsCode.start({
        workspace: workspace.folder,
        extension: projectRoot,
        installed: [join(projectRoot, 'test/provenance/assistant')],
        server: await ensureServerCopy('stock'),
        settings: {
          'files.autoSave': 'off',
          'aiSecurityScanner.provenance.acceptMarkers': areKeysOurs,
          'aiSecurityScanner.provenance.gutterMarks': true,
        },
      });
      workbench = new Workbench(await vscode.openWindow());
      await workbench.seesStatus('Test Author');
    });

    after(async () => {
      await vscode?.dispose();
      await workspace?.dispose();
    });

    /** Does it while the extension host is busy, and sees the text before the host is free again. */
    const whileBusy = async (act: () => Promise<void>, text: string): Promise<void> => {
      timesBusy++;
      await workbench.press(BE_BUSY);
      await act();
      await workbench.seesText(text);
      const isFree = await workbench.page
        .locator('.statusbar-item', { hasText: `Was busy ${timesBusy}` })
        .count();
      assert.equal(isFree, 0, 'it waited for the extension host');
      await workbench.seesStatus(`Was busy ${timesBusy}`);
    };
    const suggest = async (file: string, typed: string, shown: string): Promise<void> => {
      await workbench.openFile(file);
      await workbench.type(typed);
      await workbench.ghostText(shown);
    };
    /** What the editor shows without ghost text. */
    const noGhostText = (): Promise<void> =>
      workbench.editor.locator('.ghost-text, .ghost-text-decoration').first().waitFor({ state: 'detached' });

    it('takes all of it at once', async () => {
      await suggest('tab.py', '# one line', 'answer');
      await whileBusy(async () => {
        await workbench.press('Tab');
        await noGhostText();
      }, '\nanswer = compute(question, retries=3)');
    });

    it('takes it word by word, as fast as the keys are pressed', async () => {
      await suggest('words.py', '# in words', 'first');
      await whileBusy(async () => {
        for (let words = 0; words < 4; words++) await workbench.press('Control+ArrowRight');
        await workbench.waitUntil(async () => (await workbench.cursor()).column === 24, 'the second word');
      }, '# in words first second');
    });

    it('lets the person type on straight away', async () => {
      await suggest('typing.py', '# one line', 'answer');
      await whileBusy(async () => {
        await workbench.press('Tab');
        await workbench.type(' # checked');
      }, '\nanswer = compute(question, retries=3) # checked');
    });

    it(areKeysOurs ? 'is known afterwards' : 'is only likely to be of AI', async () => {
      const wanted = areKeysOurs ? 'AI: accepted from an inline suggestion' : 'Likely AI';
      await workbench.openFile('tab.py');
      await workbench.waitUntil(async () => (await workbench.textBehindLines()).includes(wanted), wanted);
    });

    it('is one of the signals that are said to work, or not to, and why', async () => {
      await workbench.command('AI Security: Show Review Status');
      await workbench.pick('signals work');
      // What a screen reader says: rows themselves are used again while the list changes.
      const said = (name: string) => workbench.page.getByRole('option', { name });
      const why = areKeysOurs ? 'works' : 'the setting aiSecurityScanner.provenance.acceptMarkers is off';
      await said(`accepted suggestions, ${why}`).waitFor();
      await said('edits by a chat, works').waitFor();
      await workbench.press('Escape');
    });

    it('goes to the next edit and takes it', async () => {
      await workbench.openFile('edit.py');
      await workbench.goTo(1, 2);
      await workbench.type(' edit below');
      await workbench.page.getByText('verify').first().waitFor();
      const accept = async (): Promise<void> => {
        // The first Tab goes there if the cursor is elsewhere, the next takes it.
        for (let presses = 0; presses < 2; presses++) await workbench.press('Tab');
      };
      await whileBusy(accept, '\nsession = connect(verify=True)');
    });
  });
}
