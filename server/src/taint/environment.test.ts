import assert from 'node:assert/strict';
import { Environment, joinKnown } from './environment.ts';
import { CLEAN, sameValue, type Value } from './value.ts';

const plain = (...keys: string[]): Value => ({
  ...CLEAN,
  fields: new Map(keys.map((key) => [key, { taints: [], fields: null, functions: [] }])),
});

describe('an environment', () => {
  it('is what was known at a point where it is set back to that', () => {
    const env = Environment.of(new Map([['a', plain('x')]]));
    const { known } = env;
    env.write({ variable: 'a', path: ['y'] }, plain('z'));
    env.set('b', CLEAN);
    assert.deepEqual([...env.snapshot().keys()], ['a', 'b']);
    assert.deepEqual([...(env.get('a')?.fields?.keys() ?? [])], ['x', 'y']);
    env.known = known;
    assert.deepEqual([...env.snapshot()], [['a', plain('x')]]);
  });

  it('tells what changed since a point, and that something is gone', () => {
    const env = Environment.of(new Map(Array.from({ length: 100 }, (_, i) => [`v${i}`, CLEAN])));
    const { known } = env;
    assert.deepEqual(env.changesSince(known), { writes: new Map(), removes: false });
    env.set('v70', plain('x'));
    env.set('new', CLEAN);
    assert.deepEqual([...env.changesSince(known).writes.keys()], ['v70', 'new']);
    assert.equal(env.changesSince(known).removes, false);
    env.set('v3', undefined);
    assert.equal(env.changesSince(known).removes, true);
  });

  it('has what functions see that mention some names, and the receiver', () => {
    const env = Environment.of(
      new Map([
        ['a', CLEAN],
        ['b', CLEAN],
        ['this', CLEAN],
      ]),
    );
    assert.deepEqual([...env.around(new Set(['b', 'c']))].map(([name]) => name).sort(), ['b', 'this']);
  });

  it('knows of a variable what it is known to hold on any of two ways', () => {
    assert.equal(joinKnown(undefined, CLEAN), CLEAN);
    const known = plain('x');
    assert.equal(joinKnown(known, undefined), known);
    assert.equal(joinKnown(known, plain('x')), known);
    // By what is said: fields also keep what was found out about them.
    const both = joinKnown(known, plain('x', 'y')) as Value;
    assert.ok(sameValue(both, plain('x', 'y')));
    assert.ok(!sameValue(both, known));
  });
});
