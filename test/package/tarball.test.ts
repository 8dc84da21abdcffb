/**
 * The tarball of `npm pack`: it installs elsewhere, without a network, and its command runs there.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';

describe('the npm tarball', () => {
  let folder: string;
  let installed: string;

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-tarball-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: projectRoot,
      stdio: 'pipe',
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    assert.notEqual(tarball, '', 'npm pack made no tarball');
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'package.json'), '{ "private": true }');
    const args = ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)];
    execFileSync('npm', args, { cwd: elsewhere, stdio: 'pipe' });
    installed = join(elsewhere, 'node_modules');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const command = (args: readonly string[]) =>
    spawnSync(join(installed, '.bin/ai-security-scanner'), [...args], { cwd: folder, encoding: 'utf8' });

  it('installs no further packages', () => {
    const packages = readdirSync(installed).filter((name) => !name.startsWith('.'));
    assert.deepEqual(packages, ['ai-security-scanner']);
  });

  it('has the notices, but no sources and no source maps', () => {
    const root = join(installed, 'ai-security-scanner');
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
    assert.ok(existsSync(join(root, 'THIRD-PARTY-NOTICES.txt')));
    assert.deepEqual(
      paths.filter((path) => /\.(ts|map|mjs)$|^(test|server|client|scripts)/.test(path)),
      [],
    );
  });

  it('speaks the languages that there are', () => {
    const { status, stderr } = command(['rules', 'test', '--lang', 'de']);
    assert.deepEqual(
      [status, stderr],
      [2, 'ai-security-scanner: Geben Sie an, welche Regeln getestet werden sollen: rules test PFAD\n'],
    );
  });

  it('finds insecure code, with exit code 1', () => {
    writeFileSync(
      join(folder, 'insecure.py'),
      'import subprocess\n\ndef ping(host):\n    subprocess.run("ping " + host, shell=True)\n',
    );
    const { status, stdout, stderr } = command(['--path', 'insecure.py', '--format', 'json']);
    assert.equal(status, 1, stderr);
    const report = JSON.parse(stdout) as { findings: { path: string; startLine: number }[] };
    assert.deepEqual(
      report.findings.map(({ path, startLine }) => `${path}:${startLine}`),
      ['insecure.py:4'],
    );
  });

  it('passes secure code, with exit code 0', () => {
    writeFileSync(join(folder, 'secure.py'), 'def add(a, b):\n    return a + b\n');
    const { status, stdout, stderr } = command(['--path', 'secure.py']);
    assert.equal(status, 0, stdout + stderr);
  });
});
