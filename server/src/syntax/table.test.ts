import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { drop, table, unwrap } from './table.ts';

describe('the table of a language', () => {
  it('has an entry for each of several types, before what is common', () => {
    const made = table({ a: drop, c: drop }, { 'a|b': unwrap });
    assert.deepEqual(made, { a: unwrap, b: unwrap, c: drop });
  });

  it('is not made where a type is lowered in two ways', () => {
    assert.throws(() => table({}, { 'a|b': unwrap, b: drop }), /two entries for `b`/);
  });
});
