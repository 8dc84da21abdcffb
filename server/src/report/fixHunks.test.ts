import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LineIndex } from '../text/lines.ts';
import { fixHunks, type Hunk } from './fixHunks.ts';

const TEXT = 'one\ntwo\nthree\nfour\nfive\n';

/** Hunks of edits that replace the first occurrence of a text by another. */
function hunks(text: string, ...edits: [old: string, replacement: string][]): Hunk[] {
  const spans = edits.map(([old, replacement]) => {
    const start = text.indexOf(old);
    return { start, end: start + old.length, text: replacement };
  });
  return fixHunks(spans, text, new LineIndex(text));
}

describe('the hunks of a fix', () => {
  it('are the lines that change', () =>
    assert.deepEqual(hunks(TEXT, ['two', '2']), [{ line: 2, removed: ['two'], added: ['2'] }]));

  it('are one for edits on the same line or the next', () =>
    assert.deepEqual(hunks(TEXT, ['three', '3'], ['t', 'T'], ['wo', 'WO']), [
      { line: 2, removed: ['two', 'three'], added: ['TWO', '3'] },
    ]));

  it('are several for edits far apart, in the order of the text', () =>
    assert.deepEqual(hunks(TEXT, ['five', '5'], ['one', '1']), [
      { line: 1, removed: ['one'], added: ['1'] },
      { line: 5, removed: ['five'], added: ['5'] },
    ]));

  it('have only what is new where lines are put in', () =>
    assert.deepEqual(hunks(TEXT, ['two', 'zero\ntwo']), [{ line: 2, removed: [], added: ['zero'] }]));

  it('have only what goes where lines are taken out', () =>
    assert.deepEqual(hunks(TEXT, ['two\n', '']), [{ line: 2, removed: ['two'], added: [] }]));

  it('do not care about line endings', () =>
    assert.deepEqual(hunks('a\r\nb\r\nc\r\n', ['b', 'x\r\ny']), [
      { line: 2, removed: ['b'], added: ['x', 'y'] },
    ]));
});
