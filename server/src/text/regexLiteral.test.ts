import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { regexLiteral, withFlags } from './regexLiteral.ts';

describe('literals of regular expressions', () => {
  it('are taken apart at their delimiters', () => {
    assert.deepEqual(regexLiteral('/a\\/b/gi'), { source: 'a\\/b', flags: 'gi' });
    assert.deepEqual(regexLiteral('%r{a/b}x'), { source: 'a/b', flags: 'x' });
    assert.deepEqual(regexLiteral('#a\n#U'), { source: 'a\n', flags: 'U' });
    assert.deepEqual(regexLiteral('{a}'), { source: 'a', flags: '' });
  });

  it('are none where the delimiters are not two of a kind', () => {
    for (const text of ['', '/', 'a', '^a$', '{a/', '/a/1', 'aba'])
      assert.equal(regexLiteral(text), undefined, text);
  });

  it('keep the flags that say what they match', () => {
    assert.equal(withFlags({ source: 'a', flags: 'gsi' }), '(?is)a');
    assert.equal(withFlags({ source: 'a', flags: 'gu' }), 'a');
  });
});
