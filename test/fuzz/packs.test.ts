/** Archives and locks with random damage: refused with a sentence or read, and never a path that leads elsewhere. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lockText, readLock } from '../../server/src/packs/lock.ts';
import { openPack } from '../../server/src/packs/open.ts';
import { PackError, type PackFile } from '../../server/src/packs/packFile.ts';
import { faultOfPath } from '../../server/src/packs/paths.ts';
import { readTar, writeTar } from '../../server/src/packs/tar.ts';
import { file, manifestText, ruleText, tarOf, withContents } from '../../server/src/packs/testing.ts';
import { Random } from '../support/random.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1_500);

/** What reading comes to; anything but a `PackError` is a crash. */
function read<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof PackError) return undefined;
    throw error;
  }
}

describe('packs with random damage', () => {
  const files: PackFile[] = [
    file('pack.yml', manifestText('acme', '1.0.0')),
    file('rules/a.yml', ruleText('a')),
    file(`${'deep/'.repeat(30)}b.yml`, ruleText('b')),
  ];
  const whole = writeTar(withContents(files, { name: 'acme', version: '1.0.0' }), 'package');
  const special = tarOf([
    { name: 'x', type: 'x', text: '20 path=../evil.yml\n' },
    { name: 'a.yml', text: ruleText('a') },
  ]);

  it('are refused, or are what they were', () => {
    const random = new Random(7);
    let opened = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = (round % 4 === 0 ? special : whole).slice();
      for (let i = random.below(4); i >= 0; i--) bytes[random.below(bytes.length)] = random.below(256);
      const cut = random.below(5) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes;
      const found = read(() => readTar(cut));
      if (found === undefined) continue;
      const pack = read(() => openPack(found, { name: 'p', engine: '1.0.0', isArchive: true }));
      if (pack === undefined) continue;
      opened++;
      for (const { path } of pack.files) assert.equal(faultOfPath(path), undefined, path);
      // With signed contents nothing may have changed but what is no part of it.
      if (!pack.isDescribed || !pack.files.some(({ path }) => path === 'pack.contents.json')) continue;
      for (const each of pack.files) {
        const before = files.find(({ path }) => path === each.path);
        if (before !== undefined) assert.deepEqual(each.bytes, before.bytes);
      }
    }
    assert.ok(opened > 0);
  });

  it('of locks are refused, or read as locks', () => {
    const random = new Random(11);
    const pack = {
      name: 'a',
      version: '1.0.0',
      source: '.',
      rules: 1,
      files: [{ path: 'a.yml', sha256: '0'.repeat(64) }],
    };
    const text = lockText({ packs: [pack, { ...pack, name: 'b', leftOut: ['x'] }] });
    for (let round = 0; round < ROUNDS; round++) {
      const at = random.below(text.length);
      const put = ['"', '{', '..', '/', '0', 'null', '[]', '\\'][random.below(8)] as string;
      const lock = read(() => readLock(text.slice(0, at) + put + text.slice(at + random.below(6))));
      for (const each of lock?.packs ?? [])
        for (const { path } of each.files) assert.equal(faultOfPath(path), undefined, path);
    }
  });
});
