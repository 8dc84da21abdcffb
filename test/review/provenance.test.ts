/**
 * From a key pressed in the editor to CI: what was accepted from an assistant is known as AI's in a fresh
 * clone, whatever git did to the commits in between, and the gate asks for its review.
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { classify } from '../../server/src/provenance/classify.ts';
import { labelLines, labelledRuns } from '../../server/src/provenance/lines.ts';
import { SHARED_FOLDER, writeRecord } from '../../server/src/provenance/store.ts';
import { Editor, FILE } from '../../server/src/provenance/testing.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BOB = { name: 'Bob', email: 'bob@example.org' };
const OLD = 'def old():\n    return 1\n\n\ndef other():\n    return 2\n';
const ACCEPTED = '\n\ndef accepted(name):\n    query = "SELECT " + name\n    return run(query)\n';
const GATE = ['--since', 'origin/main', '--fail-on-review', 'unreviewed-ai'];

describe('provenance in a repository', () => {
  const folders: { remove(): void }[] = [];
  const own = <T extends { remove(): void }>(folder: T): T => {
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  const start = (): { origin: Clone; ada: Clone } => {
    const origin = own(new Clone(BOB));
    origin.write({ 'app.py': OLD });
    origin.commit('start');
    const ada = own(new Clone(ADA, origin.folder.path));
    ada.git('checkout', '-q', '-b', 'feature');
    return { origin, ada };
  };

  /** Works in the editor, saves, and shares what the editor knows, as it does when the policy asks for it. */
  const edit = async (clone: Clone, path: string, work: (editor: Editor) => unknown): Promise<void> => {
    const editor = new Editor(clone.read(path));
    work(editor);
    const labels = classify(editor.events).get(FILE) ?? [];
    const runs = labelledRuns(editor.text, labelLines(editor.text, labels));
    clone.write({ [path]: editor.text });
    const by = { time: editor.time, tool: '1.0.0' };
    await writeRecord(ledgerFiles(clone.folder.path, nodeFileSystem), SHARED_FOLDER, [{ path, runs }], by);
  };
  const accept = (editor: Editor): Editor => editor.accept(editor.text.length, editor.text.length, ACCEPTED);

  /** The gate in a fresh clone, which has `feature` checked out and the origin's main as `origin/main`. */
  const inCi = async (from: Clone, origin: Clone, branch = 'feature') => {
    const ci = own(new Clone({ name: 'CI', email: 'ci@example.org' }, origin.folder.path));
    ci.git('fetch', '-q', from.folder.path, branch);
    ci.git('checkout', '-q', '--detach', 'FETCH_HEAD');
    return ci.run(GATE);
  };
  const asksForAccepted = (result: { code: number; out: string; error: string }, lines = '9-11'): void => {
    assert.equal(result.code, 1, result.out + result.error);
    assert.match(result.out, new RegExp(`app\\.py:${lines} +lines +0 of 1 +nobody has read it`));
  };

  it('is known after a commit and an amended one', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.commit();
    asksForAccepted(await inCi(ada, origin));
    ada.git('commit', '-q', '--amend', '-m', 'another message');
    asksForAccepted(await inCi(ada, origin));
  });

  it('is known after a rebase onto lines above it', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.commit();
    origin.write({ 'app.py': `# by Bob\n\n${OLD}` });
    origin.commit();
    ada.git('fetch', '-q', 'origin');
    ada.git('rebase', '-q', 'origin/main');
    asksForAccepted(await inCi(ada, origin), '11-13');
  });

  it('is known after a squash merge', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.commit('one');
    await edit(ada, 'app.py', (editor) => editor.type('# mine\n', 'def old'));
    ada.commit('two');
    const merger = own(new Clone(BOB, origin.folder.path));
    merger.git('fetch', '-q', ada.folder.path, 'feature');
    merger.git('checkout', '-q', '-b', 'squashed');
    merger.git('merge', '-q', '--squash', 'FETCH_HEAD');
    merger.commit('squashed');
    asksForAccepted(await inCi(merger, origin, 'squashed'), '10-12');
  });

  it('is known after the file was renamed', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.commit();
    ada.git('mv', 'app.py', 'renamed.py');
    ada.commit();
    const result = await inCi(ada, origin);
    assert.equal(result.code, 1, result.out + result.error);
    assert.match(result.out, /renamed\.py:9-11 /);
  });

  it('asks for nothing where a person typed, and for the accepted lines only where both wrote', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', (editor) => editor.type('def mine():\n  pass\n\n', 'def old'));
    ada.commit();
    const typed = await inCi(ada, origin);
    assert.equal(typed.code, 0, typed.out + typed.error);
    assert.match(typed.out, /By AI: 0 \(0 %\), by people: 2 \(100 %\)/);

    await edit(ada, 'app.py', accept);
    ada.commit();
    asksForAccepted(await inCi(ada, origin), '12-14');
  });

  it('passes once a person has read what was accepted', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.commit();
    await ada.mark('app.py', [8, 9, 10]);
    ada.commit();
    const result = await inCi(ada, origin);
    assert.equal(result.code, 0, result.out + result.error);
  });

  it('does not know a line that was rewritten since', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    ada.write({ 'app.py': ada.read('app.py').replace('run(query)', 'run_safely(query)') });
    ada.commit();
    asksForAccepted(await inCi(ada, origin), '9-10');
  });

  it('tells of a record that was changed by hand', async () => {
    const { origin, ada } = start();
    await edit(ada, 'app.py', accept);
    const [path] = ada.git('ls-files', '-o', '.ai-review').trim().split('\n');
    assert.ok(path !== undefined);
    ada.write({ [path]: ada.read(path).replaceAll('"ai"', '"human"') });
    ada.commit();
    const result = await inCi(ada, origin);
    assert.match(result.out + result.error, /does not fit its name/);
  });
});
