/** The checklist of all of a project: who wrote its lines, who has read them, and what became of its findings. */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { ChecklistResult } from '../../server/src/checklist/checklist.ts';
import type { Reviewer } from '../../server/src/review/mark.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { allow, Clone, makeKey } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BOT = { name: 'claude[bot]', email: '1+claude[bot]@users.noreply.github.com' };
const CONFIGURATION = '.ai-security-scanner.yml';

describe('the checklist of a project', () => {
  const folders: { remove(): void }[] = [];
  const own = <T extends { remove(): void }>(folder: T): T => {
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  const held = async (clone: Clone) => {
    const { code, out, error } = await clone.run(['checklist', '--format', 'json']);
    assert.equal(error, '');
    const { items } = JSON.parse(out) as ChecklistResult;
    const item = (id: string) => items.find((each) => each.id === id);
    return { code, item };
  };
  /** More files than are asked about one by one before the history is. */
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`f${String(i).padStart(2, '0')}.py`, `x = ${i}\n`]),
  );
  const byBot = (clone: Clone, files: Record<string, string>): void => {
    clone.git('config', 'user.name', BOT.name);
    clone.git('config', 'user.email', BOT.email);
    clone.write(files);
    clone.commit('by a bot');
    clone.git('config', 'user.name', ADA.name);
    clone.git('config', 'user.email', ADA.email);
  };

  it("asks about the lines of agents' commits, in any number of files, until they are read", async () => {
    const ada = own(new Clone(ADA));
    ada.write(many);
    ada.commit();
    assert.equal((await held(ada)).item('reviews')?.state, 'not-applicable');
    byBot(ada, { 'f19.py': 'x = 19\ny = 20\n' });
    const asked = await held(ada);
    assert.equal(asked.code, 1);
    assert.deepEqual(asked.item('reviews')?.places, [
      { path: 'f19.py', startLine: 2, endLine: 2, what: '0 of 1: nobody has read it' },
    ]);
    await ada.mark('f19.py', [1]);
    const read = await held(ada);
    assert.equal(read.item('reviews')?.state, 'passed', read.item('reviews')?.evidence);
    assert.equal(read.code, 0);
  });

  it('counts signed marks of committed keys alone where it asks for those', async () => {
    const keys = own(new TemporaryFolder());
    const key = makeKey(keys, 'ada');
    const ada = own(new Clone(ADA));
    ada.write({
      [CONFIGURATION]: 'checklist: { reviews: { signed: true, notAuthor: true } }\n',
      'a.py': 'x = 1\n',
    });
    ada.commit();
    byBot(ada, { 'b.py': 'y = 1\n' });
    await ada.mark('b.py');
    const claimed = await held(ada);
    assert.deepEqual(claimed.item('reviews')?.places, [
      {
        path: 'b.py',
        startLine: 1,
        endLine: 1,
        what: '0 of 1: marked by Ada <ada@example.org> on 2026-01-01, but not signed by an allowed key',
      },
    ]);
    await ada.mark('b.py', undefined, key);
    ada.write({ '.ai-review/allowed_signers': allow(ADA, key) });
    assert.equal((await held(ada)).item('reviews')?.state, 'failed', 'a key that is not committed');
    ada.commit('a key');
    assert.equal((await held(ada)).item('reviews')?.state, 'passed');
  });

  it('does not count the author where it asks for somebody else', async () => {
    const ada = own(new Clone(ADA));
    ada.write({ [CONFIGURATION]: 'checklist: { reviews: { notAuthor: true } }\n', 'a.py': 'x = 1\n' });
    ada.commit();
    byBot(ada, { 'b.py': 'y = 1\n' });
    const mark = async (reviewer: Reviewer): Promise<void> => {
      await (await ada.ledger()).mark({ path: 'b.py', text: ada.read('b.py'), lines: [0], reviewer });
    };
    await mark(BOT);
    const alone = (await held(ada)).item('reviews');
    assert.equal(alone?.state, 'failed');
    assert.deepEqual(
      alone.places.map(({ path, startLine }) => [path, startLine]),
      [['b.py', 1]],
    );
    await mark(ADA);
    assert.equal((await held(ada)).item('reviews')?.state, 'passed');
  });

  it('tells what is open from what is judged, accepted, and past its day', async () => {
    const ada = own(new Clone(ADA));
    const text = 'bad()\n';
    ada.write({
      'a.py': text,
      'b.py': 'bad(2)\n# ai-security-ignore: sure -- for now until 2025-01-31\nbad(3)\n',
    });
    ada.commit();
    const before = await held(ada);
    assert.equal(before.item('findings')?.places.length, 3);
    assert.deepEqual(
      before.item('acceptedRisks')?.places.map(({ path, startLine }) => [path, startLine]),
      [['b.py', 2]],
    );
    const finding = {
      ruleId: 'sure',
      message: 'Do not call bad.',
      severity: 'high',
      confidence: 'high',
      cwe: [78],
      owasp: [],
      trace: [],
      start: 0,
      end: 5,
    } as const;
    const judge = async (until: string): Promise<void> => {
      const findings = [{ finding, verdict: 'accepted-risk', reason: 'internal', until }] as const;
      await (await ada.ledger()).mark({ path: 'a.py', text, lines: [], reviewer: ADA, findings });
    };
    await judge('2025-12-31');
    const ended = await held(ada);
    assert.equal(ended.item('findings')?.places.length, 3);
    assert.deepEqual(
      ended.item('acceptedRisks')?.places.map(({ path }) => path),
      ['a.py', 'b.py'],
    );
    await judge('2026-12-31');
    const accepted = await held(ada);
    assert.deepEqual(
      accepted.item('findings')?.places.map(({ path }) => path),
      ['b.py', 'b.py'],
    );
  });
});
