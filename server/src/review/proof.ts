/**
 * How far a file is reviewed where only signed marks count, as the gate counts there: by proof. What is merely
 * claimed is unreviewed, and keeps the marks that claim it, so that people can be told why.
 */
import type { Policy } from '../config/policy.ts';
import type { FileReview, FindingReview, LineReview } from './fileReview.ts';
import type { Verify } from './signature.ts';

/** Whether a policy that counts for a path asks for signatures. `isIn`: whether globs mean a path. */
export function asksForProof(
  policies: readonly Policy[],
  path: string,
  isIn: (path: string, globs: readonly string[]) => boolean,
): boolean {
  return policies.some(({ signed, paths }) => signed && (paths.length === 0 || isIn(path, paths)));
}

/** The review by signed marks, with the claims that do not count. Both reviews are of the same text. */
export function provenReview(claimed: FileReview, signed: FileReview): FileReview {
  const lines = signed.lines.map((line, i): LineReview => withClaim(line, claimed.lines[i]));
  const findings = signed.findings.map(
    (finding, i): FindingReview => withClaim(finding, claimed.findings[i]),
  );
  const counts = { lines: 0, reviewed: 0, stale: 0, unreviewed: 0 };
  for (const { state } of lines) {
    if (state === 'blank') continue;
    counts.lines++;
    counts[state]++;
  }
  const unsettled = {
    homes: [...new Set([...claimed.unsettled.homes, ...signed.unsettled.homes])].sort(),
    allFiles: claimed.unsettled.allFiles || signed.unsettled.allFiles,
  };
  const { path, seams } = signed;
  return { path, lines, seams, findings, counts, lost: signed.lost, unsettled };
}

function withClaim<Review extends LineReview | FindingReview>(
  proven: Review,
  claimed: Review | undefined,
): Review {
  if (proven.state === 'reviewed' || claimed?.state !== 'reviewed') return proven;
  return { ...proven, state: 'unreviewed', marks: claimed.marks };
}

/** Checks each signature once: `known` holds what came out, by what was checked against which signers. */
export function remembering(verify: Verify, signers: string, known: Map<string, Promise<boolean>>): Verify {
  return (text, signature, person) => {
    const key = JSON.stringify([signers, person, signature, text]);
    let checked = known.get(key);
    if (checked === undefined) {
      checked = verify(text, signature, person);
      known.set(key, checked);
      // What could not be found out is asked again.
      checked.catch(() => known.delete(key));
    }
    return checked;
  };
}
