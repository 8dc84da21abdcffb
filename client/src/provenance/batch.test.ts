import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProvenanceEvent } from '../../../protocol/provenance.ts';
import { Batch } from './batch.ts';

const event = (time: number): ProvenanceEvent => ({ kind: 'closed', uri: 'file:///a', time });

describe('a batch of events', () => {
  it('hands on what came in one go, in order, once', async () => {
    const sent: ProvenanceEvent[][] = [];
    await new Promise<void>((resolve) => {
      const batch = new Batch((events) => {
        sent.push(events);
        resolve();
      });
      for (const time of [1, 2, 3]) batch.add(event(time));
      assert.deepEqual(sent, []);
    });
    assert.deepEqual(sent, [[event(1), event(2), event(3)]]);
  });

  it('does not wait when there are many', () => {
    const sizes: number[] = [];
    const batch = new Batch((events) => sizes.push(events.length));
    for (let time = 0; time < 1100; time++) batch.add(event(time));
    assert.deepEqual(sizes, [500, 500]);
    batch.flush();
    assert.deepEqual(sizes, [500, 500, 100]);
  });

  it('sends nothing when there is nothing, or after it was cleared', () => {
    let calls = 0;
    const batch = new Batch(() => calls++);
    batch.flush();
    batch.add(event(1));
    batch.clear();
    batch.flush();
    assert.equal(calls, 0);
  });
});
