/** Rule packs in the language server: what counts, Restricted Mode, what is listed, and switching one off and on. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Requests, RulePack } from '../../protocol/messages.ts';
import { manifestText, ruleText } from '../../server/src/packs/testing.ts';
import { makeKey } from '../review/support.ts';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const CLI = join(projectRoot, 'dist/cli.js');

describe('rule packs in the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  const uriOf = (path: string): string => pathToFileURL(folder.at(path)).href;
  const environment = (): NodeJS.ProcessEnv => ({ ...process.env, XDG_CONFIG_HOME: folder.at('config') });
  const cli = (...args: string[]): void => {
    execFileSync(process.execPath, [CLI, 'rules', ...args], {
      cwd: folder.at('work'),
      env: environment(),
      stdio: 'pipe',
    });
  };
  const begin = async (trusted: boolean): Promise<void> => {
    client = new LspClient({ env: { XDG_CONFIG_HOME: folder.at('config') } });
    await client.start(folder.at('work'), { trusted });
  };
  const found = async (): Promise<string[]> => {
    const { diagnostics } = await client.open(uriOf('work/a.py'), 'python', 'one()\n');
    return diagnostics.map(({ code }) => code);
  };
  const packs = async (): Promise<RulePack[]> => {
    const result = (await client.request('aiSecurityScanner/rulePacks', {
      folder: uriOf('work'),
    })) as Requests['aiSecurityScanner/rulePacks']['result'];
    if ('refusal' in result) throw new Error(result.refusal);
    return result.packs;
  };
  const states = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await packs()).map(({ name, state }) => [name, state]));

  beforeEach(() => {
    folder = new TemporaryFolder({
      'work/.git/HEAD': '',
      'work/a.py': 'one()\n',
      'work/acme/pack.yml': manifestText('acme', '1.0.0', 'publisher: rules@acme.example\n'),
      'work/acme/one.yml': ruleText('one'),
    });
    makeKey(folder, 'key');
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const sign = (): void =>
    cli(
      'pack',
      'acme',
      '--key',
      folder.at('key'),
      '--published',
      '2026-01-01',
      '--output',
      folder.at('acme.tgz'),
    );
  const trust = (place: string): void =>
    folder.write({ [place]: `rules@acme.example ${readFileSync(folder.at('key.pub'), 'utf8')}` });

  it('run where the workspace is trusted, and never of a workspace that is not', async () => {
    cli('add', './acme');
    await begin(true);
    assert.deepEqual(await found(), ['one']);
    assert.deepEqual(await states(), { 'ai-security-scanner': 'used', acme: 'used' });
    assert.equal(await client.stop(), 0);
    // Neither if it is signed, by a publisher whom the workspace itself calls trusted.
    rmSync(folder.at('work/.ai-security'), { recursive: true });
    rmSync(folder.at('work/.ai-security-scanner.lock'));
    sign();
    trust('work/.ai-security/trusted_publishers');
    cli('add', folder.at('acme.tgz'));
    await begin(false);
    assert.deepEqual(await found(), []);
    assert.deepEqual(await states(), { 'ai-security-scanner': 'used' });
  });

  it('of the person run without trust where they are pinned and signed by whom the person trusts', async () => {
    cli('add', './acme', '--user');
    await begin(false);
    assert.deepEqual(await found(), []);
    assert.equal((await states()).acme, 'refused');
    assert.equal(await client.stop(), 0);
    rmSync(folder.at('config'), { recursive: true });
    sign();
    trust('config/ai-security-scanner/trusted_publishers');
    cli('add', folder.at('acme.tgz'), '--user');
    await begin(false);
    assert.deepEqual(await found(), ['one']);
    const [, pack] = await packs();
    assert.deepEqual(
      [pack?.signer, pack?.scope, pack?.published],
      ['rules@acme.example', 'user', '2026-01-01'],
    );
  });

  it('are read anew when their files change, and a changed file is reported where it lies', async () => {
    cli('add', './acme');
    await begin(true);
    assert.deepEqual(await found(), ['one']);
    const path = 'work/.ai-security/packs/acme/one.yml';
    folder.write({ [path]: ruleText('two') });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 2 }] });
    const { diagnostics } = await client.publishedWhere(
      ({ uri, diagnostics: all }) => uri === uriOf(path) && all.length > 0,
    );
    assert.match(diagnostics[0]?.message ?? '', /somebody changed it/);
    assert.equal((await states()).acme, 'refused');
    // Also for who looks at it, though as a rule file nothing is wrong with it.
    const opened = await client.open(uriOf(path), 'yaml', ruleText('two'));
    assert.match(opened.diagnostics[0]?.message ?? '', /somebody changed it/);
  });

  it('are switched off and on in the configuration of the folder, whose comments stay', async () => {
    cli('add', './acme');
    folder.write({ 'work/.ai-security-scanner.yml': '# ours\nconfidence: low\n' });
    await begin(true);
    const edit = async (isDisabled: boolean): Promise<string> => {
      const answer = (await client.request('aiSecurityScanner/disablePackEdit', {
        folder: uriOf('work'),
        name: 'acme',
        isDisabled,
      })) as { uri: string; edits: { newText: string }[] };
      assert.equal(answer.uri, uriOf('work/.ai-security-scanner.yml'));
      return answer.edits[0]?.newText ?? '';
    };
    const off = await edit(true);
    assert.match(off, /^# ours\nconfidence: low\nrules:\n {2}disablePacks:\n {4}- acme\n$/);
    folder.write({ 'work/.ai-security-scanner.yml': off });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('work/.ai-security-scanner.yml'), type: 2 }],
    });
    await client.until(async () => ((await states()).acme === 'disabled' ? true : undefined));
    assert.equal(await edit(false), '# ours\nconfidence: low\n');
  });
});
