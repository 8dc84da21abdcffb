/** Why a review is missing, as a sentence for people. */

import type { GateText, GateWhole, Missing } from './gate.ts';
import { describeReviewer } from './identity.ts';
import type { Mark } from './mark.ts';

export function reasonFor({ entry: { content }, ...missing }: Missing): string {
  return content.kind === 'whole' ? reasonForWhole(content, missing) : reasonForText(content, missing);
}

function reasonForWhole(content: GateWhole, { policy, have }: Omit<Missing, 'entry'>): string {
  const claim = content.claimed.at(-1);
  if (claim === undefined) return `nobody has looked at it: ${content.what}`;
  if (policy.signed && content.signed.length === 0)
    return `marked by ${nameOf(claim)}, but not signed by an allowed key`;
  return have > 0
    ? `looked at by ${nameOf(claim)}; others have to do so too`
    : `looked at by ${nameOf(claim)}, who may have made the change`;
}

function reasonForText(content: GateText, missing: Omit<Missing, 'entry'>): string {
  const { policy, what, finding, last = 0 } = missing;
  if (what === 'seam')
    return 'these lines meet since the change, and nobody has read them together: mark the place as it is now';
  const of = (review: GateText['claimed']) =>
    finding === undefined ? review.lines[last] : review.findings.find((each) => each.finding === finding);
  const claimed = of(content.claimed);
  const counted = policy.signed ? of(content.signed) : claimed;
  const mark = claimed?.marks.at(-1);
  const who = mark === undefined ? '' : nameOf(mark);
  if (claimed?.state === 'reviewed' && counted?.state !== 'reviewed')
    return `marked by ${who}, but not signed by an allowed key`;
  if (claimed?.state === 'reviewed' && missing.have === 0)
    return `reviewed by ${who}, but as its author, or where this policy does not ask`;
  if (claimed?.state === 'reviewed') return `reviewed by ${who}; others have to read it too`;
  if (claimed?.state === 'stale') return `changed since reviewed by ${who}`;
  if (claimed?.state === 'expired') return `the judgement by ${who} has ended`;
  if (claimed?.state === 'unfixed') return `marked as fixed by ${who}, and still found`;
  if (finding !== undefined) return 'nobody has judged it';
  return content.unscanned === undefined || policy.require !== 'unreviewed-findings'
    ? 'nobody has read it'
    : `nobody has read it, and it could not be scanned in full: ${content.unscanned}`;
}

function nameOf({ batch }: Mark): string {
  return `${describeReviewer(batch.reviewer)} on ${batch.at.slice(0, 10)}`;
}
