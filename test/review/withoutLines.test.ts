/** Changes without lines, from the editor's server to the gate: a deletion, a link, what is not text. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ChangeWithoutLines } from '../../protocol/messages.ts';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { allow, Clone, makeKey } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const POLICY = 'policy:\n  require: unreviewed\n  signed: true\n  paths: [src/]\n';

describe('changes without lines', () => {
  let clone: Clone;
  let keys: TemporaryFolder;
  let client: LspClient;
  let folder: string;

  beforeEach(async () => {
    keys = new TemporaryFolder();
    clone = new Clone(ADA);
    const key = makeKey(keys, 'ada');
    clone.git('config', 'user.signingKey', key);
    clone.write({
      '.ai-security-scanner.yml': POLICY,
      '.ai-review/allowed_signers': allow(ADA, key),
      'src/app.py': 'x = 1\n',
      'src/guard.py': 'def check():\n    return False\n',
      'src/old.py': 'y = 1\n',
      'legacy/tool.py': 'import os\n',
    });
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    client = new LspClient();
    folder = `file://${clone.folder.path}`;
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    clone.remove();
    keys.remove();
  });

  const list = async (since?: string): Promise<{ since: string; changes: ChangeWithoutLines[] }> =>
    (await client.request('aiSecurityScanner/changesWithoutLines', {
      folder,
      ...(since === undefined ? {} : { since }),
    })) as { since: string; changes: ChangeWithoutLines[] };
  const mark = ({ path, before: was, after: is }: ChangeWithoutLines): Promise<unknown> =>
    client.request('aiSecurityScanner/markChange', {
      folder,
      since: 'refs/heads/main',
      change: { path, ...(was && { before: was }), ...(is && { after: is }) },
      reviewer: ADA,
    });
  const gate = (): { status: number | null; stdout: string } => {
    const args = [join(projectRoot, 'dist/cli.js'), '--since', 'main', '--fail-on', 'none'];
    return spawnSync(process.execPath, args, { cwd: clone.folder.path, encoding: 'utf8' });
  };

  it('are listed with what was there, and pass the gate once a person has looked at each', async () => {
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452ff00fe00', 'hex');
    clone.folder.write({ 'src/old.py': '\n', 'src/code.js': picture });
    symlinkSync('../legacy/tool.py', clone.folder.at('src/tool.py'));
    clone.git('rm', '-q', 'src/guard.py');
    clone.git('mv', 'src/app.py', 'src/main.py');
    clone.commit();
    const held = gate();
    assert.equal(held.status, 1, held.stdout);
    await client.start(clone.folder.path);
    const { since, changes } = await list();
    assert.equal(since, 'refs/heads/main');
    assert.deepEqual(changes.map(({ path, what }) => `${path}: ${what.replace(/:.*/, '')}`).sort(), [
      'src/code.js: it cannot be read line by line',
      'src/guard.py: it was deleted',
      'src/old.py: it was emptied',
      'src/tool.py: it is a link to ../legacy/tool.py',
    ]);
    assert.equal(
      changes.find(({ path }) => path === 'src/guard.py')?.text,
      'def check():\n    return False\n',
    );
    for (const change of changes) assert.deepEqual(await mark(change), {});
    assert.ok((await list()).changes.every(({ seen }) => seen?.includes('Ada')));
    const passed = gate();
    assert.equal(passed.status, 0, passed.stdout);
  });

  it('are marked only as they were shown', async () => {
    clone.git('rm', '-q', 'src/guard.py');
    clone.commit();
    await client.start(clone.folder.path);
    const { changes } = await list('main');
    const [deleted] = changes;
    assert.ok(deleted !== undefined);
    clone.folder.write({ 'src/guard.py': '\n' });
    clone.commit();
    assert.match(JSON.stringify(await mark(deleted)), /src\/guard\.py is not as it was shown any more/);
    assert.equal(gate().status, 1);
  });

  it('are not listed without anything to compare with, and the person is told what to do', async () => {
    await client.start(clone.folder.path);
    assert.match(
      JSON.stringify(await list('nowhere')),
      /"refusal":"--since nowhere: there is no such commit/,
    );
  });
});
