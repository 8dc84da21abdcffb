/**
 * What guards rest on stands elsewhere in the file: a list of what is allowed, an expression, an enumeration, a
 * function that checks. An edit of it, to and fro, says the same as a fresh look.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const RULE = `rules:
  - id: sql
    mode: taint
    message: found
    severity: WARNING
    languages: [python]
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: to_sql(...), kind: sql}]
`;

const PROGRAM = `from enum import Enum
import re
NAMES = ["a", "b"]
WORD = "^[a-z]+$"
TABLE = {"a": "b"}
class Color(Enum):
    RED = 1
def is_name(x):
    return x in NAMES
def of_list():
    x = source()
    if x in NAMES:
        to_sql(x)
def of_expression():
    x = source()
    if re.match(WORD, x):
        to_sql(x)
def of_enumeration():
    to_sql(Color(source()))
def of_table():
    to_sql(TABLE[source()])
def of_helper():
    x = source()
    if is_name(x):
        to_sql(x)
`;

/** Each takes away what one or more of the functions rest on. */
const EDITS: readonly (readonly [string, string, number])[] = [
  ['NAMES = ["a", "b"]', 'NAMES = ["a", other()]', 2],
  ['WORD = "^[a-z]+$"', 'WORD = "[a-z]+"', 1],
  ['class Color(Enum)', 'class Color(Base)', 1],
  ['class Color(Enum):\n    RED = 1\n', '', 1],
  ['TABLE = {"a": "b"}', 'TABLE = make()', 1],
  ['return x in NAMES', 'return x not in NAMES', 1],
];

describe('guards through edits', () => {
  let scanner: Scanner;
  let rules: RuleSet;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
    const model = join(projectRoot, 'rules/python/models/guards.yaml');
    const loaded = loadRuleFiles([
      { file: model, text: readFileSync(model, 'utf8') },
      { file: 'sql.yaml', text: RULE },
    ]);
    assert.deepEqual(loaded.problems, []);
    rules = new RuleSet(loaded.rules.map((rule) => ({ ...rule, confidence: 'high' as const })));
  });
  after(() => scanner.dispose());

  for (const [from, to, count] of EDITS)
    it(`say what a fresh look says: ${to || `without ${from}`}`, () => {
      const document = scanner.open({ path: 'a.py', text: PROGRAM });
      const found = (): number => document.analyse(rules).findings.length;
      const start = PROGRAM.indexOf(from);
      assert.equal(found(), 0);
      document.edit([{ start, end: start + from.length, text: to }]);
      assert.equal(found(), count);
      document.edit([{ start, end: start + to.length, text: from }]);
      assert.equal(found(), 0);
      document.close();
    });
});
