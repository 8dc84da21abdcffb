import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear } from '../../../test/support/growth.ts';
import { judgementOfDevSkim, parseDevSkim } from './devSkim.ts';
import { ADA, Desk, findingOn } from './testing.ts';
import { entriesOfWeAudit, parseWeAudit } from './weAudit.ts';

const TEXT = Array.from({ length: 12 }, (_, i) => `line ${i}`).join('\n');
const COMMIT = 'a'.repeat(40);

function weAudit(more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    clientRemote: '',
    gitRemote: '',
    gitSha: COMMIT,
    treeEntries: [],
    auditedFiles: [{ path: 'whole.py', author: 'ada' }],
    partiallyAuditedFiles: [
      { path: 'part.py', author: 'ada', startLine: 2, endLine: 5 },
      { path: 'part.py', author: 'bob', startLine: 7, endLine: 7 },
    ],
    resolvedEntries: [],
    ...more,
  });
}

describe('weAudit files', () => {
  function parsed(text: string) {
    const read = parseWeAudit(text);
    assert.ok('file' in read, 'fault' in read ? read.fault : '');
    return read;
  }

  it('become marks for files that have not changed', () => {
    const { file, leftOut } = parsed(weAudit());
    assert.equal(leftOut, 0);
    assert.equal(file.commit, COMMIT);
    const { entries } = entriesOfWeAudit(file, () => TEXT);
    const desk = new Desk();
    for (const [author, each] of entries) desk.write(each, { name: author, email: '' });
    assert.equal(desk.states('whole.py', TEXT), 'r'.repeat(12));
    assert.equal(desk.states('part.py', TEXT), 'uurrrruruuuu');
    assert.deepEqual(
      desk
        .review('part.py', TEXT)
        .lines.map((line) => line.marks.map((mark) => mark.batch.reviewer.name).join()),
      ['', '', 'ada', 'ada', 'ada', 'ada', '', 'bob', '', '', '', ''],
    );
  });

  it('are left out where the file has changed, or is shorter', () => {
    const { file } = parsed(weAudit());
    assert.equal(entriesOfWeAudit(file, () => undefined).leftOut, 3);
    assert.equal(entriesOfWeAudit(file, () => 'one\ntwo').leftOut, 2);
    assert.equal(entriesOfWeAudit(file, () => '\n').leftOut, 3);
  });

  it('may lack the partial list, and may have entries of no use', () => {
    const odd = [
      null,
      { path: 'a.py' },
      { path: '../a.py', author: 'ada' },
      { path: 'a.py', author: ' ' },
      { path: 'src\\a.py', author: 'ada' },
    ];
    const { file, leftOut } = parsed(weAudit({ partiallyAuditedFiles: undefined, auditedFiles: odd }));
    assert.deepEqual(file.audited, [{ path: 'src/a.py', author: 'ada' }]);
    assert.equal(leftOut, 4);
    const lines = [
      { path: 'a.py', author: 'ada', startLine: 5, endLine: 2 },
      { path: 'a.py', author: 'ada', startLine: -1, endLine: 2 },
    ];
    assert.equal(parsed(weAudit({ partiallyAuditedFiles: lines })).leftOut, 2);
  });

  it('that are none are refused', () => {
    for (const [text, fault] of [
      ['', /not JSON/],
      ['[]', /not a weAudit file/],
      ['null', /not a weAudit file/],
      ['{"auditedFiles": []}', /not a weAudit file/],
      [weAudit({ gitSha: '' }), /does not name the commit/],
    ] as const) {
      const read = parseWeAudit(text);
      assert.match('fault' in read ? read.fault : '', fault);
    }
  });
});

describe("DevSkim's comments", () => {
  const forms: [text: string, expected: ReturnType<typeof parseDevSkim>][] = [
    ['x // DevSkim: ignore DS126858', [{ line: 0, rules: ['DS126858'] }]],
    [
      '\nx # devskim: ignore DS1, DS2 until 2027-01-31 by Ada',
      [{ line: 1, rules: ['DS1', 'DS2'], until: '2027-01-31', by: 'Ada' }],
    ],
    ['/* DevSkim: ignore all by Bob */', [{ line: 0, rules: ['all'], by: 'Bob' }]],
    ['x // DevSkim: ignore DS1 until 2027-02-31', []],
    ['x // DevSkim: review DS1', []],
    ['x // DevSkim ignore DS1', []],
  ];
  for (const [text, expected] of forms)
    it(`are read: ${JSON.stringify(text)}`, () => assert.deepEqual(parseDevSkim(text), expected));

  it('become judgements that say where they come from', () => {
    const text = 'first()\neval(x) // DevSkim: ignore DS189424 until 2027-01-31 by Ada\nlast()\n';
    const [ignore] = parseDevSkim(text);
    assert.ok(ignore);
    const finding = findingOn(text, 'eval(x)');
    const desk = new Desk();
    desk.judge('a.js', text, finding, judgementOfDevSkim(ignore), ADA);
    const [review] = desk.review('a.js', text, [finding]).findings;
    assert.equal(review?.state, 'reviewed');
    const target = review?.marks[0]?.entry.target;
    assert.ok(target?.kind === 'finding');
    assert.equal(target.reason, 'imported from "DevSkim: ignore DS189424" by Ada');
    assert.equal(desk.review('a.js', text, [finding], '2027-02-01').findings[0]?.state, 'expired');
  });

  it('are read in linear time', () =>
    assertLinear((times) => {
      parseDevSkim(`${'DevSkim: ignore DS1 '.repeat(times)}\n${'DevSkim: ignore DS1, '.repeat(times)}`);
    }, 48_000));
});
