import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { newRule } from '../../scripts/newRule.ts';

describe('a new rule', () => {
  it('gets all its files, with the languages of its folder', () => {
    const files = newRule('javascript/crypto/javascript-my-rule');
    assert.ok(!('problem' in files));
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        'javascript/crypto/javascript-my-rule.yaml',
        'javascript/crypto/javascript-my-rule.js',
        'javascript/crypto/javascript-my-rule.ts',
      ],
    );
    const [rule] = (parse(files[0]?.text ?? '') as { rules: Record<string, unknown>[] }).rules;
    assert.deepEqual(rule?.languages, ['javascript', 'typescript']);
    assert.equal((files[1]?.text.match(/^\/\/ ruleid: javascript-my-rule$/gm) ?? []).length, 3);
  });

  it('may be about any text', () => {
    const files = newRule('text/ai/my-rule');
    assert.ok(!('problem' in files));
    assert.equal(files[1]?.path, 'text/ai/my-rule.txt');
    assert.match(files[0]?.text ?? '', /pattern-regex:/);
  });

  it('is refused under a wrong name', () => {
    for (const name of ['', 'python/my-rule', 'python/a/b/my-rule', 'cobol/a/my-rule', 'python/a/Rule'])
      assert.ok('problem' in newRule(name), name);
  });
});
