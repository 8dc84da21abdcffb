/** A bound that is hit is said, once, with the rule; the rest of what is found stands. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { Scanner } from './scanner.ts';

/** Ends nowhere on a long run of `a`, and refers back, so that nothing can be remembered. */
const HOSTILE = '(?P<q>a+)+(?P=q)(?!x)c';

const { rules, problems: wrong } = loadRules(
  `rules:
  - { id: looks, message: Looks., severity: LOW, languages: [regex], pattern-regex: '${HOSTILE}|key(?!less)' }
  - { id: plain, message: Plain., severity: LOW, languages: [regex], pattern-regex: 'key' }
  - id: condition
    message: Condition.
    severity: LOW
    languages: [python]
    patterns:
      - pattern: f($X)
      - metavariable-regex: { metavariable: $X, regex: '["'']?${HOSTILE}' }
  - id: comparison
    message: Comparison.
    severity: LOW
    languages: [python]
    patterns:
      - pattern: f($X)
      - metavariable-comparison: { metavariable: $X, comparison: 're.match("${HOSTILE}", $X)' }
  - { id: literal, message: Literal., severity: LOW, languages: [python], pattern: 'f("=~/${HOSTILE}/")' }
`,
  'rules.yaml',
);

const run = 'a'.repeat(20_000);

describe('an expression that takes too many steps', () => {
  let scanner: Scanner;
  before(async () => {
    assert.deepEqual(wrong, []);
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepare({ path: 'a.py' });
    await scanner.prepare({ path: 'A.java' });
  });
  after(() => scanner.dispose());

  const scan = (text: string, set = new RuleSet(rules), path = 'a.txt') => scanner.scan({ path, text }, set);

  it('is stopped in the line that costs them, which is said once', () => {
    const { findings, problems } = scan(`key\n${run}\n${run}\nkey\n`);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['looks', 'plain', 'looks', 'plain'],
    );
    assert.deepEqual(
      problems.map(({ kind, ruleId, path }) => [kind, ruleId, path]),
      [['limit', 'looks', 'a.txt']],
    );
    assert.match(problems[0]?.message ?? '', /took too many steps/);
  });

  it('is not mentioned where all was seen', () => {
    assert.deepEqual(scan('key\n'.repeat(20_000)).problems, []);
    assert.deepEqual(scan(`${' '.repeat(1_000_000)}key\n`).problems, []);
  });

  it('is stopped wherever a rule may have one', () => {
    const { problems } = scan(`f("${run}")\n`, undefined, 'a.py');
    assert.deepEqual([...new Set(problems.map(({ ruleId }) => ruleId))].sort(), [
      'comparison',
      'condition',
      'literal',
      'looks',
    ]);
    for (const { kind } of problems) assert.equal(kind, 'limit');
  });

  it('is not run on a fourth file, and others are', () => {
    const set = new RuleSet(rules);
    const all = Array.from({ length: 6 }, (_, i) => scan(`${run}\nkey\n`, set, `${i}.txt`));
    assert.deepEqual(
      all.map(({ findings }) => findings.map(({ ruleId }) => ruleId).join()),
      ['looks,plain', 'looks,plain', 'looks,plain', 'plain', 'plain', 'plain'],
    );
    for (const { problems } of all) assert.deepEqual(problems.length, 1);
    assert.match(all[5]?.problems[0]?.message ?? '', /not run on this one: `looks` has not seen/);
  });

  it('is what a type with many metavariables would be, and ends', () => {
    const many = Array.from({ length: 12 }, (_, i) => `$T${i}`).join(', ');
    const { rules: typed, problems } = loadRules(
      `rules: [{ id: typed, message: M., severity: LOW, languages: [java], pattern: '(Map<${many}> $X).f()' }]`,
      'rules.yaml',
    );
    assert.deepEqual(problems, []);
    const type = `Map<${Array.from({ length: 400 }, () => 'A').join(', ')}`;
    const text = `class C { void m(${type}, B[]> x) { x.f(); } void n(${type}[] y) { y.f(); } }\n`;
    scan(text, new RuleSet(typed), 'A.java');
  });

  it('is stopped again after an edit, and finds what an edit lets it find', () => {
    const document = scanner.open({ path: 'a.py', text: `f("${run}")\n` });
    try {
      const set = new RuleSet(rules);
      const stopped = (): string[] =>
        document
          .analyse(set)
          .problems.flatMap(({ ruleId }) => ruleId ?? [])
          .sort();
      const first = stopped();
      assert.ok(first.includes('condition'));
      assert.deepEqual(stopped(), first);
      document.edit([{ start: 0, end: 0, text: 'x = 1\n' }]);
      assert.deepEqual(stopped(), first);
      document.edit([{ start: 9, end: 9 + run.length, text: 'aac' }]);
      const { findings, problems } = document.analyse(set);
      assert.deepEqual(problems, []);
      assert.deepEqual(findings.map(({ ruleId }) => ruleId).sort(), [
        'comparison',
        'condition',
        'literal',
        'looks',
      ]);
    } finally {
      document.close();
    }
  });
});

describe('a function that is too large for what is known of memory', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepare({ path: 'a.c' });
  });
  after(() => scanner.dispose());

  const { rules: asking, problems: refused } = loadRules(
    `rules:
  - id: freed
    message: Freed.
    severity: LOW
    languages: [c]
    patterns:
      - pattern: free($P)
      - metavariable-analysis: { metavariable: $P, analyzer: memory, options: { is: freed } }
`,
    'rules.yaml',
  );
  const small = 'void small(char *p) { free(p); free(p); }\n';
  const large = `void large(char *p, int n) {\n  while (n) {\n${'    if (n) n = n + 1;\n'.repeat(20_000)}  }\n  free(p);\n  free(p);\n}\n`;
  const set = new RuleSet(asking);
  const said = ({ findings, problems }: ReturnType<Scanner['scan']>) => [
    findings.map(({ start }) => start),
    problems.map(({ kind, ruleId, message }) => `${kind} ${ruleId} ${message}`),
  ];

  it('is said, and the others are looked at', () => {
    assert.deepEqual(refused, []);
    const [findings, problems] = said(scanner.scan({ path: 'a.c', text: `${small}${large}` }, set));
    assert.deepEqual(findings, [small.lastIndexOf('free')]);
    assert.match(problems?.join() ?? '', /^limit freed A function is too large/);
    assert.deepEqual(said(scanner.scan({ path: 'a.c', text: small }, set))[1], []);
  });

  it('is said again after an edit elsewhere, and no longer once it is gone', () => {
    const document = scanner.open({ path: 'a.c', text: `${small}${large}` });
    try {
      const first = said(document.analyse(set));
      assert.equal(first[1]?.length, 1);
      document.edit([{ start: small.length, end: small.length, text: 'int other;\n' }]);
      assert.deepEqual(said(document.analyse(set)), first);
      const end = small.length + 'int other;\n'.length + large.length;
      document.edit([{ start: small.length, end, text: '' }]);
      assert.deepEqual(said(document.analyse(set)), [first[0], []]);
    } finally {
      document.close();
    }
  });
});
