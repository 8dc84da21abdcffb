/**
 * Texts that are made to keep our own regular expressions busy: a million characters of what one of them begins
 * with, and then not the rest. Going back over them once for each character would take a thousand seconds, so that
 * a test which is over at all has passed.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withGuidelines } from '../../server/src/guidelines/guidelines.ts';
import { isSlowRegex } from '../../server/src/pattern/analysis.ts';
import { provenanceOfCommit } from '../../server/src/provenance/commits.ts';
import { safeLine } from '../../server/src/report/terminalText.ts';
import { parseDevSkim } from '../../server/src/review/devSkim.ts';
import { speakingLines } from '../../server/src/reviewer/injection.ts';
import { maskSecrets } from '../../server/src/reviewer/masking.ts';
import { expectationsOf } from '../../server/src/rule/ruleTest.ts';
import { directivesIn } from '../../server/src/suppress/syntax.ts';
import { globProblem, matchesGlob } from '../../server/src/text/glob.ts';
import { neededWords } from '../../server/src/text/regexLiterals.ts';

const MILLION = 1_000_000;
const spaces = ' '.repeat(MILLION);

describe('a million characters', () => {
  it('in a line for the terminal', () => {
    const line = safeLine(`a${spaces.slice(0, 200_000)}b`);
    assert.ok(line.startsWith('a ') && line.endsWith(' b'));
    assert.equal(safeLine('a  \r\n \u2028 b  c'), 'a b  c');
  });

  it('at the end of guidelines', () => {
    assert.ok(withGuidelines(`text${spaces}x`, 'own')?.endsWith('x\n\nown\n'));
    assert.equal(withGuidelines('text \n ', 'own'), 'text\n\nown\n');
  });

  it('in a trailer', () => {
    const commit = (trailer: string) =>
      provenanceOfCommit({
        id: 'a',
        author: { name: 'N', email: 'n@example.com' },
        time: 0,
        coAuthors: [trailer],
        assistants: [],
      })?.evidence[0]?.who;
    assert.equal(commit(`a${spaces}b`), undefined);
    assert.equal(commit('<'.repeat(MILLION)), undefined);
    assert.equal(commit('  Claude \t < noreply@anthropic.com > '), 'Claude');
    assert.equal(commit('<noreply@anthropic.com>'), 'noreply@anthropic.com');
    assert.equal(commit('Claude <noreply@anthropic.com> and others'), undefined);
  });

  it('in an annotation of a rule test', () => {
    assert.deepEqual(expectationsOf(`# ruleid: a${spaces}:\nf()`, 'a').positive, []);
    for (const line of ['# ruleid: b, a', '/* ruleid: a */', '<!-- ruleid:a-->', '{/* ruleid: a  */}  '])
      assert.deepEqual(expectationsOf(`${line}\nf()`, 'a').positive, [2], line);
    for (const line of ['# ruleid: ab', '# ruleid: a (why)', '# aruleid: a'])
      assert.deepEqual(expectationsOf(`${line}\nf()`, 'a').positive, [], line);
  });

  it('in what a program takes for a regular expression', () => {
    assert.equal(isSlowRegex('['.repeat(MILLION)), false);
    assert.equal(isSlowRegex('/'.repeat(MILLION)), false);
    assert.equal(isSlowRegex('([ab]+)+$'), true);
    assert.equal(isSlowRegex('"([ab]+)+$"'), true);
    assert.equal(isSlowRegex('([ab]+)+"'), true);
  });

  it('in a comment', () => {
    for (const piece of ['-', ' ', ' -', 'until 1', 'ai-security-ignore', 'nosem']) {
      const long = piece.repeat(MILLION / piece.length);
      assert.ok(directivesIn(`# ai-security-ignore: a -- b${long}`, 0).length <= 2, piece);
      assert.ok(parseDevSkim(`DevSkim: ignore ${long}`).length <= 1, piece);
    }
  });

  it('in what may hold secrets', () => {
    for (const piece of [
      'password = ',
      'token',
      'a1B',
      'x://y:',
      '-----BEGIN PRIVATE KEY-----',
      "key = '",
      'eyJ.',
    ])
      assert.ok(maskSecrets(piece.repeat(MILLION / piece.length), []).secrets >= 0, piece);
  });

  it('in what may speak to its reader', () => {
    for (const piece of ['ignore ', 'YWFh', '%61', 'a b c ', '\\u0061', '97, ', 'audited '])
      assert.ok(speakingLines(new Map([[1, piece.repeat(100_000 / piece.length)]])).length <= 1, piece);
  });
});

describe('a glob', () => {
  const n = 4_000;
  const hostile: [glob: string, path: string][] = [
    [`${'*a'.repeat(450)}b`, 'a'.repeat(n)],
    [`${'*[ab]'.repeat(150)}c`, 'a'.repeat(n)],
    [`${'**/a/'.repeat(180)}b`, `${'a/'.repeat(n / 2)}c`],
    [`${'**/*a*/'.repeat(120)}b`, `${'aa/'.repeat(n / 3)}c`],
    ['*(*(*(a)))b', 'a'.repeat(n)],
    ['+(+(a)+(a)+(a)|a)b', 'a'.repeat(n)],
    ['!(*a*a*a*a)*b', 'a'.repeat(n)],
    [`${'{a,b}'.repeat(190)}c`, 'a'.repeat(n)],
    ['['.repeat(1_000), 'a'.repeat(n)],
    ['{'.repeat(1_000), 'a'.repeat(n)],
  ];
  for (const [glob, path] of hostile)
    it(`${glob.slice(0, 20)}… ends`, () => {
      assert.equal(matchesGlob(path, glob), false);
      globProblem(glob);
    });
});

describe('the words that an expression needs', () => {
  it('are looked for in little time, however long and alike they are', () => {
    const words = neededWords(`${'a'.repeat(10_000)}b|${'a'.repeat(9_000)}c[x]`, '');
    assert.equal(words?.anchor.source, 'a'.repeat(16));
    assert.equal(words?.mayMatch('ab'.repeat(MILLION)), false);
  });
});
