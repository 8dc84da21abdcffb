import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EMPTY_LOCK, type LockedPack, lockText, readLock, withoutPack, withPack } from './lock.ts';

const pack = (name: string, version = '1.0.0'): LockedPack => ({
  name,
  version,
  source: 'npm:acme',
  rules: 1,
  files: [{ path: 'a.yml', sha256: '0'.repeat(64) }],
});

describe('a lock', () => {
  it('reads back what is written, the same for any order', () => {
    const lock = {
      packs: [pack('b'), { ...pack('a'), signer: 'a@b.c', leftOut: ['x'], replacesBundled: true as const }],
    };
    assert.deepEqual(readLock(lockText(lock)).packs, [...lock.packs].reverse());
    assert.equal(lockText(lock), lockText({ packs: [...lock.packs].reverse() }));
  });

  it('has one pack of a name', () => {
    const lock = withPack(withPack(EMPTY_LOCK, pack('a')), pack('a', '2.0.0'));
    assert.deepEqual(
      lock.packs.map(({ version }) => version),
      ['2.0.0'],
    );
    assert.deepEqual(withoutPack(lock, 'a'), EMPTY_LOCK);
  });

  const text = (packs: unknown): string => JSON.stringify({ schemaVersion: 1, packs });
  for (const [what, broken, message] of [
    ['is no JSON', '{', /not JSON/],
    ['is of a newer form', '{"schemaVersion":2}', /newer version/],
    ['has no packs', '{"schemaVersion":1}', /packs is missing/],
    ['names a pack twice', text([pack('a'), pack('a')]), /twice/],
    ['names a pack that is a path', text([pack('../a')]), /does not have the form/],
    [
      'names a file outside',
      text([{ ...pack('a'), files: [{ path: '../a', sha256: '0'.repeat(64) }] }]),
      /leads out/,
    ],
    [
      'has a hash that is none',
      text([{ ...pack('a'), files: [{ path: 'a', sha256: 'x' }] }]),
      /does not have the form/,
    ],
  ] as const)
    it(`that ${what} is refused`, () => assert.throws(() => readLock(broken), message));
});
