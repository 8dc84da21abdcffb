/** That what is kept through an edit goes by the order of the text, as a fresh scan does. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';

const RULES = new RuleSet(
  loadRules(
    'rules: [{ id: a, message: m, severity: ERROR, languages: [python], pattern: kit.f(...) }]',
    'r.yaml',
  ).rules,
);

describe('a document that is edited', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
  });
  after(() => scanner.dispose());

  /** The lines that are found, in one text: at first and after each edit. */
  function found(text: string, edits: readonly { start: number; end: number; text: string }[]): string[] {
    const document = scanner.open({ path: 'a.py', text });
    const lines = (of: string): string =>
      scanner
        .scan({ path: 'a.py', text: of }, RULES)
        .findings.map(({ start }) => of.slice(0, start).split('\n').length)
        .join();
    try {
      const kept = (): string =>
        document
          .analyse(RULES)
          .findings.map(({ start }) => document.text.slice(0, start).split('\n').length)
          .join();
      const said = [kept()];
      for (const edit of edits) {
        document.edit([edit]);
        said.push(kept());
        assert.equal(said.at(-1), lines(document.text), document.text);
      }
      return said;
    } finally {
      document.close();
    }
  }

  const definition = 'def f():\n    return 1\n\n';
  const imported = 'from kit import f\n\n';

  it('finds a name again when a definition moves in front of its import, and not when it moves behind', () => {
    const use = 'f(1)\n\ndef g():\n    f(2)\n';
    const behind = { start: imported.length, end: imported.length, text: definition };
    const away = { start: imported.length, end: imported.length + definition.length, text: '' };
    const front = { start: 0, end: 0, text: definition };
    assert.deepEqual(found(imported + use, [behind, away, front]), ['3,6', '', '3,6', '6,9']);
  });

  it('follows an import that comes behind another of the same name', () => {
    const use = 'f(1)\n';
    const other = { start: imported.length, end: imported.length, text: 'from other import f\n' };
    const gone = { start: imported.length, end: imported.length + 'from other import f\n'.length, text: '' };
    assert.deepEqual(found(imported + use, [other, gone]), ['3', '', '3']);
  });
});
