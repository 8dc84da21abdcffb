/**
 * Data flow is bounded: large functions, files of many functions and deep recursion take work in proportion to their
 * length, or it is said that they were given up.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { countStepsTaken } from '../../server/src/flow/solve.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';

const RULE = `
rules:
  - id: flow
    mode: taint
    message: found
    severity: WARNING
    languages: [python, javascript]
    pattern-sources:
      - pattern: source()
    pattern-sinks:
      - pattern: sink(...)
`;

/** How many steps a program may take for each UTF-16 unit of it. */
const LIMIT = 30;

/** `count` texts, each on its own line. */
function repeat(count: number, text: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => text(i)).join('\n');
}

interface Program {
  readonly path: string;
  readonly text: string;
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  'a function of 5,000 statements': {
    path: 'case.py',
    text: `def f():\n    x0 = source()\n${repeat(5000, (i) => `    x${i + 1} = x${i} + "a"`)}\n    sink(x5000)\n`,
  },
  'a function of 5,000 statements with branches': {
    path: 'case.py',
    text: `def f(a):\n    x = source()\n${repeat(1250, (i) => `    if a == ${i}:\n        x = x + str(${i})\n    else:\n        y${i} = x`)}\n    sink(x)\n`,
  },
  'nested loops': {
    path: 'case.py',
    text: `def f(a):\n    x = source()\n${repeat(12, (i) => `${'    '.repeat(i + 1)}for i${i} in a:`)}\n${'    '.repeat(13)}y = x\n    sink(x)\n`,
  },
  '2,000 functions that call the next': {
    path: 'case.py',
    text: `${repeat(2000, (i) => `def f${i}(x):\n    return f${i + 1}(x)`)}\ndef f2000(x):\n    return x\nsink(f1990(source()))\n`,
  },
  '2,000 functions that call each other': {
    path: 'case.py',
    text: `${repeat(2000, (i) => `def f${i}(x, y):\n    if y:\n        return f${(i * 7 + 1) % 2000}(x, y)\n    return f${(i * 13 + 5) % 2000}(y, x)`)}\nsink(source())\n`,
  },
  'a recursion of 50 functions': {
    path: 'case.py',
    text: `${repeat(50, (i) => `def f${i}(x, n):\n    if n == 0:\n        return x\n    return f${(i + 1) % 50}(x, n - 1)`)}\nsink(f0(source(), 60))\n`,
  },
  'a recursion of 50 functions that all call all': {
    path: 'case.py',
    text: `${repeat(50, (i) => `def f${i}(x, n):\n    if n == 0:\n        return x\n${repeat(50, (j) => `    f${j}(x, n - 1)`)}\n    return x`)}\nsink(f0(source(), 60))\n`,
  },
  'callbacks that are handed on': {
    path: 'case.js',
    text: `${repeat(200, (i) => `function f${i}(g, h, x) {\n  g(h, g, x);\n  f${i + 1}(h, g, x);\n}`)}\nfunction f200(g, h, x) {\n  g(x);\n}\nf190((x) => sink(x), (g, h, x) => g(h, g, x), source());\n`,
  },
  'a call for each of many constants': {
    path: 'case.py',
    text: `def f(x, k):\n${repeat(200, (i) => `    if k == ${i}:\n        sink(x)`)}\n${repeat(1000, (i) => `f(source(), ${i % 250})`)}\n`,
  },
  'methods that call methods of the objects they are given': {
    path: 'case.py',
    text: `class C:\n${repeat(60, (i) => `    def m${i}(self, x, y):\n        x.f${i % 7}.g${i % 5}(y, self)\n        y.h${i % 11}(x, self.a${i % 13})\n        self.a${i % 13} = x.k${i % 3}(y.b${i % 4})\n        self.m${(i + 1) % 60}(y, x.c${i % 6})\n        return self.m${(i * 7) % 60}(self.a${i % 13}, y) or y`)}\nsink(C().m0(source(), source()))\n`,
  },
  'objects in objects': {
    path: 'case.js',
    text: `function f() {\n  let o = { v: source() };\n${repeat(1000, (i) => `  o = { a${i}: o, b${i}: { c: o } };`)}\n  sink(o);\n}\n`,
  },
};

/** A function of which each call is much work to see through, in proportion to its length, and so in a loop. */
const WIDE = `function w(o) { return { ${repeat(30, (i) => `k${i}: o,`)} }; }\n`;

describe('the work of data flow', () => {
  let scanner: Scanner;
  const { rules: loaded } = loadRules(RULE, 'flow.yaml');
  const rules = new RuleSet(loaded.map((rule) => ({ ...rule, confidence: 'high' as const })));

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const language of ['python', 'javascript']) await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());

  for (const [name, { path, text }] of Object.entries(PROGRAMS)) {
    it(`is bounded for ${name}`, function () {
      this.timeout(300_000);
      const begin = countStepsTaken();
      const document = scanner.open({ path, text });
      try {
        const { findings, problems } = document.analyse(rules);
        const took = (countStepsTaken() - begin) / text.length;
        assert.ok(took < LIMIT, `${took.toFixed(1)} steps for each unit`);
        assert.equal(document.hasSyntaxErrors, false);
        assert.ok(findings.length > 0 || problems.length > 0, 'neither a finding nor a word about giving up');
      } finally {
        document.close();
      }
    });
  }

  it('follows calls however far they lead', () => {
    const chain = (length: number): string =>
      `${repeat(length, (i) => `function f${i}(a) { return f${i + 1}(a); }`)}\nfunction f${length}(a) { sink(a); }\nf0(source());\n`;
    for (const length of [20, 3000]) {
      const { findings, problems } = scanner.scan({ path: 'case.js', text: chain(length) }, rules);
      assert.deepEqual([findings.length, problems], [1, []]);
    }
  });

  it('is a matter of each function: what needs too much of it costs nothing elsewhere, and is said by its name', () => {
    const heavy = `${WIDE}function heavy(y) {\n  let x;\n  while (y) while (x) {\n${repeat(3000, () => 'x=w(y);')}\n}\n  return x;\n}\n`;
    const light = 'function light() { sink(source()); }\nlight(heavy(source()));\n';
    const { findings, problems } = scanner.scan({ path: 'case.js', text: heavy + light }, rules);
    const alone = scanner.scan({ path: 'case.js', text: light }, rules);
    assert.equal(findings.length, alone.findings.length);
    assert.deepEqual(
      problems.map(({ message }) => /too many steps in (\w+)/.exec(message)?.[1]),
      ['heavy'],
    );
  });

  it('says once in which functions not everything is told apart, for which no finding is missing', () => {
    const { path, text } = PROGRAMS['methods that call methods of the objects they are given'] as Program;
    const both = new RuleSet(rules.rules.flatMap((rule) => [rule, { ...rule, id: 'again' }]));
    const { findings, problems } = scanner.scan({ path, text }, both);
    assert.deepEqual([findings.length > 0, problems.length], [true, 1]);
    assert.equal(problems[0]?.kind, 'precision');
    assert.match(problems[0]?.message ?? '', /through m\d+, .* and \d+ more to tell/);
  });

  it('is none in minified code, which is said, and costs nothing beside it', () => {
    const dense = (count: number, between: string): string =>
      `function dense() {${repeat(count, () => '').replaceAll('\n', `f(g(() => 1));${between}`)} sink(source()); }\n`;
    const light = 'function light() { sink(source()); }\n';
    const scan = (text: string) => scanner.scan({ path: 'case.js', text }, rules);
    const { findings, problems } = scan(light + dense(60, '') + dense(60, ''));
    assert.deepEqual(
      findings.map(({ start }) => start),
      [light.indexOf('sink')],
    );
    assert.deepEqual(
      problems.map(({ kind, message, span }) => [kind, /minified/.test(message), span?.start]),
      [['limit', true, light.length]],
    );
    const sum = dense(60, '').replaceAll('(() => 1)', '()');
    for (const text of [dense(60, '\n'), dense(15, ''), sum])
      assert.deepEqual([scan(text).findings.length, scan(text).problems], [1, []]);
    const document = scanner.open({ path: 'case.js', text: dense(60, '') });
    try {
      document.analyse(rules);
      document.edit([{ start: 0, end: dense(60, '').length, text: dense(60, '\n') }]);
      assert.deepEqual([document.analyse(rules).findings.length, document.analyse(rules).problems], [1, []]);
    } finally {
      document.close();
    }
  });

  it('comes to the same after edits as afresh where functions need too much', () => {
    const heavy = `${WIDE}function heavy(y) {\n  sink(y);\n  let x;\n  while (y) while (x) {\n${repeat(3000, () => 'x=w(y);')}\n}\n  return x;\n}\n`;
    const calls = (count: number): string =>
      repeat(count, (i) => `function c${i}() { const v = heavy(source()); sink(v.k${i}); }`);
    const text = `${heavy}${calls(20)}\n`;
    const added = `\n${calls(40)}\n`;
    const document = scanner.open({ path: 'case.js', text });
    try {
      document.analyse(rules);
      document.edit([{ start: text.length, end: text.length, text: added }]);
      const after = document.analyse(rules);
      const fresh = scanner.scan({ path: 'case.js', text: text + added }, rules);
      const places = ({ findings }: typeof fresh) => findings.map(({ start, end }) => `${start}-${end}`);
      assert.deepEqual(places(after), places(fresh));
      assert.deepEqual(after.problems, fresh.problems);
      assert.match(fresh.problems[0]?.message ?? '', /too many steps/);
    } finally {
      document.close();
    }
  });
});
