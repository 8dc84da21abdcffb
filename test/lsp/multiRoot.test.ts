/** A workspace of several folders, each with a configuration, rules and marks of its own. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const HASH = 'import hashlib\nhashlib.md5(b"")\n';
const CODE = `${HASH}own()\n`;
const OWN = 'rules: [{ id: own, message: No., severity: ERROR, languages: [python], pattern: own(...) }]\n';
const CREATED = 1;
const CHANGED = 2;
const REVIEWER = { name: 'A', email: 'a@example.com' };

describe('a workspace of several folders', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'one/.ai-security-scanner.yml': 'rules:\n  include: [rules]\npaths:\n  exclude: [left-out/]\n',
      'one/rules/own.yml': OWN,
      'one/app.py': CODE,
      'one/left-out/app.py': CODE,
      'two/.ai-security-scanner.yml': 'rules:\n  disable: [python-weak-hash]\n',
      'two/app.py': CODE,
      'two/left-out/app.py': CODE,
      'two/inner/.ai-security-scanner.yml': 'rules:\n  severity: { python-weak-hash: critical }\n',
      'two/inner/app.py': CODE,
    });
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const uriOf = (path: string): string => `file://${folder.at(path)}`;
  const open = async (path: string): Promise<string[]> =>
    codes((await client.open(uriOf(path), 'python', CODE)).diagnostics);
  const codes = (diagnostics: readonly { code: string }[]): string[] =>
    diagnostics.map(({ code }) => code).sort();
  const becomes = (path: string, wanted: readonly string[]) =>
    client.latestDiagnostics(
      uriOf(path),
      (diagnostics) => JSON.stringify(codes(diagnostics)) === JSON.stringify(wanted),
    );
  const change = (added: readonly string[], removed: readonly string[]): void => {
    const folders = (paths: readonly string[]) => paths.map((path) => ({ uri: uriOf(path), name: path }));
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: folders(added), removed: folders(removed) },
    });
  };
  /** What the command finds in a folder, by the paths below it. */
  const ofCommand = (path: string): string[] => {
    const args = [join(projectRoot, 'dist/cli.js'), '--path', '.', '--format', 'json', '--fail-on', 'none'];
    const out = execFileSync(process.execPath, args, { cwd: folder.at(path), encoding: 'utf8' });
    return (JSON.parse(out).findings as { path: string; ruleId: string }[])
      .map((finding) => `${path}/${finding.path} ${finding.ruleId}`)
      .sort();
  };

  it('holds each file against what its own folder says', async () => {
    await client.start([folder.at('one'), folder.at('two')]);
    assert.deepEqual(await open('one/app.py'), ['own', 'python-weak-hash']);
    assert.deepEqual(await open('one/left-out/app.py'), []);
    assert.deepEqual(await open('two/app.py'), []);
    assert.deepEqual(await open('two/left-out/app.py'), []);
  });

  it('scans each folder once, as the command does there', async () => {
    await client.start([folder.at('one'), folder.at('two')]);
    await client.request('aiSecurityScanner/scanWorkspace', {});
    const paths = [
      'one/app.py',
      'one/left-out/app.py',
      'two/app.py',
      'two/inner/app.py',
      'two/left-out/app.py',
    ];
    const shown = paths.flatMap((path) =>
      codes(client.latest(uriOf(path))?.diagnostics ?? []).map((code) => `${path} ${code}`),
    );
    assert.deepEqual(shown, [...ofCommand('one'), ...ofCommand('two')]);
    assert.ok(shown.length > 0);
  });

  it('gives a folder in a folder its own', async () => {
    await client.start([folder.at('two'), folder.at('two/inner')]);
    assert.deepEqual(await open('two/inner/app.py'), ['python-weak-hash']);
    assert.deepEqual(await open('two/app.py'), []);
    await client.request('aiSecurityScanner/scanWorkspace', {});
    const last = client.latest(uriOf('two/inner/app.py'));
    assert.deepEqual(codes(last?.diagnostics ?? []), ['python-weak-hash']);
    assert.deepEqual(codes(client.latest(uriOf('two/app.py'))?.diagnostics ?? []), []);
  });

  it('takes a change of one configuration for the folder that it is about', async () => {
    await client.start([folder.at('one'), folder.at('two')]);
    await open('one/app.py');
    await open('two/app.py');
    folder.write({ 'two/.ai-security-scanner.yml': 'rules:\n  include: [own.yml]\n', 'two/own.yml': OWN });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: uriOf('two/.ai-security-scanner.yml'), type: CHANGED },
        { uri: uriOf('two/own.yml'), type: CREATED },
      ],
    });
    await becomes('two/app.py', ['own', 'python-weak-hash']);
    folder.write({ 'one/rules/own.yml': OWN.replace('own(...)', 'other(...)') });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('one/rules/own.yml'), type: CHANGED }],
    });
    await becomes('one/app.py', ['python-weak-hash']);
    assert.deepEqual(codes(client.latest(uriOf('two/app.py'))?.diagnostics ?? []), [
      'own',
      'python-weak-hash',
    ]);
  });

  it('takes folders in and lets them go', async () => {
    await client.start(folder.at('one'));
    assert.deepEqual(await open('two/app.py'), ['python-weak-hash'], 'no configuration counts outside');
    await client.request('aiSecurityScanner/scanWorkspace', {});
    change(['two'], []);
    await becomes('two/app.py', []);
    change([], ['two', 'one']);
    await becomes('two/app.py', ['python-weak-hash']);
    await becomes('one/app.py', []);
  });

  it('keeps the marks of a folder in that folder', async () => {
    await client.start([folder.at('one'), folder.at('two')]);
    await open('two/app.py');
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    await client.request('aiSecurityScanner/markReviewed', {
      uri: uriOf('two/app.py'),
      version: 1,
      ranges: [range],
      reviewer: REVIEWER,
    });
    assert.ok(readdirSync(folder.at('two/.ai-review/marks')).length > 0);
    assert.ok(!existsSync(folder.at('one/.ai-review')));
  });
});
