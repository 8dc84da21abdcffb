import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundlesFor, languageOf } from './languageTag.ts';
import { english, translator } from './translate.ts';

describe('a translation', () => {
  const t = translator({ '{0} of {1} files': '{1} Dateien, davon {0}', '1,234': '1.234' });

  it('has the values at its own places, and digits in its own groups', () =>
    assert.equal(t('{0} of {1} files', 3, 1_234_567), '1.234.567 Dateien, davon 3'));
  it('is English where the bundle has none', () => assert.equal(t('No findings'), 'No findings'));
  it('takes values as they are', () => assert.equal(english('{0}: {1}', '{1}', '$&'), '{1}: $&'));
  it('groups digits as English does', () => assert.equal(english('{0} lines', 1234), '1,234 lines'));
  it('finds nothing that every object has', () => assert.equal(t('toString'), 'toString'));
});

describe('the bundles for a language', () => {
  for (const [tag, bundles] of [
    ['de', ['de']],
    ['de_AT.UTF-8', ['de-at', 'de']],
    ['pt-BR', ['pt-br', 'pt']],
    ['pt', ['pt', 'pt-br']],
    ['zh_CN.GB18030', ['zh-cn', 'zh']],
    ['zh', ['zh', 'zh-cn']],
    ['zh-Hans', ['zh-hans', 'zh-cn']],
    ['ca@valencia', ['ca']],
    ['en_US.UTF-8', []],
    ['C', []],
    ['C.UTF-8', []],
    ['POSIX', []],
    ['', []],
    ['../../secrets', []],
  ] as const) {
    it(`of ${JSON.stringify(tag)}`, () => assert.deepEqual(bundlesFor(tag), bundles));
  }
});

describe('the language of the environment', () => {
  it('is ranked as POSIX has it', () => {
    const variables = { LC_ALL: 'fr_FR.UTF-8', LC_MESSAGES: 'de_DE.UTF-8', LANG: 'ja_JP.UTF-8' };
    assert.equal(languageOf(variables), 'fr_FR.UTF-8');
    assert.equal(languageOf({ ...variables, LC_ALL: '' }), 'de_DE.UTF-8');
    assert.equal(languageOf({ LANG: 'ja_JP.UTF-8' }), 'ja_JP.UTF-8');
    assert.equal(languageOf({}), '');
  });
});
