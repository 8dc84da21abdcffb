/** What models say of the types of libraries counts in patterns, through edits, and for the rules that have it. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { FragmentParser } from '../syntax/fragment.ts';
import { python } from '../syntax/languages/python.ts';
import { LanguageSupport } from './languageSupport.ts';
import { Scanner } from './scanner.ts';

const MODEL = `models:
  - id: test/shop
    languages: [python]
    types: { shop.connect(): shop.Connection, shop.Connection.cursor(): shop.Cursor }
`;
const RULES = `rules:
  - id: by-type
    message: A cursor of the shop.
    severity: HIGH
    languages: [python]
    pattern: '($C: shop.Cursor).execute($SQL)'
  - id: by-name
    message: Something that is called like a cursor.
    severity: LOW
    languages: [python]
    patterns:
      - pattern: $C.execute($SQL)
      - metavariable-type: { metavariable: $C, type: unknown }
      - metavariable-regex: { metavariable: $C, regex: .*cur }
`;
const TEXT = `import shop
from .own import Imported, imported_cur

def f(given_cur, runner):
    cur = shop.connect().cursor()
    cur.execute("a")
    given_cur.execute("b")
    runner.execute("c")
    imported_cur.execute("d")
    other_cur = Imported()
    other_cur.execute("e")

class Cur:
    def execute(self, text): ...

def g():
    own_cur = Cur()
    own_cur.execute("f")
`;

describe('models of libraries', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepare({ path: 'a.py' });
  });
  after(() => scanner.dispose());

  const ruleSet = (text: string): RuleSet => {
    const { rules, problems } = loadRules(text, 'rules.yaml');
    assert.deepEqual(problems, []);
    return new RuleSet(rules);
  };
  const withModel = (): RuleSet => ruleSet(MODEL + RULES);
  const found = (text: string, rules: RuleSet): string[] => {
    const { findings } = scanner.scan({ path: 'a.py', text }, rules);
    return findings.map(({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`);
  };

  const byName = ['given_cur.execute("b")', 'imported_cur.execute("d")', 'other_cur.execute("e")'].map(
    (call) => `by-name ${call}`,
  );

  it('tell a receiver by its type, and by its name where it has none', () => {
    assert.deepEqual(found(TEXT, withModel()), ['by-type cur.execute("a")', ...byName]);
  });

  it('hold for what a class of the file inherits, through other classes of it', () => {
    const text = `import shop
from .own import Imported

class Own(shop.Cursor):
    def all(self):
        self.execute("a")

class Further(Own):
    def some(self):
        self.execute("b")

class Other(Imported):
    def all(self):
        self.execute("c")

Further().execute("d")
Other().execute("e")
`;
    const calls = ['self.execute("a")', 'self.execute("b")', 'Further().execute("d")'];
    assert.deepEqual(
      found(text, withModel()),
      calls.map((call) => `by-type ${call}`),
    );
  });

  it('do not take a type of another package for one of theirs', () => {
    const text = `from shop import Cursor
from bank import Cursor as BankCursor
import harbour

def f(a: Cursor, b: BankCursor, c: harbour.Cursor):
    a.execute("a")
    b.execute("b")
    c.execute("c")
`;
    assert.deepEqual(found(text, withModel()), ['by-type a.execute("a")']);
    const swapped = text.replace('from shop', 'from bank');
    assert.deepEqual(found(swapped, withModel()), []);
  });

  it('say nothing to rules without them', () => {
    assert.deepEqual(found(TEXT, ruleSet(RULES)), ['by-name cur.execute("a")', ...byName]);
  });

  it('are the same for rules that say the same, so that what is kept of a program stays', () => {
    const support = new LanguageSupport(python, { language: python } as FragmentParser, {});
    const { rules } = withModel();
    const known = support.librariesOf(rules);
    assert.equal(support.librariesOf(rules.slice(1)), known);
    assert.notEqual(support.librariesOf(ruleSet(RULES).rules), known);
  });

  it('count in an open document, through edits and for other rules', () => {
    const document = scanner.open({ path: 'a.py', text: TEXT });
    const rules = withModel();
    const names = byName.map(() => 'by-name');
    const ids = (set: RuleSet): string[] => document.analyse(set).findings.map(({ ruleId }) => ruleId);
    const replace = (before: string, after: string): void => {
      const start = document.text.indexOf(before);
      assert.ok(start >= 0);
      document.edit([{ start, end: start + before.length, text: after }]);
    };
    assert.deepEqual(ids(rules), ['by-type', ...names]);
    assert.deepEqual(ids(ruleSet(RULES)), ['by-name', ...names]);
    assert.deepEqual(ids(rules), ['by-type', ...names]);
    replace('import shop', 'import ship as shop');
    assert.deepEqual(ids(rules), ['by-name', ...names]);
    replace('import ship as shop', 'import shop');
    replace('own_cur = Cur()', 'own_cur = shop.connect().cursor()');
    assert.deepEqual(ids(rules), ['by-type', ...names, 'by-type']);
    document.close();
  });
});
