import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withLater, withNow } from './later.ts';

describe('properties that are worked out later', () => {
  it('are worked out once, when they are read', () => {
    let worked = 0;
    const made = withLater<{ a: number; b?: number }>({ a: 1 }, { b: () => ++worked });
    assert.equal(worked, 0);
    assert.deepEqual([made.b, made.b, worked], [1, 1, 1]);
  });

  it('are there in a copy', () => {
    const made = withLater<{ a: number; b?: number }>({ a: 1 }, { b: () => 2 });
    assert.deepEqual({ ...made, a: 3 }, { a: 3, b: 2 });
  });

  it('throw what the working throws, each time', () => {
    const made = withLater<{ b?: number }>(
      {},
      {
        b: () => {
          throw new Error('broken');
        },
      },
    );
    assert.throws(() => made.b, /broken/);
    assert.throws(() => made.b, /broken/);
  });

  it('are the same at once', () => {
    assert.deepEqual(withNow<{ a: number; b?: number }>({ a: 1 }, { b: () => 2 }), { a: 1, b: 2 });
  });
});
