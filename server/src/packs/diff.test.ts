import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadRules } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import { isWeaker, mayBeWeaker, type RulesDiff, rulesDiff } from './diff.ts';
import { ruleText } from './testing.ts';

function rule(more = 'severity: WARNING', change = (text: string): string => text): Rule {
  const { rules, problems } = loadRules(change(ruleText('one', more)), 'one.yml');
  assert.deepEqual(problems, []);
  return rules[0] as Rule;
}
const diff = (before: Rule, after: Rule): RulesDiff => rulesDiff([before], [after]);
const paths = (text: string): Rule => rule(`severity: WARNING, paths: ${text}`);

describe('the difference of rules', () => {
  it('is none where the same is written elsewhere in the file, or in another order', () => {
    const moved = rule(undefined, (text) => `# A line above.\n${text}`);
    assert.deepEqual(diff(rule(), moved), { removed: [], lowered: [], changed: [], raised: [], added: [] });
    assert.equal(mayBeWeaker(diff(rule(), moved)), false);
    const order = diff(paths('{ exclude: [a, b] }'), paths('{ exclude: [b, a] }'));
    assert.deepEqual([order.lowered, order.raised], [[], []]);
  });

  it('is a change where a rule looks for something else, which may be less', () => {
    const found = diff(
      rule(),
      rule(undefined, (text) => text.replace('one()', 'one(1)')),
    );
    assert.deepEqual(found.changed, ['one']);
    assert.deepEqual([isWeaker(found), mayBeWeaker(found)], [false, true]);
  });

  const PATHS: readonly (readonly [string, string, 'lowered' | 'raised', string])[] = [
    ['{ exclude: [a] }', '{ exclude: [a, b] }', 'lowered', 'for fewer paths'],
    ['{ exclude: [a, b] }', '{ exclude: [a] }', 'raised', 'for more paths'],
    ['{ include: [a, b] }', '{ include: [a] }', 'lowered', 'for fewer paths'],
    ['{ include: [a] }', '{ include: [a, b] }', 'raised', 'for more paths'],
    ['{ include: [a] }', '{ exclude: [] }', 'raised', 'for more paths'],
    ['{ include: [a] }', '{ include: [b] }', 'lowered', 'for other paths'],
    ['{ exclude: [a] }', '{ exclude: [b] }', 'lowered', 'for other paths'],
  ];
  for (const [before, after, kind, what] of PATHS)
    it(`says ${kind} of paths ${before} that become ${after}`, () => {
      const found = diff(paths(before), paths(after));
      assert.deepEqual(found[kind], [{ ruleId: 'one', what }]);
      assert.equal(mayBeWeaker(found), kind === 'lowered');
    });
});
