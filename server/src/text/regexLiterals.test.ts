/**
 * Which words expressions need, and that looking for them first never hides a match: expressions in which each
 * construct appears run on texts made of their own pieces, with and without the words.
 */

import { strict as assert } from 'node:assert';
import { RE2JS } from 're2js';
import { compileRegex } from './regex.ts';
import { neededWords } from './regexLiterals.ts';
import { StepBudget } from './searchBudget.ts';

const NEEDED: readonly (readonly [pattern: string, words: string | null])[] = [
  ['\\bglpat-[A-Za-z0-9_-]{20}\\b', 'glpat-'],
  ['\\b[sr]k_live_[A-Za-z0-9]{24,}', 'sk_live_|rk_live_'],
  ['(AKIA|ASIA)(?!EXAMPLE)[A-Z2-7]{16}', 'AKIA|ASIA'],
  ['(?:TODO|FIXME)[^\\n]*\\bauthenticate', 'authenticate'],
  ['password\\s*=', 'password'],
  ['(secret|token)?password', 'secretpassword|tokenpassword|password'],
  ['(secret)?=', null],
  ['(secret)*', null],
  ['(secret){2}', 'secret'],
  ['(secret){0,2}', null],
  ['secret|[a-z]+', null],
  ['secret|', null],
  ['a.c', null],
  ['(?i:secret)', null],
  ['secret\\x41', null],
  ['(a)secret\\1', null],
  ['(?#secret)a', null],
  ["(?'q'secret)", null],
  ['(?P=secret)', null],
  [`${'secret'.repeat(10)}[a]`, 'secretsecretsecr'],
  ['[^s]ecret', 'ecret'],
  ['a\\.b\\/c', 'a\\.b\\/c'],
  [`${'('.repeat(5_000)}secret${')'.repeat(5_000)}`, null],
];

const PIECES = [
  'secret',
  'Secret',
  'password',
  'glpat-',
  'a1b2c3d4e5f6g7h8i9j0',
  'AKIA',
  'QWERTZ2345QWERTZ',
  'EXAMPLE',
  'sk_live_',
  'TODO',
  ' authenticate',
  '=',
  ' ',
  '\n',
  '\r\n',
  'ecret',
  '\u212a',
  '\ud83d',
  '#',
];

describe('the words that a regular expression needs', () => {
  for (const [pattern, words] of NEEDED)
    it(`${pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern}`, () => {
      assert.equal(neededWords(pattern, '')?.anchor.source ?? null, words);
    });

  it('are found in either case where the expression says so', () => {
    assert.equal(neededWords('kelvin', 'i')?.mayMatch('\u212aELVIN'), true);
    assert.equal(neededWords('kelvin', '')?.mayMatch('KELVIN'), false);
  });

  it('are all looked for where all are needed', () => {
    const words = neededWords('(ignore|forget)\\s+(all\\s+)?(prior|above)\\s+rules|never\\s+tell', '');
    assert.equal(words?.mayMatch('ignore the above'), false);
    assert.equal(words?.mayMatch('tell the rules above'), false);
    assert.equal(words?.mayMatch('never, I tell you'), true);
    assert.equal(words?.mayMatch('forget rules, prior to'), true);
  });

  it('never hide a match', () => {
    let state = 7;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const patterns = NEEDED.map(([pattern]) => pattern).filter(
      (pattern) => pattern.length < 200 && !/\(\?[!i#'P]|\\1/.test(pattern),
    );
    let matched = 0;
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: next(12) }, () => PIECES[next(PIECES.length)]).join('');
      const pattern = patterns[next(patterns.length)] as string;
      const flags = next(2) === 0 ? '(?i)' : '';
      const plain = RE2JS.compile(pattern, RE2JS.MULTILINE | (flags === '' ? 0 : RE2JS.CASE_INSENSITIVE));
      const expected: [number, number][] = [];
      const matcher = plain.matcher(text);
      while (matcher.find()) expected.push([matcher.start(), matcher.end()]);
      const compiled = compileRegex(flags + pattern, { multiline: true });
      assert.ok('regex' in compiled);
      const found = compiled.regex
        .matches(text, new StepBudget(1_000_000))
        .map(({ start, end }) => [start, end]);
      assert.deepEqual(found, expected, `/${flags}${pattern}/ on ${JSON.stringify(text)}`);
      assert.equal(compiled.regex.test(text, new StepBudget(1_000_000)), expected.length > 0);
      matched += expected.length;
    }
    assert.ok(matched > 500, `only ${matched} matches were compared`);
  });
});
