import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkPaths, faultOfPath } from './paths.ts';

describe('names of files in packs', () => {
  for (const path of [
    '../a.yml',
    'a/../../b.yml',
    '/etc/a.yml',
    'C:/a.yml',
    'c:a.yml',
    '..\\a.yml',
    '\\\\host\\share\\a.yml',
    './a.yml',
    'a//b.yml',
    '',
    'a\u0000.yml',
    'a\n.yml',
    'a\u202e.yml',
    'a\udcff.yml',
    'aux.yml',
    'COM1',
    'a/nul',
    'a./b.yml',
    'a /b.yml',
    'a.yml:stream',
    `${'a'.repeat(241)}`,
  ])
    it(`refuse ${JSON.stringify(path)}`, () => assert.notEqual(faultOfPath(path), undefined));

  for (const path of ['a.yml', 'python/sql/ä-ß.yaml', 'a..b.yml', 'auxiliary.yml', '..a/b.yml', 'LICENSE'])
    it(`take ${path}`, () => assert.equal(faultOfPath(path), undefined));

  for (const paths of [
    ['a.yml', 'A.yml'],
    ['a.yml', 'a.yml'],
    ['Rules/a.yml', 'rules/b.yml'],
    ['rules', 'rules/a.yml'],
    ['\u00e4.yml', 'a\u0308.yml'],
    ['\u017f.yml', 's.yml'],
  ])
    it(`refuse ${paths.join(' beside ')}`, () =>
      assert.throws(() => checkPaths(paths), /one name on some systems/));

  it('take files beside each other in folders', () =>
    checkPaths(['a/b.yml', 'a/c.yml', 'a/d/e.yml', 'b.yml']));
});
