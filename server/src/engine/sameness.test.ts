import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { Scanner } from './scanner.ts';

let scanner: Scanner;
/** Gives the tests of a group a scanner. */
function sharedScanner(): void {
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
    await scanner.prepareLanguage('javascript');
  });
  after(() => scanner.dispose());
}

/** What the rules find, each as `rule text`, by rules of which each is an id, a language and the rest. */
function found(rules: readonly string[], path: string, text: string): string[] {
  const yaml = `rules:\n${rules.map((rule) => `  - { ${rule}, severity: LOW }\n`).join('')}`;
  const loaded = loadRules(yaml, 'rules.yaml');
  assert.deepEqual(loaded.problems, []);
  return scanner
    .scan({ path, text }, new RuleSet(loaded.rules))
    .findings.map(({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`);
}

describe('a rule that supersedes another', () => {
  sharedScanner();

  const weak = "id: weak, message: Weak., languages: [python, javascript], pattern: 'run(...)'";
  const strong =
    'id: strong, message: Strong., languages: [python, javascript], pattern: bad, metadata: { supersedes: [weak] }';
  const of = (path: string, text: string): string[] => found([weak, strong], path, text);

  it('speaks alone of one place', () => {
    assert.deepEqual(of('a.py', 'run(bad)\n'), ['strong bad']);
  });

  it('is silent itself where it is unsure and the other is not, as it is not shown everywhere', () => {
    const unsure = strong.replace('supersedes: [weak]', 'supersedes: [weak], confidence: LOW');
    assert.deepEqual(found([weak, unsure], 'a.py', 'run(bad)\nbad\n'), ['weak run(bad)', 'strong bad']);
    const both = weak.replace("'run(...)'", "'run(...)', metadata: { confidence: LOW }");
    assert.deepEqual(found([both, unsure], 'a.py', 'run(bad)\n'), ['strong bad']);
  });

  it('leaves the other alone elsewhere', () => {
    assert.deepEqual(of('a.py', 'run(good)\nbad\n'), ['weak run(good)', 'strong bad']);
  });

  it('leaves the other alone beside it in the same statement', () => {
    assert.deepEqual(of('a.py', 'take(bad, run(good))\n'), ['strong bad', 'weak run(good)']);
  });

  it('does not hide what only has it in a function in its arguments', () => {
    const text = 'run(() => { bad; });\n';
    assert.deepEqual(of('a.js', text), ['weak run(() => { bad; })', 'strong bad']);
  });

  it('does not hide what lies in a function in its own code', () => {
    const whole = strong.replace('pattern: bad', "pattern: 'take(...)'");
    const text = 'take(() => { run(good); });\n';
    assert.deepEqual(found([weak, whole], 'a.js', text), [
      'strong take(() => { run(good); })',
      'weak run(good)',
    ]);
  });

  it('silences nobody where it is silenced itself', () => {
    // The first is about the call's one argument, the last about the other.
    const first =
      'id: first, message: A., languages: [python], pattern: one, metadata: { supersedes: [middle] }';
    const middle =
      "id: middle, message: B., languages: [python], pattern: 'run(...)', metadata: { supersedes: [last] }";
    const last = 'id: last, message: C., languages: [python], pattern: two';
    assert.deepEqual(found([first, middle, last], 'a.py', 'run(one, two)\n'), ['first one', 'last two']);
    assert.deepEqual(found([first, middle, last], 'a.py', 'run(two)\n'), ['middle run(two)']);
  });

  it('leaves one of two that name each other', () => {
    const mutual = `${weak}, metadata: { supersedes: [strong] }`;
    assert.equal(found([mutual, strong], 'a.py', 'run(bad)\n').length, 1);
  });
});

describe('findings of one rule', () => {
  sharedScanner();

  const rule = (pattern: string, message = 'M.'): string =>
    `id: r, message: ${message}, languages: [python, javascript], ${pattern}`;

  it('are all said where they lie in each other', () => {
    assert.deepEqual(found([rule("pattern: 'bad(...)'")], 'a.py', 'bad(bad(1), bad(2))\n'), [
      'r bad(bad(1), bad(2))',
      'r bad(1)',
      'r bad(2)',
    ]);
  });

  it('are said once of one place, however it matched', () => {
    const either = rule("pattern-either: [{ pattern: 'bad($X)' }, { pattern: 'bad(1)' }]");
    assert.deepEqual(found([either], 'a.py', 'bad(1)\n'), ['r bad(1)']);
  });

  it('are two of one place where they tell of two things', () => {
    const each = rule("pattern: '({$K: bad})'", "'Not $K.'");
    assert.equal(found([each], 'a.js', 'x = { a: bad, b: bad, c: good };\n').length, 2);
    assert.equal(found([rule("pattern: '({$K: bad})'")], 'a.js', 'x = { a: bad, b: bad };\n').length, 1);
  });

  it('are each at what they focus on', () => {
    const focused = rule(
      'patterns: [{ pattern: \'({$K: "$V"})\' }, { metavariable-regex: { metavariable: $K, regex: ^p } }, { focus-metavariable: $V }]',
    );
    const text = 'x = {\n  p1: "one",\n  q: "two",\n  p2: "three",\n};\n';
    assert.deepEqual(found([focused], 'a.js', text), ['r one', 'r three']);
  });

  it('are two where one statement has two sinks, and one where a sink has two sources', () => {
    const taint =
      "id: r, message: M., languages: [python], mode: taint, pattern-sources: [{ pattern: 'source()' }], pattern-sinks: [{ pattern: 'sink(...)' }]";
    assert.deepEqual(found([taint], 'a.py', 'x = source()\ntake(sink(x), sink(x, 1))\n'), [
      'r sink(x)',
      'r sink(x, 1)',
    ]);
    assert.deepEqual(found([taint], 'a.py', 'x = source()\ny = source()\nsink(x + y)\n'), ['r sink(x + y)']);
  });
});
