/**
 * From the editor to the gate: a line that an assistant suggested and a person accepted makes the gate fail in
 * a fresh clone; once read in the editor it passes; changed by one character it fails again. A deleted file, which
 * has no lines, passes once a person has looked at the deletion.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const CODE = `import sqlite3


def find_user(name):
    cursor = sqlite3.connect("users.db").cursor()
    
`;
const PROMPT_LINE = 6;
const GUARD = 'def check(user):\n    return user.is_admin\n';
const CONFIGURATION = 'provenance: shared\npolicy:\n  require: unreviewed-ai\n';

describe('from the editor to the gate', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  /** The gate in a fresh clone of what is committed: its exit code and what it says. */
  const gate = (...more: string[]): { code: number | null; said: string } => {
    const folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-gate-'));
    try {
      workspace.git('clone', '--quiet', '--branch', 'feature', '.', folder);
      const args = [join(projectRoot, 'dist/cli.js'), '--since', 'origin/main', '--fail-on', 'none', ...more];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      return { code: status, said: stdout + stderr };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  /** Saves, and waits until it is on record who wrote what. */
  const save = async (): Promise<void> => {
    const before = workspace.json('.ai-review/provenance').length;
    await workbench.press('Control+S');
    await workbench.waitUntil(
      async () => workspace.json('.ai-review/provenance').length > before,
      'a shared record',
    );
  };

  before(async () => {
    workspace = await repositoryOf({
      'app.py': CODE,
      'guard.py': GUARD,
      '.ai-security-scanner.yml': CONFIGURATION,
    });
    workspace.commit();
    workspace.git('checkout', '--quiet', '-b', 'feature');
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off', 'editor.minimap.enabled': false },
      viewport: { width: 1200, height: 720 },
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

  it('what was accepted from an assistant does not pass', async () => {
    await workbench.seesStatus('0');
    await workbench.goTo(PROMPT_LINE, 5);
    await workbench.type('# find the user by name');
    await workbench.ghostText('cursor.execute(');
    await workbench.press('Tab');
    await workbench.seesText('return cursor.fetchone()');
    await workbench.seesSquiggle('error');
    await save();
    workspace.commit();
    const { code, said } = gate();
    assert.equal(code, 1, said);
    assert.match(said, /app\.py/);
    assert.match(said, /nobody has read it/);
  });

  it('the tree shows it as by AI, and once it was read it passes', async () => {
    await workbench.view('Review').focus();
    await workbench.command('AI Security: Show Only AI-Written');
    await workbench.view('Review').open('app.py');
    await workbench.view('Review').sees('Lines 7 to 8', /by AI/);
    await workbench.screenshot(join(PICTURES, 'gate-1-by-ai.png'));
    await workbench.view('Review').select('Lines 7 to 8');
    await workbench.press('Enter');
    await workbench.seesSelection(7, 8);
    await workbench.press('Control+K', 'Shift+M');
    await workbench.dialog('Have you read these 2 lines?', 'I Have Read It');
    await workbench.view('Review').seesNo('app.py');
    assert.equal(workspace.json('.ai-review/marks').length, 1);
    workspace.commit();
    const { code, said } = gate();
    assert.equal(code, 0, said);
  });

  it('changed by one character it does not', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(PROMPT_LINE + 1, 5);
    await workbench.press('End');
    await workbench.type(' ');
    await save();
    workspace.commit();
    const { code, said } = gate();
    assert.equal(code, 1, said);
    assert.match(said, /changed since reviewed by Ada Reviewer/);
  });

  it('a deleted file does not pass before a person has looked at the deletion', async () => {
    const unread = ['--fail-on-review', 'unreviewed', '--path', 'guard.py'];
    workspace.git('rm', '--quiet', 'guard.py');
    workspace.commit();
    const held = gate(...unread);
    assert.equal(held.code, 1, held.said);
    assert.match(held.said, /guard\.py +entry +0 of 1 +nobody has looked at it: it was deleted/);
    await workbench.command('AI Security: Review Changes without Lines…');
    await workbench.pick('guard.py');
    await workbench.seesText('return user.is_admin');
    await workbench.screenshot(join(PICTURES, 'gate-2-deleted.png'));
    await workbench.dialog('Have you looked at this change of guard.py?', 'I Have Looked at It');
    await workbench.waitUntil(
      async () => workspace.json('.ai-review/marks').length === 2,
      'a mark on the deletion',
    );
    await workbench.press('Escape');
    workspace.commit();
    const passed = gate(...unread);
    assert.equal(passed.code, 0, passed.said);
  });
});
