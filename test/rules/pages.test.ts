/** The rules' pages in docs/rules/ are those that the rules make. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stalePages } from '../../scripts/rulePages.ts';

describe('rule pages', () => {
  it('are current (npm run rule-pages writes them)', async () => {
    assert.deepEqual(await stalePages(), []);
  });
});
