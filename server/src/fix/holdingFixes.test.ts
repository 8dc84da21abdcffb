/** Fixes that break the program, lose something of it or mend nothing are not offered; the others beside them are. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { FixTester } from '../../../test/support/fixes.ts';
import type { Finding } from '../finding/finding.ts';
import { leaf } from '../syntax/node.ts';
import { holdingFixes, type Tried } from './holdingFixes.ts';

describe('fixes that hold', () => {
  const tester = new FixTester();
  before(() => tester.start());
  after(() => tester.stop());

  const regex = (pattern: string, find: string, replacement: string) => ({
    languages: ['python'],
    pattern,
    'fix-regex': { regex: find, replacement },
  });
  const cases: readonly (readonly [string, ReturnType<typeof regex>, string, string])[] = [
    ['mends', regex('f($X)', '^f', 'g'), 'f(1)\n', 'g(1)\n'],
    ['does not parse', regex('f($X)', '\\)', ''), 'f(1)\n', 'f(1)\n'],
    ['leaves what its author may want to find again', regex('f($X)', '1', '2'), 'f(1)\n', 'f(2)\n'],
    ['doubles an argument', regex('f(...)', '^f\\(', 'g(a=1, '), 'f(a=2)\n', 'f(a=2)\n'],
    ['puts an argument behind a named one', regex('f(...)', '^f\\(', 'g(b=1, '), 'f(2)\n', 'f(2)\n'],
    [
      'mends one and breaks one',
      regex('f(...)', '^f\\(', 'g(a=1, '),
      'f(a=2)\nf(b=2)\n',
      'f(a=2)\ng(a=1, b=2)\n',
    ],
  ];
  for (const [name, rule, code, expected] of cases)
    it(`${code === expected ? 'lacks one that' : 'has one that'} ${name}`, async () => {
      assert.notEqual(await tester.fixed('a.py', code, [rule]), code, 'there is a fix to try');
      assert.equal(await tester.fixed('a.py', code, [rule], { holding: true }), expected);
    });

  it('keeps comments and decorators', async () => {
    const rule = regex('@a\ndef $F(): ...', '(?s)^.*', 'x = 1');
    assert.equal(
      await tester.fixed('a.py', '@a\ndef f(): ...\n', [rule], { holding: true }),
      '@a\ndef f(): ...\n',
    );
  });

  /** A text of lines, each of which is a finding while it is `bad`. */
  function read(text: string): Tried {
    const findings = [...text.matchAll(/^bad.*/gm)].map(({ index, 0: line }) => found(index, line.length));
    return {
      text,
      findings,
      comments: [],
      hasErrors: text.includes('!'),
      root: leaf('Program', '', 0, 0, { offset: 0 }),
    };
  }
  function found(start: number, length: number, text = 'good'): Finding {
    const common = {
      ruleId: 'r',
      message: '',
      severity: 'high',
      confidence: 'high',
      cwe: [],
      owasp: [],
      trace: [],
    } as const;
    return {
      ...common,
      start,
      end: start + length,
      fix: { title: '', edits: [{ start, end: start + 3, text }] },
    };
  }

  it('are none of a bundled rule that mend nothing', () => {
    const findings = [found(0, 3, 'bad2'), found(4, 3)];
    const holds = (mustMend: boolean): boolean[] =>
      holdingFixes(read('bad\nbad\n'), findings, read, () => mustMend).map(({ fix }) => fix !== undefined);
    assert.deepEqual(holds(true), [false, true]);
    assert.deepEqual(holds(false), [true, true]);
  });

  it('takes one scan for many good fixes, and a few for a bad one among them', () => {
    const text = 'bad\n'.repeat(1000);
    for (const [broken, most] of [
      [-1, 1],
      [500, 25],
    ] as const) {
      let scans = 0;
      const findings = Array.from({ length: 1000 }, (_, i) => found(i * 4, 3, i === broken ? '!' : 'good'));
      const holding = holdingFixes(
        read(text),
        findings,
        (changed) => {
          scans++;
          return read(changed);
        },
        () => true,
      );
      assert.deepEqual(
        holding.flatMap(({ fix }, i) => (fix === undefined ? [i] : [])),
        broken < 0 ? [] : [broken],
      );
      assert.ok(scans <= most, `${scans} scans`);
    }
  });

  it('says how many were not tried when too many fail', () => {
    let untried = 0;
    const findings = Array.from({ length: 300 }, (_, i) => found(i * 4, 3, '!'));
    const holding = holdingFixes(
      read('bad\n'.repeat(300)),
      findings,
      read,
      () => true,
      (count) => {
        untried = count;
      },
    );
    assert.ok(holding.every(({ fix }) => fix === undefined));
    assert.ok(untried > 0 && untried < 300, `${untried}`);
  });
});
