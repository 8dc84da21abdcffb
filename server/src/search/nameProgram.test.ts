import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nameProgram } from './nameProgram.ts';

describe('a name as a program', () => {
  it('has the parts of the name at their places', () => {
    const name = nameProgram('org.acme.Box')?.children[0]?.children[0];
    assert.equal(name?.kind, 'Member');
    assert.deepEqual([name?.start, name?.end], [0, 12]);
    const property = name?.get('property');
    assert.deepEqual([property?.text, property?.start, property?.end], ['Box', 9, 12]);
    assert.equal(name?.get('object')?.get('property')?.text, 'acme');
  });

  it('is none where the text is anything else', () => {
    for (const text of ['', 'a b', 'f()', 'a.', '1', 'List<String>']) assert.equal(nameProgram(text), null);
  });
});
