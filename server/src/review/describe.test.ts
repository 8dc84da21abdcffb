/** The sentences about reviews. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeFinding, describeUnjudged } from './describe.ts';
import type { FindingReview, FindingState } from './fileReview.ts';
import { type FindingTarget, type Mark, SCHEMA_VERSION } from './mark.ts';

const PLACE = { run: 0, line: 0, column: 0, endLine: 0, endColumn: 1 };
const mark = (name: string, at: string, more: { target?: FindingTarget; signature?: string } = {}): Mark => ({
  id: `${at}#1`,
  entry: { kind: 'review', path: 'a.py', target: more.target ?? { kind: 'selection' }, runs: [] },
  batch: {
    schemaVersion: SCHEMA_VERSION,
    reviewer: { name, email: '' },
    at: `${at}T10:00:00.000Z`,
    tool: '1',
    rules: '1',
    entries: [],
    ...(more.signature === undefined ? {} : { signature: more.signature }),
  },
});
const ADA = mark('Ada', '2026-06-15');
const BOB = mark('Bob', '2026-06-16', { signature: 's' });

describe('sentences about reviewed lines', () => {
  it('name everybody once, with the day, and tell proof from claim', () => {
    const lines = [
      { state: 'reviewed', marks: [ADA, mark('Ada', '2026-06-17')] },
      { state: 'blank', marks: [] },
      { state: 'reviewed', marks: [BOB] },
    ] as const;
    assert.equal(
      describeUnjudged(lines),
      'Read, but not judged, by Ada on 2026-06-17 (claim) and Bob on 2026-06-16 (signed; the gate checks it).',
    );
  });

  it('say nothing where one line is not reviewed, and of blank lines', () => {
    assert.equal(
      describeUnjudged([
        { state: 'reviewed', marks: [ADA] },
        { state: 'stale', marks: [ADA] },
      ]),
      undefined,
    );
    assert.equal(describeUnjudged([{ state: 'blank', marks: [] }]), undefined);
  });
});

describe('sentences about judged findings', () => {
  const said = (state: FindingState, target: Partial<FindingTarget>): string | undefined => {
    const whole = { kind: 'finding', ruleId: 'r', verdict: 'reviewed', place: PLACE, ...target } as const;
    return describeFinding({
      state,
      marks: [mark('Ada', '2026-06-15', { target: whole })],
    } as unknown as FindingReview);
  };

  it('say verdict, reason and end', () => {
    assert.equal(said('reviewed', {}), 'Reviewed by Ada on 2026-06-15 (claim).');
    assert.equal(
      said('reviewed', { verdict: 'accepted-risk', reason: 'internal', until: '2027-01-31' }),
      'Risk accepted by Ada on 2026-06-15 (claim), until 2027-01-31: internal',
    );
  });

  it('say what no longer counts, and why', () => {
    assert.match(said('stale', {}) ?? '', /^Changed since reviewed by Ada on 2026-06-15/);
    assert.match(said('unfixed', { verdict: 'fixed' }) ?? '', /still found/);
    const over = said('expired', { verdict: 'false-positive', reason: 'r', until: '2026-06-20' });
    assert.match(over ?? '', /^Judged a false positive by Ada .* until 2026-06-20: that day has passed/);
  });

  it('say nothing of a finding that nobody has judged', () => {
    assert.equal(describeFinding({ state: 'unreviewed', marks: [] } as unknown as FindingReview), undefined);
  });
});
