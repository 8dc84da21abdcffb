/** A hook that scans one file reads the rules of its language only: they are those that the file would get anyway. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { projectRoot } from '../support/grammars.ts';

describe('the bundled rules of one language', () => {
  let json: string;
  let all: RuleSet;
  before(async () => {
    json = JSON.stringify(await readBundledRules(join(projectRoot, 'rules')));
    all = new RuleSet(loadBundledRules(json).rules);
  });

  for (const language of LANGUAGES)
    it(`are all that apply to ${language.id}`, () => {
      const { rules, problems } = loadBundledRules(json, new Set(language.names));
      const path = `a${language.extensions[0]}`;
      assert.deepEqual(problems, []);
      assert.deepEqual(new RuleSet(rules).rulesFor(language, path), all.rulesFor(language, path));
      assert.ok(rules.length < all.rules.length);
    });
});
