/** Regular expressions of rules: what runs on which engine, and that each finds the same line by line as at once. */

import { strict as assert } from 'node:assert';
import { BACKTRACKING_TEXT_LIMIT, compileRegex, type SafeRegex } from './regex.ts';

function regex(source: string): SafeRegex {
  const compiled = compileRegex(source, { multiline: true });
  assert.ok('regex' in compiled, JSON.stringify(compiled));
  return compiled.regex;
}

function spans(source: string, text: string): [number, number][] {
  return regex(source)
    .matches(text)
    .map(({ start, end }) => [start, end]);
}

describe('regular expressions of rules', () => {
  it('find a class of characters anywhere, also outside the basic plane', () => {
    const text = `${'a'.repeat(BACKTRACKING_TEXT_LIMIT)}\u202e\u202d b \u{E0041}`;
    const start = BACKTRACKING_TEXT_LIMIT;
    assert.deepEqual(spans('[\u202a-\u202e\u{E0001}-\u{E007F}]+', text), [
      [start, start + 2],
      [start + 5, start + 7],
    ]);
    assert.deepEqual(spans('[^ab]+', 'abca'), [[2, 3]]);
  });

  it('that look around are searched line by line, empty lines too', () => {
    assert.deepEqual(spans('x*(?!y)$', 'xx\n\nx\n'), [
      [0, 2],
      [2, 2],
      [3, 3],
      [4, 5],
      [5, 5],
      [6, 6],
    ]);
    assert.deepEqual(spans('key(?!less)', 'keyless\r\nkey\nno\na key'), [
      [9, 12],
      [18, 21],
    ]);
  });

  it('that look around say how much of a line they see', () => {
    const long = `${' '.repeat(BACKTRACKING_TEXT_LIMIT)}key`;
    assert.deepEqual(spans('key(?!less)', `${long}\nkey`), [[long.length + 1, long.length + 4]]);
    assert.equal(regex('key(?!less)').longest, BACKTRACKING_TEXT_LIMIT);
    assert.equal(regex('key').longest, Number.POSITIVE_INFINITY);
  });

  it('are refused when they look around and repeat what repeats', () => {
    const refused = compileRegex('(?=a)(a+)+b');
    assert.ok('error' in refused && /exponential/.test(refused.error));
  });
});
