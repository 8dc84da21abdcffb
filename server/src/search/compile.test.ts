import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import type { Formula } from '../rule/rule.ts';
import type { PlanCompiler } from './compile.ts';
import type { AllPlan, Plan } from './plan.ts';

describe('formulas as plans', () => {
  let scanner: Scanner;
  let plans: PlanCompiler;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
    plans = scanner.support('python')?.plans as PlanCompiler;
  });
  after(() => scanner.dispose());

  /** The plan of a rule's operators, given as YAML in one line. */
  function planOf(operators: string, options: Readonly<Record<string, unknown>> = {}): Plan {
    const yaml = `rules: [{ id: a, languages: [python], severity: ERROR, message: m, ${operators} }]`;
    const { rules, problems } = loadRules(yaml, 'rules.yaml');
    assert.deepEqual(problems, []);
    return plans.compile(rules[0]?.formula as Formula, options);
  }

  it('that say the same are one plan, unless their options differ', () => {
    assert.equal(planOf('pattern: f($X)'), planOf('pattern: f($X)'));
    assert.equal(planOf('patterns: [pattern: f($X)]'), planOf('pattern-either: [pattern: f($X)]'));
    assert.notEqual(planOf('pattern: f($X)'), planOf('pattern: f($Y)'));
    assert.notEqual(planOf('pattern: f($X)'), planOf('pattern: f($X)', { symbolic_propagation: true }));
  });

  it('have their parts sorted by what these do to the match', () => {
    const plan = planOf(
      'patterns: [pattern: f($X), pattern-either: [pattern-inside: g(...), pattern-inside: h(...)], ' +
        'pattern-not: f(1), pattern-not-inside: i(...)]',
    ) as AllPlan;
    const counts = [plan.of, plan.inside, plan.not, plan.notInside].map(({ length }) => length);
    assert.deepEqual(counts, [1, 1, 1, 1]);
    assert.equal(plan.inside[0]?.op, 'any');
  });

  it('a choice between a pattern and what is around one is no surroundings', () => {
    const plan = planOf(
      'patterns: [pattern: f($X), pattern-either: [pattern-inside: g(...), pattern: h(...)]]',
    ) as AllPlan;
    assert.deepEqual([plan.of.length, plan.inside.length], [2, 0]);
  });

  it('know the patterns without which they find nothing in a segment', () => {
    const anchors = (operators: string): readonly string[] | null =>
      planOf(operators).anchors?.map(({ compiled }) => compiled.pattern.source) ?? null;
    assert.deepEqual(anchors('patterns: [pattern: $X, pattern-inside: f(...)]'), ['f(...)']);
    assert.deepEqual(anchors('patterns: [pattern: $F($X), pattern-inside: a.f(...)]'), ['a.f(...)']);
    assert.deepEqual(anchors('pattern-either: [pattern: f(), pattern: g()]'), ['f()', 'g()']);
    assert.equal(anchors('pattern-either: [pattern: f(), pattern: $X]'), null);
  });

  it('know whether they look beyond a segment', () => {
    assert.equal(planOf('patterns: [pattern: f($X), pattern-not: f(1)]').isLocal, true);
    assert.equal(planOf('patterns: [pattern: f($X), pattern-not-regex: abc]').isLocal, false);
    const held = (what: string): string =>
      `patterns: [pattern: f($X), metavariable-pattern: {metavariable: $X, patterns: [${what}]}]`;
    assert.equal(planOf(held('pattern-not: g()')).isLocal, true);
    assert.equal(planOf(held('pattern-not: {patterns: [pattern: $Y, pattern-not: g()]}')).isLocal, true);
    assert.equal(planOf(held('pattern-regex: abc')).isLocal, false);
    assert.equal(planOf('patterns: [pattern: $X, pattern-not: f(1)]').isLocal, false);
  });

  it('what is no pattern in the language finds nothing', () => {
    const plan = planOf('patterns: [pattern: f($X), pattern-inside: "%%% ("]');
    assert.deepEqual(plan.anchors, []);
  });
});
