/** The schema of rule files, which an editor completes and checks from, says what the reader reads. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectRoot } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { FORMULA_KEYS } from './formula.ts';
import { KNOWN_KEYS, loadRules } from './load.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/rules.schema.json'), 'utf8'));

describe('the schema of rule files', () => {
  it('takes every bundled rule and model', () => {
    const root = join(projectRoot, 'rules');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.yaml'),
    );
    assert.ok(files.length > 50);
    for (const file of files)
      assert.deepEqual(schemaErrors(parse(readFileSync(join(root, file), 'utf8')), schema), [], file);
  });

  it('knows the keys that the reader knows', () => {
    assert.deepEqual(Object.keys(schema.definitions.rule.properties).sort(), [...KNOWN_KEYS].sort());
    for (const place of ['formula', 'part'])
      for (const key of FORMULA_KEYS)
        assert.ok(key in schema.definitions[place].properties, `${place}: ${key}`);
  });

  const head = 'id: a, message: m, severity: ERROR, languages: [python]';
  const GOOD = [
    `{ ${head}, pattern: f() }`,
    `{ ${head}, patterns: [{ pattern: f($X) }, { metavariable-regex: { metavariable: $X, regex: a } }, { focus-metavariable: $X }] }`,
    `{ ${head}, match: { all: [f($X), { not: g() }], where: [{ metavariable: $X, regex: a }], as: $M } }`,
    `{ ${head}, mode: taint, pattern-sources: [{ pattern: s(), label: A }], pattern-sinks: [{ pattern: t($X), requires: A }] }`,
    `{ ${head}, mode: taint, taint: { sources: [s(), { pattern: u(), by-side-effect: only }], sinks: [{ any: [t(), v()] }] } }`,
    `{ ${head}, taint: { sources: [s()], sinks: [t()] } }`,
    '{ id: a, message: m, severity: ERROR, languages: [generic], pattern: f $X }',
  ];
  const BROKEN = [
    '{ id: a, message: m, languages: [python], pattern: f() }',
    `{ ${head}, patterns: [{ metavariable-regex: { metavariable: x, regex: a } }, { pattern: f(x) }] }`,
    `{ ${head}, patterns: [{ patern: f() }] }`,
    `{ ${head}, pattern-either: { pattern: f() } }`,
    `{ ${head}, match: { all: [f()], whree: [] } }`,
    `{ ${head}, mode: taint, taint: { sources: [s()] } }`,
    `{ ${head}, patterns: [{ pattern: f($X) }, { metavariable-analysis: { metavariable: $X, analyzer: luck } }] }`,
  ];

  for (const rule of GOOD)
    it(`takes ${rule}`, () => {
      assert.deepEqual(loadRules(`rules: [${rule}]`, 'a.yml').problems, []);
      assert.deepEqual(schemaErrors(parse(`rules: [${rule}]`), schema), []);
    });

  for (const rule of BROKEN)
    it(`refuses ${rule}, as the reader does`, () => {
      assert.notDeepEqual(loadRules(`rules: [${rule}]`, 'a.yml').problems, []);
      assert.notDeepEqual(schemaErrors(parse(`rules: [${rule}]`), schema), []);
    });

  const MODELS = [
    '{ id: a, languages: [python], types: { db.connect(): db.Connection } }',
    '{ id: a, languages: python, supertypes: { db.Cursor: [dbapi.Cursor] }, x-note: n }',
    '{ id: a, languages: [python], sinks: [{ kind: sql, patterns: [{ pattern: f($X) }, { focus-metavariable: $X }] }] }',
    '{ id: a, sources: [{ pattern: f(), by-side-effect: true }], sanitizers: [{ pattern: g(), exact: true }] }',
    "{ id: a, propagators: [{ pattern: 'f($A, $B)', from: $A, to: $B }] }",
  ];
  const BROKEN_MODELS = [
    '{ sinks: [{ pattern: f() }] }',
    '{ id: a, sinks: [{ patern: f() }] }',
    '{ id: a, sink: [{ pattern: f() }] }',
    '{ id: a, languages: [python], types: [db.Connection] }',
    "{ id: a, propagators: [{ pattern: 'f($A, $B)', from: a, to: $B }] }",
  ];

  for (const model of MODELS)
    it(`takes the model ${model}`, () => {
      assert.deepEqual(loadRules(`models: [${model}]`, 'a.yml').problems, []);
      assert.deepEqual(schemaErrors(parse(`models: [${model}]`), schema), []);
    });

  for (const model of BROKEN_MODELS)
    it(`refuses the model ${model}, as the reader does`, () => {
      assert.notDeepEqual(loadRules(`models: [${model}]`, 'a.yml').problems, []);
      assert.notDeepEqual(schemaErrors(parse(`models: [${model}]`), schema), []);
    });
});
