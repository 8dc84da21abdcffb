import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ANY, amount, SOME_SIZE } from './amount.ts';
import { type Formatted, formattedLength } from './formats.ts';

const nothing: Formatted = { number: ANY, text: SOME_SIZE, range: undefined };
const number = (low: number, high = low): Formatted => ({ ...nothing, number: amount(low, high) });
const text = (low: number, high = low): Formatted => ({ ...nothing, text: amount(low, high) });
const typed = (low: number, high: number): Formatted => ({ ...nothing, range: amount(low, high) });
const MOST = Number.POSITIVE_INFINITY;

/** A format, what is written by it, and the shortest and longest that it may be. */
const LENGTHS: readonly (readonly [string, readonly Formatted[], number, number])[] = [
  ['abc', [], 3, 3],
  ['ü', [], 2, 2],
  ['100%%', [], 4, 4],
  ['%c', [nothing], 1, 1],
  ['%d', [nothing], 1, 11],
  ['%u', [nothing], 1, 10],
  ['%x', [nothing], 1, 8],
  ['%#x', [nothing], 1, 10],
  ['%o', [nothing], 1, 11],
  ['%hhd', [nothing], 1, 4],
  ['%hu', [nothing], 1, 5],
  ['%ld', [nothing], 1, 20],
  ['%zu', [nothing], 1, 20],
  ['%d', [number(0)], 1, 1],
  ['%d', [number(10)], 2, 2],
  ['%d', [number(-1)], 2, 2],
  ['%d', [number(-99, 999)], 1, 3],
  ['%d', [number(Number.NEGATIVE_INFINITY, 999)], 1, 11],
  ['%d', [number(100, MOST)], 3, 10],
  ['%+d', [number(7)], 1, 2],
  ['%u', [number(-1)], 10, 10],
  ['%d', [typed(-128, 127)], 1, 4],
  ['%u', [typed(0, 255)], 1, 3],
  ['%5d', [number(3)], 5, 5],
  ['%.4d', [number(3)], 4, 4],
  ['%*d', [number(6), number(3)], 6, 6],
  ['%s', [text(4)], 4, 4],
  ['%s', [nothing], 0, MOST],
  ['%.3s', [text(4, 9)], 3, 3],
  ['%.s', [text(4, 9)], 0, 0],
  ['%.*s', [number(2), text(0, 9)], 0, 2],
  ['%8s', [text(3)], 8, 8],
  ['%s: %d', [text(2), number(5)], 5, 5],
  ['%f', [nothing], 1, MOST],
  ['%d', [], 1, 11],
];

describe('the length of what is formatted', () => {
  for (const [format, args, low, high] of LENGTHS)
    it(`${format} ${JSON.stringify(args.map(({ number, text }) => [number.low, text.low]))}`, () => {
      const length = formattedLength(format, args);
      assert.deepEqual([length?.low, length?.high], [low, high]);
    });

  it('is not known of conversions that are not', () => {
    assert.equal(formattedLength('%k', [nothing]), undefined);
  });
});
