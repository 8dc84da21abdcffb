import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { type Sized, shardsOf } from './shardBalance.ts';
import { readShard } from './shardOption.ts';

/** Files as repositories have them: many small ones, a few large ones. */
function files(count: number, seed = 1): Sized[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => ({
    name: `src/${i % 13}/file${i}.ts`,
    size: Math.floor(500 / (0.002 + random.next() ** 2)),
  }));
}

function loads(all: readonly Sized[], owners: readonly number[], total: number): number[] {
  const sums = new Array<number>(total).fill(0);
  all.forEach(({ size }, i) => {
    const owner = (owners[i] as number) - 1;
    sums[owner] = (sums[owner] as number) + size;
  });
  return sums;
}

describe('shards', () => {
  for (const total of [1, 2, 3, 16])
    it(`are ${total} that share the files by size`, () => {
      const all = files(2000);
      const owners = shardsOf(all, total);
      assert.equal(owners.length, all.length);
      for (const owner of owners) assert.ok(owner >= 1 && owner <= total);
      const sums = loads(all, owners, total);
      const average = sums.reduce((a, b) => a + b, 0) / total;
      // The fullest decides how long the run takes.
      for (const sum of sums) assert.ok(sum > 0 && sum <= 1.1 * average, `${sum} of ${average}`);
    });

  it('are the same in whatever order the files come', () => {
    const all = files(300);
    const owners = new Map(shardsOf(all, 5).map((owner, i) => [all[i]?.name, owner]));
    const reversed = [...all].reverse();
    for (const [i, owner] of shardsOf(reversed, 5).entries())
      assert.equal(owner, owners.get(reversed[i]?.name));
  });

  it('move few files when few change', () => {
    const all = files(2000);
    const before = shardsOf(all, 8);
    const edited = all.map((file, i) => (i % 100 === 0 ? { ...file, size: file.size + 300 } : file));
    const after = shardsOf(edited, 8);
    const moved = before.filter((owner, i) => owner !== after[i]).length;
    assert.ok(moved < 0.1 * all.length, `${moved} moved`);
  });

  it('may be empty, and take files that are larger than a part', () => {
    assert.deepEqual(shardsOf([], 3), []);
    const owners = shardsOf(
      [
        { name: 'a', size: 1e9 },
        { name: 'b', size: 1 },
        { name: 'c', size: 1 },
      ],
      3,
    );
    assert.equal(new Set(owners.slice(1)).has(owners[0] as number), false);
  });

  it('are given by hand, or by what the system says', () => {
    assert.deepEqual(readShard('2/3', {}), { index: 2, total: 3 });
    assert.deepEqual(readShard('auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }), { index: 2, total: 4 });
    assert.deepEqual(readShard('auto/4', { JOB_COMPLETION_INDEX: '0' }), { index: 1, total: 4 });
    assert.deepEqual(readShard('auto/4', { JOB_COMPLETION_INDEX: '3' }), { index: 4, total: 4 });
  });

  for (const [given, variables, message] of [
    ['0/3', {}, /means shard 0 of 3: there are from 1/],
    ['4/3', {}, /means shard 4 of 3/],
    ['1/0', {}, /means shard 1 of 0/],
    ['1/99999', {}, /from 1 to 10000 shards/],
    ['3', {}, /--shard 3 is no shard: write which one and of how many/],
    ['-1/3', {}, /is no shard/],
    ['a/b', {}, /is no shard/],
    [
      'auto',
      {},
      /needs the variable CI_NODE_TOTAL, which is not set|needs the variable CI_NODE_INDEX, which is not set/,
    ],
    ['auto', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: 'x' }, /CI_NODE_TOTAL, which is x/],
    ['auto/3', {}, /needs the variable JOB_COMPLETION_INDEX, which is not set/],
    ['auto/3', { JOB_COMPLETION_INDEX: '3' }, /means shard 4 of 3/],
  ] as const)
    it(`refuses ${given} with ${JSON.stringify(variables)}`, () =>
      assert.throws(() => readShard(given, variables), message));
});
