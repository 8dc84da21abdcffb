import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { decoded, parseJson, writeJson } from './json.ts';
import { PartText, PartTextBuilder } from './partText.ts';

const keep = (text: string): string => text;

describe('the text of a part', () => {
  it('has the places of its file where it is the same', () => {
    const part = PartText.same('<b>run(x)</b>', 3, 9);
    assert.equal(part.text, 'run(x)');
    assert.deepEqual(part.toFile({ start: 4, end: 5 }), { start: 7, end: 8 });
    assert.deepEqual(part.around, { start: 3, end: 9 });
    assert.deepEqual(
      [2, 3, 9, 10].map((at) => part.fromFile(at)),
      [undefined, 0, 6, undefined],
    );
  });

  it('has whole escapes for what they write', () => {
    const file = '["a\\n", "b"]';
    const part = decoded(file, { start: 2, end: 5 }, { start: 9, end: 10 });
    assert.equal(part.text, 'a\nb');
    assert.deepEqual(part.toFile({ start: 1, end: 2 }), { start: 3, end: 5 });
    assert.deepEqual(part.toFile({ start: 2, end: 3 }), { start: 9, end: 10 });
    assert.deepEqual(part.toFile({ start: 0, end: 3 }), { start: 2, end: 10 });
    assert.deepEqual(part.toFile({ start: 2, end: 2 }), { start: 9, end: 9 });
  });

  it('refuses edits of what only stands in, and what cannot be spelt', () => {
    const part = PartText.same('%pip\nrun()\n', 0, 11).standingIn([{ start: 0, end: 4, text: 'pass' }]);
    assert.equal(part.text, 'pass\nrun()\n');
    assert.equal(part.editInFile({ start: 2, end: 7, text: '' }, keep), undefined);
    assert.deepEqual(part.editInFile({ start: 5, end: 8, text: 'go' }, keep), {
      start: 5,
      end: 8,
      text: 'go',
    });
    assert.equal(
      part.editInFile({ start: 5, end: 8, text: 'go' }, () => undefined),
      undefined,
    );
  });

  it('stands in with texts of any length, and keeps the places around', () => {
    const part = PartText.same('a!bc!d', 0, 6).standingIn([
      { start: 1, end: 2, text: 'long' },
      { start: 4, end: 5, text: '' },
    ]);
    assert.equal(part.text, 'alongbcd');
    assert.deepEqual(part.toFile({ start: 1, end: 5 }), { start: 1, end: 2 });
    assert.deepEqual(part.toFile({ start: 5, end: 8 }), { start: 2, end: 6 });
  });

  it('of nothing is nothing', () => {
    const part = new PartTextBuilder().build();
    assert.equal(part.text, '');
    assert.deepEqual(part.toFile({ start: 0, end: 0 }), { start: 0, end: 0 });
    assert.equal(part.fromFile(0), undefined);
  });

  it('takes every edit to the file as it is in the part', () => {
    const random = new Random(3);
    const letters = ['a', '\n', '"', '\\', 'é', '\u2028', '😀', '\t', '\u0001', ' '];
    const text = (most: number): string =>
      Array.from({ length: random.below(most) }, () => random.pick(letters)).join('');
    const spell = (line: string): string => {
      // The same text in other spellings: any character may be written by its number.
      const spelt = Array.from(line, (each) =>
        random.below(4) > 0
          ? writeJson(each)
          : [...Array(each.length).keys()]
              .map((i) => `\\u${each.charCodeAt(i).toString(16).padStart(4, '0')}`)
              .join(''),
      );
      return `"${spelt.join('')}"`;
    };
    for (let round = 0; round < 400; round++) {
      const lines = Array.from({ length: 1 + random.below(4) }, () => text(6));
      const file = `{"source": [${lines.map(spell).join(', ')}]}`;
      const source = sourceOf(file);
      assert.equal(source.text, lines.join(''));
      const start = random.below(source.text.length + 1);
      const end = start + random.below(source.text.length - start + 1);
      const inserted = text(4);
      const edit = source.editInFile({ start, end, text: inserted }, writeJson);
      if (edit === undefined || source.text === '') continue;
      const after = sourceOf(file.slice(0, edit.start) + edit.text + file.slice(edit.end));
      assert.equal(after.text, source.text.slice(0, start) + inserted + source.text.slice(end), file);
    }
  });
});

function sourceOf(file: string): PartText {
  const root = parseJson(file);
  const source = root.kind === 'object' ? root.members.get('source') : undefined;
  assert.ok(source?.kind === 'array');
  return decoded(file, ...source.items);
}
