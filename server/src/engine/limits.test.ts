/** A bound that is hit is said, once, with the rule; the rest of what is found stands. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { BACKTRACKING_TEXT_LIMIT } from '../text/regex.ts';
import { Scanner } from './scanner.ts';

const { rules } = loadRules(
  `rules:
  - { id: looks, message: Looks., severity: LOW, languages: [regex], pattern-regex: 'key(?!less)' }
  - { id: plain, message: Plain., severity: LOW, languages: [regex], pattern-regex: 'key' }
`,
  'rules.yaml',
);

describe('a long line under an expression that looks around', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  const scan = (text: string) => scanner.scan({ path: 'a.txt', text }, new RuleSet(rules));
  const long = `${' '.repeat(BACKTRACKING_TEXT_LIMIT)}key`;

  it('is searched as far as it is safe, which is said once', () => {
    const { findings, problems } = scan(`${long}\n${long}\nkey\n`);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['plain', 'plain', 'looks', 'plain'],
    );
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /looks.*first 200000 characters of each line/);
  });

  it('is not mentioned when all of it was seen', () => {
    assert.deepEqual(scan('key\n'.repeat(BACKTRACKING_TEXT_LIMIT / 2)).problems, []);
    assert.deepEqual(scan(`${long.replace('key', 'kea')}\nkey\n`).problems, []);
  });
});
