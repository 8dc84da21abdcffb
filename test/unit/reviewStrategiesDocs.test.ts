/** docs/review-strategies.md and examples/fintech name only settings, options and rules that exist. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { SCAN_OPTIONS } from '../../server/src/cli/scanOptions.ts';
import { projectRoot } from '../support/grammars.ts';
import { schemaErrors } from '../support/jsonSchema.ts';

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const page = read('docs/review-strategies.md');
const schema = JSON.parse(read('schemas/configuration.schema.json')) as Schema;

/** All that a schema may be: what it refers to, its alternatives, and the elements of its lists. */
function formsOf(each: Schema): Schema[] {
  const named = each.$ref === undefined ? undefined : schema.definitions?.[each.$ref.replace(/.*\//, '')];
  const inner = [named, each.items, ...(each.anyOf ?? [])].filter((form) => form !== undefined);
  return [each, ...inner.flatMap(formsOf)];
}

/** What a key with dots may be; empty where the configuration has no such key. */
function formsAt(key: string): Schema[] {
  return key
    .split('.')
    .reduce(
      (forms, name) => forms.flatMap(({ properties = {} }) => formsOf(properties[name] ?? {})).filter(isSaid),
      [schema],
    );
}

function isSaid(form: Schema): boolean {
  return Object.keys(form).length > 0;
}

/** The texts of a page in single backticks, outside of its blocks of code. */
const quoted = [...page.replace(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)].map(([, text]) => text as string);
/** Those of them that are keys: with a dot, `policy.paths`, or with a value, `provenance: shared`. */
const keys = quoted.flatMap((text) => text.match(/^(?:\w+(?:\.\w+)+|\w+(?=: ))/)?.[0] ?? []);

describe('docs/review-strategies.md', () => {
  it('names settings that the configuration has', () => {
    assert.ok(keys.length > 20, keys.join());
    for (const key of keys) assert.notDeepEqual(formsAt(key), [], key);
    assert.deepEqual(formsAt('policy.nothing'), []);
  });

  it('names every key of a policy, and what it may ask for', () => {
    const policy = Object.keys(schema.definitions?.policy?.properties ?? {});
    for (const name of policy) assert.ok(keys.includes(`policy.${name}`), name);
    const kinds = formsAt('policy.require').flatMap((form) => form.enum ?? []);
    const asked = quoted.flatMap((text) => text.match(/\bunreviewed[\w-]*/g) ?? []);
    assert.deepEqual([...new Set(asked)].sort(), [...new Set(kinds)].sort());
  });

  it('has configurations that the schema takes, as has examples/fintech', () => {
    const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text as string);
    assert.equal(blocks.length, 2);
    for (const text of [...blocks, read('examples/fintech/.ai-security-scanner.yml')])
      assert.deepEqual(schemaErrors(parse(text), schema as Record<string, unknown>), [], text);
  });

  it('names options that a scan has', () => {
    const options = quoted.flatMap((text) =>
      [...text.matchAll(/(?<=^| )--([\w-]+)/g)].map(([, name]) => name),
    );
    assert.ok(options.length > 4);
    for (const name of options) assert.ok(Object.hasOwn(SCAN_OPTIONS, name as string), name);
  });

  it('leads to pages that there are', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path]) => path as string);
    assert.ok(links.some((path) => path.startsWith('rules/')));
    for (const path of links) assert.ok(existsSync(join(projectRoot, 'docs', path)), path);
  });
});
