/** *Initialize for This Repository* through the language server: as the command plans it, and only what was shown is written. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Requests } from '../../protocol/messages.ts';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

describe('a repository initialized by the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'work/.git/HEAD': 'ref: refs/heads/main\n',
      'work/.github/workflows/test.yml': 'on: push\n',
      'work/.husky/pre-commit': '',
      'work/src/app.py': 'x = 1\n',
      'work/src/other.py': '',
      'work/src/api_pb2.py': '',
      'work/AGENTS.md': 'Ours.\r\n',
    });
    client = new LspClient({ env: { HOME: folder.at('home') } });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const request = <Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> =>
    client.request(method, params) as Promise<Requests[Method]['result']>;
  const plan = async (path = 'work') => {
    const planned = await request('aiSecurityScanner/planInit', {
      folder: pathToFileURL(folder.at(path)).href,
    });
    if ('refusal' in planned) throw new Error(planned.refusal);
    return planned;
  };

  it('is planned from the root of the repository, shown, and written as the command writes it', async () => {
    await client.start(folder.at('work/src'));
    const { plan: id, changes, notes, refusals } = await plan('work/src');
    assert.deepEqual(
      changes.map(({ path, before }) => [path, before]),
      [
        [folder.at('work/.ai-security-scanner.yml'), null],
        [folder.at('work/.github/workflows/ai-security.yml'), null],
        [folder.at('work/AGENTS.md'), 'Ours.\r\n'],
      ],
    );
    assert.match(changes[0]?.after ?? '', /^ {2}exclude:\n {4}- "\*_pb2\.py" # 1 file$/m);
    assert.match(notes.join('\n'), /Husky is here/);
    assert.deepEqual(refusals, []);
    assert.ok(!existsSync(folder.at('work/.ai-security-scanner.yml')));

    const applied = await request('aiSecurityScanner/applyInit', { plan: id });
    assert.ok('written' in applied);
    assert.deepEqual(
      applied.written,
      changes.map(({ path }) => path),
    );
    assert.match(applied.note, /The gate uses those of the branch/);
    for (const { path, after } of changes) assert.equal(readFileSync(path, 'utf8'), after);
    const command = spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), 'init'], {
      cwd: folder.at('work'),
      encoding: 'utf8',
    });
    assert.match(command.stdout, /There is nothing to write\.\n$/);
    assert.deepEqual((await plan()).changes, []);
  });

  it('is written as it was shown last, once, and not where it has changed since', async () => {
    await client.start(folder.at('work'));
    assert.ok('refusal' in (await request('aiSecurityScanner/applyInit', { plan: '' })));
    const first = await plan();
    folder.write({ 'work/AGENTS.md': 'Theirs.\n' });
    const applied = await request('aiSecurityScanner/applyInit', { plan: first.plan });
    assert.ok('written' in applied);
    assert.equal(applied.written.length, 2);
    assert.match(applied.refusals.join(), /AGENTS\.md was changed by another program/);
    assert.equal(readFileSync(folder.at('work/AGENTS.md'), 'utf8'), 'Theirs.\n');
    assert.ok('refusal' in (await request('aiSecurityScanner/applyInit', { plan: first.plan })));
  });

  it('is refused without trust, and outside of the disk', async () => {
    await client.start(folder.at('work'), { trusted: false });
    const untrusted = await request('aiSecurityScanner/planInit', {
      folder: pathToFileURL(folder.at('work')).href,
    });
    assert.ok('refusal' in untrusted);
    const virtual = await request('aiSecurityScanner/planInit', { folder: 'vscode-vfs://host/work' });
    assert.ok('refusal' in virtual);
  });
});
