/** Statements become ones with places where values stand, and stay where something else is put in. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRuleFiles } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { applyFixes } from './apply.ts';

const RULE = `
rules:
  - id: built
    message: The statement is built from strings.
    severity: HIGH
    languages: [python, javascript]
    metadata:
      fixer: {name: bind-parameters, place: "%s", other-when: "sqlite3", other-place: "?#", open: "(", close: ",)"}
    pattern: $DB.execute(...)
`;

describe('fix bind-parameters', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  async function fixed(text: string): Promise<string> {
    const { rules, problems } = loadRuleFiles([{ file: 'a.yaml', text: RULE }]);
    assert.deepEqual(problems, []);
    await scanner.prepare({ path: 'a.py', text });
    return applyFixes(text, scanner.scan({ path: 'a.py', text }, new RuleSet(rules)).findings);
  }

  const cases: readonly (readonly [string, string, string])[] = [
    ['one value', `c.execute("a = '" + x + "'")`, 'c.execute("a = %s", (x,))'],
    ['two values', `c.execute(f"a = {x} AND b = {y.z}")`, 'c.execute("a = %s AND b = %s", (x, y.z))'],
    [
      'another way of writing places',
      `import sqlite3\nc.execute("a = %s" % x)`,
      'import sqlite3\nc.execute("a = ?1", (x,))',
    ],
    ['the name of a table', 'c.execute(f"SELECT * FROM {table}")', ''],
    ['a part of a literal', `c.execute("a LIKE '%" + x + "%'")`, ''],
    ['parameters that are there', 'c.execute(f"a = {x} AND b = %s", (y,))', ''],
    ['a piece of the statement', 'c.execute("SELECT a FROM b WHERE " + condition)', ''],
    ['no string', 'c.execute(statement)', ''],
  ];
  for (const [name, before, expected] of cases)
    it(`${expected === '' ? 'leaves' : 'turns'} ${name}`, async () => {
      assert.equal(await fixed(before), expected === '' ? before : expected);
    });
});
