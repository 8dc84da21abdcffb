/**
 * What the keys of a data-flow rule mean, in every language: each key is tried on programs that differ in nothing but
 * what the key is about, one in which there is a finding and one in which there is none.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';

/** How a language writes a function of statements; in these, calls and names are written alike. */
interface Writing {
  readonly language: string;
  readonly path: string;
  /** A variable's name. */
  name(name: string): string;
  assign(name: string, value: string): string;
  /** A condition with two branches of one statement each. */
  choose(condition: string, then: string, otherwise?: string): string;
  /** A function of statements. */
  program(statements: readonly string[]): string;
  readonly end: string;
}

const braces = {
  name: (name: string): string => name,
  choose: (condition: string, then: string, otherwise?: string): string =>
    `if (${condition}) { ${then} }${otherwise === undefined ? '' : ` else { ${otherwise} }`}`,
  end: ';',
};

const WRITINGS: readonly Writing[] = [
  {
    language: 'python',
    path: 'case.py',
    name: (name) => name,
    assign: (name, value) => `${name} = ${value}`,
    choose: (condition, then, otherwise) =>
      `if ${condition}:\n        ${then}${otherwise === undefined ? '' : `\n    else:\n        ${otherwise}`}`,
    program: (statements) => `def f(p):\n${statements.map((each) => `    ${each}\n`).join('')}`,
    end: '',
  },
  {
    ...braces,
    language: 'javascript',
    path: 'case.js',
    assign: (name, value) => `var ${name} = ${value};`,
    program: (statements) => `function f(p) {\n${statements.join('\n')}\n}\n`,
  },
  {
    ...braces,
    language: 'typescript',
    path: 'case.ts',
    assign: (name, value) => `var ${name} = ${value};`,
    program: (statements) => `function f(p: any) {\n${statements.join('\n')}\n}\n`,
  },
  {
    ...braces,
    language: 'java',
    path: 'Case.java',
    assign: (name, value) => `var ${name} = ${value};`,
    program: (statements) => `class Case { void f(String p) {\n${statements.join('\n')}\n} }\n`,
  },
  {
    ...braces,
    language: 'csharp',
    path: 'Case.cs',
    assign: (name, value) => `var ${name} = ${value};`,
    program: (statements) => `class Case { void F(string p) {\n${statements.join('\n')}\n} }\n`,
  },
  {
    ...braces,
    language: 'go',
    path: 'case.go',
    assign: (name, value) => `${name} := ${value}`,
    choose: (condition, then, otherwise) =>
      `if ${condition} {\n${then}\n}${otherwise === undefined ? '' : ` else {\n${otherwise}\n}`}`,
    program: (statements) => `package p\nfunc f(p string) {\n${statements.join('\n')}\n}\n`,
    end: '',
  },
  {
    ...braces,
    language: 'php',
    path: 'case.php',
    name: (name) => `$${name}`,
    assign: (name, value) => `$${name} = ${value};`,
    program: (statements) => `<?php\nfunction f($p) {\n${statements.join('\n')}\n}\n`,
  },
  {
    ...braces,
    language: 'ruby',
    path: 'case.rb',
    assign: (name, value) => `${name} = ${value}`,
    choose: (condition, then, otherwise) =>
      `if ${condition}\n${then}\n${otherwise === undefined ? '' : `else\n${otherwise}\n`}end`,
    program: (statements) => `def f(p)\n${statements.join('\n')}\nend\n`,
    end: '',
  },
];

interface Key {
  /** The rule, from its sources on. */
  readonly rule: string;
  /** A program with a finding. */
  found(write: Writing): readonly string[];
  /** A program without. */
  none(write: Writing): readonly string[];
}

const call = (write: Writing, name: string, ...args: readonly string[]): string =>
  `${name}(${args.join(', ')})${write.end}`;

const PLAIN = `
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink(...)}]`;

const LABELS = `
    pattern-sources:
      - {pattern: one(), label: A}
      - {pattern: two(), label: B}`;

const KEYS: Readonly<Record<string, Key>> = {
  'a source': {
    rule: PLAIN,
    found: (w) => [call(w, 'sink', 'source()')],
    none: (w) => [call(w, 'sink', 'other()')],
  },
  'an exact source': {
    rule: `
    pattern-sources: [{pattern: box(...), exact: true}]
    pattern-sinks: [{pattern: sink(...)}]`,
    found: (w) => [w.assign('x', `box(${w.name('p')})`), call(w, 'sink', w.name('x'))],
    none: (w) => [w.assign('x', `box(sink(${w.name('p')}))`)],
  },
  'a source that is not exact': {
    rule: `
    pattern-sources: [{pattern: box(...)}]
    pattern-sinks: [{pattern: sink(...)}]`,
    found: (w) => [w.assign('x', `box(sink(${w.name('p')}))`)],
    none: (w) => [w.assign('x', `other(sink(${w.name('p')}))`)],
  },
  'a source by its side effect': {
    rule: `
    pattern-sources:
      - by-side-effect: true
        patterns: [{pattern: fill($X)}, {focus-metavariable: $X}]
    pattern-sinks: [{pattern: sink(...)}]`,
    found: (w) => [w.assign('x', '1'), call(w, 'fill', w.name('x')), call(w, 'sink', w.name('x'))],
    none: (w) => [w.assign('x', '1'), call(w, 'sink', w.name('x')), call(w, 'fill', w.name('x'))],
  },
  'a source by nothing but its side effect': {
    rule: `
    pattern-sources:
      - by-side-effect: only
        patterns: [{pattern: acquire($X)}, {focus-metavariable: $X}]
    pattern-sinks: [{pattern: acquire(...)}]`,
    found: (w) => [w.assign('x', '1'), call(w, 'acquire', w.name('x')), call(w, 'acquire', w.name('x'))],
    none: (w) => [w.assign('x', '1'), call(w, 'acquire', w.name('x'))],
  },
  'a source of control': {
    rule: `
    pattern-sources: [{pattern: enter(), control: true}]
    pattern-sinks: [{pattern: sink(...)}]`,
    found: (w) => [call(w, 'enter'), call(w, 'sink', '1')],
    none: (w) => [call(w, 'sink', '1'), call(w, 'enter')],
  },
  'a sink narrowed by focus': {
    rule: `
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{patterns: [{pattern: 'sink($A, $B)'}, {focus-metavariable: $B}]}]`,
    found: (w) => [call(w, 'sink', '1', 'source()')],
    none: (w) => [call(w, 'sink', 'source()', '1')],
  },
  'a sink narrowed by focus to a call': {
    rule: `
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{patterns: [{pattern: 'sink($A, $B)'}, {focus-metavariable: $B}]}]
    pattern-sanitizers: [{pattern: clean(...), exact: true}]`,
    found: (w) => [call(w, 'sink', '1', 'other(source())')],
    none: (w) => [call(w, 'sink', '1', 'clean(source())')],
  },
  'a sink that is not exact': {
    rule: `
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink(...), exact: false}]
    options: {taint_assume_safe_functions: true}`,
    found: (w) => [call(w, 'sink', 'other(source())')],
    none: (w) => [call(w, 'other', 'sink(1)', 'source()')],
  },
  'a sink at the exit': {
    rule: `
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink(...), at-exit: true}]`,
    found: (w) => [call(w, 'other'), call(w, 'sink', 'source()')],
    none: (w) => [call(w, 'sink', 'source()'), call(w, 'other')],
  },
  'a sanitizer': {
    rule: `${PLAIN}
    pattern-sanitizers: [{pattern: clean(...)}]`,
    found: (w) => [call(w, 'sink', 'other(source())')],
    none: (w) => [call(w, 'sink', 'clean(source())')],
  },
  'an exact sanitizer': {
    rule: `${PLAIN}
    pattern-sanitizers: [{pattern: clean(...), exact: true}]`,
    found: (w) => [w.assign('x', 'clean(sink(source()))')],
    none: (w) => [call(w, 'sink', 'clean(source())')],
  },
  'a sanitizer by its side effect': {
    rule: `${PLAIN}
    pattern-sanitizers:
      - by-side-effect: true
        patterns: [{pattern: check($X)}, {focus-metavariable: $X}]`,
    found: (w) => [
      w.assign('x', 'source()'),
      w.assign('y', '1'),
      call(w, 'check', w.name('y')),
      call(w, 'sink', w.name('x')),
    ],
    none: (w) => [w.assign('x', 'source()'), call(w, 'check', w.name('x')), call(w, 'sink', w.name('x'))],
  },
  'a sanitizer on one branch': {
    rule: `${PLAIN}
    pattern-sanitizers:
      - by-side-effect: true
        patterns: [{pattern: check($X)}, {focus-metavariable: $X}]`,
    found: (w) => [
      w.assign('x', 'source()'),
      w.choose('flag()', call(w, 'check', w.name('x'))),
      call(w, 'sink', w.name('x')),
    ],
    none: (w) => [
      w.assign('x', 'source()'),
      w.choose('flag()', call(w, 'check', w.name('x')), call(w, 'check', w.name('x'))),
      call(w, 'sink', w.name('x')),
    ],
  },
  'a propagator': {
    rule: `${PLAIN}
    pattern-propagators: [{pattern: 'put($TO, $FROM)', from: $FROM, to: $TO}]`,
    found: (w) => [w.assign('x', '1'), call(w, 'put', w.name('x'), 'source()'), call(w, 'sink', w.name('x'))],
    none: (w) => [w.assign('x', '1'), call(w, 'set', w.name('x'), 'source()'), call(w, 'sink', w.name('x'))],
  },
  'a label that a sink requires': {
    rule: `${LABELS}
    pattern-sinks: [{pattern: sink(...), requires: A}]`,
    found: (w) => [call(w, 'sink', 'one()')],
    none: (w) => [call(w, 'sink', 'two()')],
  },
  'two labels together': {
    rule: `${LABELS}
    pattern-sinks: [{pattern: sink(...), requires: A and B}]`,
    found: (w) => [call(w, 'sink', 'one()', 'two()')],
    none: (w) => [call(w, 'sink', 'one()', 'one()')],
  },
  'a label that must not be there': {
    rule: `${LABELS}
    pattern-sinks: [{pattern: sink(...), requires: A and not B}]`,
    found: (w) => [call(w, 'sink', 'one()')],
    none: (w) => [call(w, 'sink', 'one()', 'two()')],
  },
  'a source that requires a label': {
    rule: `
    pattern-sources:
      - {pattern: one(), label: A}
      - {pattern: wrap(...), label: B, requires: A}
    pattern-sinks: [{pattern: sink(...), requires: B}]`,
    found: (w) => [call(w, 'sink', 'wrap(one())')],
    none: (w) => [call(w, 'sink', 'wrap(1)')],
  },
  'metavariables that agree': {
    rule: `
    pattern-sources: [{pattern: source($KEY)}]
    pattern-sinks: [{pattern: 'sink($KEY, ...)'}]
    options: {taint_unify_mvars: true}`,
    found: (w) => [w.assign('x', 'source(1)'), call(w, 'sink', '1', w.name('x'))],
    none: (w) => [w.assign('x', 'source(1)'), call(w, 'sink', '2', w.name('x'))],
  },
  'calls that are taken for safe': {
    rule: `${PLAIN}
    options: {taint_assume_safe_functions: true}`,
    found: (w) => [call(w, 'sink', 'source()')],
    none: (w) => [w.assign('x', 'other(source())'), call(w, 'sink', w.name('x'))],
  },
};

describe('keys of data-flow rules', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const { language } of WRITINGS) await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());

  function findings(write: Writing, key: Key, statements: readonly string[]): number {
    const yaml = `rules:\n  - id: key\n    mode: taint\n    message: found\n    severity: INFO\n    languages: [${write.language}]${key.rule}\n`;
    const { rules, problems } = loadRules(yaml, 'key.yaml');
    assert.deepEqual(problems, []);
    const text = write.program(statements);
    const document = scanner.open({ path: write.path, text });
    try {
      const ruleSet = new RuleSet(rules.map((rule) => ({ ...rule, confidence: 'high' as const })));
      const analysis = document.analyse(ruleSet);
      assert.equal(document.hasSyntaxErrors, false, text);
      assert.deepEqual([...ruleSet.problems, ...analysis.problems], []);
      return analysis.findings.length;
    } finally {
      document.close();
    }
  }

  for (const write of WRITINGS)
    describe(write.language, () => {
      for (const [name, key] of Object.entries(KEYS)) {
        it(`${name}: found`, () => assert.notEqual(findings(write, key, key.found(write)), 0));
        it(`${name}: not found`, () => assert.equal(findings(write, key, key.none(write)), 0));
      }
    });
});
