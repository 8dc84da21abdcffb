import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { csv } from './csv.ts';
import type { Report } from './report.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf } from './testing.ts';

/** The rows of a table as RFC 4180 has it, read strictly: every cell in quotes, every line ended by CRLF. */
function rowsOf(report: Report): string[][] {
  const { text } = csv.write(report, { colour: false, width: 80, namesUnread: false });
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const cell = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(text.slice(at));
      assert.ok(cell, `no cell at ${at}: ${text.slice(at, at + 40)}`);
      row.push((cell[1] as string).replaceAll('""', '"'));
      at += cell[0].length;
      if (cell[2] !== ',') break;
    }
    rows.push(row);
  }
  return rows;
}

describe('the table', () => {
  it('has a head, and a row of as many cells for each finding', () => {
    const rows = rowsOf(hostileReport());
    assert.equal(rows.length, HOSTILE_TEXTS.length + 1);
    for (const row of rows) assert.equal(row.length, rows[0]?.length);
  });

  it('says all of a finding', () => {
    const text = 'one\nbad()\n';
    const fix = { title: 'Mend it', edits: [] };
    const [head = [], row = []] = rowsOf(
      reportOf([
        fileOf('a.py', text, [
          findingAt(text, 'bad()', {
            fix,
            confirmedBy: ['zap/1', 'zap/2'],
            cell: { number: 2, line: 3, column: 1 },
          }),
        ]),
      ]),
    );
    const cells = Object.fromEntries(head.map((name, i) => [name, row[i]]));
    const { Fingerprint, ...rest } = cells;
    assert.match(Fingerprint ?? '', /^[0-9a-f]{32}:1$/);
    assert.deepEqual(rest, {
      Severity: 'high',
      Confidence: 'medium',
      Rule: 'some-rule',
      Title: 'Some rule',
      Message: 'Something is wrong. Do it otherwise.',
      Path: 'a.py',
      Line: '2',
      Column: '1',
      'End line': '2',
      'End column': '6',
      CWE: 'CWE-89',
      OWASP: 'A03:2021',
      Fix: 'Mend it',
      'Does not count because': '',
      'Shown because': '',
      'Confirmed by': 'zap/1 zap/2',
      Cell: '2',
      'Line in the cell': '3',
    });
  });

  it('has nothing that a spreadsheet would run', () => {
    for (const cell of rowsOf(hostileReport()).flat())
      assert.doesNotMatch(cell, /^[\s\p{C}]*[=+\-@＝＋－＠|%]/u);
    for (const formula of ['=1', '+1', '-1', '@A1', '\t=1', ' =1', '\u200b=1', '＝1', '|calc', '%x'])
      assert.equal(messageCell(formula).startsWith("'"), true, formula);
    for (const text of ['a=1', '1+1', 'x -1', '(=1)', '']) assert.equal(messageCell(text), text);
  });
});

function messageCell(message: string): string {
  const [, row] = rowsOf(reportOf([fileOf('a.py', 'x', [findingAt('x', 'x', { message })])]));
  return row?.[4] as string;
}
