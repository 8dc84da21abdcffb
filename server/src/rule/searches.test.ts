/** What the expressions of a set of rules may cost together, counted in steps. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RuleSearches } from './searches.ts';

const BOUNDS = {
  ruleInFile: { steps: 100, perCharacter: 1 },
  rulesInFile: { steps: 1_000, perCharacter: 2 },
  rulesInAll: { steps: 10_000, perCharacter: 3 },
  stoppedFiles: 3,
};

/** Has a rule search in a file for as long as it may, up to `most` steps; answers the steps it took. */
function spend(
  searches: ReturnType<RuleSearches['in']>,
  rule: string,
  most = Number.POSITIVE_INFINITY,
): number {
  const budget = searches.of(rule);
  let spent = 0;
  while (budget.left > 0 && spent < most) {
    budget.take(1);
    spent++;
  }
  if (budget.left <= 0) budget.stop('(a|a)*');
  searches.settle(rule, budget);
  return spent;
}

describe('the searches of a set of rules', () => {
  it('of hostile rules in all files cost little more than those in a few', () => {
    const searches = new RuleSearches(BOUNDS);
    let spent = 0;
    for (let file = 0; file < 200; file++) {
      const inFile = searches.in(`${file}.txt`, 10);
      for (let rule = 0; rule < 200; rule++) spent += spend(inFile, `r${rule}`);
    }
    assert.ok(spent <= 10_000 + 3 * 10 * 200, `${spent}`);
  });

  it('of rules that stay below their own bound end with that of the file, and of all files', () => {
    const searches = new RuleSearches(BOUNDS);
    const costs = Array.from({ length: 20 }, (_, file) => {
      const inFile = searches.in(`${file}.txt`, 0);
      let spent = 0;
      for (let rule = 0; rule < 20; rule++) spent += spend(inFile, `r${rule}`, 99);
      return spent;
    });
    assert.equal(Math.max(...costs), 1_000);
    assert.equal(
      costs.reduce((sum, cost) => sum + cost),
      10_000,
    );
  });

  it('grow with the text', () => {
    const searches = new RuleSearches(BOUNDS);
    assert.equal(spend(searches.in('a', 50), 'r'), 150);
  });

  it('are not given to a rule on a fourth file, which is said', () => {
    const searches = new RuleSearches(BOUNDS);
    const said = ['a', 'b', 'c', 'd', 'a'].map((path) => {
      const inFile = searches.in(path, 0);
      const budget = inFile.of('r');
      if (budget.left > 0) budget.take(budget.left);
      budget.stop('(a|a)*');
      return [inFile.settle('r', budget), inFile.limits.join()].join('');
    });
    assert.match(said[0] ?? '', /\(a\|a\)\*.*stopped, so that the rule has not seen all of the file\.$/);
    assert.match(said[2] ?? '', /stopped in 3 files now/);
    assert.match(said[3] ?? '', /not run on this one: `r` has not seen/);
    // Where it was stopped it is stopped again, so that looking at a file twice changes nothing.
    assert.match(said[4] ?? '', /took too many steps and was stopped/);
  });

  it('count for a file once, however often it is looked at', () => {
    const searches = new RuleSearches(BOUNDS);
    for (let i = 0; i < 1_000; i++) assert.equal(spend(searches.in('a', 0), 'r'), 100);
    assert.equal(spend(searches.in('b', 0), 'r'), 100);
    assert.equal(spend(searches.in('b', 0), 'r', 5), 5);
  });

  it('say which rules were left without steps by others', () => {
    const inFile = new RuleSearches(BOUNDS).in('a', 0);
    for (let rule = 0; rule < 10; rule++) spend(inFile, `r${rule}`, 99);
    for (const rule of ['x', 'y', 'z', 'v', 'w']) spend(inFile, rule, 99);
    assert.match(inFile.limits[0] ?? '', /`x`, `y`, `z` and 2 more have not seen all of the file/);
  });
});
