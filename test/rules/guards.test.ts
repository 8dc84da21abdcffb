/**
 * The bundled models of checks: beside each stands a program that says where a check holds and where it does not, with
 * the markers of rule tests. A rule for each kind of harm asks about it: data comes from `source()` and
 * `request.value`, and does harm in `to_sql()`, `to_script_url()` and so on, and of each kind that a
 * marker names in `to_any()`. For each kind that a model names, its programs have a place where the check holds and
 * one where it does not.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf, outcomeOf } from '../../server/src/rule/ruleTest.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'rules');
const all = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).sort();
const models = all.filter((file) => basename(file) === 'guards.yaml');
const MARKER = /\b(?:ruleid|lowid|ok|todoruleid|todook|nofix):([\w.,\s-]+)/;
/** Numbers do harm as a size whatever they were converted with, which all models leave to the engine. */
const WITHOUT_MODEL = ['sql', 'size'];

interface ModelFile {
  readonly models: readonly {
    readonly languages: readonly string[];
    readonly guards: readonly { readonly kind?: string | readonly string[] }[];
  }[];
}

/** The kinds of harm that the markers of a program name. */
function kindsOfMarkers(text: string): Set<string> {
  const named = text.split('\n').flatMap((line) => MARKER.exec(line)?.[1]?.split(',') ?? []);
  return new Set(named.map((kind) => kind.trim()));
}

function ruleFor(kind: string, languages: readonly string[]): string {
  return `
  - id: ${kind}
    mode: taint
    message: found
    severity: WARNING
    languages: [${languages.join(', ')}]
    pattern-sources:
      - pattern: source(...)
      - pattern: request.value
    pattern-sinks:
      - kind: ${kind}
        patterns:
          - pattern-either:
              - pattern: to_${kind.replaceAll('-', '_')}($DATA)
              - pattern: to_any($DATA)
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
    const { models: parts } = parse(model) as ModelFile;
    const languages = parts.flatMap((each) => each.languages);
    const named = parts.flatMap(({ guards }) => guards.flatMap(({ kind }) => kind ?? []));
    const kinds = [...new Set([...named, ...WITHOUT_MODEL])].sort();
    const programs = all.filter(
      (each) => /^guards\.(?!yaml)/.test(basename(each)) && dirname(each) === folder,
    );

    it(`${file} has a program with both outcomes for each kind`, () => {
      const texts = programs.map((path) => readFileSync(join(ROOT, path), 'utf8'));
      for (const kind of kinds) {
        const expected = texts.map((text) => expectationsOf(text, kind));
        assert.ok(
          expected.some(({ positive }) => positive.length > 0),
          `a positive for ${kind}`,
        );
        if (named.includes(kind) || kind === 'sql')
          assert.ok(
            expected.some(({ negative }) => negative.length > 0),
            `a negative for ${kind}`,
          );
      }
    });

    for (const path of programs)
      it(`${path} says what is found`, async () => {
        const { rules, problems: faults } = loadRuleFiles([
          { file, text: model },
          { file: 'kinds.yaml', text: `rules:${kinds.map((kind) => ruleFor(kind, languages)).join('')}` },
        ]);
        assert.deepEqual(faults, []);
        const text = readFileSync(join(ROOT, path), 'utf8');
        assert.deepEqual(
          [...kindsOfMarkers(text)].filter((kind) => !kinds.includes(kind)),
          [],
          'markers of kinds that the model does not name',
        );
        await scanner.prepare({ path, text });
        const document = scanner.open({ path, text });
        assert.equal(document.hasSyntaxErrors, false);
        const { findings, problems } = document.analyse(
          new RuleSet(rules.map((rule) => ({ ...rule, confidence: 'high' as const }))),
        );
        assert.deepEqual(problems, []);
        const source = text.split('\n');
        let [positive, negative] = [0, 0];
        for (const id of kinds) {
          const expected = expectationsOf(text, id);
          const asked = new Set([...expected.positive, ...expected.negative, ...expected.low]);
          const lines = findings
            .filter(({ ruleId }) => ruleId === id)
            .map(({ start, confidence }) => ({ line: document.lines.lineAt(start) + 1, confidence }))
            .filter(({ line }) => asked.has(line) || !source[line - 1]?.includes('to_any('));
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
