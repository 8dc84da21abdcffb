import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { Clone } from '../../../test/review/support.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { RepositoryRoots } from './repositoryRoots.ts';

const read = async (folder: string | RepositoryRoots): Promise<unknown> => {
  const roots = typeof folder === 'string' ? new RepositoryRoots(folder) : folder;
  return { first: await roots.first(), all: await roots.all() };
};

const ADA = { name: 'Ada', email: 'ada@example.org' };

describe('the beginnings of a history', () => {
  const clones: { remove(): void }[] = [];
  const clone = (...args: ConstructorParameters<typeof Clone>): Clone => {
    const made = new Clone(...args);
    clones.push(made);
    return made;
  };
  after(() => {
    for (const each of clones) each.remove();
  });
  const begun = (): Clone => {
    const made = clone(ADA);
    made.write({ 'a.py': 'a = 1\n' });
    made.commit('first');
    return made;
  };

  it('are not known outside of repositories, and none before the first commit', async () => {
    const folder = new TemporaryFolder();
    clones.push(folder);
    assert.deepEqual(await read(folder.path), { first: undefined, all: undefined });
    assert.deepEqual(await read(clone(ADA).folder.path), {
      first: undefined,
      all: new Set(),
    });
  });

  it('stay the same in later commits, clones and folders, and take in what is merged', async () => {
    const repository = begun();
    const first = repository.git('rev-parse', 'HEAD').trim();
    const roots = new RepositoryRoots(repository.folder.path);
    assert.deepEqual(await read(roots), { first, all: new Set([first]) });
    repository.write({ 'src/b.py': 'b = 1\n' });
    repository.commit('second');
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.commit('another beginning');
    const other = repository.git('rev-parse', 'HEAD').trim();
    assert.equal(await roots.first(), other);
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--allow-unrelated-histories', '-s', 'ours', '--no-edit', 'other');
    const merged = { first, all: new Set([first, other]) };
    assert.deepEqual(await read(roots), merged);
    assert.deepEqual(await read(repository.folder.at('src')), merged);
    assert.deepEqual(await read(clone(ADA, repository.folder.path).folder.path), merged);
  });

  it('are not known in a shallow clone', async () => {
    const repository = begun();
    repository.commit('second');
    const shallow = clone(ADA);
    shallow.git('fetch', '-q', '--depth', '1', `file://${repository.folder.path}`, 'main');
    shallow.git('checkout', '-q', '-B', 'main', 'FETCH_HEAD');
    assert.deepEqual(await read(shallow.folder.path), { first: undefined, all: undefined });
  });

  it('are not what somebody put in the place of a commit', async () => {
    const repository = begun();
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.commit('second');
    const second = repository.git('rev-parse', 'HEAD').trim();
    repository.git('replace', '--graft', second);
    assert.equal(repository.git('rev-list', '--max-parents=0', 'HEAD').trim(), second);
    assert.deepEqual(await read(repository.folder.path), { first, all: new Set([first]) });
  });
});
