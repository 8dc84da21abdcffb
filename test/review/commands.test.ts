/** The commands about reviews and suppressions, in real repositories. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };

describe('the commands about reviews', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = new Clone(ADA);
  });
  afterEach(() => clone.remove());

  it('say how far files are reviewed', async () => {
    clone.write({ 'a.py': 'a = 1\nb = 2\nc = 3\n', 'b.py': 'x = 1\n' });
    assert.match((await clone.run(['review', 'status'])).out, /All +4 +0 +0 +4\n0 marks/);
    await clone.mark('a.py', [0, 1, 2]);
    const { code, out } = await clone.run(['review', 'status', '--format', 'json']);
    assert.equal(code, 0);
    const { marks, files } = JSON.parse(out);
    assert.deepEqual(marks, { total: 1, withSignature: 0, claims: 1 });
    assert.deepEqual(files, [
      { path: 'a.py', lines: 3, reviewed: 3, stale: 0, unreviewed: 0 },
      { path: 'b.py', lines: 1, reviewed: 0, stale: 0, unreviewed: 1 },
    ]);
    assert.match((await clone.run(['review', 'status', 'nowhere'])).error, /no such file/);
  });

  it('fold old marks without forgetting any', async () => {
    clone.write({ 'a.py': 'a = 1\nb = 2\nc = 3\nd = 4\n' });
    for (const line of [0, 1, 2, 3]) await clone.mark('a.py', [line]);
    const before = (await clone.run(['review', 'status'])).out;
    assert.match(
      (await clone.run(['review', 'compact', '--older-than', '0'])).out,
      /Folded 4 files of marks into 1\. Commit/,
    );
    const [folder = ''] = readdirSync(clone.folder.at('.ai-review/marks'));
    assert.equal(readdirSync(clone.folder.at(`.ai-review/marks/${folder}`)).length, 1);
    assert.equal((await clone.run(['review', 'status'])).out, before);
    assert.match((await clone.run(['review', 'compact'])).out, /nothing to fold/);
    assert.equal((await clone.run(['review', 'compact', '--older-than', 'x'])).code, 2);
  });

  it('offer no way to mark', async () => {
    for (const words of [
      ['review', 'mark'],
      ['review', 'withdraw'],
      ['review', 'sign'],
    ]) {
      const { code, error } = await clone.run(words);
      assert.equal(code, 2);
      assert.match(error, /is no command/);
    }
  });

  it('list suppressions by what has become of them', async () => {
    clone.write({
      'a.py': [
        'bad()  # ai-security-ignore: sure -- it is fine until 2030-01-31',
        'x = 1  # ai-security-ignore: sure -- was bad',
        'bad()  # ai-security-ignore: sure -- long ago until 2020-01-31',
        '',
      ].join('\n'),
    });
    const states = async (...args: string[]): Promise<string[]> => {
      const { out } = await clone.run(['suppressions', 'list', '--format', 'json', ...args]);
      return JSON.parse(out).suppressions.map(
        (row: { line: number; state: string }) => `${row.line} ${row.state}`,
      );
    };
    assert.deepEqual(await states(), ['1 used', '2 unused', '3 expired']);
    assert.deepEqual(await states('--unused'), ['2 unused']);
    assert.deepEqual(await states('--expired'), ['3 expired']);
    const { out } = await clone.run(['suppressions', 'list']);
    assert.match(out, /a\.py:1 {2}used {2}sure {2}it is fine \(until 2030-01-31\)\n/);
    assert.match(out, /3 suppressions\n$/);
  });
});
