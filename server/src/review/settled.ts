/**
 * A file's review with all that it depends on: whether code was moved or copied is told by reading other files,
 * which a ledger does only when it is asked to.
 */

import type { Finding } from '../finding/finding.ts';
import type { FileReview } from './fileReview.ts';

interface SettlingLedger {
  review(path: string, text: string, findings: readonly Finding[]): FileReview;
  settle(): Promise<void>;
  settleAll(): Promise<void>;
}

/** Reviews a text, reading what other files it takes, and no more than that. */
export async function settledReview(
  ledger: SettlingLedger,
  path: string,
  text: string,
  findings: readonly Finding[],
): Promise<FileReview> {
  const review = ledger.review(path, text, findings);
  const { homes, allFiles } = review.unsettled;
  if (homes.length === 0 && !allFiles) return review;
  await ledger.settle();
  if (allFiles) await ledger.settleAll();
  return ledger.review(path, text, findings);
}
