import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadRules } from './load.ts';
import { readYaml } from './yaml.ts';

function nested(levels: number): string {
  return `${'['.repeat(levels)}a${']'.repeat(levels)}`;
}

describe('YAML', () => {
  it('is read up to a depth that rules never have', () => assert.ok('value' in readYaml(nested(100))));

  for (const levels of [101, 2_000, 100_000])
    it(`is refused with ${levels} levels, not a matter of the stack`, () => {
      const yaml = readYaml(nested(levels));
      assert.ok('errors' in yaml);
      assert.match(yaml.errors[0]?.message ?? '', /nested more than 100 levels deep/);
    });

  it('that aliases nest is as deep as what it stands for', () => {
    const lines = Array.from({ length: 120 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]`);
    assert.ok('errors' in readYaml(lines.join('\n')));
  });

  it('of rules that are nested too deeply is a problem of their file', () => {
    const formula = `${'{patterns: ['.repeat(5_000)}{pattern: f()}${']}'.repeat(5_000)}`;
    const text = `rules:\n  - {id: a, languages: [python], severity: LOW, message: m, pattern-either: [${formula}]}\n`;
    const { rules, problems } = loadRules(text, 'rules.yaml');
    assert.deepEqual(rules, []);
    assert.deepEqual(
      problems.map(({ kind, path }) => ({ kind, path })),
      [{ kind: 'rule', path: 'rules.yaml' }],
    );
  });
});
