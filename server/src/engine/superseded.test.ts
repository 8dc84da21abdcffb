import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { Scanner } from './scanner.ts';

const { rules } = loadRules(
  `rules:
  - { id: weak, message: Weak., severity: LOW, languages: [python], pattern: 'run($X)' }
  - { id: strong, message: Strong., severity: HIGH, languages: [python], pattern: 'bad', metadata: { supersedes: [weak] } }
`,
  'rules.yaml',
);

describe('a rule that supersedes another', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
  });
  after(() => scanner.dispose());

  const found = (text: string): string[] =>
    scanner.scan({ path: 'a.py', text }, new RuleSet(rules)).findings.map(({ ruleId }) => ruleId);

  it('speaks alone where both find overlapping code', () => {
    assert.deepEqual(found('run(bad)\n'), ['strong']);
  });

  it('leaves the other alone elsewhere', () => {
    assert.deepEqual(found('run(good)\nbad\n'), ['weak', 'strong']);
  });
});
