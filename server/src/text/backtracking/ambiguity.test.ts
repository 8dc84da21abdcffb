import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Ambiguity, ambiguityOf } from './ambiguity.ts';

const CASES: Readonly<Record<Ambiguity, readonly string[]>> = {
  exponential: [
    '(a+)+b',
    '(a+)+$',
    '^(a*)*$',
    '(x+x+)+y',
    '^(\\w+\\s?)*$',
    '(a|a)*$',
    '(a|aa)+$',
    '(?:a|b|ab)*c',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z]+$',
    '(?i)(A+|a)+b',
    '((a?|b?)c)*d',
    '"(?:[^"\\\\]|\\\\.|\\\\")*x',
    '^(?:.*,)*x$',
  ],
  polynomial: ['\\d+\\w?\\d+$', '^\\s*\\s*x', '.*a.*b.*c', '^[a-z]+[a-z0-9]+!$', '(.*a){3}'],
  none: [
    'abc',
    '(a+)+',
    '(a|b)*c',
    '(\\n.*)+a',
    '(?:[a-z]+\\.)+[a-z]+$',
    '(a++)+b',
    '(?>a+)+b',
    '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$',
    '^(?:\\/[^\\/]+)+$',
    '^\\d{5}(-\\d{4})?$',
    '^\\s+|\\s+$',
    '^([\\w.-]+)@([\\w-]+)((\\.(\\w){2,3})+)$',
    '"(?:[^"\\\\]|\\\\.)*"',
    '(a+)+[\\s\\S]*',
    '^(?:(?!-->).)*-->',
    '(unclosed',
    '[a-z]+,[0-9]+;',
  ],
};

describe('the ambiguity of a regular expression', () => {
  for (const [expected, sources] of Object.entries(CASES))
    for (const source of sources)
      it(`of /${source}/ is ${expected}`, () =>
        assert.equal(ambiguityOf(source, { whole: false }), expected));

  it('counts at the end of a text that must match as a whole', () => {
    assert.equal(ambiguityOf('(a+)+', { whole: true }), 'exponential');
    assert.equal(ambiguityOf('(a|a)*', { whole: true }), 'exponential');
    assert.equal(ambiguityOf('a+', { whole: true }), 'none');
  });

  it('counts the search for blanks at the end of a text', () => {
    assert.equal(ambiguityOf('^\\s+|\\s+$', { whole: false, search: true }), 'polynomial');
    assert.equal(ambiguityOf('[ \\t]+$', { whole: false, search: true }), 'polynomial');
    assert.equal(ambiguityOf('\\s+$', { whole: false }), 'none');
    assert.equal(ambiguityOf('^\\s+$', { whole: false, search: true }), 'none');
    assert.equal(ambiguityOf('([a-z]+)$', { whole: false, search: true }), 'none');
  });

  it('takes bounded time on large expressions', () => {
    for (const source of [
      '(a|'.repeat(300),
      `(${'a?'.repeat(190)})+$`,
      '(.*){50}'.repeat(40),
      '['.repeat(2_000),
    ]) {
      const start = performance.now();
      ambiguityOf(source, { whole: false });
      assert.ok(performance.now() - start < 5_000, source.slice(0, 20));
    }
  });

  // What is said to be slow is, in the host's engine; a few letters are enough to see it.
  const PUMPS: readonly [source: string, pump: string, end: string][] = [
    ['^(a+)+$', 'a', '!'],
    ['^(\\w+\\s?)*$', 'a', '!'],
    ['^(?:a|aa)+$', 'a', '!'],
    ['^((a?|b?)c)*d', 'c', '!'],
  ];
  for (const [source, pump, end] of PUMPS)
    it(`of /${source}/ shows in the host's engine`, () => {
      const time = (length: number): number => {
        const start = performance.now();
        new RegExp(source).test(pump.repeat(length) + end);
        return performance.now() - start;
      };
      time(4);
      assert.ok(time(26) > time(13) * 20);
    });
});
