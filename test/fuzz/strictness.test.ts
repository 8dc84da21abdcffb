/**
 * Findings of low confidence never show in what a person wrote or has reviewed, whatever the findings and whatever is
 * known of the lines; others show whatever is known.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CONFIDENCES, type Finding, STRICTNESSES } from '../../server/src/finding/finding.ts';
import { shownFindings } from '../../server/src/review/strictness.ts';
import { findingOn } from '../../server/src/review/testing.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { Random } from '../support/random.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 60) * 50;
const AUTHORS = ['ai', 'human', 'unknown', undefined] as const;
const STATES = ['reviewed', 'stale', 'unreviewed'] as const;

describe('findings of low confidence', () => {
  it('show in nothing that a person wrote or reviewed', () => {
    const counts = { shown: 0, hidden: 0 };
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const random = new Random(seed);
      const ending = random.pick(['\n', '\r\n', '\r']);
      const texts = Array.from({ length: 1 + random.below(6) }, () => random.pick(['', '  ', 'f(x)', 'y']));
      const text = texts.join(ending);
      const lines = new LineIndex(text);
      // What nothing is known of may be missing at the end.
      const length = random.below(3) === 0 ? random.below(texts.length + 1) : texts.length;
      const authors = texts.slice(0, length).map(() => random.pick([...AUTHORS, 'ai', 'ai'] as const));
      const reviews = texts.slice(0, length).map((each) => ({
        state: each.trim() === '' ? ('blank' as const) : random.pick([...STATES, 'unreviewed'] as const),
      }));
      const findings = Array.from({ length: random.below(5) }, (): Finding => {
        const start = random.below(text.length + 1);
        const end = Math.min(text.length, start + random.below(6));
        return { ...findingOn('', ''), start, end, confidence: random.pick(CONFIDENCES) };
      });
      const strictness = random.pick(STRICTNESSES);
      const all = shownFindings(findings, strictness, lines, { authors, reviews });
      const least = CONFIDENCES.indexOf(strictness === 'adaptive' ? 'medium' : strictness);
      const unasked = all.filter(({ shownFor }) => shownFor !== undefined);
      assert.deepEqual(
        all.filter(({ shownFor }) => shownFor === undefined),
        findings.filter(({ confidence }) => CONFIDENCES.indexOf(confidence) >= least),
        `seed ${seed}: what is sure enough`,
      );
      assert.ok(strictness === 'adaptive' || unasked.length === 0, `seed ${seed}: ${strictness}`);
      for (const { start, end, confidence } of unasked) {
        assert.equal(confidence, 'low', `seed ${seed}`);
        for (let at = start; at < Math.max(end, start + 1); at++) {
          const line = lines.lineAt(at);
          if (texts[line]?.trim() === '') continue;
          assert.equal(authors[line], 'ai', `seed ${seed}: line ${line} is a person's`);
          assert.notEqual(reviews[line]?.state, 'reviewed', `seed ${seed}: line ${line} is reviewed`);
        }
      }
      counts.shown += unasked.length;
      counts.hidden += findings.length - all.length;
    }
    assert.ok(counts.shown > 50 && counts.hidden > 100, JSON.stringify(counts));
  });
});
