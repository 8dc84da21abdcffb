import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { lineFingerprints } from './fingerprint.ts';
import type { Report } from './report.ts';
import { MAXIMUM_RESULTS, MAXIMUM_STEPS, sarifReport } from './sarif.ts';
import { fileOf, findingAt, reportOf, ruleOf } from './testing.ts';

// The reports are read as the JSON that they are.
// biome-ignore lint/suspicious/noExplicitAny: plain JSON without a type.
type Json = any;

/** The only run of a report. */
function runOf(report: Report): Json {
  const document = JSON.parse(sarifReport(report).text);
  assert.equal(document.version, '2.1.0');
  assert.equal(document.$schema, 'https://json.schemastore.org/sarif-2.1.0.json');
  assert.equal(document.runs.length, 1);
  return document.runs[0];
}

const TEXT = 'import db\ndb.execute(a)\ndb.execute(a)\n';

/** The only result of a report about one finding. */
function resultOf(more: Partial<Finding> = {}, path = 'src/a.py', text = TEXT): Json {
  const { results } = runOf(reportOf([fileOf(path, text, [findingAt(text, 'db.execute(a)', more)])]));
  assert.equal(results.length, 1);
  return results[0];
}

const descriptorOf = (more: Partial<Rule>): Json => {
  const report = reportOf([fileOf('a.py', TEXT, [findingAt(TEXT, 'db')])]);
  return runOf({ ...report, rules: new Map([['some-rule', ruleOf('some-rule', more)]]) }).tool.driver
    .rules[0];
};

describe('SARIF', () => {
  it('names the tool, the rules that have results, and how columns count', () => {
    const report = reportOf([
      fileOf('a.py', TEXT, [findingAt(TEXT, 'db', { ruleId: 'z' }), findingAt(TEXT, 'db', { ruleId: 'a' })]),
    ]);
    const rules = new Map([...report.rules, ['unused', ruleOf('unused')] as const]);
    const { tool, results, columnKind } = runOf({ ...report, rules });
    assert.equal(tool.driver.name, 'AI Security Scanner');
    assert.equal(tool.driver.semanticVersion, '1.2.3');
    assert.deepEqual(
      tool.driver.rules.map(({ id }: Json) => id),
      ['a', 'z'],
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.equal(columnKind, 'utf16CodeUnits');
  });

  it('has all that platforms ask of a run without findings', () => {
    const run = runOf(reportOf([]));
    assert.deepEqual(run.results, []);
    assert.deepEqual(run.tool.driver.rules, []);
    assert.deepEqual(run.invocations, [
      { executionSuccessful: true, toolConfigurationNotifications: [], toolExecutionNotifications: [] },
    ]);
  });

  describe('results', () => {
    it('have message, level, place and fingerprints', () => {
      const result = resultOf();
      assert.deepEqual(
        { message: result.message, level: result.level, locations: result.locations },
        {
          message: { text: 'Something is wrong. Do it otherwise.' },
          level: 'error',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/a.py', uriBaseId: '%SRCROOT%' },
                region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 14 },
              },
            },
          ],
        },
      );
      assert.equal(result.partialFingerprints.primaryLocationLineHash, lineFingerprints(TEXT)[1]);
      assert.match(result.fingerprints['aiSecurityScanner/v1'], /^[0-9a-f]{32}:1$/);
    });

    it('never have a message on their place, which Fortify takes for the file name', () => {
      const [location] = resultOf().locations;
      assert.deepEqual(Object.keys(location), ['physicalLocation']);
    });

    it('at equal code have different fingerprints', () => {
      const findings = [
        findingAt(TEXT, 'db.execute(a)'),
        { ...findingAt(TEXT, 'db.execute(a)'), start: 24, end: 37 },
      ];
      const { results } = runOf(reportOf([fileOf('a.py', TEXT, findings)]));
      const [first, second] = results.map((each: Json) => each.fingerprints['aiSecurityScanner/v1']);
      assert.equal(first.replace(/:1$/, ':2'), second);
    });

    it('keep their fingerprint when other lines change', () => {
      const before = resultOf().fingerprints;
      assert.deepEqual(resultOf({}, 'src/a.py', `# new\n${TEXT}# more\n`).fingerprints, before);
      assert.notDeepEqual(resultOf({}, 'src/b.py').fingerprints, before);
    });

    it("have GitHub's fingerprint of a file with a byte-order mark, and none of one that is no UTF-8", () => {
      const file = fileOf('a.py', TEXT, [findingAt(TEXT, 'import')]);
      const hashOf = (textAsUtf8: string | undefined): Json =>
        runOf(reportOf([{ ...file, textAsUtf8 }])).results[0].partialFingerprints;
      assert.equal(hashOf(`\ufeff${TEXT}`).primaryLocationLineHash, lineFingerprints(`\ufeff${TEXT}`)[0]);
      assert.equal(hashOf(undefined), undefined);
    });

    const uris: [path: string, location: { uri: string; uriBaseId?: string }][] = [
      ['a b/c%d#é?.py', { uri: 'a%20b/c%25d%23%C3%A9%3F.py', uriBaseId: '%SRCROOT%' }],
      ['odd:name/x.py', { uri: 'odd%3Aname/x.py', uriBaseId: '%SRCROOT%' }],
      ['/elsewhere/a b.py', { uri: 'file:///elsewhere/a%20b.py' }],
      ['C:/elsewhere/a.py', { uri: 'file:///C:/elsewhere/a.py' }],
      ['//server/share/a b.py', { uri: 'file://server/share/a%20b.py' }],
      ['caf\udce9 \ud800.py', { uri: 'caf%E9%20%EF%BF%BD.py', uriBaseId: '%SRCROOT%' }],
    ];
    for (const [path, location] of uris) {
      it(`in ${path} have a valid URI`, () => {
        const { artifactLocation } = resultOf({}, path).locations[0].physicalLocation;
        assert.deepEqual(artifactLocation, location);
        assert.doesNotThrow(() => new URL(location.uri, 'file:///root/'));
      });
    }

    it('of several repositories have a base each, on a drive or a share of Windows as well', () => {
      const files = ['C:\\one', 'D:\\two two', '\\\\server\\share\\three', '/four', '/fi\\ve'].map(
        (repository) => ({
          ...fileOf('a.py', TEXT, [findingAt(TEXT, 'import')]),
          repository,
        }),
      );
      const { originalUriBaseIds, results } = runOf(reportOf(files));
      const uris = Object.values<{ uri?: string }>(originalUriBaseIds).map(({ uri }) => uri);
      assert.deepEqual(uris, [
        undefined,
        'file:///D:/two%20two/',
        'file://server/share/three/',
        'file:///four/',
        'file:///fi%5Cve/',
      ]);
      const bases = results.map(
        (each: Json) => each.locations[0].physicalLocation.artifactLocation.uriBaseId,
      );
      assert.deepEqual(bases, Object.keys(originalUriBaseIds));
    });

    for (const [severity, level] of [
      ['critical', 'error'],
      ['high', 'error'],
      ['medium', 'warning'],
      ['low', 'note'],
      ['info', 'note'],
    ] as const) {
      it(`of severity ${severity} are at level ${level}`, () =>
        assert.equal(resultOf({ severity }).level, level));
    }

    it('have fixes', () => {
      const fix = { title: 'Mend it', edits: [{ start: 10, end: 12, text: 'safe' }] };
      assert.deepEqual(resultOf({ fix }).fixes, [
        {
          description: { text: 'Mend it' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'src/a.py', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3 },
                  insertedContent: { text: 'safe' },
                },
              ],
            },
          ],
        },
      ]);
    });

    it('have the way of the data', () => {
      const trace = [
        { kind: 'source' as const, message: 'comes in', start: 7, end: 9 },
        { kind: 'sink' as const, message: 'is used', start: 10, end: 12 },
      ];
      const { locations } = resultOf({ trace }).codeFlows[0].threadFlows[0];
      assert.deepEqual(
        locations.map(({ location }: Json) => [
          location.message.text,
          location.physicalLocation.region.startLine,
          location.physicalLocation.artifactLocation.uri,
        ]),
        [
          ['comes in', 1, 'src/a.py'],
          ['is used', 2, 'src/a.py'],
        ],
      );
      assert.equal(resultOf().codeFlows, undefined);
    });

    it('that are suppressed say why', () => {
      const suppression = { comment: { start: 0, end: 1 }, reason: 'checked by hand' };
      assert.deepEqual(resultOf({ suppression }).suppressions, [
        { kind: 'inSource', status: 'accepted', justification: 'checked by hand' },
      ]);
      assert.equal(resultOf().suppressions, undefined);
    });

    it('have messages in which nothing is taken for a link', () => {
      assert.equal(
        resultOf({ message: 'handlers[i](1) and a[0]' }).message.text,
        'handlers\\[i\\](1) and a\\[0\\]',
      );
      assert.equal(resultOf({ message: 'a[0] {1}' }).message.text, 'a[0] {1}');
    });
  });

  describe('rules', () => {
    it('have what code scanning shows and sorts by', () => {
      const rule = descriptorOf({ cwe: [79, 1004], severity: 'critical', confidence: 'high' });
      assert.equal(rule.id, 'some-rule');
      assert.equal(rule.name, 'Some rule');
      assert.equal(rule.shortDescription.text, 'Some rule');
      assert.equal(rule.fullDescription.text, 'Something is wrong. Do it otherwise.');
      assert.equal(rule.defaultConfiguration.level, 'error');
      assert.equal(rule.helpUri, 'https://example.org/some-rule');
      assert.deepEqual(rule.properties, {
        precision: 'high',
        'security-severity': '9.5',
        tags: ['security', 'external/cwe/cwe-079', 'external/cwe/cwe-1004', 'A03:2021'],
      });
    });

    it('have security severities in the ranges of their names, as strings', () => {
      const of = (severity: Rule['severity']): string =>
        descriptorOf({ severity }).properties['security-severity'];
      const ranges = {
        critical: [9.1, 10],
        high: [7, 8.9],
        medium: [4, 6.9],
        low: [0.1, 3.9],
        info: [0.1, 3.9],
      };
      for (const [severity, [from, to]] of Object.entries(ranges) as [Rule['severity'], [number, number]][]) {
        const value = of(severity);
        assert.equal(typeof value, 'string');
        assert.ok(Number(value) >= from && Number(value) <= to, `${severity}: ${value}`);
      }
    });

    it('have help, plain and as Markdown', () => {
      const explanation = {
        why: 'Why so.',
        insecure: 'bad()',
        secure: 'good()',
        how: 'By looking.',
        misses: 'Much.',
      };
      const { help } = descriptorOf({
        explanation,
        references: ['https://cwe.mitre.org/data/definitions/89.html', 'https://b.example'],
      });
      assert.equal(
        help.markdown,
        `Something is wrong. Do it otherwise.

## Why it matters

Why so.

## Insecure

\`\`\`
bad()
\`\`\`

## Secure

\`\`\`
good()
\`\`\`

## How it is found

By looking.

## What it misses

Much.

## References

- [CWE-89](https://cwe.mitre.org/data/definitions/89.html)
- <https://b.example>`,
      );
      assert.match(help.text, /^Something is wrong[^#`]*bad\(\)[^#`]*- CWE-89: https/);
    });

    it('have something to link to, if only the weakness', () => {
      assert.equal(
        descriptorOf({ references: [] }).helpUri,
        'https://cwe.mitre.org/data/definitions/89.html',
      );
      assert.equal(descriptorOf({ references: ['see the book'], cwe: [] }).helpUri, undefined);
    });

    it('keep to the lengths that platforms take', () => {
      const rule = descriptorOf({
        title: 't'.repeat(5000),
        message: 'm'.repeat(5000),
        cwe: Array.from({ length: 50 }, (_, i) => i + 1),
      });
      assert.equal(rule.name.length, 255);
      assert.equal(rule.shortDescription.text.length, 1024);
      assert.equal(rule.fullDescription.text.length, 1024);
      assert.match(rule.help.text, /m{5000}/);
      assert.equal(rule.properties.tags.length, 20);
    });
  });

  describe('notifications', () => {
    it('tell what went wrong, and where', () => {
      const [invocation] = runOf(
        reportOf([], {
          failed: true,
          problems: [
            {
              kind: 'rule',
              message: 'Broken.',
              ruleId: 'r',
              path: 'x',
              repositoryPath: 'sub/r.yml',
              line: 3,
              column: 4,
            },
            { kind: 'file', message: 'Unreadable.', path: 'x', repositoryPath: 'sub/x.py' },
            { kind: 'limit', message: 'Too much.' },
          ],
        }),
      ).invocations;
      assert.deepEqual(invocation, {
        executionSuccessful: false,
        toolConfigurationNotifications: [
          {
            level: 'error',
            message: { text: 'Broken.' },
            descriptor: { id: 'rule' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'sub/r.yml', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 3, startColumn: 4 },
                },
              },
            ],
            associatedRule: { id: 'r' },
          },
        ],
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'Unreadable.' },
            descriptor: { id: 'file' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'sub/x.py', uriBaseId: '%SRCROOT%' } } },
            ],
          },
          { level: 'warning', message: { text: 'Too much.' }, descriptor: { id: 'limit' } },
        ],
      });
    });
  });

  describe("code scanning's limits", () => {
    const many = (count: number, severityOf: (i: number) => Finding['severity']): Report =>
      reportOf([
        fileOf(
          'a.py',
          TEXT,
          Array.from({ length: count }, (_, i) => findingAt(TEXT, 'db', { severity: severityOf(i) })),
        ),
      ]);

    it('are kept: of too many results the mildest are left out, and it is said', () => {
      const report = many(MAXIMUM_RESULTS + 10, (i) => (i % 2 === 0 ? 'low' : 'high'));
      const { text, warnings } = sarifReport(report);
      const run = JSON.parse(text).runs[0];
      assert.equal(run.results.length, MAXIMUM_RESULTS);
      assert.equal(
        run.results.filter(({ level }: Json) => level === 'error').length,
        MAXIMUM_RESULTS / 2 + 5,
      );
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', /25010 results.*left out/);
      assert.deepEqual(
        run.invocations[0].toolExecutionNotifications.map(({ message }: Json) => message.text),
        warnings,
      );
    });

    it('are told of results that are not shown', () => {
      const { text, warnings } = sarifReport(many(5001, () => 'low'));
      assert.equal(JSON.parse(text).runs[0].results.length, 5001);
      assert.match(warnings.join(), /shows 5000/);
    });

    it('are kept: of too long a way the middle is left out, and it is said', () => {
      const trace = Array.from({ length: MAXIMUM_STEPS + 1 }, (_, i) => ({
        kind: 'step' as const,
        message: String(i),
        start: 0,
        end: 1,
      }));
      const { text, warnings } = sarifReport(
        reportOf([fileOf('a.py', TEXT, [findingAt(TEXT, 'db', { trace })])]),
      );
      const { locations } = JSON.parse(text).runs[0].results[0].codeFlows[0].threadFlows[0];
      assert.equal(locations.length, MAXIMUM_STEPS);
      assert.equal(locations[locations.length - 1].location.message.text, String(MAXIMUM_STEPS));
      assert.match(warnings.join(), /10001 steps/);
    });
  });
});
