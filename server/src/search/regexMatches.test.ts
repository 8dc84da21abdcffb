import assert from 'node:assert/strict';
import { compileRegex, type SafeRegex } from '../text/regex.ts';
import { StepBudget } from '../text/searchBudget.ts';
import { RegexMatches } from './regexMatches.ts';

function regex(source: string): SafeRegex {
  const compiled = compileRegex(source, { multiline: true });
  if ('error' in compiled) throw new Error(compiled.error);
  return compiled.regex;
}

describe('matches of regular expressions through edits', () => {
  const EXPRESSIONS = [
    'a+',
    '^',
    '$',
    '^b',
    'b$',
    '[^\\n]*a',
    '[^a]',
    'a\\sb',
    '(?<x>a)(b)?',
    '\\ba',
    'a(?!b)',
    'a\\n',
  ];

  it('are those of a fresh search', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (const source of EXPRESSIONS) {
      const matches = new RegexMatches();
      let text = 'ab\nba\n';
      for (let round = 0; round < 300; round++) {
        const at = random(text.length + 1);
        const end = Math.min(text.length, at + random(3));
        const inserted = ['a', 'b', '\n', 'ab\na', '', ' '][random(6)] as string;
        text = text.slice(0, at) + inserted + text.slice(end);
        const found = regex(source);
        assert.deepEqual(
          matches.of(found, text, new StepBudget(100_000)),
          found.matches(text, new StepBudget(100_000)),
          `${source} on ${JSON.stringify(text)}`,
        );
      }
    }
  });

  it('are those of a fresh search after one that was stopped', () => {
    const matches = new RegexMatches();
    const found = regex('a(?!b)');
    matches.of(found, 'aa\nab\n', new StepBudget(3));
    assert.equal(matches.of(found, 'aa\nab\n', new StepBudget(1_000)).length, 2);
    matches.of(found, 'aa\nabc\n', new StepBudget(0));
    assert.equal(matches.of(found, 'aa\nabc\na', new StepBudget(1_000)).length, 3);
  });

  it('are searched for line by line only where no line break can be seen', () => {
    const stays = (source: string): boolean => regex(source).staysInLine;
    assert.deepEqual(['a.b', '[a-z]+', '[^\\n]x', '[^\\s]', '\\bx\\S', 'x(?=y)', '^x$'].map(stays), [
      true,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual(
      ['a\\sb', '[^x]', '\\W', '[\\s]', '(?s)a.b', 'a(?s:.)b', '[\\t-z]', '[^\\\\n]', '\\x0a', 'a\nb'].map(
        stays,
      ),
      [false, false, false, false, false, false, false, false, false, false],
    );
  });
});
