import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { nodeFileSystem } from '../ports/nodeFileSystem.ts';
import { failingFileSystem } from '../ports/testing.ts';
import { compactMarks, loadMarks, writeMarks } from '../review/store.ts';
import { ADA, BOB, Desk } from '../review/testing.ts';
import { ledgerFiles } from './ledgerFiles.ts';

describe('the ledger on the machine', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  function batches(): Desk['batches'] {
    const desk = new Desk();
    desk.mark('a.py', 'one\ntwo\n', 0, 0);
    desk.mark('a.py', 'one\ntwo\n', 1, 1);
    desk.mark('a.py', 'one\ntwo\n', 1, 1, BOB);
    return desk.batches;
  }

  it('is empty and stays so until something is marked', async () => {
    assert.deepEqual(await loadMarks(ledgerFiles(root, nodeFileSystem)), { batches: [], problems: [] });
    assert.deepEqual(await readdir(root), []);
  });

  it('gives back what was written, and leaves no other files', async () => {
    const files = ledgerFiles(root, nodeFileSystem);
    for (const batch of batches()) await writeMarks(files, batch);
    const { batches: read, problems } = await loadMarks(ledgerFiles(root, nodeFileSystem));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      read.map(({ batch }) => batch),
      batches().toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    );
    const folders = await readdir(join(root, '.ai-review/marks'));
    assert.equal(folders.length, 2);
    for (const folder of folders)
      for (const name of await readdir(join(root, '.ai-review/marks', folder)))
        assert.match(name, /^20260601T12\d{4}Z-[0-9a-f]{16}\.json$/);
  });

  it('is folded into packs', async () => {
    const files = ledgerFiles(root, nodeFileSystem);
    for (const batch of batches()) await writeMarks(files, batch);
    const load = async () => {
      const { batches: read, problems } = await loadMarks(files);
      return { problems, batches: read.map(({ id, batch }) => ({ id, batch })) };
    };
    const before = await load();
    assert.deepEqual(await compactMarks(files, '2027'), { files: 2, packs: 1 });
    assert.deepEqual(await load(), before);
  });

  it('reads and writes nothing outside the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    try {
      const files = ledgerFiles(root, nodeFileSystem);
      const [batch] = batches();
      assert.ok(batch);
      const { id } = await writeMarks(files, batch);
      const [folder] = await readdir(join(root, '.ai-review/marks'));
      const path = join(root, '.ai-review/marks', folder as string, `${id}.json`);
      await writeFile(join(outside, 'mark.json'), await readFile(path));
      await rm(path);
      await symlink(join(outside, 'mark.json'), path);
      const { batches: read, problems } = await loadMarks(files);
      assert.deepEqual(read, []);
      assert.match(problems[0]?.message ?? '', /link/);

      await rm(join(root, '.ai-review'), { recursive: true });
      await mkdir(join(root, '.ai-review'));
      await symlink(outside, join(root, '.ai-review/marks'));
      await assert.rejects(writeMarks(files, batch), /leads out of the folder/);
      assert.deepEqual(await loadMarks(files), { batches: [], problems: [] });
      assert.deepEqual(await readdir(outside), ['mark.json']);
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it('goes on when a file cannot be read, and says why when a folder cannot', async () => {
    const files = ledgerFiles(root, nodeFileSystem);
    const all = batches();
    for (const batch of all) await writeMarks(files, batch);
    const folders = await readdir(join(root, '.ai-review/marks'));
    const folder = folders.find((name) => name.startsWith('bob')) as string;
    const [name] = await readdir(join(root, '.ai-review/marks', folder));
    const path = join(root, '.ai-review/marks', folder, name as string);
    const { batches: read, problems } = await loadMarks(
      ledgerFiles(root, failingFileSystem({ [path]: 'EACCES' })),
    );
    assert.equal(read.length, 2);
    assert.ok(read.every(({ batch }) => batch.reviewer.email === ADA.email));
    assert.equal(problems[0]?.path, `.ai-review/marks/${folder}/${name}`);
    const marks = join(root, '.ai-review/marks');
    await assert.rejects(
      loadMarks(ledgerFiles(root, failingFileSystem({ [marks]: 'EACCES' }))),
      /cannot be read/,
    );
  });
});
