import assert from 'node:assert/strict';
import { type Amount, ANY, amount, calculate, joinAmounts, Landmarks, restrict } from './amount.ts';

/** Every operator that is calculated, as what it does to two numbers. */
const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => a >> b,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** All intervals with both ends among a few numbers. */
function* intervals(): Iterable<Amount> {
  for (let low = -3; low <= 4; low++) for (let high = low; high <= 4; high++) yield amount(low, high);
}

function* numbersIn({ low, high }: Amount): Iterable<number> {
  for (let number = low; number <= high; number++) yield number;
}

function has({ low, high }: Amount, number: number): boolean {
  return low <= number && number <= high;
}

describe('amounts', () => {
  for (const [operator, of] of Object.entries(OPERATORS))
    it(`have each result of ${operator}`, () => {
      for (const a of intervals())
        for (const b of intervals()) {
          const result = calculate(operator, a, b);
          for (const x of numbersIn(a))
            for (const y of numbersIn(b)) {
              const number = of(x, y);
              if (Number.isFinite(number))
                assert.ok(has(result, number), `${x} ${operator} ${y} in ${JSON.stringify([a, b, result])}`);
            }
        }
    });

  for (const [comparison, of] of Object.entries(COMPARISONS))
    it(`keep each number of which ${comparison} holds`, () => {
      for (const a of intervals())
        for (const b of intervals()) {
          const left = restrict(a, comparison, b);
          for (const x of numbersIn(a))
            if ([...numbersIn(b)].some((y) => of(x, y)))
              assert.ok(left !== undefined && has(left, x), `${x} ${comparison} ${JSON.stringify(b)}`);
        }
    });

  it('are left out where nothing remains', () => {
    assert.equal(restrict(amount(5, 9), '<', amount(5)), undefined);
    assert.equal(restrict(amount(5), '!=', amount(5)), undefined);
    assert.deepEqual(restrict(amount(5, 9), '!=', amount(9)), amount(5, 8));
  });

  it('of several types are not compared', () => {
    const size = amount(1, 1, 'struct a');
    assert.equal(calculate('+', size, amount(1)), ANY);
    assert.deepEqual(calculate('*', amount(3), size), amount(3, 3, 'struct a'));
    assert.equal(restrict(amount(0, 9), '<', size)?.high, 9);
  });

  it('that keep growing grow to the next landmark, then without end', () => {
    const landmarks = new Landmarks([100]);
    const highs: number[] = [];
    let known = amount(0);
    for (let high = 1; highs.at(-1) !== Number.POSITIVE_INFINITY; high++) {
      known = joinAmounts(
        known,
        { ...amount(0, Math.max(high, known.high + 1)), grown: known.grown },
        landmarks,
      );
      highs.push(known.high);
    }
    assert.deepEqual(highs, [1, 2, 3, 4, 99, 100, 101, Number.POSITIVE_INFINITY]);
    assert.equal(joinAmounts(known, amount(0, 7), landmarks), known);
  });
});
