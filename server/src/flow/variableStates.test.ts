import assert from 'node:assert/strict';
import { Budget } from './solve.ts';
import { VariableStates } from './variableStates.ts';

const greater = (known: number, more: number): number => Math.max(known, more);

describe('states of variables', () => {
  it('are values', () => {
    const zero = VariableStates.all(0);
    const one = zero.set(70, 1);
    assert.deepEqual([zero.get(70), one.get(70), one.get(71)], [0, 1, 0]);
    assert.equal(one.set(70, 1), one);
  });

  it('are joined where they differ, and are the same where nothing is new', () => {
    const base = VariableStates.all(0);
    const [left, right] = [base.set(1, 1), base.set(900, 2)];
    const budget = new Budget(1e6);
    const both = left.join(right, left, greater, budget);
    assert.deepEqual([both.get(1), both.get(900), both.get(2)], [1, 2, 0]);
    assert.equal(both.join(left, both, greater, budget), both);
    assert.equal(both.join(base, both, greater, budget), both);
    // Four joins of at most two parts, with two values each in which they differ.
    assert.ok(budget.steps <= 4 * 4, `${budget.steps} steps`);
  });

  it('take in a change for the price of the change', () => {
    let before = VariableStates.all(0);
    let known = before;
    const budget = new Budget(1e6);
    for (let i = 0; i < 1000; i++) {
      const after = before.set(i, i);
      known = known.join(after, before, greater, budget);
      before = after;
    }
    assert.equal(known.get(999), 999);
    // Each a part and a value; the first sets what was there.
    assert.equal(budget.steps, 999 * 2);
  });
});
