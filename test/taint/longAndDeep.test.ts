/**
 * No stack grows with the input: what is found before, in and behind something long is found, and where code is
 * nested deeper than it is read, what stands before and behind it is found and the rest is said.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import type { Analysis } from '../../server/src/finding/finding.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';
import { WRITINGS } from './longAndDeep.ts';

const LANGUAGES = '[javascript, typescript, python, java, csharp, c, cpp, go, rust, php, ruby]';

/** What is called, what flows into it, and what has to look at all of an expression or a block. */
const RULES = new RuleSet(
  loadRules(
    `rules:
  - { id: called, message: m, severity: LOW, languages: ${LANGUAGES}, pattern: danger(...) }
  - { id: called-in-shell, message: m, severity: LOW, languages: [bash], pattern: danger ... }
  - id: flows
    message: m
    severity: LOW
    languages: ${LANGUAGES}
    mode: taint
    pattern-sources: [{ pattern: source(...) }]
    pattern-sinks: [{ pattern: sink(...) }]
  - { id: twice, message: m, severity: LOW, languages: ${LANGUAGES}, pattern: 'same($X, $X)' }
  - { id: within, message: m, severity: LOW, languages: ${LANGUAGES}, pattern: around(<... danger(...) ...>) }
`,
    'rules.yaml',
  ).rules,
);

describe('code that is', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  for (const [language, writing] of Object.entries(WRITINGS)) {
    const { path, program, statement, call } = writing;
    const found = statement(call('danger', '1'));
    const inShell = language === 'bash';
    const flow = inShell ? '' : statement(call('sink', call('source', '')));
    const scan = async (middle: string): Promise<Analysis> => {
      const text = program(found + flow + middle + found + flow);
      await scanner.prepare({ path });
      return scanner.scan({ path, text }, RULES);
    };
    const count = ({ findings }: Analysis, rule: string): number =>
      findings.filter(({ ruleId }) => ruleId === rule).length;
    const flows = inShell ? 0 : 2;
    const called = inShell ? 'called-in-shell' : 'called';

    for (const [name, { text, inside }] of Object.entries(writing.long))
      it(`long is read to its end: ${language}, ${name}`, async () => {
        const analysis = await scan(text);
        assert.deepEqual(analysis.problems, []);
        assert.equal(count(analysis, called), 2 + inside);
        assert.equal(count(analysis, 'flows'), flows);
      });

    for (const [name, text] of Object.entries(writing.deep))
      it(`deep is read as far as it is said: ${language}, ${name}`, async () => {
        const analysis = await scan(text);
        // Functions in functions are also more than data flow follows: that is about its rule.
        const ofFile = analysis.problems.filter(({ ruleId }) => ruleId === undefined);
        assert.deepEqual(
          ofFile.map(({ message }) => message),
          ['The code is nested more than 400 levels deep here: what is deeper was not analysed.'],
        );
        assert.ok(analysis.problems.every(({ kind }) => kind === 'limit'));
        assert.equal(count(analysis, called), 2);
        assert.equal(count(analysis, 'flows'), flows);
      });
  }
});
