import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { FORMATS } from './formats.ts';
import { mergeParts } from './merge.ts';
import { part, readPart } from './part.ts';
import type { Report } from './report.ts';
import { fileOf, findingAt, hostileReport, reportOf } from './testing.ts';

const OPTIONS = { colour: false, width: 100, namesUnread: true };
const write = (report: Report): string => part.write(report, OPTIONS).text;

/** What comes of a part that is written, read and merged alone. */
function merged(report: Report): Report {
  const read = readPart(write(report), '1.2.3');
  if ('fault' in read) return assert.fail(read.fault);
  const whole = mergeParts([{ name: 'a.json', part: read }]);
  return 'faults' in whole ? assert.fail(whole.faults.join()) : whole;
}

describe('a part of a report', () => {
  it('is the same in every format when it has been read back', () => {
    const text = 'one\nbad()\n';
    const files = [
      { ...fileOf('a.py', text, [findingAt(text, 'bad()')]), textAsUtf8: undefined },
      { ...fileOf('b.py', text, [findingAt(text, 'bad()')]), textAsUtf8: `\ufeff${text}`, order: 1 },
      {
        ...fileOf('inner/c.py', text, [findingAt(text, 'bad()')]),
        repository: '/repository/inner',
        order: 2,
      },
      { ...fileOf('/x/d.py', text, [findingAt(text, 'bad()')]), repository: '/repository-too', order: 3 },
    ];
    for (const report of [hostileReport(), reportOf(files)])
      for (const format of FORMATS)
        assert.equal(
          format.write(merged(report), OPTIONS).text,
          format.write(report, OPTIONS).text,
          format.name,
        );
  });

  it('names repositories below its own from that one, wherever another machine has it', () => {
    const text = 'bad()\n';
    const report = reportOf([
      { ...fileOf('a.py', text, [findingAt(text, 'bad()')]), repository: '/repository/inner' },
    ]);
    const read = readPart(write(report), '1.2.3');
    assert.ok(!('fault' in read));
    const elsewhere = { ...read, run: { ...read.run, root: '/elsewhere' } };
    const whole = mergeParts([{ name: 'a', part: elsewhere }]);
    assert.ok(!('faults' in whole));
    assert.equal(whole.files[0]?.repository, '/elsewhere/inner');
  });

  it('that says nothing of its run cannot be written', () => {
    const { run, ...report } = reportOf([]);
    assert.ok(run);
    assert.throws(() => write(report), /does not say what it is a part of/);
  });

  it('is read or refused, whatever has been done to it', () => {
    const random = new Random(11);
    const whole = JSON.parse(write(hostileReport()));
    const odd = [null, true, -1, 1.5, 1e12, '', 'x', [], {}, [null], '__proto__', '2026-99-99T00:00:00Z'];
    let refused = 0;
    for (let round = 0; round < 3000; round++) {
      const json = structuredClone(whole);
      change(json, random, odd);
      const read = readPart(JSON.stringify(json), '1.2.3');
      if ('fault' in read) {
        refused++;
        assert.match(read.fault, /\.$/);
        continue;
      }
      const result = mergeParts([{ name: 'a.json', part: read }]);
      if ('faults' in result) continue;
      for (const format of round % 50 === 0 ? FORMATS : []) format.write(result, OPTIONS);
    }
    assert.ok(refused > 1000, String(refused));
  });

  it('is refused with a place outside of its text', () => {
    const text = 'bad()\n';
    const json = JSON.parse(write(reportOf([fileOf('a.py', text, [findingAt(text, 'bad()')])])));
    json.files[0].findings[0].end = 7;
    assert.deepEqual(readPart(JSON.stringify(json), '1.2.3'), {
      fault: 'It is broken: files[0].findings[0] is no place in its text.',
    });
  });
});

/** Puts something else in a place somewhere in a value, or takes it out. */
function change(value: unknown, random: Random, odd: readonly unknown[]): void {
  let at = value as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && random.below(4) > 0)
      at = inner as Record<string, unknown>;
    else {
      if (random.below(4) === 0) delete at[key];
      else at[key] = random.pick(odd);
      return;
    }
  }
}
