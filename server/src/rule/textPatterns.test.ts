import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadRules } from './load.ts';

const SEARCH = 'pattern: f $X';
const TAINT = 'mode: taint, pattern-sources: [{ pattern: s }], pattern-sinks: [{ pattern: t }]';

function problemsOf(languages: string, what: string): string[] {
  const rule = `{ id: a, message: m, severity: ERROR, languages: [${languages}], ${what} }`;
  return loadRules(`rules: [${rule}]`, 'a.yaml').problems.map(({ message }) => message);
}

describe('rules for text', () => {
  for (const languages of ['generic', 'regex', 'generic, none'])
    it(`for ${languages} search and follow no data`, () => {
      assert.deepEqual(problemsOf(languages, SEARCH), []);
      const [problem, another] = problemsOf(languages, TAINT);
      assert.match(problem ?? '', /Data is not followed in text/);
      assert.equal(another, undefined);
    });

  it('may be for a language with a grammar as well, in which data is followed', () => {
    assert.deepEqual(problemsOf('generic, python', TAINT), []);
  });
});
