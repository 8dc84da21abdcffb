import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { elements, isFloat, lastTypeArguments, withoutNull } from './typeTexts.ts';

describe('types as texts', () => {
  it('have elements where they are arrays or pointers', () => {
    assert.deepEqual(elements(['int[4]', 'char *', 'List<int>']), ['int', 'char']);
  });

  it('have arguments, of which the last is what a container gives', () => {
    assert.deepEqual(lastTypeArguments(['Map<String, List<A, B>>', 'Set<C>', 'D']), ['List<A, B>', 'C']);
  });

  it('are the same without null, and no others', () => {
    assert.deepEqual(withoutNull('A | null'), ['A']);
    assert.deepEqual(withoutNull('Optional[A]'), ['A']);
    assert.deepEqual(withoutNull('A | B'), []);
  });

  it('of numbers are told by their spelling', () => {
    assert.deepEqual(['1.5', '1e3', '0x1e', '2f', '7'].map(isFloat), [true, true, false, true, false]);
  });
});
