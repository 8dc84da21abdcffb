import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formOf, type Schema } from './schemaForm.ts';

const SCHEMA: Schema = {
  type: 'object',
  required: ['name', 'sizes'],
  properties: {
    name: { $ref: '#/$defs/name' },
    sizes: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 } },
    share: { type: 'number' },
    kind: { enum: ['a', 'b'] },
    version: { const: 1 },
    done: { type: 'boolean' },
  },
  $defs: { name: { type: 'string', pattern: '^[a-z]+$' } },
};

describe('the form of a schema', () => {
  const form = formOf(SCHEMA);

  it('lets through what keeps to the schema, and what the schema does not name', () => {
    const value = { name: 'x', sizes: [1, 9], share: 0.5, kind: 'b', version: 1, done: false, more: {} };
    assert.equal(form(value), undefined);
    assert.equal(form({ name: 'x', sizes: [] }), undefined);
  });

  for (const [value, fault] of [
    [null, ' is not an object'],
    [{ sizes: [] }, '.name is missing'],
    [{ name: 1, sizes: [] }, '.name is not a text'],
    [{ name: 'X', sizes: [] }, '.name does not have the form ^[a-z]+$'],
    [{ name: 'x', sizes: {} }, '.sizes is not a list'],
    [{ name: 'x', sizes: [1, 0] }, '.sizes[1] is less than 1'],
    [{ name: 'x', sizes: [10] }, '.sizes[0] is more than 9'],
    [{ name: 'x', sizes: [1.5] }, '.sizes[0] is not a whole number'],
    [{ name: 'x', sizes: [], share: '1' }, '.share is not a number'],
    [{ name: 'x', sizes: [], kind: 'c' }, '.kind is none of a, b'],
    [{ name: 'x', sizes: [], version: 2 }, '.version is none of 1'],
    [{ name: 'x', sizes: [], done: 'no' }, '.done is none of true, false'],
  ] as const)
    it(`says of ${JSON.stringify(value)} that ${fault.trim()}`, () => assert.equal(form(value), fault));

  it('is not made of a schema that says what is not known here', () => {
    assert.throws(() => formOf({ type: 'null' }), /No form is known for the schema's type null/);
    assert.throws(() => formOf({ $ref: '#/$defs/none' }), /The schema has no #\/\$defs\/none/);
  });
});
