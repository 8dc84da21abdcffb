import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { allow, Clone, makeKey } from '../../../test/review/support.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { contentOfBlob } from '../review/entry.ts';
import { openServerLedger } from '../storage/serverLedger.ts';
import { markSurroundings } from './markSurroundings.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { projectFiles } from './projects.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const side = (text: string) => ({ mode: '100644', content: contentOfBlob(new TextEncoder().encode(text)) });
const DELETED = { before: side('check()\n') };

describe('the marks of a folder in the editor', () => {
  let clone: Clone;
  let keys: TemporaryFolder;
  beforeEach(() => {
    clone = new Clone(ADA);
    keys = new TemporaryFolder();
  });
  afterEach(() => {
    clone.remove();
    keys.remove();
  });

  const files = projectFiles({
    bundledRules: async () => [],
    bundledModels: async () => new Map(),
    rulesDate: async () => undefined,
  });
  const world = { files, fileSystem: nodeFileSystem, version: '1.0.0', markSurroundings };
  const open = (folder = 'src') => openServerLedger(world, clone.folder.at(folder), () => undefined);

  it('say who has looked at a change without lines, below the folder that is open', async () => {
    clone.write({ 'src/a.py': 'a = 1\n', '.ai-security-scanner.yml': 'rules: []\n' });
    clone.commit();
    const ledger = await open();
    const { version } = ledger;
    assert.equal(await ledger.markEntry({ path: 'gone.py', ...DELETED, reviewer: ADA }), undefined);
    assert.ok(ledger.version > version);
    for (const each of [ledger, await open()]) {
      const { counting, claimed } = each.entryMarks('gone.py', DELETED);
      assert.deepEqual([counting.length, claimed], [1, counting]);
      assert.deepEqual(each.entryMarks('gone.py', { before: side('other()\n') }).claimed, []);
      assert.deepEqual(each.markedPaths(), []);
    }
    const [mark] = (await open('.')).entryMarks('src/gone.py', DELETED).counting;
    assert.equal(mark?.batch.repository, clone.git('rev-parse', 'HEAD').trim());
  });

  it('count by proof where the policy asks for it, and say why a mark is none', async () => {
    const key = makeKey(keys, 'ada');
    clone.write({
      'src/a.py': 'a = 1\n',
      '.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n  signed: true\n',
      '.ai-review/allowed_signers': allow(ADA, key),
    });
    clone.git('config', 'user.signingKey', key);
    const ledger = await open();
    const counts = () => {
      const { counting, claimed } = ledger.entryMarks('gone.py', DELETED);
      return [counting.length, claimed.length];
    };
    assert.match(
      (await ledger.markEntry({ path: 'gone.py', ...DELETED, reviewer: ADA })) ?? '',
      /not signed/,
    );
    assert.deepEqual(counts(), [0, 1]);
    clone.commit();
    assert.equal(await ledger.markEntry({ path: 'gone.py', ...DELETED, reviewer: ADA }), undefined);
    assert.deepEqual(counts(), [1, 2]);
  });

  it('count when they are of a history that was merged in, and not when they are of another', async () => {
    clone.write({ 'src/a.py': 'a = 1\n' });
    clone.commit('first');
    clone.git('checkout', '-q', '--orphan', 'other');
    clone.commit('another beginning');
    await (await open()).markEntry({ path: 'gone.py', ...DELETED, reviewer: ADA });
    clone.git('add', '.ai-review');
    clone.git('commit', '-qm', 'mark');
    clone.git('checkout', '-q', 'main');
    clone.git('checkout', 'other', '--', '.ai-review');
    const ledger = await open();
    assert.equal(ledger.entryMarks('gone.py', DELETED).claimed.length, 0);
    assert.match(ledger.problems()[0]?.message ?? '', /made in another repository/);
    clone.commit('marks of the other history');
    clone.git('merge', '-q', '--allow-unrelated-histories', '--no-edit', 'other');
    await ledger.reload();
    assert.equal(ledger.entryMarks('gone.py', DELETED).claimed.length, 1);
    assert.deepEqual(ledger.problems(), []);
  });
});
