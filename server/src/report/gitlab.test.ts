import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { gitlab } from './gitlab.ts';
import type { Report } from './report.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf } from './testing.ts';

/** What GitLab 15.2.1 asks of a report of static analysis; GitLab publishes no package of its schemas. */
const text = { type: 'string', minLength: 1 };
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const tool = object({ id: text, name: text, version: text, vendor: object({ name: text }) }, { url: text });
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const SCHEMA = object(
  {
    version: { const: '15.2.1' },
    scan: object(
      {
        analyzer: tool,
        scanner: tool,
        start_time: time,
        end_time: time,
        status: { enum: ['success', 'failure'] },
        type: { const: 'sast' },
      },
      { messages: list(object({ level: { enum: ['info', 'warn', 'fatal'] }, value: text })) },
    ),
    vulnerabilities: list(
      object(
        {
          id: {
            type: 'string',
            pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
          },
          identifiers: list(
            object(
              { type: text, name: text, value: text },
              { url: { type: 'string', pattern: '^https?://' } },
            ),
          ),
          location: object({
            file: text,
            start_line: { type: 'integer', minimum: 1 },
            end_line: { type: 'integer', minimum: 1 },
          }),
        },
        {
          name: { type: 'string', minLength: 1, maxLength: 255 },
          description: { type: 'string', minLength: 1, maxLength: 1048576 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          solution: { type: 'string', minLength: 1, maxLength: 7000 },
          links: list(object({ url: { type: 'string', pattern: '^https?://' } }, { name: text })),
        },
      ),
    ),
  },
  {
    remediations: list(
      object({
        fixes: list(object({ id: text })),
        summary: text,
        diff: { type: 'string', pattern: '^[A-Za-z0-9+/]+=*$' },
      }),
    ),
  },
);

const read = (report: Report) =>
  JSON.parse(gitlab.write(report, { colour: false, width: 80, namesUnread: false }).text);

describe('the report for GitLab', () => {
  it('keeps to the schema, with everything hostile in it and with nothing', () => {
    for (const report of [hostileReport(), reportOf([]), reportOf([], { failed: true })])
      assert.deepEqual(schemaErrors(read(report), SCHEMA), []);
    assert.notDeepEqual(schemaErrors({ ...read(reportOf([])), extra: 1 }, SCHEMA), []);
  });

  it('leaves out what does not count', () =>
    assert.equal(
      read(hostileReport()).vulnerabilities.length,
      HOSTILE_TEXTS.filter((_, i) => i % 3 !== 2).length,
    ));

  it('says what, where, and by which names', () => {
    const code = 'one\nbad(\n)\n';
    const report = reportOf([
      fileOf('src/a.py', code, [findingAt(code, 'bad(\n)\n', { severity: 'critical' })]),
    ]);
    const { vulnerabilities, scan } = read(report);
    const [{ id, ...rest }] = vulnerabilities;
    assert.deepEqual(rest, {
      identifiers: [
        { type: 'ai_security_scanner_rule', name: 'some-rule', value: 'some-rule' },
        { type: 'cwe', name: 'CWE-89', value: '89', url: 'https://cwe.mitre.org/data/definitions/89.html' },
        { type: 'owasp', name: 'A03:2021', value: 'A03:2021' },
      ],
      name: 'Some rule',
      description: 'Something is wrong. Do it otherwise.',
      severity: 'Critical',
      // What ends at the beginning of a line does not reach into it.
      location: { file: 'src/a.py', start_line: 2, end_line: 3 },
      links: [{ url: 'https://example.org/some-rule' }],
    });
    assert.deepEqual([scan.start_time, scan.end_time], ['2026-01-01T12:00:00', '2026-01-01T12:00:01']);
    assert.equal(scan.status, 'success');
  });

  it('says what confirms a finding, and keeps to the schema', () => {
    const request = { method: 'GET', url: '/pay?id=1', parameter: 'id' };
    const tool = { name: 'ZAP', report: 'zap.json' };
    const report = reportOf([
      fileOf('a.py', 'bad()', [
        findingAt('bad()', 'bad', { confirmedBy: ['zap/40018'], message: 'Do not.' }),
        findingAt('bad()', '()', { tool, request, confirmedBy: ['sql'], message: 'Seen.' }),
        findingAt('bad()', ')', { message: 'Plain.' }),
      ]),
    ]);
    assert.deepEqual(schemaErrors(read(report), SCHEMA), []);
    assert.deepEqual(
      read(report).vulnerabilities.map(({ description }: { description: string }) => description),
      [
        'Do not.\n\nconfirmed by a test from outside (zap/40018)',
        'Seen.\n\nGET /pay?id=1, parameter id\nthis test from outside confirms data flow (sql)',
        'Plain.',
      ],
    );
  });

  it('keeps the id of a finding when other code changes, and gives equal findings ids of their own', () => {
    const idsOf = (code: string) =>
      read(
        reportOf([
          fileOf('a.py', code, [
            findingAt(code, 'bad()'),
            ...(code.lastIndexOf('bad()') === code.indexOf('bad()')
              ? []
              : [
                  findingAt(code, 'bad()', {
                    start: code.lastIndexOf('bad()'),
                    end: code.lastIndexOf('bad()') + 5,
                  }),
                ]),
          ]),
        ]),
      ).vulnerabilities.map(({ id }: { id: string }) => id);
    const [first, second] = idsOf('bad()\nbad()\n');
    assert.notEqual(first, second);
    assert.deepEqual(idsOf('other\n\n  bad()\n'), [first]);
    const [one, two] = [
      fileOf('a.py', 'x', [findingAt('x', 'x')]),
      fileOf('a.py', 'x', [findingAt('x', 'x')]),
    ];
    const [a, b] = read(reportOf([one, { ...two, repository: '/other' }])).vulnerabilities;
    assert.notEqual(a.id, b.id);
  });

  it('has fixes as remediations, with the bytes of the file', () => {
    const code = 'bad()\n';
    const fix = { title: 'Mend it', edits: [{ start: 0, end: 3, text: 'good' }] };
    const file = fileOf('a.py', code, [findingAt(code, 'bad()', { fix })]);
    const diffOf = (textAsUtf8: string | undefined) =>
      read(reportOf([{ ...file, textAsUtf8 }])).remediations.map(({ diff }: { diff: string }) =>
        Buffer.from(diff, 'base64').toString(),
      );
    const diff = (mark: string) =>
      `diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,1 +1,1 @@\n-${mark}bad()\n+${mark}good()\n`;
    assert.deepEqual(diffOf(code), [diff('')]);
    assert.deepEqual(diffOf(`\ufeff${code}`), [diff('\ufeff')]);
    // The bytes of a file in another encoding are not those of the diff.
    assert.deepEqual(diffOf(undefined), []);
  });
});
