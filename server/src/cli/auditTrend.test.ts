import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evenly } from './auditTrend.ts';
import { inTurns } from './inTurns.ts';

/** Commits that are named after their times. */
const at = (...times: number[]) => times.map((time) => ({ id: String(time), time }));
const chosen = (times: readonly number[], most: number): number[] =>
  evenly(at(...times), most).map(({ time }) => time);

describe('the states of a trend', () => {
  it('are all where there are few', () => {
    assert.deepEqual(chosen([], 12), []);
    assert.deepEqual(chosen([1, 2, 3], 3), [1, 2, 3]);
  });

  it('lie at even distances in time, with the first and the last among them', () => {
    assert.deepEqual(chosen([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3), [0, 5, 10]);
    assert.deepEqual(chosen([0, 90, 91, 92, 93, 100], 3), [0, 100]);
    assert.deepEqual(chosen([1, 2, 3], 1), [3]);
    assert.deepEqual(chosen([1, 2, 3], 0), []);
  });

  it('keep the order of the history where clocks differ', () => {
    assert.deepEqual(chosen([5, 1, 9, 7, 10], 4), [5, 1, 7, 10]);
  });
});

describe('work in turns', () => {
  it('does no more at a time than it may, and all of it', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inTurns([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      done.push(item);
    });
    assert.equal(most, 2);
    assert.deepEqual(done.sort(), [1, 2, 3, 4, 5]);
  });

  it('begins nothing after a failure, waits for what was begun, and tells it', async () => {
    const begun: number[] = [];
    let ended = false;
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error('one');
      await new Promise((done) => setImmediate(done));
      ended = true;
    };
    await assert.rejects(inTurns([1, 2, 3, 4], 2, work), /one/);
    assert.deepEqual(begun, [1, 2]);
    assert.ok(ended);
  });
});
