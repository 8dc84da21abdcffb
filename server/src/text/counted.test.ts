import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { counted, grouped } from './counted.ts';

describe('numbers of things', () => {
  it('have their digits in groups, and a plural', () => {
    assert.deepEqual([0, 1, 12, 999, 1_000, 12_345, 1_234_567].map(grouped), [
      '0',
      '1',
      '12',
      '999',
      '1,000',
      '12,345',
      '1,234,567',
    ]);
    assert.deepEqual(
      [0, 1, 2_000].map((each) => counted(each, 'line')),
      ['0 lines', '1 line', '2,000 lines'],
    );
  });
});
