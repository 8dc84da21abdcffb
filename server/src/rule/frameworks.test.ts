/** Frameworks in rule files: what is read, what is refused, and that reader and schema agree on it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectRoot } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { loadRules } from './load.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/rules.schema.json'), 'utf8'));

const HEAD = 'id: a, languages: [python]';
const GOOD = [
  `{ ${HEAD} }`,
  `{ ${HEAD}, routes: [{ pattern: f($PATH), methods: [get, any], handler: x, router: file }] }`,
  `{ ${HEAD}, routes: [{ pattern: f($NAME), each: [{ path: /$NAME, methods: [GET], action: index }] }] }`,
  `{ ${HEAD}, path: { parameters: [{ form: ':(?P<name>a)' }], types: { int: '1', path: rest }, join: plain } }`,
  `{ ${HEAD}, routers: [{ pattern: App(), root: true }], mounts: [{ pattern: m($CHILD), replaces: true }] }`,
  `{ ${HEAD}, tokens: { '[a]': $A }, handlers: [{ form: a, name: b }], files: [{ path: a, drop: b }] }`,
];
const BROKEN: readonly (readonly [string, RegExp])[] = [
  [`{ id: a, routes: [] }`, /`languages` is missing/],
  [`{ ${HEAD}, rotues: [] }`, /did you mean `routes`/],
  [`{ ${HEAD}, routes: [{ pattern: f(), method: GET }] }`, /did you mean `methods`/],
  [`{ ${HEAD}, routes: [{ methods: [GET] }] }`, /Nothing to look for/],
  [`{ ${HEAD}, precedence: first }`, /Expected one of specific, declared/],
  [`{ ${HEAD}, path: { parameters: [{ rest: true }] } }`, /`form` is missing/],
  [`{ ${HEAD}, files: [{ path: '(' }] }`, /cannot be run/],
  [`{ ${HEAD}, routes: [{ pattern: f(), methods: [GIT] }] }`, /Unknown method `GIT`/],
  [`{ id: a, languages: [cobol] }`, /`cobol` is not supported/],
  [`{ ${HEAD}, routes: { pattern: f() } }`, /Expected a list/],
];
/** What only running it shows. */
const NOT_IN_SCHEMA = /cannot be run|Unknown method|not supported|Nothing to look for/;

describe('frameworks in rule files', () => {
  for (const text of GOOD)
    it(`are read: ${text}`, () => {
      const { frameworks, problems, rules } = loadRules(`frameworks: [${text}]`, 'a.yml');
      assert.deepEqual([problems, rules.length, frameworks.length], [[], 0, 1]);
      assert.deepEqual(schemaErrors(parse(`frameworks: [${text}]`), schema), []);
    });

  for (const [text, message] of BROKEN)
    it(`are refused: ${text}`, () => {
      const { frameworks, problems } = loadRules(`frameworks: [${text}]`, 'a.yml');
      assert.equal(frameworks.length, 0);
      assert.match(problems.map((problem) => problem.message).join(), message);
      assert.ok(
        problems.every(({ span }) => span !== undefined),
        'the place is told',
      );
      if (!NOT_IN_SCHEMA.test(problems[0]?.message ?? ''))
        assert.notDeepEqual(schemaErrors(parse(`frameworks: [${text}]`), schema), []);
    });

  it('that are wrong leave the others', () => {
    const { frameworks, problems } = loadRules(`frameworks: [{ id: a }, { ${HEAD} }]`, 'a.yml');
    assert.deepEqual([frameworks.map(({ file }) => file), problems.length], [['a.yml'], 1]);
  });
});
