import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from './textDocument.ts';

const at = (line: number, character: number) => ({ line, character });

describe('TextDocument', () => {
  it('replaces ranges, and says in offsets what it did', () => {
    const document = new TextDocument('file:///a', 'one\r\ntwo\n', 1);
    const { after, ...change } = document.replace({ start: at(1, 1), end: at(1, 3) }, 'en\nmore');
    assert.deepEqual(change, { start: 6, end: 8, text: 'en\nmore' });
    assert.equal(document.getText(), 'one\r\nten\nmore\n');
    assert.equal(after, document.getLines());
    assert.equal(after.text, document.getText());
    assert.equal(document.lineCount, 4);
    assert.deepEqual(document.positionAt(9), at(2, 0));
  });

  it('moves places outside of the text to its nearest end, in either order', () => {
    const document = new TextDocument('file:///a', 'ab\ncd');
    const { start, end } = document.replace({ start: at(7, 0), end: at(0, 99) }, '!');
    assert.deepEqual([start, end, document.getText()], [2, 5, 'ab!']);
  });

  it('replaces all without a range', () => {
    const document = new TextDocument('file:///a', 'ab\ncd');
    const { start, end } = document.replace(undefined, 'x');
    assert.deepEqual([start, end, document.getText(), document.lineCount], [0, 5, 'x', 1]);
  });

  it("tells a place inside a line's ending as the line's end", () => {
    const document = new TextDocument('file:///a', 'ab\r\ncd');
    assert.deepEqual(document.positionAt(3), at(0, 2));
    assert.deepEqual(document.positionAt(4), at(1, 0));
  });
});
