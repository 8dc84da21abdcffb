/**
 * The programs of `examples/<language>/`: written as an assistant writes them, with what is wrong marked by `ruleid:` and
 * what only looks like it by `ok:`. All rules that ship read them together, as a person who opens the file sees it:
 * what is marked is found, and nothing else.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { DEFAULT_CONFIGURATION, selectRules } from '../../server/src/config/configuration.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { shownFindings } from '../../server/src/review/strictness.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf } from '../../server/src/rule/ruleTest.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'examples');

/** Programs with markers, below `examples/`. */
const programs = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => languageOf({ path }) !== undefined)
  .filter((path) => /(?:#|\/\/|\/\*) ruleid: /.test(readFileSync(join(ROOT, path), 'utf8')))
  .sort();

describe('programs as an assistant writes them', () => {
  let scanner: Scanner;
  let rules: RuleSet;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    const bundled = loadBundledRules(
      JSON.stringify(await readBundledRules(join(projectRoot, 'rules'))),
    ).rules;
    rules = new RuleSet(selectRules(bundled, DEFAULT_CONFIGURATION));
  });
  after(() => scanner.dispose());

  for (const program of programs)
    it(`show what is marked in ${program}`, async () => {
      const text = readFileSync(join(ROOT, program), 'utf8');
      await scanner.prepare({ path: program, text }, rules);
      const document = scanner.open({ path: program, text });
      try {
        const { findings } = document.analyse(rules);
        const shown = shownFindings(findings, DEFAULT_CONFIGURATION.strictness, document.lines, undefined);
        const found = shown.map(({ ruleId, start }) => `${document.lines.lineAt(start) + 1}: ${ruleId}`);
        const marked = rules.rules.map(({ id }) => ({ id, ...expectationsOf(text, id) }));
        const wanted = marked.flatMap(({ id, positive }) => positive.map((line) => `${line}: ${id}`));
        assert.ok(
          wanted.length > 0 && marked.some(({ negative }) => negative.length > 0),
          'both kinds of marks',
        );
        assert.deepEqual([...new Set(found)].sort(), wanted.sort());
      } finally {
        document.close();
      }
    });
});
