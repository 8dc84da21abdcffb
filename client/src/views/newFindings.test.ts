import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newFindings } from './newFindings.ts';

const said = (rule: string, line = 0) => ({ rule, message: `${rule}!`, line });

describe('new findings', () => {
  it('are those that were not there, wherever the others are now', () =>
    assert.deepEqual(newFindings([said('a', 1)], [said('a', 7), said('b', 2)]), [said('b', 2)]));

  it('are counted, so that a second of a kind is new', () =>
    assert.equal(newFindings([said('a')], [said('a'), said('a')]).length, 1));

  it('are none where something went', () =>
    assert.deepEqual(newFindings([said('a'), said('b')], [said('b')]), []));
});
