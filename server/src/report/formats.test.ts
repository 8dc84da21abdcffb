import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publicSchema } from '../../../test/support/publicSchemas.ts';
import { FORMATS } from './formats.ts';
import { sarifReport } from './sarif.ts';
import { fileOf, findingAt, hostileReport, reportOf } from './testing.ts';

const OPTIONS = { colour: false, width: 100, namesUnread: false };

describe('formats', () => {
  it('have names that are no other format’s and fit on a command line', () => {
    const names = FORMATS.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
    for (const name of names) assert.match(name, /^[a-z]+$/);
  });

  for (const format of FORMATS) {
    it(`${format.name} is the same for the same report, and says of nothing that there is nothing`, () => {
      const write = (report = hostileReport()): string => format.write(report, OPTIONS).text;
      assert.equal(write(), write());
      assert.ok(!write(reportOf([])).includes('some-rule'));
      const text = 'bad()\n';
      const report = reportOf([fileOf('a.py', text, [findingAt(text, 'bad()', { ruleId: 'some-rule' })])]);
      assert.ok(write(report).includes('some-rule'));
    });

    it(`${format.name} ends with a line end and has no controls in it`, () => {
      const { text } = format.write(hostileReport(), OPTIONS);
      assert.ok(text.endsWith('\n'));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      assert.doesNotMatch(text, /(?!\r\n)[\0-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u);
    });
  }
});

describe('SARIF', () => {
  const errors = publicSchema('sarif');
  const read = (profile?: string) => JSON.parse(sarifReport(hostileReport(), profile).text);

  it('keeps to the schema of SARIF 2.1.0, whatever is in it', () => {
    assert.deepEqual(errors(read()), []);
    assert.deepEqual(errors(JSON.parse(sarifReport(reportOf([])).text)), []);
    assert.notDeepEqual(errors({ ...read(), runs: [{}] }), []);
  });

  it('for Fortify has only what counts, with a priority, and no text that would be taken for a file', () => {
    const text = 'bad()\n';
    const judged = findingAt(text, 'bad()', { ruleId: 'judged' });
    const report = reportOf(
      [
        fileOf('a.py', text, [
          judged,
          findingAt(text, 'bad()', { ruleId: 'open', severity: 'critical' }),
          findingAt(text, 'bad()', {
            ruleId: 'suppressed',
            suppression: { comment: { start: 0, end: 1 }, reason: 'because' },
          }),
        ]),
      ],
      { judged: new Set([judged]) },
    );
    const idsOf = (profile?: string): string[] =>
      JSON.parse(sarifReport(report, profile).text).runs[0].results.map(
        ({ ruleId }: { ruleId: string }) => ruleId,
      );
    assert.deepEqual(idsOf(), ['judged', 'open', 'suppressed']);
    assert.deepEqual(idsOf('fortify'), ['open']);
    const document = JSON.parse(sarifReport(report, 'fortify').text);
    const [result] = document.runs[0].results;
    assert.equal(result.properties['fortify-severity'], 'Critical');
    assert.ok(result.fingerprints['aiSecurityScanner/v1']);
    assert.equal(result.locations[0].message, undefined);
    assert.deepEqual(errors(document), []);
    assert.deepEqual(errors(read('fortify')), []);
  });
});
