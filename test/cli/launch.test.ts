/** The command's own code, kept from one run to the next: a gain where it can be had, and never a difference. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

describe('the code that V8 made of the command', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  const run = (environment: NodeJS.ProcessEnv = {}): string => {
    const { LOCALAPPDATA: _, NODE_DISABLE_COMPILE_CACHE: __, ...env } = process.env;
    const home = { HOME: folder.path, LOCALAPPDATA: folder.path, XDG_CACHE_HOME: folder.at('cache') };
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), '--version'],
      { encoding: 'utf8', env: { ...env, ...home, ...environment } },
    );
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    return stdout;
  };
  const kept = (): string[] =>
    readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.code'))
      .map((name) => folder.at(name));

  it('is kept once and used again', () => {
    const version = run();
    const code = kept();
    assert.ok(code.length > 0);
    const states = (): number[][] =>
      code.map((file) => {
        const { mtimeMs, ino } = statSync(file);
        return [mtimeMs, ino];
      });
    const before = states();
    assert.equal(run(), version);
    assert.deepEqual(kept(), code);
    assert.deepEqual(states(), before);
  });

  it('is made anew when it is of no use', () => {
    const version = run();
    const [code] = kept() as [string];
    const good = readFileSync(code);
    for (const bad of [Buffer.alloc(0), Buffer.from('nothing'), good.subarray(0, good.length >> 1)]) {
      writeFileSync(code, bad);
      assert.equal(run(), version);
      assert.ok(readFileSync(code).length > good.length / 2);
    }
  });

  it('is kept nowhere when nobody wants it, or where it cannot be', () => {
    const version = run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(kept(), []);
    folder.write({ file: '' });
    const nowhere = {
      HOME: folder.at('file'),
      XDG_CACHE_HOME: folder.at('file'),
      LOCALAPPDATA: folder.at('file'),
    };
    assert.equal(run(nowhere), version);
    assert.deepEqual(kept(), []);
  });

  it('is kept in the home folder when the variable for another is empty', () => {
    run({ XDG_CACHE_HOME: '' });
    const [code] = kept() as [string];
    assert.ok(process.platform !== 'linux' || code.startsWith(folder.at('.cache')), code);
  });

  it('is for nobody else to read or change', function () {
    if (process.platform === 'win32') this.skip();
    run();
    const [code] = kept() as [string];
    assert.equal(statSync(code).mode & 0o077, 0);
    assert.equal(statSync(join(code, '..')).mode & 0o077, 0);
  });
});
