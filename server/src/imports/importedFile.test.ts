import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { HashedText } from '../review/anchor.ts';
import type { ImportedRegion } from './imported.ts';
import { ImportedFile } from './importedFile.ts';
import { seenInText } from './seenCode.ts';

const TEXT = 'def f(x):\n    return eval(x)  \n\n    return "😀" + eval(x)\n';

/** The code that is shown for a region. */
function shown(region: Partial<ImportedRegion> & { startLine: number }, text = TEXT): string {
  const file = new ImportedFile('a.py');
  const whole = { endLine: region.startLine, unit: 'utf16' as const, ...region };
  const hashed = new HashedText(text);
  file.add(
    {
      ruleId: 'a',
      message: 'a',
      severity: 'low',
      cwe: [],
      owasp: [],
      place: { path: 'a.py', isAbsolute: false, region: whole },
      trace: [],
      at: '',
    },
    { name: 'Other', report: 'report' },
    (place) => seenInText(place, hashed),
    () => true,
  );
  const [finding = assert.fail()] = file.place(text).findings;
  return text.slice(finding.start, finding.end);
}

describe('the code that another tool’s result is shown at', () => {
  for (const [what, region, code] of [
    ['its columns', { startLine: 2, startColumn: 12, endColumn: 19 }, 'eval(x)'],
    ['what follows, without an end', { startLine: 2, startColumn: 12 }, 'eval(x)'],
    [
      'what follows, where the end is the beginning',
      { startLine: 2, startColumn: 12, endColumn: 12 },
      'eval(x)',
    ],
    ['what follows, where the end is in front', { startLine: 2, startColumn: 12, endColumn: 3 }, 'eval(x)'],
    ['its line, where only that is known', { startLine: 2, startColumn: 1, endColumn: 1 }, 'return eval(x)'],
    [
      'its line, where the columns lie behind it',
      { startLine: 2, startColumn: 99, endColumn: 99 },
      'return eval(x)',
    ],
    ['its lines', { startLine: 1, endLine: 2, startColumn: 1, endColumn: 1 }, 'def f(x):\n'],
    [
      'its columns in characters',
      { startLine: 4, startColumn: 18, endColumn: 25, unit: 'codePoints' },
      'eval(x)',
    ],
  ] as const)
    it(`is ${what}`, () => assert.equal(shown(region), code));
});
