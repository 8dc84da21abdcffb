/** Regular expressions of rules: what runs on which engine, what is refused, and that every search ends. */

import { strict as assert } from 'node:assert';
import { LinearRegex } from './linearRegex.ts';
import { compileRegex, isSurelyValid, type SafeRegex } from './regex.ts';
import { StepBudget } from './searchBudget.ts';

function regex(source: string): SafeRegex {
  const compiled = compileRegex(source, { multiline: true });
  assert.ok('regex' in compiled, JSON.stringify(compiled));
  return compiled.regex;
}

function spans(source: string, text: string): [number, number][] {
  const budget = new StepBudget(10_000_000);
  const found = regex(source).matches(text, budget);
  assert.equal(budget.stops, 0, source);
  return found.map(({ start, end }) => [start, end]);
}

describe('regular expressions of rules', () => {
  it('find a class of characters anywhere, also outside the basic plane', () => {
    const text = `${'a'.repeat(200_000)}\u202e\u202d b \u{E0041}`;
    assert.deepEqual(spans('[\u202a-\u202e\u{E0001}-\u{E007F}]+', text), [
      [200_000, 200_002],
      [200_005, 200_007],
    ]);
    assert.deepEqual(spans('[^ab]+', 'abca'), [[2, 3]]);
  });

  it('that look around are searched line by line, empty lines too', () => {
    assert.deepEqual(spans('x*(?!y)$', 'xx\n\nx\n'), [
      [0, 2],
      [2, 2],
      [3, 3],
      [4, 5],
      [5, 5],
      [6, 6],
    ]);
    assert.deepEqual(spans('key(?!less)', 'keyless\r\nkey\nno\na key'), [
      [9, 12],
      [18, 21],
    ]);
  });

  it('that look around see a long line to its end', () => {
    const long = `${' '.repeat(1_000_000)}key`;
    assert.deepEqual(spans('key(?!less)', `${long}\nkey`), [
      [1_000_000, 1_000_003],
      [1_000_004, 1_000_007],
    ]);
  });

  it('mean the same whether they look around or not', () => {
    const text = 'a\u00a0b\r\nab\n\u{1f600}\u212a KEY aba';
    for (const source of [
      'a\\s?b',
      'b$',
      '^a.',
      '.\\u212a',
      '(?i)k',
      '\\Aa',
      'a\\z',
      '[[:alpha:]]b',
      '\\h.',
      '(a|b)+',
      '[\\h]K',
    ])
      assert.deepEqual(spans(`${source}(?=)`, text), spans(source, text), source);
  });

  it('have the spellings of PCRE and Python', () => {
    const cases: [source: string, text: string, end: number][] = [
      ['(?P<q>["\']).*?(?P=q)', '"a\'b"', 5],
      ['(?<q>a)\\k<q>\\k{q}\\g{q}', 'aaaa', 4],
      ['(a)\\g1\\g{-1}(?#twice more)', 'aaa', 3],
      ["(?'q'a)\\1", 'aa', 2],
      ['(?>a+)b', 'aab', 3],
      ['a++b', 'aab', 3],
      ['(?x) a (?=b) # before b', 'ab', 1],
      ['(?=a)\\Qa+b\\E', 'a+b', 3],
      ['(?=.)(?i:A)b', 'ab', 2],
      ['(?=.)\\x41\\x{42}\\103', 'ABC', 3],
      ['(?=.)\\R\\N', '\r\nx', 3],
      ['(?=.|\\n)a\\Z', 'a\n', 1],
      ['(?=.)\\p{Lu}\\pL\\P{L}', '\u00c9\u00e91', 3],
      ['.{0,5000}', 'abc', 3],
    ];
    for (const [source, text, end] of cases) assert.deepEqual(spans(source, text)[0], [0, end], source);
    for (const source of ['(?>a+)a', 'a++a', '(b)?\\1c']) assert.deepEqual(spans(source, 'aac'), [], source);
  });

  it('capture by number and name', () => {
    const [match] = regex('(?<=x)(?P<first>a)(b)?(?=c)').matches('xac', new StepBudget(1_000));
    assert.deepEqual(match, {
      start: 1,
      end: 2,
      groups: [{ text: 'a', start: 1, end: 2, name: 'first' }, undefined],
    });
  });

  it('are refused where they say what is not supported, or nothing', () => {
    const refused: [source: string, reason: RegExp][] = [
      ['(?R)', /not supported/],
      ['(a)(?(1)b|c)', /not supported/],
      ['a\\Kb', /`\\K` is not supported/],
      ['(?|a|b)', /not supported/],
      ['(*SKIP)a', /verbs/],
      ['(?=a', /a group is not closed/],
      ['(?=a))', /closes nothing/],
      ['[a', /`\[` is not closed/],
      ['[z-a]', /wrong order/],
      ['a**', /nothing is repeated/],
      ['(?=a)\\2', /no group `2`/],
      ['(?P=q)', /no group `q`/],
      ['\\p{Nonsense}', /not known/],
      ['a{3,2}', /too often or never/],
      ['a'.repeat(20_001), /longer than 20000/],
      [`${'('.repeat(1_200)}a${')'.repeat(1_200)}`, /nested too deeply/],
    ];
    for (const [source, reason] of refused) {
      const compiled = compileRegex(source);
      assert.ok('error' in compiled, source);
      assert.match(compiled.error, reason);
    }
  });

  it('say whether they may go back', () => {
    assert.deepEqual(
      ['[ab]+', 'a+b', 'a(?=b)', '(a)\\1', 'a++', '[a-z]{2000}'].map((source) => regex(source).goesBack),
      [false, false, true, true, true, true],
    );
  });
});

describe('a search', () => {
  const line = 'a'.repeat(20_000);

  it('ends within its budget, whatever the expression', () => {
    for (const source of [
      '(a|a)*\\1(?!z)b',
      '(?=(a+)+b)c',
      '(.*)*\\1x',
      '(?:a{1,60}){1,60}(?=b)',
      '((.*)\\2)+$b',
    ]) {
      const budget = new StepBudget(300_000);
      assert.deepEqual(regex(source).matches(line, budget), [], source);
      assert.ok(budget.left > -30_000, `${source}: ${budget.left}`);
    }
  });

  it('is stopped where all matches together would look at the text again and again', () => {
    const budget = new StepBudget(1_000_000);
    const found = regex('a[^b]*b|a').matches('a'.repeat(50_000), budget);
    assert.equal(budget.stops, 1);
    assert.ok(budget.left >= -10 && found.length > 0, `${budget.left}`);
  });

  it('costs more with a longer program', () => {
    const text = 'abcdef'.repeat(10);
    const [short, long] = [new StepBudget(1_000_000), new StepBudget(1_000_000)];
    regex('[a-f]{3}[x-z]').test(text, short);
    regex('[a-f]{900}[x-z]').test(text, long);
    assert.ok(1_000_000 - long.left > 5 * (1_000_000 - short.left));
  });

  it('gives up a line that costs too much, and looks at the others', () => {
    const budget = new StepBudget(10_000_000);
    const found = regex('(a+)+\\1c|key(?!less)').matches(`key\n${line}\na key`, budget);
    assert.deepEqual(
      found.map(({ start }) => start),
      [0, 20_007],
    );
    assert.equal(budget.stops, 1);
  });

  it('that was stopped is not remembered', () => {
    const text = `${'a'.repeat(60)}!`;
    const again = regex('(a+)+\\1c');
    assert.equal(again.test(text, new StepBudget(1_000)), false);
    const budget = new StepBudget(1_000);
    again.test(text, budget);
    assert.equal(budget.stops, 1);
  });

  it('that are surely valid need not be compiled to know it', () => {
    const valid = [
      'AKIA[0-9A-Z]{16}',
      '\\b(?:key|token)\\s*[:=]\\s*["\'][^"\']{8,40}["\']',
      'a+?b|c',
      '',
      '[^)]*;',
    ];
    for (const source of valid) {
      assert.ok(isSurelyValid(source), source);
      assert.doesNotThrow(() => new LinearRegex(source, '', true), source);
    }
    for (const source of [
      '(',
      'a)',
      '*a',
      'a**',
      'a++',
      '(?=a)b',
      '(?i)a',
      '\\1',
      '[z-a]',
      'a{1000}',
      '\\p{L}',
      '[[:alpha:]]',
      'a{2,1}',
    ])
      assert.ok(!isSurelyValid(source), source);
  });

  it('are looked through once, however long they are', () => {
    assert.ok(!isSurelyValid(`${'[^^a]'.repeat(3_000)}(?=x)`));
  });
});
