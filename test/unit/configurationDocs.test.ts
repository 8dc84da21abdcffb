/** docs/configuration.md names every key of the configuration's schema and every setting, and no others. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** The keys of a schema, those inside objects with a dot: `rules.include`. */
function keysOf({ properties = {} }: Schema, before = ''): string[] {
  return Object.entries(properties).flatMap(([name, inner]) =>
    inner.properties === undefined ? [before + name] : keysOf(inner, `${before}${name}.`),
  );
}

/** The first column of the tables under a heading. */
function rowsUnder(heading: string): string[] {
  const section = read('docs/configuration.md')
    .split(/^## /m)
    .find((text) => text.startsWith(heading));
  return [...(section ?? '').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name as string);
}

describe('docs/configuration.md', () => {
  it('lists the keys of the configuration', () => {
    const schema = JSON.parse(read('schemas/configuration.schema.json')) as Schema;
    assert.deepEqual(rowsUnder('`.ai-security-scanner.yml`').sort(), keysOf(schema).sort());
  });

  it('lists the settings', () => {
    const manifest = JSON.parse(read('package.json'));
    const settings = Object.keys(manifest.contributes.configuration.properties);
    assert.deepEqual(rowsUnder('Settings').sort(), settings.sort());
  });
});
