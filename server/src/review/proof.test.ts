/** Reviews where only signed marks count. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Policy } from '../config/policy.ts';
import { asksForProof, provenReview, remembering } from './proof.ts';
import { BOB, Desk, findingOn } from './testing.ts';

const TEXT = Array.from({ length: 9 }, (_, i) => `line ${i}`).join('\n');
const POLICY: Policy = {
  require: 'unreviewed',
  paths: [],
  reviewers: 1,
  notAuthor: false,
  signed: true,
  likely: true,
};

describe('a review by proof', () => {
  it('counts signed marks, and says of other lines who claims to have read them', () => {
    const signed = new Desk();
    signed.mark('a.py', TEXT, 0, 3);
    const claimed = new Desk();
    claimed.mark('a.py', TEXT, 0, 3);
    claimed.mark('a.py', TEXT, 2, 5, BOB);
    const finding = findingOn(TEXT, 'line 5');
    claimed.judge('a.py', TEXT, finding, { verdict: 'reviewed' }, BOB);
    const review = provenReview(
      claimed.review('a.py', TEXT, [finding]),
      signed.review('a.py', TEXT, [finding]),
    );
    assert.deepEqual(
      review.lines.map(({ state, marks }) => [
        state[0],
        marks.map(({ batch }) => batch.reviewer.name).join(),
      ]),
      [
        ...Array.from({ length: 4 }, () => ['r', 'Ada']),
        ...Array.from({ length: 2 }, () => ['u', 'Bob']),
        ...Array.from({ length: 3 }, () => ['u', '']),
      ],
    );
    assert.deepEqual(review.counts, { lines: 9, reviewed: 4, stale: 0, unreviewed: 5 });
    const [judged] = review.findings;
    assert.deepEqual([judged?.state, judged?.marks.length], ['unreviewed', 1]);
  });

  it('is asked for where a policy with signatures counts', () => {
    const isIn = (path: string, globs: readonly string[]): boolean => globs.includes(path);
    assert.ok(asksForProof([POLICY], 'a.py', isIn));
    assert.ok(asksForProof([{ ...POLICY, paths: ['a.py'] }], 'a.py', isIn));
    assert.ok(!asksForProof([{ ...POLICY, paths: ['b.py'] }], 'a.py', isIn));
    assert.ok(!asksForProof([{ ...POLICY, signed: false }], 'a.py', isIn));
  });

  it('checks a signature once for the same signers, and again after it could not be checked', async () => {
    let asked = 0;
    const known = new Map<string, Promise<boolean>>();
    const verify = async (text: string): Promise<boolean> => {
      asked++;
      if (text === 'broken') throw new Error('no program');
      return text === 'good';
    };
    const remembered = remembering(verify, 'signers', known);
    assert.deepEqual(
      [
        await remembered('good', 's', 'p'),
        await remembered('good', 's', 'p'),
        await remembered('bad', 's', 'p'),
      ],
      [true, true, false],
    );
    assert.equal(asked, 2);
    await remembering(verify, 'other signers', known)('good', 's', 'p');
    assert.equal(asked, 3);
    for (let i = 0; i < 2; i++) await assert.rejects(remembered('broken', 's', 'p'), /no program/);
    assert.equal(asked, 5);
  });
});
