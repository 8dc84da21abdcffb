/** The expressions of rules are found wherever a rule may have one, and said to be refused or bounded. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadRules } from './load.ts';
import { boundedRegexes, regexProblems } from './regexes.ts';
import type { Rule } from './rule.ts';

/** A rule with one expression in each place, written `EXPRESSION` in YAML. */
function ruleWith(expression: string): Rule {
  const { rules, problems } = loadRules(
    `rules:
  - id: r
    message: M.
    severity: LOW
    languages: [python]
    patterns:
      - pattern-regex: 'regex${expression}'
      - pattern-not-regex: 'not${expression}'
      - pattern: 'f("=~/literal${expression}/i")'
      - metavariable-regex: { metavariable: $X, regex: 'condition${expression}' }
      - metavariable-comparison: { metavariable: $X, comparison: 're.match("match${expression}", $X) and not re.search("search${expression}", $X)' }
      - metavariable-pattern: { metavariable: $X, pattern-regex: 'inner${expression}' }
    fix-regex: { regex: 'fix${expression}', replacement: '' }
`,
    'rules.yaml',
  );
  assert.deepEqual(problems, []);
  return rules[0] as Rule;
}

const PLACES = ['condition', 'fix', 'inner', 'literal', 'match', 'not', 'regex', 'search'];

function placesOf(problems: readonly { readonly message: string }[]): string[] {
  return problems.map(({ message }) => /\/(?:\(\?i\))?([a-z]+)/.exec(message)?.[1] ?? message).sort();
}

describe('the globs of a rule', () => {
  const problemsWith = (count: number): string[] =>
    loadRules(
      `rules: [{ id: r, message: M., severity: LOW, languages: [regex], pattern-regex: a, paths: { exclude: [${Array.from({ length: count }, (_, i) => `a${i}`).join()}] } }]`,
      'rules.yaml',
    ).problems.map(({ message }) => message);

  it('are no more than can be held against every file', () => {
    assert.deepEqual(problemsWith(500), []);
    assert.match(problemsWith(501).join(), /more than 500 globs/);
  });
});

describe('the regular expressions of a rule', () => {
  it('are refused in every place', () => {
    const problems = regexProblems(ruleWith('(?R)'));
    assert.deepEqual(placesOf(problems), PLACES);
    for (const { kind, ruleId, path } of problems)
      assert.deepEqual([kind, ruleId, path], ['rule', 'r', 'rules.yaml']);
  });

  it('are said to be bounded in every place', () => {
    const rule = ruleWith('(?=x)');
    assert.deepEqual(regexProblems(rule), []);
    assert.deepEqual(placesOf(boundedRegexes(rule)), PLACES);
  });

  it('that are linear are not mentioned', () => {
    const rule = ruleWith('x+');
    assert.deepEqual([...regexProblems(rule), ...boundedRegexes(rule)], []);
  });
});
