/**
 * Who has reviewed something and how far, in sentences that hover, tree and lists show. An unsigned mark is
 * called a claim, because whoever can write files can write one.
 */

import { english, type Translate } from '../text/translate.ts';
import type { FindingReview, LineReview } from './fileReview.ts';
import { describeReviewer } from './identity.ts';
import type { Mark, Verdict } from './mark.ts';

/** `Ada <ada@example.org> on 2026-06-15 and Bob on 2026-06-16`: each person once, by their latest mark. */
export function describeMarks(marks: Iterable<Mark>, t: Translate): string | undefined {
  const latest = new Map<string, { at: string; signed: boolean }>();
  for (const { batch } of marks) {
    const who = describeReviewer(batch.reviewer);
    const known = latest.get(who);
    if (known === undefined || batch.at > known.at)
      latest.set(who, { at: batch.at, signed: batch.signature !== undefined });
  }
  const all = [...latest].map(([who, { at, signed }]) =>
    signed
      ? t('{0} on {1} (signed; the gate checks it)', who, at.slice(0, 10))
      : t('{0} on {1} (claim)', who, at.slice(0, 10)),
  );
  const last = all.pop();
  return last !== undefined && all.length > 0 ? t('{0} and {1}', all.join(', '), last) : last;
}

/**
 * Who has read the lines of a finding that nobody has judged; undefined when one of them is not reviewed, or none
 * has anything to read.
 */
export function describeUnjudged(lines: readonly LineReview[], t = english): string | undefined {
  const marks = new Set<Mark>();
  for (const { state, marks: own } of lines) {
    if (state === 'blank') continue;
    if (state !== 'reviewed') return undefined;
    for (const mark of own) marks.add(mark);
  }
  const who = describeMarks(marks, t);
  return who && t('Read, but not judged, by {0}.', who);
}

/** What people are told of marks that do not count because the policy asks for signed ones. */
export function describeClaims(who: string, t: Translate): string {
  return t('Marked by {0}, which does not count: the policy asks for a signature by an allowed key.', who);
}

function verdictOf(verdict: Verdict, who: string, t: Translate): string {
  switch (verdict) {
    case 'reviewed':
      return t('Reviewed by {0}', who);
    case 'false-positive':
      return t('Judged a false positive by {0}', who);
    case 'accepted-risk':
      return t('Risk accepted by {0}', who);
    case 'fixed':
      return t('Marked as fixed by {0}', who);
  }
}

/** What has become of a finding; undefined when nobody has judged it. */
export function describeFinding({ state, marks }: FindingReview, t = english): string | undefined {
  const mark = marks.at(-1);
  const who = describeMarks(marks, t);
  if (mark === undefined || who === undefined) return undefined;
  if (state === 'unreviewed') return describeClaims(who, t);
  if (state === 'stale') return t('Changed since reviewed by {0}.', who);
  const { target } = mark.entry;
  if (target.kind !== 'finding') return undefined;
  if (state === 'unfixed') return t('Marked as fixed by {0}, and still found.', who);
  const said = verdictOf(target.verdict, who, t);
  const { until, reason } = target;
  if (state === 'expired') return t('{0}, until {1}: that day has passed.', said, until ?? '');
  const judged = until === undefined ? said : t('{0}, until {1}', said, until);
  return reason === undefined ? t('{0}.', judged) : t('{0}: {1}', judged, reason);
}
