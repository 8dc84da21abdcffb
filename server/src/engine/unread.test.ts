import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import type { Analysis } from '../finding/finding.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { Scanner } from './scanner.ts';
import { joined } from './unread.ts';

const RULES = new RuleSet(
  loadRules(
    'rules: [{ id: e, message: m, severity: ERROR, languages: [python, javascript, c], pattern: run(...) }]',
    'r.yaml',
  ).rules,
);

let scanner: Scanner;
/** Gives the tests of a group a scanner. */
function sharedScanner(): void {
  before(async () => {
    scanner = await Scanner.create({ readGrammar, maximumLength: 5000 });
  });
  after(() => scanner.dispose());
}

async function analyse(path: string, text: string): Promise<Analysis> {
  await scanner.prepare({ path });
  return scanner.scan({ path, text }, RULES);
}

const messages = ({ problems }: Analysis): string[] => problems.map(({ message }) => message);

describe('code that no rule has seen', () => {
  sharedScanner();

  it('is named once a file, by its lines', async () => {
    const analysis = await analyse('a.js', 'a();\nfoo(x: number);\nb();\nfoo(y: run(1));\n');
    assert.deepEqual(messages(analysis), [
      'Lines 2, 4 could not be parsed in full: findings there may be missing.',
    ]);
    const [problem] = analysis.problems;
    assert.equal(problem?.kind, 'syntax');
    assert.deepEqual(problem?.span, analysis.unread[0]);
    assert.equal(analysis.unread.length, 2);
  });

  it('is nothing in a program that is whole, or lacks but a semicolon', async () => {
    for (const [path, text] of [
      ['a.py', 'run(1)\n'],
      ['a.js', 'run(1)\n'],
      ['a.c', 'int a(void) { return 1 }\n'],
    ] as const)
      assert.deepEqual(await analyse(path, text).then(({ problems, unread }) => [problems, unread]), [
        [],
        [],
      ]);
  });

  it('is not the word of a macro in C, but is code', async () => {
    assert.deepEqual((await analyse('a.c', 'static void XMLCALL f(int a) { g(a); }\n')).unread, []);
    assert.notDeepEqual((await analyse('a.c', 'static void thing run(a) { g(a); }\n')).unread, []);
    assert.notDeepEqual((await analyse('a.js', 'run(a NAME);\n')).unread, []);
  });

  it('counts places that are too many to name', async () => {
    const analysis = await analyse('a.js', 'f(x: y);\n\n'.repeat(9));
    assert.deepEqual(messages(analysis), [
      'Lines 1, 3, 5, 7, 9 and 4 more places could not be parsed in full: findings there may be missing.',
    ]);
  });

  it('is all of a text that was not parsed for its length, and none of a text in no language', async () => {
    const text = 'x = 1\n'.repeat(1000);
    assert.deepEqual((await analyse('a.py', text)).unread, [{ start: 0, end: text.length }]);
    assert.deepEqual((await analyse('a.txt', text)).unread, []);
  });

  it('is the rest of a text from where it is nested too deeply', async () => {
    const { unread } = await analyse('a.js', `a(${'['.repeat(900)}run(1)${']'.repeat(900)});`);
    assert.equal(unread.length, 1);
    assert.equal(unread[0]?.end, 1810);
  });

  it('moves with edits and goes when it is mended', async () => {
    await scanner.prepare({ path: 'a.js' });
    const document = scanner.open({ path: 'a.js', text: 'function f() {\n  g(x: number);\n}\nh();\n' });
    try {
      const [before] = document.analyse(RULES).unread;
      document.edit([{ start: 0, end: 0, text: '\n\n' }]);
      const [moved] = document.analyse(RULES).unread;
      assert.equal(moved?.start, (before?.start ?? 0) + 2);
      const at = document.text.indexOf(': number');
      document.edit([{ start: at, end: at + 8, text: '' }]);
      assert.deepEqual(document.analyse(RULES).unread, []);
    } finally {
      document.close();
    }
  });
});

describe('joining spans', () => {
  sharedScanner();

  it('joins what overlaps or touches, in order', () => {
    const spans = [
      { start: 9, end: 12 },
      { start: 0, end: 5 },
      { start: 1, end: 2 },
      { start: 5, end: 7 },
    ];
    assert.deepEqual(joined(spans), [
      { start: 0, end: 7 },
      { start: 9, end: 12 },
    ]);
  });
});
