import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { IMPORT_FORMATS } from '../config/importFormats.ts';
import type { Imported } from './imported.ts';
import { IMPORTERS } from './importers.ts';
import { fixtures, readBytes, readText, resultsOf, sarifText } from './testing.ts';

/*
 * Each report of `fixtures/` is written after the documentation of its format; `goldens/` has what is read of
 * it, under its name. UPDATE_GOLDENS=1 writes that anew.
 */

const GOLDENS = join(import.meta.dirname, 'goldens');

/** A run with its facts, its results below it, then the problems; a line each. */
function printed({ format, runs, problems }: Imported): string {
  const lines: string[] = [format];
  for (const { results, ...facts } of runs) {
    lines.push(`run ${JSON.stringify(facts)}`);
    for (const result of results) lines.push(`  ${JSON.stringify(result)}`);
  }
  for (const problem of problems) lines.push(`problem ${JSON.stringify(problem)}`);
  return `${lines.join('\n')}\n`;
}

describe('reports of other tools', () => {
  const reports = fixtures();
  for (const [name, bytes] of reports)
    it(`are read: ${name}`, () => {
      const actual = printed(readBytes(bytes));
      const golden = join(GOLDENS, `${name}.txt`);
      if (process.env.UPDATE_GOLDENS) writeFileSync(golden, actual);
      assert.equal(actual, readFileSync(golden, 'utf8'));
    });

  it('have a golden each, and no other', () => {
    assert.deepEqual(readdirSync(GOLDENS).sort(), [...reports.keys()].map((name) => `${name}.txt`).sort());
  });

  it('are of every format, and of one each', () => {
    const formats = new Set([...reports.values()].map((bytes) => readBytes(bytes).format));
    assert.deepEqual([...formats].sort(), [...IMPORT_FORMATS].sort());
    assert.deepEqual(
      IMPORTERS.map(({ name }) => name),
      IMPORT_FORMATS,
    );
    for (const [name, bytes] of reports) {
      const { format } = readBytes(bytes);
      for (const other of IMPORTERS)
        if (other.name !== format)
          assert.throws(
            () => readBytes(bytes, other.name),
            new RegExp(`of \`${format}\``),
            `${name} as ${other.name}`,
          );
    }
  });

  it('may begin with a byte-order mark, or be UTF-16 as PowerShell writes it', () => {
    const text = sarifText([
      { ruleId: 'a', locations: [{ physicalLocation: { artifactLocation: { uri: 'ä.py' } } }] },
    ]);
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')])
      assert.equal(resultsOf(readBytes(bytes))[0]?.place?.path, 'ä.py');
  });

  it('may be XML in Latin 1', () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><testsuite name="tést"><testcase name="GET /"><failure message="x"/></testcase></testsuite>';
    assert.equal(readBytes(Buffer.from(xml, 'latin1')).runs[0]?.tool.name, 'tést');
  });

  for (const [what, text, message, at] of [
    ['nothing', '  \n', /empty/, undefined],
    ['prose', 'Dear reader', /neither JSON nor XML/, undefined],
    ['a JSON document of nothing known', '{"a": 1}', /no tool that is known/, undefined],
    ['an XML document of nothing known', '<a/>', /no tool that is known/, undefined],
    ['JSON that is cut off', '{"version": "2.1.0",\n "runs": [{', /not JSON/, 'line 2, column 12'],
    ['JSON with a mistake', '{"version": "2.1.0",\n "runs": [1,]}', /not JSON/, 'line 2, column 13'],
    ['XML without an element', '<', /not well-formed/, 'line 1'],
  ] as const)
    it(`are refused where they are ${what}, with the place`, () => {
      assert.throws(() => readText(text), {
        name: 'ImportError',
        message,
        ...(at === undefined ? {} : { at }),
      });
    });

  it('that are XML count up to the mistake', () => {
    const whole = Buffer.from(fixtures().get('burp.xml') as Uint8Array).toString();
    const cut = readText(whole.slice(0, whole.indexOf('<serialNumber>3')));
    assert.equal(resultsOf(cut).length, 2);
    assert.equal(cut.problems.length, 1);
    assert.match(cut.problems[0]?.message ?? '', /not well-formed XML \(.+\): what follows was not read/);
    assert.match(cut.problems[0]?.at ?? '', /^line \d+, column \d+$/);
  });
});
