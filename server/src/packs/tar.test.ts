import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { MOST_FILES } from './packFile.ts';
import { readTar, writeTar } from './tar.ts';
import { file, type TarEntry, tarOf } from './testing.ts';

const names = (bytes: Uint8Array): string[] => readTar(bytes).map(({ path }) => path);
const LONG = `${'deep/'.repeat(30)}ä-rule.yml`;

describe('a tar archive', () => {
  it('reads back what was written, long names too', () => {
    const files = [
      file('b.yml', 'b'),
      file('a/ä.yml', 'ä'.repeat(600)),
      file(LONG, 'long'),
      file('empty.yml', ''),
    ];
    const read = readTar(writeTar(files, 'package'));
    assert.deepEqual(
      read.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
      [
        ['package/a/ä.yml', 'ä'.repeat(600)],
        ['package/b.yml', 'b'],
        [`package/${LONG}`, 'long'],
        ['package/empty.yml', ''],
      ],
    );
  });

  it('is the same for the same files in any order', () => {
    const files = [file('b.yml', 'b'), file('a.yml', 'a'), file(LONG, 'long')];
    assert.deepEqual(writeTar(files, 'package'), writeTar([...files].reverse(), 'package'));
  });

  it('is read as tar and git write it, and what is written is read by tar', () => {
    const folder = new TemporaryFolder({ 'p/a.yml': 'a', [`p/${LONG}`]: 'long' });
    try {
      const run = (program: string, ...args: string[]): Buffer =>
        execFileSync(program, args, { cwd: folder.path });
      for (const format of ['gnu', 'pax', 'ustar']) {
        run('tar', `--format=${format}`, '-cf', 'x.tar', 'p');
        assert.deepEqual(names(readFileSync(folder.at('x.tar'))).sort(), ['p/a.yml', `p/${LONG}`], format);
      }
      run('git', 'init', '-q');
      run('git', 'add', 'p');
      run('git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'a');
      assert.deepEqual(names(run('git', 'archive', 'HEAD')).sort(), ['p/a.yml', `p/${LONG}`]);
      folder.write({ 'y.tar': writeTar([file(LONG, 'long'), file('a.yml', 'a')], 'package') });
      assert.deepEqual(run('tar', '-tf', 'y.tar').toString().trim().split('\n').length, 2);
      run('tar', '-xf', 'y.tar');
      assert.equal(readFileSync(folder.at(`package/${LONG}`), 'utf8'), 'long');
    } finally {
      folder.remove();
    }
  });

  const HOSTILE: readonly (readonly [string, readonly TarEntry[], RegExp])[] = [
    ['a symbolic link', [{ name: 'a.yml', type: '2', link: '/etc/passwd' }], /symbolic link/],
    ['a hard link', [{ name: 'a.yml', type: '1', link: '/etc/passwd' }], /hard link/],
    ['a device', [{ name: 'a.yml', type: '3' }], /device/],
    ['a pipe', [{ name: 'a.yml', type: '6' }], /pipe/],
    ['a folder outside', [{ name: '../a/', type: '5' }], /outside/],
    [
      'a link hidden in a header',
      [{ name: 'x', type: 'x', text: '19 linkpath=../../a\n' }, { name: 'a.yml' }],
      /linkpath/,
    ],
    [
      'a name for all files',
      [{ name: 'x', type: 'g', text: '15 path=../../a\n' }, { name: 'a.yml' }],
      /sets path/,
    ],
    [
      'another size in a header',
      [{ name: 'x', type: 'x', text: '11 size=99\n' }, { name: 'a.yml' }],
      /sets size/,
    ],
    [
      'a header that lies about its length',
      [{ name: 'x', type: 'x', text: '99 path=a\n' }, { name: 'a' }],
      /header cannot/,
    ],
    ['a size past the end', [{ name: 'a.yml', size: 1_000_000 }], /ends in the middle/],
    ['a wrong sum', [{ name: 'a.yml', badSum: true }], /add up/],
    ['a name that is not UTF-8', [{ name: Uint8Array.of(0x61, 0xff, 0xfe) }], /not UTF-8/],
    [
      'too many files',
      Array.from({ length: MOST_FILES + 1 }, (_, i) => ({ name: `${i}.yml` })),
      /more than \d+ files/,
    ],
  ];
  for (const [what, entries, message] of HOSTILE)
    it(`with ${what} is refused`, () => assert.throws(() => readTar(tarOf(entries)), message));

  it('that is cut off anywhere is refused or reads as less', () => {
    const whole = tarOf([
      { name: 'a.yml', text: 'a'.repeat(700) },
      { name: 'b.yml', text: 'b' },
    ]);
    for (let end = 0; end < whole.length - 1024; end += 100)
      assert.throws(() => readTar(whole.subarray(0, end)), /damaged/, String(end));
  });
});
