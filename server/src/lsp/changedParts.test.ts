import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Range, ReviewPart } from '../../../protocol/messages.ts';
import { partsWithin } from './changedParts.ts';

const whole = (first: number, last: number): Range => ({
  start: { line: first, character: 0 },
  end: { line: last + 1, character: 0 },
});
const at = (line: number): Range => ({ start: { line, character: 4 }, end: { line, character: 9 } });

function finding(line: number, trace: readonly number[] = []): ReviewPart {
  const reference = { uri: 'file:///a.py', version: 1, ruleId: 'r', title: 'R', message: '' };
  return {
    kind: 'finding',
    range: at(line),
    marks: [],
    finding: { ...reference, range: at(line), trace: trace.map(at) },
  };
}

const ranges = (
  parts: readonly ReviewPart[],
  lines: readonly number[],
  blank: readonly number[] = [],
): Range[] => partsWithin(parts, new Set(lines), (line) => blank.includes(line)).map(({ range }) => range);

describe('the parts of a change that are left to review', () => {
  const unreviewed: ReviewPart = { kind: 'unreviewed', range: whole(2, 9), marks: [] };

  it('are lines as far as they changed', () => {
    assert.deepEqual(ranges([unreviewed], [0, 3, 4, 8, 20]), [whole(3, 4), whole(8, 8)]);
    assert.deepEqual(ranges([unreviewed], [0, 20]), []);
  });

  it('begin and end with code, and go on over blank lines', () =>
    assert.deepEqual(ranges([unreviewed], [3, 4, 5, 6, 7], [3, 5, 7]), [whole(4, 6)]));

  it('are findings where the line or the way of the data changed', () => {
    assert.deepEqual(ranges([finding(5)], [5]), [at(5)]);
    assert.deepEqual(ranges([finding(5, [2])], [2]), [at(5)]);
    assert.deepEqual(ranges([finding(5, [2])], [3]), []);
  });

  it('are not marks of which nothing is left', () =>
    assert.deepEqual(ranges([{ kind: 'lost', range: whole(0, 0), marks: ['m'] }], [0]), []));
});
