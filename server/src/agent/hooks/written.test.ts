import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AgentWrite } from '../../provenance/agentReport.ts';
import { writtenText } from './written.ts';

const OLD = 'one()\ntwo()\nthree()\n';

const edit = (old: string, text: string, everywhere = false): AgentWrite => ({
  path: 'a.py',
  text,
  old,
  everywhere,
  isNew: false,
});
const whole = (text: string): AgentWrite => ({
  path: 'a.py',
  text,
  old: undefined,
  everywhere: false,
  isNew: false,
});

/** The text after writes, and the numbers of the lines that they put there. */
function left(
  current: string | undefined,
  writes: readonly AgentWrite[],
  isDone = true,
): [string, number[]] | undefined {
  const found = writtenText(current, writes, isDone);
  return found && [found.text, [...found.lines].sort((a, b) => a - b)];
}

describe('what an agent wrote', () => {
  it('is in the file, which is taken as it is', () => {
    const now = 'one()\r\nnew()\r\nmore()\r\nthree()\r\n';
    assert.deepEqual(left(now, [edit('two()\n', 'new()\nmore()\n')]), [now, [2, 3]]);
    assert.deepEqual(left(OLD, [whole(OLD)]), [OLD, [1, 2, 3]]);
    assert.deepEqual(
      left(`${OLD}\n\n`, [whole(OLD)]),
      [`${OLD}\n\n`, [1, 2, 3]],
      'but for blanks at its end',
    );
  });

  it('is worked out where the file has not been written yet', () => {
    const now = 'one()\nnew()\nthree()\n';
    assert.deepEqual(left(OLD, [edit('two()', 'new()')]), [now, [2]]);
    assert.deepEqual(left(OLD.replaceAll('\n', '\r\n'), [edit('two()\n', 'new()\n')]), [now, [2]]);
    assert.deepEqual(
      left(OLD, [edit('one()\ntwo()', 'two()')]),
      ['two()\nthree()\n', []],
      'it held it before',
    );
    assert.deepEqual(left(undefined, [whole('x()\n')]), ['x()\n', [1]]);
    assert.deepEqual(left(OLD, [whole('x()\n')]), ['x()\n', [1]]);
    assert.deepEqual(left(undefined, [edit('', 'x()\n')]), ['x()\n', [1]]);
  });

  it('may hold what it replaced', () => {
    const now = 'one()\ntwo()\nmore()\nthree()\n';
    assert.deepEqual(left(now, [edit('two()\n', 'two()\nmore()\n')]), [now, [3]]);
    assert.deepEqual(left(OLD, [edit('two()\n', 'two()\nmore()\n')]), [now, [3]]);
  });

  it('is worked out before it is done, also where the new text stands elsewhere', () => {
    assert.deepEqual(left('a()\nb()\n', [edit('a()', 'b()')], false), ['b()\nb()\n', [1, 2]]);
    assert.deepEqual(left('a()\nb()\n', [edit('a()', 'c()')], false), ['c()\nb()\n', [1]]);
    const twice = edit('a()', 'a()\nb()');
    assert.deepEqual(left('a()\nb()\n', [twice], false), ['a()\nb()\nb()\n', [2]]);
    assert.deepEqual(left('a()\nb()\n', [twice], true), ['a()\nb()\n', [2]]);
  });

  it('takes one edit after the other, and every place where that is meant', () => {
    assert.deepEqual(left(OLD, [edit('two', '2'), edit('2()', 'deux()')]), ['one()\ndeux()\nthree()\n', [2]]);
    assert.deepEqual(left('x\ny\nx\n', [edit('x', '$&x', true)]), ['$&x\ny\n$&x\n', [1, 3]]);
    assert.deepEqual(left('x\ny\nx\n', [edit('x', 'z')]), ['z\ny\nx\n', [1]]);
  });

  it('is found again behind a formatter, by lines that are alike but for blanks', () => {
    const now = 'def f():\n    a()\n    b()\n\nother()\n';
    assert.deepEqual(left(now, [edit('gone', 'a()\nb()')]), [now, [2, 3]]);
  });

  it('may stand several times in a line, and be told several times', () => {
    const now = 'a a a\nb\na\n';
    assert.deepEqual(left(now, Array(200).fill(edit('gone', 'a'))), [now, [1, 3]]);
    assert.deepEqual(left('a\nb a\nb\n', [edit('gone', 'a\nb')]), ['a\nb a\nb\n', [1, 2, 3]]);
  });

  it('cannot grow without end', () => {
    const doubling = Array.from({ length: 40 }, () => edit('a', 'aa', true));
    assert.throws(() => left('a', doubling, false), /makes a text of more than 16000000 characters/);
    const long = Array.from({ length: 3 }, () => edit('a', `a${'b'.repeat(7_000_000)}`));
    assert.throws(() => left('a', long, false), /makes a text of more than/);
    assert.deepEqual(left('a', doubling.slice(0, 3), false), ['a'.repeat(8), [1]]);
  });

  it('may be nothing, or nowhere', () => {
    assert.deepEqual(left(OLD, [edit('two()\n', '')]), ['one()\nthree()\n', []]);
    assert.deepEqual(left(OLD, [edit('gone', 'away')]), [OLD, []]);
    assert.equal(left(undefined, [edit('gone', 'away')]), undefined);
    assert.equal(left(undefined, []), undefined);
    assert.deepEqual(left(OLD, []), [OLD, []]);
  });
});
