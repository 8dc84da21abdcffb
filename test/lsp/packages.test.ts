/**
 * Imports of packages that nothing declares: editor, command, workers, cache and gate say the same, and a manifest that
 * changes has what is open looked at again.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const PROGRAM = 'import requests\nimport requests_magic\nimport helpers\n';
const LOCAL = 'import requests_magic\n';

describe('packages that nothing declares', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  const uri = (): string => `file://${folder.at('src/app.py')}`;
  /** The lines, from 1, that the editor marks in the program now. */
  const shown = (): number[] =>
    (client.latest(uri())?.diagnostics ?? [])
      .filter(({ code }) => code === 'python-undeclared-package')
      .map(({ range }) => range.start.line + 1);
  const shows = async (...lines: number[]): Promise<void> => {
    await client.until(async () => (JSON.stringify(shown()) === JSON.stringify(lines) ? true : undefined));
  };
  const tell = (path: string, type: number): void =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${folder.at(path)}`, type }],
    });
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder.path,
    });
  /** What the command says, as `path:line`. */
  const byCommand = (...args: string[]): string[] => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), ...args, '--format', 'json', '--fail-on', 'none'],
      { cwd: folder.path, encoding: 'utf8' },
    );
    const { findings } = JSON.parse(stdout) as {
      findings: { ruleId: string; path: string; startLine: number }[];
    };
    return findings
      .filter(({ ruleId }) => ruleId === 'python-undeclared-package')
      .map(({ path, startLine }) => `${path}:${startLine}`);
  };

  beforeEach(async () => {
    folder = new TemporaryFolder({
      'requirements.txt': 'requests==2.32.3\n',
      'src/app.py': PROGRAM,
      'src/local.py': LOCAL,
    });
    client = new LspClient();
    git('init', '--quiet');
    await client.start(folder.path);
    await client.open(uri(), 'python', PROGRAM);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('are marked in the editor until a manifest declares them or a module has their name', async () => {
    await shows(2, 3);
    folder.write({ 'requirements.txt': 'requests==2.32.3\nrequests-magic\n' });
    tell('requirements.txt', 2);
    await shows(3);
    folder.write({ 'src/helpers.py': '' });
    tell('src/helpers.py', 1);
    await shows();
    folder.write({ 'requirements.txt': '' });
    tell('requirements.txt', 2);
    await shows(1, 2);
    folder.write({ 'src/pyproject.toml': '[project]\ndynamic = ["dependencies"]\n' });
    tell('src/pyproject.toml', 1);
    await shows();
  });

  it('are said by the command alike, by workers and from a cache', async () => {
    const all = ['src/app.py:2', 'src/app.py:3', 'src/local.py:1'];
    assert.deepEqual(byCommand('--path', '.'), all);
    assert.deepEqual(byCommand('--path', '.', '--jobs', '2'), all);
    assert.deepEqual(byCommand('--path', '.', '--cache', '.cache'), all);
    folder.write({ 'requirements.txt': 'requests\nrequests-magic\n' });
    for (const more of [[], ['--jobs', '2'], ['--cache', '.cache']])
      assert.deepEqual(byCommand('--path', '.', ...more), ['src/app.py:3'], more.join(' '));
  });

  it('are said of a change that brings them, and not where it declares them as well', () => {
    git('add', 'requirements.txt');
    git('commit', '--quiet', '-m', 'a');
    git('add', '.');
    git('commit', '--quiet', '-m', 'b');
    assert.deepEqual(byCommand('--since', 'HEAD~1'), ['src/app.py:2', 'src/app.py:3', 'src/local.py:1']);
    folder.write({ 'requirements.txt': 'requests\nrequests-magic\n' });
    git('commit', '--quiet', '-a', '-m', 'c');
    assert.deepEqual(byCommand('--since', 'HEAD~2'), ['src/app.py:3']);
  });
});
