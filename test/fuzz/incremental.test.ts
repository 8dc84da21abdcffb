/**
 * Incremental equals full (docs/architecture.md, invariant 2): after any edit the findings are those of a
 * fresh scan of the text, at once while neither text has syntax errors, else after a fresh parse.
 *
 * Longer runs: npm run fuzz
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { OpenDocument } from '../../server/src/engine/programDocument.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import type { Finding } from '../../server/src/finding/finding.ts';
import { Segment } from '../../server/src/program/segment.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { countLiveTrees } from '../../server/src/syntax/syntaxTree.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';
import { PIECES, PROGRAMS, STATEMENTS } from './programs.ts';

const NONE: ReadonlySet<string> = new Set();

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 60);

const RULES = `
rules:
  - id: eval
    languages: [python, javascript, typescript]
    severity: ERROR
    message: eval of $X
    pattern: eval($X)
  - id: import
    languages: [python]
    severity: ERROR
    message: run
    pattern: subprocess.run(..., shell=True, ...)
  - id: require
    languages: [javascript, typescript]
    severity: ERROR
    message: exec
    pattern: child_process.exec(...)
  - id: constant
    languages: [python, javascript, typescript]
    severity: INFO
    message: constant
    pattern: connect("...")
  - id: block
    languages: [python, javascript, typescript]
    severity: INFO
    message: open and use
    patterns:
      - pattern: $F = open(...)
      - pattern-not-inside: |
          $F = open(...)
          ...
          close($F)
  - id: flow
    mode: taint
    languages: [python, javascript, typescript]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: request.args}]
    pattern-sinks: [{pattern: execute(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: entry
    mode: taint
    languages: [python]
    severity: ERROR
    message: entry
    pattern-sources:
      - {pattern: request.args}
      - patterns: [{pattern: "def $F(..., $P, ...): ..."}, {focus-metavariable: $P}]
        at-entry: true
        confidence: LOW
    pattern-sinks: [{pattern: execute(...)}, {pattern: open(...)}, {pattern: connect(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: js-entry
    mode: taint
    languages: [javascript, typescript]
    severity: ERROR
    message: entry
    pattern-sources:
      - patterns: [{pattern: "function $F(..., $P, ...) { ... }"}, {focus-metavariable: $P}]
        at-entry: true
        confidence: LOW
    pattern-sinks: [{pattern: execute(...)}, {pattern: eval(...)}, {pattern: connect(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: php-constant
    languages: [php]
    severity: INFO
    message: constant
    pattern: connect('...')
  - id: php-flow
    mode: taint
    languages: [php]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: $_GET}]
    pattern-sinks: [{pattern: echo ...;}, {pattern: eval($X)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: csharp-import
    languages: [csharp]
    severity: ERROR
    message: start $X
    pattern: System.Diagnostics.Process.Start($X)
  - id: csharp-flow
    mode: taint
    languages: [csharp]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: Request.Query}]
    pattern-sinks: [{pattern: Execute(...)}]
    pattern-sanitizers: [{pattern: Clean(...)}]
  - id: call
    languages: [java, go, ruby, rust, c, cpp]
    severity: INFO
    message: constant
    pattern: connect("...")
  - id: other-flow
    mode: taint
    languages: [java, go, rust]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: $R.args()}]
    pattern-sinks: [{pattern: execute(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: ruby-flow
    mode: taint
    languages: [ruby]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: $R.args}]
    pattern-sinks: [{pattern: execute(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: ruby-bare
    languages: [ruby]
    severity: INFO
    message: bare
    pattern: name()
  - id: c-flow
    mode: taint
    languages: [c, cpp]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: request_args()}]
    pattern-sinks: [{pattern: execute(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: bash-flow
    mode: taint
    languages: [bash]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: request_args}]
    pattern-sinks: [{pattern: execute ...}]
    pattern-sanitizers: [{pattern: clean ...}]
`;

describe('incremental equals full', () => {
  let scanner: Scanner;
  const rules = new RuleSet(loadRules(RULES, 'rules.yaml').rules);

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const path of Object.keys(PROGRAMS)) await scanner.prepare({ path });
  });
  after(() => {
    scanner.dispose();
    assert.equal(countLiveTrees(), 0);
  });

  for (const [path, program] of Object.entries(PROGRAMS)) {
    for (const seed of [1, 2, 3]) {
      it(`${path}, seed ${seed}`, () => {
        const { changes, mismatch } = run(path, program, seed);
        assert.equal(mismatch, undefined);
        assert.ok(changes >= Math.min(50, ROUNDS / 4), `only ${changes} edits changed the findings`);
      });
    }
  }

  for (const [path, program] of Object.entries(PROGRAMS)) {
    it(`${path}, with analyses that the next edit overtakes`, () => {
      assert.equal(run(path, program, 4, { overtakes: true }).mismatch, undefined);
    });
  }

  it('answers nothing from an analysis that an edit overtakes', () => {
    const document = scanner.open({ path: 'a.py', text: 'eval(1)\n' });
    try {
      const steps = document.analyseInSteps(rules);
      assert.equal(steps.next().done, false);
      document.edit([{ start: 0, end: 0, text: 'eval(2)\n' }]);
      assert.deepEqual(steps.next(), { done: true, value: undefined });
    } finally {
      document.close();
    }
  });

  it('fails where nothing is invalidated', () => {
    // What segments export decides what else an edit reaches; here they export nothing.
    const exportsOf = Segment.prototype.exports;
    Segment.prototype.exports = function (language) {
      return {
        ...exportsOf.call(this, language),
        writes: NONE,
        foreign: NONE,
        changes: NONE,
        containers: NONE,
        signature: null,
        wildcards: [],
        runs: false,
        leaves: false,
      };
    };
    try {
      const mismatches = [1, 2, 3].map((seed) => run('a.py', PROGRAMS['a.py'] as string, seed).mismatch);
      assert.ok(mismatches.some((mismatch) => mismatch !== undefined));
    } finally {
      Segment.prototype.exports = exportsOf;
    }
  });

  /**
   * Edits a program at random: how often the findings changed, and where they first differed from a fresh scan's.
   * `overtakes`: every other edit comes while the analysis of the one before is still going on.
   */
  function run(
    path: string,
    program: string,
    seed: number,
    { overtakes = false } = {},
  ): { changes: number; mismatch?: string } {
    const random = new Random(seed);
    let text = program;
    let document = scanner.open({ path, text });
    const history: string[] = [];
    let changes = 0;
    let broken = 0;
    let shown = '';
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const edit = randomEdit(random, text, path, history);
        history.push(text);
        const wasBroken = document.hasSyntaxErrors;
        document.edit([edit]);
        text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        assert.equal(document.text, text);
        if (wasBroken || document.hasSyntaxErrors) document.reparse();
        if (overtakes && round % 2 === 0) {
          const steps = document.analyseInSteps(rules);
          for (let left = random.below(10); left > 0; left--) steps.next();
          steps.return(undefined);
          continue;
        }
        const found = describeFindings(document, rules);
        const wanted = freshFindings(path, text);
        if (found !== wanted)
          return {
            changes,
            mismatch: `round ${round}, ${JSON.stringify(edit)}: ${found}\ninstead of ${wanted}`,
          };
        if (found !== shown) changes++;
        shown = found;
        broken = document.hasSyntaxErrors ? broken + 1 : 0;
        if (text.length > 6000 || broken > 5 || round % 60 === 59) {
          // Begin again before the text is nothing but rubble, of which nothing is kept.
          broken = 0;
          document.close();
          text = program;
          document = scanner.open({ path, text });
        }
      }
    } finally {
      document.close();
    }
    return { changes };
  }

  function freshFindings(path: string, text: string): string {
    const fresh = scanner.open({ path, text });
    try {
      return describeFindings(fresh, rules);
    } finally {
      fresh.close();
    }
  }

  it('reads only the units that an edit touches', () => {
    const path = 'a.py';
    const text = Array.from(
      { length: 300 },
      (_, i) => `def f${i}(a):\n    b = a + ${i}\n    return eval(b)\n`,
    ).join('\n');
    const document = scanner.open({ path, text });
    try {
      document.analyse(rules);
      const whole = document.work;
      const at = text.indexOf('b = a + 150');
      document.edit([{ start: at, end: at, text: 'c = 1; ' }]);
      document.analyse(rules);
      assert.ok(whole.nodesMade > 3000, `${whole.nodesMade} nodes`);
      assert.ok(document.work.nodesMade < 40, `${document.work.nodesMade} nodes were made again`);
      assert.ok(document.work.nodesRead < 700, `${document.work.nodesRead} nodes were read again`);
    } finally {
      document.close();
    }
  });
});

function randomEdit(
  random: Random,
  text: string,
  path: string,
  history: readonly string[],
): { start: number; end: number; text: string } {
  const pieces = PIECES[path] as readonly string[];
  const start = random.below(text.length + 1);
  switch (random.below(10)) {
    case 6:
    case 7:
    case 8: {
      // Another statement before a line, as far in as the line is.
      const at = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
      const indentation = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
      return {
        start: at,
        end: at,
        text: `${indentation}${random.pick(STATEMENTS[path] as readonly string[])}\n`,
      };
    }
    case 9: {
      // A name becomes another one of the program's.
      const names = [...text.matchAll(/[A-Za-z_]\w{2,}/g)];
      const [from, to] = [random.pick(names), random.pick(names)];
      return { start: from.index, end: from.index + from[0].length, text: to[0] };
    }
    case 0:
      return { start, end: Math.min(text.length, start + random.below(12)), text: '' };
    case 1: {
      // Takes the last change back.
      const previous = history[history.length - 1];
      return previous === undefined
        ? { start, end: start, text: 'x' }
        : { start: 0, end: text.length, text: previous };
    }
    case 2: {
      // Moves a line elsewhere: cut here, the paste comes as another edit.
      const from = text.lastIndexOf('\n', start) + 1;
      const to = text.indexOf('\n', start) + 1 || text.length;
      return { start: from, end: to, text: '' };
    }
    case 3: {
      // A statement at the start of a line, where it means something.
      const at = text.lastIndexOf('\n', start) + 1;
      return { start: at, end: at, text: random.pick(pieces) };
    }
    case 4:
      return { start, end: start, text: random.pick(['x', '1', ' ', 'eval', 'request.args', 'execute(']) };
    default:
      return { start, end: start, text: random.pick(pieces) };
  }
}

function describeFindings(document: OpenDocument, rules: RuleSet): string {
  return document
    .analyse(rules)
    .findings.map(
      (finding: Finding) =>
        `${finding.ruleId} ${finding.start}-${finding.end} ${finding.message} ${finding.trace.map((step) => `${step.start}-${step.end}`).join(' ')}`,
    )
    .join('\n');
}
