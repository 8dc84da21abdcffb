import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear } from '../../../test/support/growth.ts';
import type { Finding } from '../finding/finding.ts';
import type { Report } from './report.ts';
import { fileOf, findingAt, reportOf } from './testing.ts';
import { summaryLine, textReport } from './text.ts';

const plain = (report: Report, width = 100): string => textReport(report, { colour: false, width });

/** The report of one finding about `code`, without the summary. */
function shown(text: string, code: string, more: Partial<Finding> = {}, width = 100): string[] {
  const lines = plain(reportOf([fileOf('a.py', text, [findingAt(text, code, more)])]), width).split('\n');
  return lines.slice(2, -3);
}

/** The lines of code with their carets. */
const excerpt = (text: string, code: string, width = 100): string[] =>
  shown(text, code, {}, width).filter((line) => line.includes('│'));

describe('the text report', () => {
  it('shows a finding with its place, code, fix and the way of the data', () => {
    const text = 'import db\n\ndef f(request):\n    q = request.args\n    db.execute("x" + q)\n';
    const at = (code: string): { start: number; end: number } => {
      const start = text.indexOf(code);
      return { start, end: start + code.length };
    };
    const finding = findingAt(text, 'db.execute("x" + q)', {
      trace: [
        { kind: 'source', message: 'comes in', ...at('request.args') },
        { kind: 'step', message: 'assigned', ...at('q = ') },
        { kind: 'sink', message: 'is used', ...at('"x" + q') },
      ],
      fix: {
        title: 'Pass it as a parameter',
        edits: [
          { ...at('"x" + q'), text: '"x", (q,)' },
          { start: 0, end: 0, text: 'import sql\n' },
        ],
      },
    });
    assert.equal(
      plain(reportOf([fileOf('src/a.py', text, [finding])])),
      `src/a.py

  ✖ high  Something is wrong. Do it otherwise.
    some-rule  CWE-89  src/a.py:5:5

        5 │     db.execute("x" + q)
          │     ^^^^^^^^^^^^^^^^^^^

    source  4:9   comes in  q = request.args
    step    4:5   assigned  q = request.args
    sink    5:16  is used   db.execute("x" + q)

    ✔ fix  Pass it as a parameter
      + import sql
      -     db.execute("x" + q)
      +     db.execute("x", (q,))

1 finding: 1 high (1 with a fix)
1 file, 10 lines in 1.23 s
`,
    );
  });

  it('groups by file, and has a sign and a word for each severity', () => {
    const text = 'a b c d e\n';
    const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
    const findings = severities.map((severity, i) => findingAt(text, 'abcde'[i] as string, { severity }));
    const report = plain(reportOf([fileOf('a.py', text, findings), fileOf('b.py', text, [])]));
    assert.deepEqual(report.match(/^ {2}\S \w+/gm), [
      '  ✖ critical',
      '  ✖ high',
      '  ▲ medium',
      '  ● low',
      '  ○ info',
    ]);
    assert.doesNotMatch(report, /b\.py/);
    assert.match(report, /5 findings: 1 critical, 1 high, 1 medium, 1 low, 1 info\n/);
  });

  it('counts suppressed findings, and does not show them', () => {
    const text = 'a b\n';
    const suppression = { comment: { start: 0, end: 1 }, reason: 'because' };
    const report = plain(reportOf([fileOf('a.py', text, [findingAt(text, 'a', { suppression })])]));
    assert.equal(report, '✔ No findings (1 suppressed)\n1 file, 10 lines in 1.23 s\n');
  });

  it('names problems with their places and rules', () => {
    const report = reportOf([], {
      problems: [
        { kind: 'rule', message: 'Broken.', path: 'rules/a.yml', line: 3, column: 5, ruleId: 'a' },
        { kind: 'file', message: 'No.', path: 'b.py' },
        { kind: 'limit', message: 'Too much of rule c.', ruleId: 'c' },
      ],
    });
    assert.match(
      plain(report),
      /^3 problems\n\n {2}! rules\/a\.yml:3:5: Broken\. \(a\)\n {2}! b\.py: No\.\n {2}! Too much of rule c\.\n\n/,
    );
  });

  it('says once what several rules say of one place', () => {
    const problem = { kind: 'limit', message: 'Too large.', path: 'a.c' } as const;
    const problems = [
      { ...problem, ruleId: 'r1' },
      { ...problem, ruleId: 'r2' },
      { ...problem, path: 'b.c', ruleId: 'r1' },
      { ...problem, ruleId: 'r1' },
    ];
    const text = plain(reportOf([], { problems }));
    assert.match(
      text,
      /^2 problems\n\n {2}! a\.c: Too large\. \(r1, r2\)\n {2}! b\.c: Too large\. \(r1\)\n\n/,
    );
    assert.match(text, /\(2 problems\)/);
  });

  it('sums up files that were not parsed in full, and names them if asked', () => {
    const message = 'Line 3 could not be parsed in full: findings there may be missing.';
    const report = reportOf([], {
      problems: [
        { kind: 'syntax', message, path: 'a.c', line: 3, column: 1 },
        { kind: 'file', message: 'No.', path: 'b.py' },
      ],
    });
    const summed = plain(report);
    assert.match(summed, /^1 problem\n\n {2}! b\.py: No\.\n\n/);
    assert.match(summed, /\n1 file could not be parsed in full: --strict names them\n$/);
    assert.doesNotMatch(summed, /a\.c/);
    const named = textReport(report, { colour: false, width: 100, namesUnread: true });
    assert.match(named, /! a\.c:3:1: Line 3 could not be parsed in full/);
    assert.match(named, /\n1 file could not be parsed in full\n$/);
  });

  it('says what was not scanned', () => {
    const stats = { files: 0, lines: 0, binaryFiles: 2, durationMs: 20_400 };
    assert.equal(
      summaryLine(reportOf([], { stats })),
      'Nothing was scanned · 0 files, 0 lines in 20 s, 2 binary files left out',
    );
  });

  it('has colours only when it is told to', () => {
    const report = reportOf([fileOf('a.py', 'a\n', [findingAt('a\n', 'a')])], {
      problems: [{ kind: 'file', message: 'No.' }],
    });
    const coloured = textReport(report, { colour: true, width: 100 });
    assert.ok(coloured.includes('\u001b[31m✖ high\u001b[39m'));
    assert.equal(coloured.replace(/\p{Cc}\[\d+m/gu, ''), plain(report));
    assert.ok(!plain(report).includes('\u001b'));
  });

  it('lets nothing that a workspace says reach the terminal', () => {
    const text = 'x = "\u001b]0;title\u0007"  # \u202e\n';
    const report = reportOf(
      [
        fileOf('\u001b[2J/a\n.py', text, [
          findingAt(text, 'x', { message: 'm\u001b[31m\nn', ruleId: 'some-rule' }),
        ]),
      ],
      { problems: [{ kind: 'file', message: 'p\u0007', path: 'q\u001b.py' }] },
    );
    assert.doesNotMatch(plain(report).replaceAll('\n', ''), /\p{Cc}|\p{Cf}/u);
    assert.match(plain(report), /␛\[2J\/a \.py/);
  });

  it('shows the middle of a long way as a number', () => {
    const text = 'x\n'.repeat(40);
    const trace = Array.from({ length: 40 }, (_, i) => ({
      kind: 'step' as const,
      message: 'goes on',
      start: 2 * i,
      end: 2 * i + 1,
    }));
    const lines = shown(text, 'x', { trace }).filter((line) => /step/.test(line));
    assert.equal(lines.length, 13);
    assert.equal(lines[6], '    … 28 more steps …');
    assert.match(lines[12] ?? '', /40:1/);
  });

  it('leaves out a way that does not leave its line', () => {
    const trace = [
      { kind: 'source' as const, message: 'in', start: 0, end: 1 },
      { kind: 'sink' as const, message: 'out', start: 2, end: 3 },
    ];
    assert.doesNotMatch(shown('a b\n', 'b', { trace }).join('\n'), /source/);
  });
});

describe('the excerpt of a finding', () => {
  it('puts carets under the very code: after tabs, wide and combining characters', () => {
    assert.deepEqual(excerpt('\tprint("漢字", é, bad)', 'bad'), [
      '        1 │     print("漢字", é, bad)',
      '          │                      ^^^',
    ]);
    assert.deepEqual(excerpt('x = "漢字"', '"漢字"'), ['        1 │ x = "漢字"', '          │     ^^^^^^']);
  });

  it('has a caret for a finding without length, and for one at the end', () => {
    assert.deepEqual(excerpt('abc\n', ''), ['        1 │ abc', '          │ ^']);
    assert.deepEqual(excerpt('abc', 'c'), ['        1 │ abc', '          │   ^']);
  });

  it('shows the first lines of a long finding', () => {
    const text = 'f(\n  1,\n\n  2,\n  3,\n  4)\nnext\n';
    assert.deepEqual(excerpt(text, text.slice(0, text.indexOf('\nnext'))), [
      '        1 │ f(',
      '          │ ^^',
      '        2 │   1,',
      '          │   ^^',
      '        3 │ ',
      '        4 │   2,',
      '          │   ^^',
      '          │ … 2 more lines',
    ]);
  });

  it('ends with the line when the finding ends behind its line break', () =>
    assert.deepEqual(excerpt('abc\ndef\n', 'abc\n'), ['        1 │ abc', '          │ ^^^']));

  it('shows of a very long line what stands around', () => {
    const long = (size: number): string => `${'a'.repeat(size)}BAD${'漢'.repeat(size / 2)}`;
    assertLinear((size) => void excerpt(long(size), 'BAD', 60), 8_000_000);
    const [code = '', caret = ''] = excerpt(long(10_000_000), 'BAD', 60);
    assert.match(code, /│ …a{20,}BAD漢+…$/);
    assert.equal(caret.indexOf('^'), code.indexOf('BAD'));
    assert.match(caret, /\^{3}$/);
    assert.ok(code.length < 80);
  });

  it('does not cut a character in two', () => {
    const text = `${'😀'.repeat(200)}BAD${'😀'.repeat(200)}`;
    for (const width of [50, 51, 52, 53]) {
      const [code = ''] = excerpt(text, 'BAD', width);
      assert.doesNotMatch(code, /\p{Surrogate}/u);
    }
  });
});
