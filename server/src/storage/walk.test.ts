import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { nodeFileSystem } from '../ports/nodeFileSystem.ts';
import { failingFileSystem } from '../ports/testing.ts';
import type { FileSystem } from './fileSystem.ts';
import { isIgnored, type WalkOptions, walk } from './walk.ts';

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());
}

/** The files of a walk, below the test's folder, and its problems. */
async function walked(from = '', options?: Partial<WalkOptions>): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of walk(folder.at(from), { fileSystem: nodeFileSystem, ...options })) {
    const path = 'path' in entry ? entry.path : (entry.problem.path ?? '');
    const shown = relative(folder.path, path);
    found.push('path' in entry ? shown : `${shown}: ${entry.problem.message}`);
  }
  return found;
}

describe('a walk', () => {
  ownFolder();

  it('gives files in the order of their names, hidden ones too', async () => {
    folder.write({ 'b/z.py': '', 'b.py': '', 'a/c/d.py': '', '.env': '', 'B/x.py': '' });
    assert.deepEqual(await walked(), ['.env', 'B/x.py', 'a/c/d.py', 'b/z.py', 'b.py']);
  });

  it("leaves out version control's files, node_modules and rule packs", async () => {
    folder.write({
      '.git/config': '',
      'a/.hg/x': '',
      'node_modules/m/i.js': '',
      'a/node_modules/i.js': '',
      '.ai-security/packs/acme/a.yml': '',
      'i.js': '',
    });
    assert.deepEqual(await walked(), ['i.js']);
  });

  it('follows no links: not out of the folder, not in circles', async () => {
    folder.write({ 'in/a.py': '', 'out/secret.py': '' });
    symlinkSync(folder.at('in'), folder.at('in/circle'));
    symlinkSync(folder.at('out'), folder.at('in/out'));
    symlinkSync(folder.at('out/secret.py'), folder.at('in/secret.py'));
    assert.deepEqual(await walked('in'), ['in/a.py']);
  });

  it('asks what is wanted, folders first', async () => {
    folder.write({ 'a/x.py': '', 'b/y.py': '', 'z.py': '' });
    const asked: string[] = [];
    const wanted = (path: string, isFolder: boolean): boolean => {
      asked.push(relative(folder.path, path) + (isFolder ? '/' : ''));
      return !path.endsWith('a');
    };
    assert.deepEqual(await walked('', { wanted }), ['b/y.py', 'z.py']);
    assert.deepEqual(asked, ['a/', 'b/', 'b/y.py', 'z.py']);
  });

  it('goes down as deep as the folders do, and tells of the one that is too deep', async () => {
    const depth = 4_000;
    const levels = (path: string): number => path.replace(/\/z\.py$/, '').slice('/root'.length).length / 2;
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      exists: async () => false,
      list: async (path) => {
        if (levels(path) === depth)
          throw Object.assign(new Error('ENAMETOOLONG: name too long'), { code: 'ENAMETOOLONG' });
        const folder = { name: 'd', kind: 'folder' } as const;
        return levels(path) % 1_000 === 0 ? [{ name: 'z.py', kind: 'file' }, folder] : [folder];
      },
    };
    const found: string[] = [];
    for await (const entry of walk('/root', { fileSystem }))
      found.push(
        'path' in entry
          ? `z.py at ${levels(entry.path)}`
          : `${entry.problem.message} At ${levels(entry.problem.path ?? '')}`,
      );
    assert.deepEqual(found, [
      'The folder cannot be read: its path is too long. At 4000',
      'z.py at 3000',
      'z.py at 2000',
      'z.py at 1000',
      'z.py at 0',
    ]);
  });

  it('reports a folder that cannot be read, and goes on', async () => {
    folder.write({ 'a/x.py': '', 'b/y.py': '', 'c/z.py': '' });
    const fileSystem = failingFileSystem({ [folder.at('b')]: 'EACCES' });
    assert.deepEqual(await walked('', { fileSystem }), [
      'a/x.py',
      'b: The folder cannot be read: permission denied.',
      'c/z.py',
    ]);
  });

  it('reports a .gitignore that cannot be read', async () => {
    folder.write({ 'a/.gitignore': 'x.py', 'a/x.py': '' });
    const fileSystem = failingFileSystem({ [folder.at('a/.gitignore')]: 'EACCES' });
    assert.deepEqual(await walked('', { fileSystem }), [
      'a/.gitignore: The file cannot be read: permission denied.',
      'a/.gitignore',
      'a/x.py',
    ]);
  });
});

describe('.gitignore', () => {
  ownFolder();

  /** Patterns that say something different at every level. */
  const FILES = {
    '.gitignore': '*.log\n/build\ndocs/*\n!docs/keep.md\n# comment\n\\#odd\nspace \\ \n',
    'a.log': '',
    'a.py': '',
    'build/x.py': '',
    'sub/build/x.py': '',
    'docs/drop.md': '',
    'docs/keep.md': '',
    '#odd': '',
    'sub/.gitignore': '!keep.log\n*.tmp\nCase.py\n',
    'sub/keep.log': '',
    'sub/drop.log': '',
    'sub/a.tmp': '',
    'sub/case.py': '',
    'sub/deep/b.tmp': '',
    'sub/deep/.gitignore': '!b.tmp\n',
    'other/a.tmp': '',
  };

  it('counts at every level exactly as in git', async () => {
    folder.write(FILES);
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
    const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard', '-z'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    const byGit = listed.split('\0').filter((path) => path !== '');
    assert.ok(byGit.length > 5 && byGit.length < Object.keys(FILES).length);
    assert.deepEqual((await walked()).sort(), byGit.sort());
    for (const path of Object.keys(FILES))
      assert.equal(
        await isIgnored(folder.path, folder.at(path), nodeFileSystem),
        !byGit.includes(path),
        path,
      );
  });

  it('counts from the root of the repository on, wherever the walk begins', async () => {
    folder.write({
      '.gitignore': 'drop.py\n/sub/deep/x.py\n',
      'sub/deep/drop.py': '',
      'sub/deep/x.py': '',
      'sub/deep/y.py': '',
    });
    mkdirSync(folder.at('.git'));
    assert.deepEqual(await walked('sub/deep'), ['sub/deep/y.py']);
    assert.equal(await isIgnored(folder.at('sub/deep'), folder.at('sub/deep/drop.py'), nodeFileSystem), true);
  });

  it('does not count above the root of a repository', async () => {
    folder.write({ '.gitignore': '*.py', 'repository/.git/HEAD': '', 'repository/sub/a.py': '' });
    assert.deepEqual(await walked('repository/sub'), ['repository/sub/a.py']);
  });

  it('counts without a repository, from the folder on', async () => {
    folder.write({
      '.gitignore': 'a.py',
      'sub/.gitignore': 'b.py',
      'sub/a.py': '',
      'sub/b.py': '',
      'sub/c.py': '',
    });
    assert.deepEqual(await walked('sub'), ['sub/.gitignore', 'sub/a.py', 'sub/c.py']);
  });

  it('does not keep from what is named itself: a folder that it leaves out, and all below', async () => {
    folder.write({
      '.gitignore': 'generated/',
      'generated/.gitignore': 'c.py',
      'generated/a.py': '',
      'generated/sub/b.py': '',
      'generated/c.py': '',
    });
    mkdirSync(folder.at('.git'));
    assert.deepEqual(await walked(), ['.gitignore']);
    assert.deepEqual(await walked('generated'), [
      'generated/.gitignore',
      'generated/a.py',
      'generated/sub/b.py',
    ]);
    assert.deepEqual(await walked('generated/sub'), ['generated/sub/b.py']);
    assert.equal(await isIgnored(folder.at('generated'), folder.at('generated/a.py'), nodeFileSystem), false);
    assert.equal(await isIgnored(folder.path, folder.at('generated/a.py'), nodeFileSystem), true);
  });

  it('does not speak of what is outside the folder', async () => {
    folder.write({ '.gitignore': '*', 'a/x': '' });
    assert.equal(await isIgnored(folder.at('a'), folder.at('b'), nodeFileSystem), false);
    assert.equal(await isIgnored(folder.at('a'), folder.at('a'), nodeFileSystem), false);
  });
});
