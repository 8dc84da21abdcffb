/**
 * The bundled models of checks: beside each stands a program that says where a check holds and where it does not, with
 * the markers of rule tests. A rule for each kind of harm asks about it: data comes from `source()` and
 * `request.value`, and does harm in `to_sql()`, `to_path()` and so on.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf, outcomeOf } from '../../server/src/rule/ruleTest.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'rules');
const KINDS = ['sql', 'command', 'path', 'url', 'redirect', 'html', 'log', 'size'];

const all = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).sort();
const models = all.filter((file) => basename(file) === 'guards.yaml');

function ruleFor(kind: string, languages: string): string {
  return `
  - id: ${kind}
    mode: taint
    message: found
    severity: WARNING
    languages: ${languages}
    pattern-sources:
      - pattern: source(...)
      - pattern: request.value
    pattern-sinks:
      - kind: ${kind}
        patterns:
          - pattern: to_${kind}($DATA)
          - focus-metavariable: $DATA
`;
}

describe('bundled guards', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  it('are looked at here', () => assert.ok(models.length > 0));

  for (const file of models) {
    const folder = dirname(file);
    const model = readFileSync(join(ROOT, file), 'utf8');
    const [, languages = ''] = /^ +languages: (.*)$/m.exec(model) ?? [];
    const programs = all.filter(
      (each) => /^guards\.(?!yaml)/.test(basename(each)) && dirname(each) === folder,
    );

    it(`${file} has a program`, () => assert.ok(programs.length > 0));

    for (const path of programs)
      it(`${path} says what is found`, async () => {
        const { rules, problems: faults } = loadRuleFiles([
          { file, text: model },
          { file: 'kinds.yaml', text: `rules:${KINDS.map((kind) => ruleFor(kind, languages)).join('')}` },
        ]);
        assert.deepEqual(faults, []);
        const text = readFileSync(join(ROOT, path), 'utf8');
        await scanner.prepare({ path, text });
        const document = scanner.open({ path, text });
        assert.equal(document.hasSyntaxErrors, false);
        const { findings, problems } = document.analyse(
          new RuleSet(rules.map((rule) => ({ ...rule, confidence: 'high' as const }))),
        );
        assert.deepEqual(problems, []);
        let [positive, negative] = [0, 0];
        for (const id of KINDS) {
          const expected = expectationsOf(text, id);
          const found = findings.filter(({ ruleId }) => ruleId === id);
          const lines = found.map(({ start, confidence }) => ({
            line: document.lines.lineAt(start) + 1,
            confidence,
          }));
          const rule = rules.find((each) => each.id === id) as Rule;
          assert.deepEqual(outcomeOf({ ...rule, confidence: 'high' }, expected, lines), [], id);
          positive += expected.positive.length;
          negative += expected.negative.length;
        }
        assert.ok(positive > 0 && negative > 0, 'a positive and a negative');
        document.close();
      });
  }
});
