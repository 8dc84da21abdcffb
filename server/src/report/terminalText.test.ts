import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { safeLine, shownText } from './terminalText.ts';

/** The columns that a text takes. */
const width = (text: string): number => shownText(text).columnAt(text.length);

describe('text on a terminal', () => {
  const widths: [what: string, text: string, columns: number][] = [
    ['letters', 'abc', 3],
    ['accented letters, composed or not', 'e\u0301\u00e9', 2],
    ['East Asian characters', '漢字かなｗ', 10],
    ['rare East Asian characters', '\u{20000}', 2],
    ['half-width characters', 'ｶﾅ', 2],
    ['Hangul, also as parts', '한\u1112\u1161\u11ab', 4],
    ['an emoji', '😀', 2],
    ['an emoji of several', '👩‍👩‍👧', 2],
    ['a flag', '🇩🇪', 2],
    ['a sign as a picture', '❤\ufe0f', 2],
    ['a sign', '✖', 1],
    ['a mark alone', '\u0301', 0],
    ['a tab at the start', '\ta', 5],
    ['a tab after text', 'abc\ta', 5],
    ['a tab after wide text', '漢a\ta', 5],
  ];
  for (const [what, text, columns] of widths) {
    it(`${what}: ${columns} columns`, () => assert.equal(width(text), columns));
  }

  it('knows the column of every offset, also inside a character', () => {
    const line = shownText('\té漢👩‍👩‍👧x');
    assert.deepEqual(
      [0, 1, 2, 3, 5, 11, 12, 99].map((offset) => line.columnAt(offset)),
      [0, 4, 5, 7, 7, 9, 10, 10],
    );
  });

  it('names what a terminal obeys', () => {
    assert.equal(shownText('\u001b[31mred\u0007\0\u007f').text, '␛[31mred␇␀␡');
    assert.equal(shownText('\u009b31m').text, '<U+009B>31m');
  });

  it('names what turns the direction of writing or cannot be seen', () => {
    assert.equal(shownText('a\u202eb\u2066c').text, 'a<U+202E>b<U+2066>c');
    assert.equal(shownText('a\u200bb\ufeff').text, 'a<U+200B>b<U+FEFF>');
    assert.equal(shownText('x\u{e0041}').text, 'x<U+E0041>');
    assert.equal(width('a\u202eb'), 10);
  });

  it('names bytes of file names that are no UTF-8, and other halves of characters', () => {
    assert.equal(safeLine('caf\udce9.py'), 'caf\\xE9.py');
    assert.equal(safeLine('\udc80\udcff'), '\\x80\\xFF');
    assert.equal(safeLine('\ud800a\udfff'), '<U+D800>a<U+DFFF>');
    assert.equal(shownText('\udce9').columnAt(1), 4);
  });

  it('leaves an emoji of several together', () => assert.equal(shownText('👩‍👩‍👧').text, '👩‍👩‍👧'));

  it('is one line', () => assert.equal(safeLine('a\n  b\r\n\u2028c\u001bd'), 'a b c␛d'));
});
