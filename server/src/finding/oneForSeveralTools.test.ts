import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LineIndex } from '../text/lines.ts';
import type { Finding, Severity } from './finding.ts';
import { oneForSeveralTools } from './oneForSeveralTools.ts';

const TEXT = 'first\nsecond\nthird\n';

/** `line tool cwe severity`, the tool `-` where it is ours. */
function finding(words: string): Finding {
  const [line = '0', tool = '-', cwe = '', severity = 'high', state] = words.split(' ');
  const start = new LineIndex(TEXT).startOf(Number(line) - 1);
  return {
    ruleId: tool,
    message: words,
    severity: severity as Severity,
    confidence: state === 'unsure' ? 'low' : 'medium',
    cwe: cwe === '' ? [] : cwe.split('+').map(Number),
    owasp: [],
    start,
    end: start + 3,
    trace: [],
    ...(tool === '-' ? {} : { tool: { name: tool, report: 'r' } }),
    ...(state === 'suppressed' ? { suppression: { comment: { start: 0, end: 1 }, reason: 'x' } } : {}),
  };
}

describe('a weakness that several tools found', () => {
  for (const [what, given, expected] of [
    ['is ours, with the other names', ['1 CodeQL 89', '1 - 89', '1 Snyk 89'], ['1 - 89 (CodeQL, Snyk)']],
    ['may have other numbers of one family', ['1 - 89', '1 CodeQL 564'], ['1 - 89 (CodeQL)']],
    ['may have several numbers', ['1 - 79+89', '1 CodeQL 22+564'], ['1 - 79+89 (CodeQL)']],
    ['is the most severe of others', ['1 A 89 low', '1 B 89 critical'], ['1 B 89 critical (A)']],
    ['is two on two lines', ['1 - 89', '2 A 89'], ['1 - 89', '2 A 89']],
    ['is two of two kinds', ['1 - 89', '1 A 79'], ['1 - 89', '1 A 79']],
    ['is two without numbers', ['1 -', '1 A'], ['1 -', '1 A']],
    ['is two where one tool says it twice', ['1 - 89', '1 A 89', '1 A 564'], ['1 - 89 (A)', '1 A 564']],
    ['is two of one tool', ['1 A 89', '1 A 89'], ['1 A 89', '1 A 89']],
    [
      'is two where ours is not shown everywhere',
      ['1 - 89 high unsure', '1 A 89'],
      ['1 - 89 high unsure', '1 A 89'],
    ],
    ['is two of ours', ['1 - 89', '1 - 89'], ['1 - 89', '1 - 89']],
    [
      'is two where one is suppressed',
      ['1 - 89 high suppressed', '1 A 89'],
      ['1 - 89 high suppressed', '1 A 89'],
    ],
  ] as const)
    it(what, () => {
      const found = oneForSeveralTools(given.map(finding), new LineIndex(TEXT));
      const said = found.map(({ message, alsoFoundBy }) =>
        alsoFoundBy === undefined ? message : `${message} (${alsoFoundBy.join(', ')})`,
      );
      assert.deepEqual(said, expected);
    });
});
