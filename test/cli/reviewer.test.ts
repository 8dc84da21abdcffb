/** The built command and a reviewer: a person who breaks off ends the program that was asked, and what it has started. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const FAKE = join(projectRoot, 'test/support/fakeReviewer.mjs');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the command that asks a reviewer', () => {
  it('ends it when it is broken off', async () => {
    const folder = new TemporaryFolder({
      'app.py': 'import requests\nrequests.get(u, verify=False, timeout=5)\n',
    });
    const home = new TemporaryFolder();
    const command = JSON.stringify([process.execPath, FAKE, 'slow', home.at('log')]);
    home.write({ 'ai-security-scanner/config.yml': `reviewers: { slow: { command: ${command} } }\n` });
    const asked = new Promise<void>((resolve) => {
      const watcher = watch(home.path, () => {
        if (!existsSync(home.at('log'))) return;
        watcher.close();
        resolve();
      });
    });
    const cli = spawn(
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), 'reviewer', 'ask', 'app.py', '--yes'],
      {
        cwd: folder.path,
        env: { ...process.env, XDG_CONFIG_HOME: home.path, XDG_CACHE_HOME: home.at('cache') },
        stdio: 'ignore',
      },
    );
    await asked;
    const reviewer = Number(readFileSync(home.at('log.pid'), 'utf8'));
    assert.ok(isAlive(reviewer));
    const ended = once(cli, 'exit');
    cli.kill('SIGINT');
    assert.deepEqual(await ended, [null, 'SIGINT']);
    // It is killed before the command ends; the system may take a moment to take it away.
    while (isAlive(reviewer)) await new Promise((resolve) => setImmediate(resolve));
    folder.remove();
    home.remove();
  });
});
