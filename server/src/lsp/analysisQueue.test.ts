import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { AnalysisQueue } from './analysisQueue.ts';

/** How many steps an analysis takes here; the clock is set so that each is a slice. */
const STEPS = 5;

describe('the queue of analyses', () => {
  let turns: (() => void)[];
  let time: number;
  let log: string[];
  let versions: Map<string, number>;
  let broken: string | undefined;
  let queue: AnalysisQueue;

  beforeEach(() => {
    turns = [];
    time = 0;
    log = [];
    versions = new Map();
    broken = undefined;
    queue = new AnalysisQueue({
      *begin(key) {
        const version = versions.get(key) ?? 0;
        log.push(`${key}${version} begins`);
        for (let step = 0; step < STEPS; step++) {
          time += 1000;
          yield;
          if (key === broken) throw new Error('broken');
        }
        return () => log.push(`${key}${version} known`);
      },
      failed: (key, error) => log.push(`${key} ${(error as Error).message}`),
      defer(callback) {
        turns.push(callback);
        return () => {
          turns = turns.filter((each) => each !== callback);
        };
      },
      now: () => time,
    });
  });

  const change = (key: string): void => {
    versions.set(key, (versions.get(key) ?? 0) + 1);
    queue.add(key);
  };
  const turn = (): void => turns.shift()?.();
  const finish = (): void => {
    while (turns.length > 0) turn();
  };

  it('analyses once for many changes, in its last state', () => {
    for (let i = 0; i < 100; i++) change('a');
    finish();
    assert.deepEqual(log, ['a100 begins', 'a100 known']);
  });

  it('gives an analysis up that a change overtakes', () => {
    change('a');
    turn();
    assert.deepEqual(log, ['a1 begins']);
    for (let i = 0; i < 100; i++) change('a');
    finish();
    assert.deepEqual(log, ['a1 begins', 'a101 begins', 'a101 known']);
  });

  it('does what was changed last first, then goes on with what it left', () => {
    change('a');
    change('b');
    turn();
    change('c');
    finish();
    assert.deepEqual(log, ['b1 begins', 'c1 begins', 'c1 known', 'b1 known', 'a1 begins', 'a1 known']);
  });

  it('lets messages have their turn between slices', () => {
    change('a');
    let passed = 0;
    for (; turns.length > 0; passed++) turn();
    assert.ok(passed >= STEPS, `${passed} turns`);
  });

  it('tells who waits for a document when its last state is known', async () => {
    change('a');
    const settled = queue.settled('a').then(() => log.push('settled'));
    change('b');
    change('a');
    finish();
    await settled;
    assert.deepEqual(log, ['a2 begins', 'a2 known', 'b1 begins', 'b1 known', 'settled']);
    await queue.settled('a');
    await queue.idle();
  });

  it('forgets a document that is closed, and tells who waited for it', async () => {
    change('a');
    turn();
    const settled = queue.settled('a');
    queue.remove('a');
    await settled;
    finish();
    assert.deepEqual(log, ['a1 begins']);
    assert.equal(queue.isWaiting('a'), false);
  });

  it('goes on after an analysis that throws', async () => {
    broken = 'b';
    change('a');
    change('b');
    const idle = queue.idle();
    finish();
    await idle;
    assert.deepEqual(log, ['b1 begins', 'b broken', 'a1 begins', 'a1 known']);
  });

  it('makes known how far an analysis is that takes longer than two slices, the latest of each', () => {
    const offering = (slice: number): string[] => {
      const told: string[] = [];
      let now = 0;
      const lasting = new AnalysisQueue({
        *begin(key) {
          for (let step = 1; step <= 4; step++) {
            now += slice;
            yield step < 3 ? () => told.push(`${key} ${step}`) : undefined;
          }
          return () => told.push(`${key} known`);
        },
        failed: (_, error) => told.push(String(error)),
        defer(callback) {
          turns.push(callback);
          return () => undefined;
        },
        now: () => now,
      });
      lasting.add('a');
      finish();
      return told;
    };
    assert.deepEqual(offering(1), ['a known']);
    assert.deepEqual(offering(4), ['a 2', 'a known']);
    assert.deepEqual(offering(1000), ['a 2', 'a known']);
  });

  it('ends all work when it is stopped', async () => {
    change('a');
    const idle = queue.idle();
    queue.stop();
    await idle;
    finish();
    assert.deepEqual(log, []);
  });
});
