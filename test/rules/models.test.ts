/**
 * The bundled models: each that knows a library has a program beside it that says what the rules find by it and what
 * they do not, with the markers of rule tests.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf, outcomeOf } from '../../server/src/rule/ruleTest.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'rules');

const all = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).sort();
const files = all.filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
const { rules } = loadRuleFiles(
  files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
);
/** Checks are asked about for every kind of harm, by rules of their own: `guards.test.ts`. */
const libraries = files.filter(
  (file) =>
    file.includes('/models/') &&
    basename(file) !== 'guards.yaml' &&
    /^ +languages:/m.test(readFileSync(join(ROOT, file), 'utf8')),
);

describe('bundled models', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  it('are looked at here', () => assert.ok(libraries.length > 0));

  for (const file of libraries) {
    const name = basename(file, '.yaml');
    const programs = all.filter(
      (each) =>
        dirname(each) === dirname(file) && basename(each, extname(each)) === name && !each.endsWith('.yaml'),
    );

    it(`${file} has a program`, () => assert.ok(programs.length > 0));

    for (const path of programs) {
      it(`${path} says what is found`, async () => {
        const text = readFileSync(join(ROOT, path), 'utf8');
        const ids = new Set(
          [...text.matchAll(/\b(?:ruleid|lowid|ok): ([\w-]+)/g)].map(([, id]) => id as string),
        );
        const named = rules.filter(({ id }) => ids.has(id));
        assert.equal(named.length, ids.size, `there is no such rule: ${[...ids].join(', ')}`);
        await scanner.prepare({ path, text });
        const document = scanner.open({ path, text });
        const { findings, problems } = document.analyse(new RuleSet(named));
        assert.deepEqual(problems, []);
        let [positive, negative] = [0, 0];
        for (const id of ids) {
          const expected = expectationsOf(text, id);
          const found = findings.filter(({ ruleId }) => ruleId === id);
          const lines = found.map(({ start, confidence }) => ({
            line: document.lines.lineAt(start) + 1,
            confidence,
          }));
          const rule = named.find((each) => each.id === id) as Rule;
          assert.deepEqual(outcomeOf(rule, expected, lines), [], id);
          positive += expected.positive.length + expected.low.length;
          negative += expected.negative.length;
        }
        assert.ok(positive > 0 && negative > 0, 'a positive and a negative');
        document.close();
      });
    }
  }
});
