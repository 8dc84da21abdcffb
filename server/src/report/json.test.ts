import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { jsonReport } from './json.ts';
import { fileOf, findingAt, reportOf } from './testing.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/report.schema.json'), 'utf8'));
const TEXT = 'one\r\ntwo 😀 three\r\n';

describe('the JSON report', () => {
  const report = reportOf(
    [
      fileOf('a.py', TEXT, [
        findingAt(TEXT, 'three', {
          fix: { title: 'Mend it', edits: [{ start: 0, end: 3, text: 'ONE' }] },
          trace: [{ kind: 'source', message: 'comes in', start: 0, end: 3 }],
        }),
        findingAt(TEXT, 'two', {
          cwe: [],
          suppression: { comment: { start: 0, end: 1 }, reason: 'because', until: '2030-01-31' },
        }),
      ]),
    ],
    {
      problems: [
        {
          kind: 'rule',
          message: 'Broken.',
          path: 'r.yml',
          repositoryPath: 'x',
          span: { start: 0, end: 1 },
          line: 1,
          column: 1,
          ruleId: 'r',
        },
        { kind: 'limit', message: 'Too much.' },
      ],
    },
  );
  const json = JSON.parse(jsonReport(report));

  it('keeps to the schema that ships, with everything in it and with nothing', () => {
    assert.deepEqual(schemaErrors(json, schema), []);
    assert.deepEqual(schemaErrors(JSON.parse(jsonReport(reportOf([]))), schema), []);
  });

  it('is refused by the schema with a property that it does not know', () =>
    assert.notDeepEqual(schemaErrors({ ...json, other: 1 }, schema), []));

  it('has all of a finding', () =>
    assert.deepEqual(json.findings, [
      {
        ruleId: 'some-rule',
        message: 'Something is wrong. Do it otherwise.',
        severity: 'high',
        confidence: 'medium',
        cwe: [89],
        owasp: ['A03:2021'],
        path: 'a.py',
        repositoryPath: 'a.py',
        fingerprint: 'cb2bd3204c465ab7d9e91e11bc0faaad:1',
        startLine: 2,
        startColumn: 8,
        endLine: 2,
        endColumn: 13,
        fix: {
          title: 'Mend it',
          edits: [{ startLine: 1, startColumn: 1, endLine: 1, endColumn: 4, text: 'ONE' }],
        },
        trace: [
          { kind: 'source', message: 'comes in', startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 },
        ],
      },
    ]));

  it('has suppressed findings apart, with the reason', () =>
    assert.deepEqual(
      json.suppressed.map(({ startLine, suppression }: { startLine: number; suppression: object }) => ({
        startLine,
        suppression,
      })),
      [{ startLine: 2, suppression: { reason: 'because', until: '2030-01-31' } }],
    ));

  it('has what went wrong', () =>
    assert.deepEqual(json.errors, [
      {
        kind: 'rule',
        message: 'Broken.',
        path: 'r.yml',
        repositoryPath: 'x',
        line: 1,
        column: 1,
        ruleId: 'r',
      },
      { kind: 'limit', message: 'Too much.' },
    ]));

  it('says what made it', () =>
    assert.deepEqual(
      [json.schemaVersion, json.toolVersion, json.rulesVersion, json.stats],
      [1, '1.2.3', 'abc', { files: 1, lines: 10, binaryFiles: 0, durationMs: 1234 }],
    ));
});
