import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { LineIndex } from './lines.ts';

describe('lines', () => {
  it('end at LF, CRLF and a lone CR', () => {
    const lines = new LineIndex('a\nb\r\nc\rd');
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.lineText(line)),
      ['a', 'b', 'c', 'd'],
    );
    assert.equal(lines.count, 4);
  });

  it('after a change are those of the new text', () => {
    const random = new Random(7);
    const pieces = ['\r', '\n', '\r\n', 'a', 'bc', ''];
    const some = (most: number): string =>
      Array.from({ length: random.below(most) }, () => random.pick(pieces)).join('');
    for (let round = 0; round < 300; round++) {
      let text = some(20);
      let lines = new LineIndex(text);
      for (let edit = 0; edit < 20; edit++) {
        const start = random.below(text.length + 1);
        const end = start + random.below(text.length - start + 1);
        const inserted = some(4);
        text = text.slice(0, start) + inserted + text.slice(end);
        lines = lines.replaced(start, end, inserted);
        assert.equal(lines.text, text);
        const fresh = new LineIndex(text);
        assert.deepEqual(startsOf(lines), startsOf(fresh), JSON.stringify(text));
      }
    }
  });
});

function startsOf(lines: LineIndex): number[] {
  return Array.from({ length: lines.count }, (_, line) => lines.startOf(line));
}
