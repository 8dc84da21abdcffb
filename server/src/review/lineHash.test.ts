import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { LineIndex } from '../text/lines.ts';
import { isBlankHash } from './anchor.ts';
import { hashLine, isLineHash, linesToHash, sha256Hex } from './lineHash.ts';

describe('the hash of a line', () => {
  it('is the first 144 bits of SHA-256 of its UTF-8 bytes', () => {
    for (const line of ['x', '    return 1;', 'é 你好 👍', '\t', '\u2028'])
      assert.equal(
        hashLine(line),
        createHash('sha256').update(line).digest().subarray(0, 18).toString('base64url'),
      );
  });
  it('of the empty line is seen as such', () => assert.equal(hashLine(''), '-'));
  it('has one form', () => {
    assert.ok(isLineHash(hashLine('x')) && isLineHash('-'));
    for (const text of ['', '^', '$', 'x'.repeat(23), 'x'.repeat(25), `${'x'.repeat(23)}=`])
      assert.ok(!isLineHash(text));
  });
  it('differs for halves of surrogate pairs, which UTF-8 would lose', () => {
    const lines = ['a\ud800', 'a\ud801', 'a\udc00', 'a\ufffd', 'a\ud800\udc00'];
    assert.equal(new Set(lines.map(hashLine)).size, lines.length);
  });
  it('knows lines of blanks', () => {
    for (const line of ['', ' ', '        ', '\t\t']) assert.ok(isBlankHash(hashLine(line)));
    assert.ok(!isBlankHash(hashLine('}')));
  });
  it('in hexadecimal is that of a text', () =>
    assert.equal(sha256Hex('abc'), createHash('sha256').update('abc').digest('hex')));
});

describe('the lines that are hashed', () => {
  const cases: [text: string, lines: string[]][] = [
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\r\nb\n\nc', ['a', 'b', '', 'c']],
    ['a\rb', ['a\r', 'b']],
    ['a\r\r\nb', ['a\r', '', 'b']],
    ['\r', ['\r', '']],
    ['\n\r', ['', '\r', '']],
    ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
    ['a\u2028b\u2029c\u0085d\fe\vf', ['a\u2028b\u2029c\u0085d\fe\vf']],
  ];
  for (const [text, lines] of cases)
    it(`of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(linesToHash(text), lines);
      assert.equal(new LineIndex(text).count, lines.length, 'as many as the editor has');
    });
});
