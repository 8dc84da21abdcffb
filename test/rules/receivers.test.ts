/**
 * A receiver is known by what it is, not by what it is called: models say what libraries give. Where a rule or model
 * still goes by the name of a receiver, `receiversByName.yaml` says how often and why. The list may only shrink;
 * UPDATE_GOLDENS=1 writes it as it is now, where nothing was added.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse, parseDocument } from 'yaml';
import { projectRoot } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'rules');
const LIST = join(__dirname, 'receiversByName.yaml');

interface Listed {
  readonly count: number;
  readonly why: string;
}

/** How often each rule and model asks for the name of a receiver. */
function countAll(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yaml') || file.endsWith('.test.yaml')) continue;
    const { rules = [], models = [] } = parse(readFileSync(join(ROOT, file), 'utf8')) as Record<
      string,
      { id: string }[]
    >;
    for (const each of [...(rules ?? []), ...(models ?? [])]) {
      const count = receiversByName(each);
      if (count > 0) counts.set(each.id, count);
    }
  }
  return counts;
}

/** Conditions on the text of a metavariable that stands before a dot in a pattern of the same list. */
function receiversByName(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = Object.values(value).reduce((sum: number, each) => sum + receiversByName(each), 0);
  const { patterns } = value as { patterns?: unknown[] };
  for (const item of patterns ?? []) {
    const condition = (item as Conditions)['metavariable-regex'];
    if (condition === undefined || !isReceiver(condition.metavariable, patterns)) continue;
    if (!isUnknown(condition.metavariable, patterns)) count++;
  }
  return count;
}

interface Conditions {
  readonly 'metavariable-regex'?: { readonly metavariable: string };
  readonly 'metavariable-type'?: { readonly metavariable: string; readonly type?: string };
}

/** Whether a list asks for what no file or model knows the type of: there a name may count. */
function isUnknown(metavariable: string, patterns: readonly unknown[] | undefined): boolean {
  return (patterns ?? []).some((item) => {
    const condition = (item as Conditions)['metavariable-type'];
    return condition?.metavariable === metavariable && condition.type === 'unknown';
  });
}

function isReceiver(metavariable: string, patterns: unknown): boolean {
  const name = metavariable.replace('$', '\\$');
  const received = new RegExp(`${name}\\s*\\??\\.\\s*[\\w$]`);
  return patternsIn(patterns).some((pattern) => received.test(pattern));
}

/** The texts of all patterns in a part of a rule, in conditions too. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (/^pattern(?!-regex|-not-regex)/.test(key) ? [each] : []) : patternsIn(each),
  );
}

describe('receivers', () => {
  it('are told by their names where the list says so, and nowhere else', () => {
    const counts = countAll();
    const text = readFileSync(LIST, 'utf8');
    const listed = new Map(Object.entries((parse(text) ?? {}) as Record<string, Listed>));
    const more = [...counts].filter(([id, count]) => count > (listed.get(id)?.count ?? 0));
    assert.deepEqual(
      more.map(([id, count]) => `${id}: ${count}`),
      [],
      'give the receivers types in a model (docs/models.md)',
    );
    for (const [id, { why }] of listed) assert.ok(why?.endsWith('.'), `${id} says why`);
    const fewer = [...listed].filter(([id, { count }]) => (counts.get(id) ?? 0) < count);
    if (process.env.UPDATE_GOLDENS && fewer.length > 0) {
      const document = parseDocument(text);
      for (const [id] of fewer)
        if (counts.has(id)) document.setIn([id, 'count'], counts.get(id));
        else document.delete(id);
      writeFileSync(LIST, document.toString({ lineWidth: 0 }));
      return;
    }
    assert.deepEqual(
      fewer.map(([id]) => id),
      [],
      'fewer than listed, which is good: UPDATE_GOLDENS=1 writes that down',
    );
  });

  it('are counted', () => {
    const condition = { 'metavariable-regex': { metavariable: '$DB', regex: 'db' } };
    assert.equal(receiversByName({ patterns: [{ pattern: '$DB.run($X)' }, condition] }), 1);
    assert.equal(
      receiversByName({
        patterns: [{ 'pattern-either': [{ pattern: 'a.$F(...)' }, { pattern: '$DB?.run()' }] }, condition],
      }),
      1,
    );
    const unknown = { 'metavariable-type': { metavariable: '$DB', type: 'unknown' } };
    assert.equal(receiversByName({ patterns: [{ pattern: '$DB.run()' }, unknown, condition] }), 0, 'unknown');
    assert.equal(receiversByName({ patterns: [{ pattern: '$X.run($DB)' }, condition] }), 0, 'an argument');
    assert.equal(receiversByName({ patterns: [{ pattern: '$X.$DB' }, condition] }), 0, 'a member');
  });
});
