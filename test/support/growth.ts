/**
 * How time grows with size, as a ratio within one run, so that it does not matter how fast a machine is or what else
 * it does: things are done by turns, several times each, and the least time of each counts.
 */

import assert from 'node:assert/strict';

const TURNS = 5;
/** Times the size. Linear work takes about as many times as long, quadratic work the square of it. */
const LARGER = 8;
const MOST_TIMES = 6 * LARGER;
/** Milliseconds below which only noise is measured, such as a machine's first touch of memory. */
const NOISE = 5;

/** The least time of each of some pieces of work, in milliseconds. */
export function leastTimes(works: readonly (() => void)[], turns = TURNS): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < turns; turn++)
    works.forEach((work, i) => {
      const started = performance.now();
      work();
      least[i] = Math.min(least[i] as number, performance.now() - started);
    });
  return least;
}

/** Holds that work of a size takes time in proportion to it. */
export function assertLinear(work: (size: number) => void, size: number, what = 'it'): void {
  const [small = 0, large = 0] = leastTimes([() => work(size / LARGER), () => work(size)]);
  const most = MOST_TIMES * Math.max(small, NOISE);
  assert.ok(large <= most, `${what} takes ${large} ms, and ${small} ms where it is an eighth as large`);
}
