/** What a rule that ships looks for is read when its language is opened: the others cost no time at start. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { DEFAULT_CONFIGURATION, selectRules } from '../../server/src/config/configuration.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { LANGUAGES, languagesNamed } from '../../server/src/syntax/languages/index.ts';
import { projectRoot } from '../support/grammars.ts';

/** Whether what a rule looks for has been read. */
function isRead(rule: Rule): boolean {
  return (['formula', 'taint'] as const).some(
    (key) => 'value' in (Object.getOwnPropertyDescriptor(rule, key) ?? {}),
  );
}

describe('the bundled rules of one language', () => {
  let json: string;
  before(async () => {
    json = JSON.stringify(await readBundledRules(join(projectRoot, 'rules')));
  });

  for (const language of LANGUAGES)
    it(`are read without those of others: ${language.id}`, () => {
      const rules = selectRules(loadBundledRules(json).rules, DEFAULT_CONFIGURATION);
      const set = new RuleSet(rules);
      const path = `a${language.extensions[0]}`;
      const own = set.rulesFor(language, path);
      set.nestedLanguages([language]);
      for (const rule of own) assert.ok(rule.formula !== undefined || rule.taint !== undefined, rule.id);
      const isAboutIt = (rule: Rule): boolean =>
        set.textRules.includes(rule) ||
        rule.languages.some((name) => languagesNamed(name).includes(language));
      const others = rules.filter((rule) => !isAboutIt(rule));
      assert.deepEqual(
        others.filter(isRead).map(({ id }) => id),
        [],
      );
      assert.ok(own.length < rules.length);
    });
});
