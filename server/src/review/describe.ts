/**
 * Who has reviewed something and how far, in sentences that hover, tree and lists show. An unsigned mark is
 * called a claim, because whoever can write files can write one.
 */

import type { FindingReview, LineReview } from './fileReview.ts';
import { describeReviewer } from './identity.ts';
import type { Mark } from './mark.ts';

/** `Ada <ada@example.org> on 2026-06-15 and Bob on 2026-06-16`: each person once, by their latest mark. */
export function describeMarks(marks: Iterable<Mark>): string | undefined {
  const latest = new Map<string, { at: string; signed: boolean }>();
  for (const { batch } of marks) {
    const who = describeReviewer(batch.reviewer);
    const known = latest.get(who);
    if (known === undefined || batch.at > known.at)
      latest.set(who, { at: batch.at, signed: batch.signature !== undefined });
  }
  const all = [...latest].map(
    ([who, { at, signed }]) =>
      `${who} on ${at.slice(0, 10)} (${signed ? 'signed; the gate checks it' : 'claim'})`,
  );
  const last = all.pop();
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** Who has read some lines; undefined when one of them is not reviewed, or none has anything to read. */
export function describeLines(lines: readonly LineReview[]): string | undefined {
  const marks = new Set<Mark>();
  for (const { state, marks: own } of lines) {
    if (state === 'blank') continue;
    if (state !== 'reviewed') return undefined;
    for (const mark of own) marks.add(mark);
  }
  const who = describeMarks(marks);
  return who && `Reviewed by ${who}.`;
}

/** What people are told of marks that do not count because the policy asks for signed ones. */
export function describeClaims(who: string): string {
  return `Marked by ${who}, which does not count: the policy asks for a signature by an allowed key.`;
}

const VERDICTS = {
  reviewed: 'Reviewed by',
  'false-positive': 'Judged a false positive by',
  'accepted-risk': 'Risk accepted by',
  fixed: 'Marked as fixed by',
} as const;

/** What has become of a finding; undefined when nobody has judged it. */
export function describeFinding({ state, marks }: FindingReview): string | undefined {
  const mark = marks.at(-1);
  const who = describeMarks(marks);
  if (mark === undefined || who === undefined) return undefined;
  if (state === 'unreviewed') return describeClaims(who);
  if (state === 'stale') return `Changed since reviewed by ${who}.`;
  const { target } = mark.entry;
  if (target.kind !== 'finding') return undefined;
  if (state === 'unfixed') return `Marked as fixed by ${who}, and still found.`;
  const said = `${VERDICTS[target.verdict]} ${who}`;
  if (state === 'expired') return `${said}, until ${target.until}: that day has passed.`;
  const until = target.until === undefined ? '' : `, until ${target.until}`;
  return target.reason === undefined ? `${said}${until}.` : `${said}${until}: ${target.reason}`;
}
