/**
 * docs/coverage.md leaves nothing open: each weakness is covered in each language by a rule with tests, or has a
 * reason; no reason stands for what is covered; and every rule about one of the languages is in the tables.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readCoverage } from '../../scripts/coveragePage/coverage.ts';

const { lists, cells, entries, unneeded, unlisted } = readCoverage();

describe('the coverage of weaknesses', () => {
  it('is given by rules with tests, or by a reason, for each weakness and language', () => {
    const open = cells.filter(({ rules, reason }) => rules.length === 0 && reason === undefined);
    assert.deepEqual(
      open.map(({ weakness, language }) => `${weakness.cwe}: ${language}`),
      [],
      'write a rule, or a reason in scripts/coveragePage/reasons/',
    );
  });

  it('has no reason that is no longer needed', () => {
    assert.deepEqual(unneeded, [], 'take them out of scripts/coveragePage/reasons/');
  });

  it('has a weakness or a reason for each entry of a list, and knows each entry that it names', () => {
    const known = new Set(lists.flatMap((list) => Object.keys(list.entries)));
    const named = new Set(cells.flatMap(({ weakness }) => weakness.in));
    assert.deepEqual(
      [...named].filter((entry) => !known.has(entry)),
      [],
    );
    assert.deepEqual(
      [...known].filter((entry) => !named.has(entry) && entries[entry] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(entries).filter((entry) => !known.has(entry)),
      [],
    );
  });

  it('has a row for each rule', () => {
    assert.deepEqual(unlisted, [], 'add their weakness to scripts/coveragePage/weaknesses.yaml');
  });

  it('counts libraries by their programs', () => {
    const sql = cells.find(({ weakness, language }) => weakness.cwe === 89 && language === 'python');
    assert.ok(sql !== undefined);
    assert.ok(sql.models.includes('sqlite3'), 'sqlite3 has a program with markers of the SQL rule');
    assert.ok(!sql.models.includes('requests'), 'its program says nothing of SQL');
  });
});
