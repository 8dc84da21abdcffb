/**
 * Kinds of harm and of sources: what a model says is of use only if a rule of its language asks for it, and whoever
 * writes a rule finds the kinds in docs/models.md. Both are held against what the models have.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { projectRoot } from '../support/grammars.ts';

type Names = string | readonly string[] | undefined;

interface Part {
  readonly kind?: Names;
  readonly 'x-kind'?: Names;
  readonly 'x-model'?: Names;
}

interface Model {
  readonly id: string;
  readonly languages?: readonly string[];
  readonly sources?: readonly Part[];
  readonly sinks?: readonly Part[];
  readonly sanitizers?: readonly Part[];
  readonly guards?: readonly Part[];
}

interface Rule {
  readonly languages: readonly string[];
  readonly 'pattern-sources'?: readonly Part[];
  readonly 'pattern-sinks'?: readonly Part[];
  readonly taint?: { readonly sources?: readonly Part[]; readonly sinks?: readonly Part[] };
}

const listOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : (names ?? []));
const kindsOf = (parts: readonly Part[] = []): string[] => parts.flatMap(({ kind }) => listOf(kind));

describe('kinds', () => {
  let models: Model[] = [];
  let rules: Rule[] = [];
  before(async () => {
    const files = (await readBundledRules(join(projectRoot, 'rules'))).map(
      ({ yaml }) => yaml as { models?: Model[]; rules?: Rule[] } | null,
    );
    models = files.flatMap((file) => file?.models ?? []);
    rules = files.flatMap((file) => file?.rules ?? []);
  });

  it('of sinks are asked for by a rule of their language', () => {
    const unasked = models.flatMap(({ id, languages = [], sinks }) => {
      const asked = rules
        .filter((rule) => languages.some((language) => rule.languages.includes(language)))
        .flatMap((rule) => [...(rule['pattern-sinks'] ?? []), ...(rule.taint?.sinks ?? [])]);
      if (asked.some((part) => listOf(part['x-model']).includes(id))) return [];
      const kinds = new Set(asked.flatMap((part) => listOf(part['x-kind'])));
      return kindsOf(sinks)
        .filter((kind) => !kinds.has(kind))
        .map((kind) => `${id}: ${kind}`);
    });
    assert.deepEqual(unasked, []);
  });

  it('of sinks, sanitizers and guards are those of the table', () => {
    const used = models.flatMap(({ sinks, sanitizers, guards }) =>
      [sinks, sanitizers, guards].flatMap(kindsOf),
    );
    assert.deepEqual(rowsBelow('## Kinds'), [...new Set(used)].sort());
  });

  it('of sources are those of the table', () => {
    const used = models.flatMap(({ sources }) => kindsOf(sources));
    assert.deepEqual(rowsBelow('### Kinds of sources'), [...new Set(used)].sort());
  });
});

/** The names in the first column of the first table below a heading of docs/models.md, sorted. */
function rowsBelow(heading: string): string[] {
  const text = readFileSync(join(projectRoot, 'docs', 'models.md'), 'utf8');
  const [, below] = text.split(`\n${heading}\n`);
  assert.ok(below !== undefined, `the heading ${heading}`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(below) ?? [];
  const cells = table.split('\n').map((row) => row.split(/(?<!\\)\|/)[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string)).sort();
}
