import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keyNamesIn } from './keyFile.ts';
import { isPersonal } from './personal.ts';

describe('the file of keys that may sign', () => {
  for (const [text, ...names] of [
    ['allowedSigners: security/keys', 'security/keys'],
    ['policy:\n  require: all\nallowedSigners:   ./security/keys  # who may sign\n', 'security/keys'],
    ['allowedSigners: "our keys"\r\n', 'our keys'],
    ["{ 'allowedSigners': 'a\\b', confidence: low }", 'a/b'],
    ['{"allowedSigners":"keys.txt","confidence":"low"}', 'keys.txt'],
    ['allowedSigners: a\nallowedSigners: b\n', 'a', 'b'],
    [''],
    ['allowedSigners:\n'],
    ['disallowedSigners: x\n'],
    ['allowedSigner: x\n'],
  ] as const)
    it(`is named by a configuration: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(keyNamesIn(text), names));

  const keys = [{ name: 'security/team.keys', paths: ['/w/security/team.keys', '/w/Real/keys'] }];
  for (const path of [
    'security/team.keys',
    './security/team.keys',
    '/w/security/Team.keys',
    '/w/real/keys',
    'team.keys',
    'security\\team.keys',
    'security/team.*',
    'security/{team,other}.keys',
    'security/team.keys. ',
  ])
    it(`is meant by ${path}`, () => {
      assert.ok(isPersonal(path, keys));
      assert.ok(!isPersonal(path), 'where a configuration names it only');
    });

  for (const path of [
    '/other/team.keys',
    'src/team.keys',
    'security',
    'security/team.keys.ts',
    'team.key',
    'security/*',
    '',
    '.',
    '/',
  ])
    it(`is not meant by ${JSON.stringify(path)}`, () => assert.ok(!isPersonal(path, keys)));
});
