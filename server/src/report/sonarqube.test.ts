import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { Random } from '../../../test/support/random.ts';
import type { Report } from './report.ts';
import { sonarqube } from './sonarqube.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf } from './testing.ts';

/** What SonarQube from 10.3 on asks of the new form of generic issues; it publishes no schema. */
const text = { type: 'string', minLength: 1 };
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const line = { type: 'integer', minimum: 1 };
const column = { type: 'integer', minimum: 0 };
const range = object({ startLine: line }, { startColumn: column, endLine: line, endColumn: column });
const location = object({ message: text, filePath: text, textRange: range });
const SCHEMA = object({
  rules: list(
    object({
      id: text,
      name: text,
      description: text,
      engineId: text,
      cleanCodeAttribute: { const: 'TRUSTWORTHY' },
      impacts: list(
        object({ softwareQuality: { const: 'SECURITY' }, severity: { enum: ['LOW', 'MEDIUM', 'HIGH'] } }),
      ),
    }),
  ),
  issues: list(object({ ruleId: text, primaryLocation: location }, { secondaryLocations: list(location) })),
});

interface Range {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
interface Location {
  readonly message: string;
  readonly textRange: Range;
}
interface Issues {
  readonly rules: { readonly id: string; readonly impacts: { readonly severity: string }[] }[];
  readonly issues: {
    readonly ruleId: string;
    readonly primaryLocation: Location;
    readonly secondaryLocations?: Location[];
  }[];
}

const read = (report: Report): Issues =>
  JSON.parse(sonarqube.write(report, { colour: false, width: 80, namesUnread: false }).text);

/** The only range of a report about a part of a text. */
function rangeOf(code: string, start: number, end: number): Range {
  const report = reportOf([fileOf('a.py', code, [{ ...findingAt('x', 'x'), start, end }])]);
  return read(report).issues[0]?.primaryLocation.textRange as Range;
}

describe('the report for SonarQube', () => {
  it('keeps to its form, with everything hostile in it and with nothing', () => {
    assert.deepEqual(schemaErrors(read(hostileReport()), SCHEMA), []);
    assert.deepEqual(read(reportOf([])), { rules: [], issues: [] });
    assert.notDeepEqual(schemaErrors({ ...read(reportOf([])), extra: 1 }, SCHEMA), []);
  });

  it('declares each rule of an issue once, and leaves out what does not count', () => {
    const { rules, issues } = read(hostileReport());
    assert.equal(issues.length, HOSTILE_TEXTS.filter((_, i) => i % 3 !== 2).length);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { ruleId } of issues) assert.ok(rules.some(({ id }) => id === ruleId));
  });

  it('says what confirms an issue, and keeps to its form', () => {
    const report = reportOf([
      fileOf('a.py', 'bad()', [
        findingAt('bad()', 'bad', { confirmedBy: ['zap/40018'], message: 'Do not.' }),
        findingAt('bad()', '()', { message: 'Plain.' }),
      ]),
    ]);
    assert.deepEqual(schemaErrors(read(report), SCHEMA), []);
    assert.deepEqual(
      read(report).issues.map(({ primaryLocation: { message } }) => message),
      ['Do not. Confirmed by a test from outside (zap/40018).', 'Plain.'],
    );
  });

  it('counts columns from 0', () =>
    assert.deepEqual(rangeOf('one\n😀 bad()\n', 7, 12), {
      startLine: 2,
      startColumn: 3,
      endLine: 2,
      endColumn: 8,
    }));

  it('names the line alone where there is nothing to mark', () => {
    assert.deepEqual(rangeOf('one\n\ntwo', 4, 4), { startLine: 2 });
    assert.deepEqual(rangeOf('one\n\ntwo', 4, 5), { startLine: 2 });
    assert.deepEqual(rangeOf('one\n', 4, 4), { startLine: 2 });
  });

  it('ends where a line ends, not where the next begins', () =>
    assert.deepEqual(rangeOf('one\r\ntwo', 0, 5), {
      startLine: 1,
      startColumn: 0,
      endLine: 1,
      endColumn: 3,
    }));

  it('never has a range that SonarQube would refuse, whatever is marked', () => {
    const random = new Random(1);
    for (let round = 0; round < 2000; round++) {
      const code = Array.from({ length: random.below(12) }, () =>
        random.pick(['a', 'b', '\n', '\r\n', '\r', '😀']),
      ).join('');
      const start = random.below(code.length + 1);
      const end = start + random.below(code.length - start + 1);
      const { startLine, startColumn, endLine, endColumn } = rangeOf(code, start, end);
      const lines = code.split(/\r\n|\r|\n/);
      const told = JSON.stringify({ code, start, end });
      assert.ok(startLine <= lines.length, told);
      if (startColumn === undefined) continue;
      assert.ok(endLine !== undefined && endColumn !== undefined && endLine <= lines.length, told);
      assert.ok(startColumn <= (lines[startLine - 1] as string).length, told);
      assert.ok(endColumn <= (lines[endLine - 1] as string).length, told);
      assert.ok(endLine > startLine || (endLine === startLine && endColumn > startColumn), told);
    }
  });
});
