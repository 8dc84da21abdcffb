import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { Environment } from './environment.ts';
import { CLEAN, type Value } from './value.ts';

describe('a layer of an environment', () => {
  it('does what a copy of all of it does', () => {
    const random = new Random(5);
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (let round = 0; round < 500; round++) {
      const known = new Map<string, Value>();
      for (const name of names) if (random.below(2) === 0) known.set(name, { ...CLEAN });
      const base = Environment.of(known);
      let flat = Environment.of(known);
      let layer = base.layer();
      for (let i = random.below(12); i > 0; i--) {
        const variable = random.pick(names);
        const value = { ...CLEAN };
        const [flatBranch, layerBranch] = [flat.copy(), layer.copy()];
        if (random.below(3) === 0) for (const each of [flatBranch, layerBranch]) each.remove(variable);
        else for (const each of [flatBranch, layerBranch]) each.write({ variable, path: [] }, value);
        const joins = random.below(2) === 0;
        flat = joins ? (Environment.join(flatBranch, flat) as Environment) : flatBranch;
        layer = joins ? (Environment.join(layerBranch, layer) as Environment) : layerBranch;
        assert.deepEqual(
          names.map((name) => layer.has(name)),
          names.map((name) => flat.has(name)),
        );
      }
      assert.deepEqual(new Map([...base.snapshot()].sort()), new Map([...known].sort()));
      const before = base.snapshot();
      const { removes } = base.absorb(layer);
      assert.deepEqual([...base.snapshot().keys()].sort(), [...flat.snapshot().keys()].sort());
      assert.equal(
        removes,
        [...before.keys()].some((name) => !flat.has(name)),
      );
    }
  });

  it('holds nothing but what it changes', () => {
    const base = Environment.of(new Map(Array.from({ length: 1000 }, (_, i) => [`v${i}`, CLEAN])));
    const layer = base.layer();
    layer.write({ variable: 'new', path: [] }, { ...CLEAN });
    assert.deepEqual([...base.absorb(layer).writes.keys()], ['new']);
    assert.equal(base.snapshot().size, 1001);
  });
});
