import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { root } from '../prerequisites.mjs';
import { proseProblems } from './check.ts';
import { proseSources } from './sources.ts';
import { VOCABULARY } from './vocabulary.ts';

describe('the vocabulary', () => {
  for (const { find, bad, good } of VOCABULARY)
    it(`knows ${find.source.slice(0, 60)} by its examples`, () => {
      assert.match(bad, find);
      assert.deepEqual(proseProblems(good), []);
    });

  it('is not applied to code, links and comments', () => {
    const text = 'See [this](mend/anew.md) and `mend`.\n\n```\nmend\n```\n<!-- mend -->\nWe mend it.\n';
    assert.deepEqual(
      proseProblems(text).map(({ line, found }) => `${line}: ${found}`),
      ['7: mend'],
    );
  });

  it('is kept to by everything that people read', async () => {
    const sources = await proseSources(root);
    assert.ok(sources.length > 600, `only ${sources.length} texts were found`);
    const problems = sources.flatMap(({ where, text }) =>
      proseProblems(text).map(({ line, found, instead }) => `${where}:${line}: "${found}". ${instead}`),
    );
    assert.deepEqual(problems, []);
  });
});
