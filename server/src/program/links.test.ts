import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';

/** Programs in which data gets from one part to another by a name; and without the name, where it does not. */
const PROGRAMS: Record<string, { path: string; linked: string; apart: string }> = {
  'a function that is called': {
    path: 'a.js',
    linked: 'function run(x) { sink(x); }\nfunction f() { run(source()); }',
    apart: 'function run(x) { sink(x); }\nfunction f() { walk(source()); }',
  },
  'a variable of the module': {
    path: 'a.py',
    linked:
      'last = None\ndef f():\n    global last\n    last = source()\ndef g():\n    f()\n    sink(last)\n',
    apart: 'last = None\ndef f():\n    last = source()\ndef g():\n    f()\n    sink(last)\n',
  },
  'the constructor of what a class extends': {
    path: 'a.js',
    linked:
      'class A { constructor(q) { sink(q); } }\nclass B extends A { constructor() { super(source()); } }',
    apart: 'class A { constructor(q) { sink(q); } }\nclass B { constructor() { this.q = source(); } }',
  },
  'a field of a class': {
    path: 'A.java',
    linked: 'class A { String q; void f() { this.q = source(); } void g() { sink(this.q); } }',
    apart: 'class A { String q; void f() { this.q = source(); } void g() { sink(this.r); } }',
  },
  'a field of a type that is declared elsewhere': {
    path: 'a.go',
    linked: 'package a\nfunc (s *S) f() { s.q = source() }\nfunc (s *S) g() { sink(s.q) }\n',
    apart: 'package a\nfunc (s *S) f() { s.q = source() }\nfunc (s *T) g() { sink(s.q) }\n',
  },
  'a variable that is passed by reference': {
    path: 'a.php',
    linked: '<?php\nfunction g(&$out) { $out = source(); }\ng($o);\nsink($o);\n',
    apart: '<?php\nfunction g(&$out) { $out = source(); }\ng($o);\nsink($p);\n',
  },
  'a function in a variable': {
    path: 'a.js',
    linked: 'const run = (x) => sink(x);\nconst all = [source()];\nall.forEach(run);',
    apart: 'const run = (x) => sink(x);\nconst all = [source()];\nall.forEach(walk);',
  },
};

const RULE = `
rules:
  - id: flow
    mode: taint
    languages: [javascript, python, java, go, php]
    severity: HIGH
    message: found
    pattern-sources:
      - pattern: source()
    pattern-sinks:
      - pattern: sink(...)
`;

describe('parts of a program', () => {
  let scanner: Scanner;
  const rules = new RuleSet(loadRules(RULE, 'flow.yaml').rules);

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const language of ['javascript', 'python', 'java', 'go', 'php'])
      await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());

  for (const [name, { path, linked, apart }] of Object.entries(PROGRAMS))
    it(`are linked by ${name}`, () => {
      const count = (text: string): number => scanner.scan({ path, text }, rules).findings.length;
      assert.deepEqual([count(linked), count(apart)], [1, 0]);
    });
});
