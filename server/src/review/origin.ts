/**
 * In which repository marks were made, and what they prove in this one.
 *
 * What is signed names the repository, by the commit that its history begins with, so that a mark and its
 * signature cannot be carried to a repository where nobody has read the lines: one with a file of the same
 * name that loads another module, or another policy. Forks and clones share that commit, and so share reviews.
 *
 * The first form of marks named no repository. Such a mark says that its signer read these lines at this path
 * in some repository. It is proof only where the base of the change already holds it, since then it was taken
 * in by whoever merged it; anything newer is written in the new form.
 */
import type { Problem } from '../finding/finding.ts';
import { reviewerFolder } from './identity.ts';
import type { StoredBatch } from './mark.ts';
import { MARKS_FOLDER } from './store.ts';

/** The batches that say something of a repository, and what is wrong with the others. */
export interface Sorted {
  readonly batches: readonly StoredBatch[];
  readonly problems: readonly Problem[];
}

/**
 * Leaves out the marks that were made in another repository than one whose history begins with one of `roots`
 * (full ids of commits). Withdrawals count wherever they were made: they can only ask for more review.
 */
export function madeHere(batches: readonly StoredBatch[], roots: ReadonlySet<string>): Sorted {
  const kept: StoredBatch[] = [];
  const problems: Problem[] = [];
  for (const stored of batches) {
    const { repository } = stored.batch;
    if (repository === undefined || roots.has(repository)) {
      kept.push(stored);
      continue;
    }
    kept.push(...onlyWithdrawals(stored));
    problems.push({
      kind: 'file',
      path: pathOf(stored),
      message: `This mark was made in another repository, one that begins with the commit ${repository}, so it does not count here. Mark the lines anew, or remove it.`,
    });
  }
  return { batches: kept, problems };
}

/**
 * Of batches whose signature holds, those that prove something here: they name this repository (`madeHere`),
 * or the base holds them already. The others count as claims, and are told of in one sentence.
 */
export function provenHere(
  signed: readonly StoredBatch[],
  isOfBase: (batchId: string) => boolean,
): { readonly proven: ReadonlySet<StoredBatch>; readonly problems: readonly Problem[] } {
  const proven = new Set(signed.filter(({ id, batch }) => batch.repository !== undefined || isOfBase(id)));
  const nameless = signed.length - proven.size;
  if (nameless === 0) return { proven, problems: [] };
  const which = nameless === 1 ? 'One older mark names' : `${nameless} older marks name`;
  const problem: Problem = {
    kind: 'file',
    path: MARKS_FOLDER,
    message: `${which} no repository and came with this change: a signature that may be of another repository counts as a claim. Mark the lines anew.`,
  };
  return { proven, problems: [problem] };
}

/** A batch without its reviews; nothing when it withdraws nothing. */
export function onlyWithdrawals(stored: StoredBatch): StoredBatch[] {
  const entries = stored.batch.entries.filter(({ kind }) => kind === 'withdraw');
  return entries.length === 0 ? [] : [{ ...stored, batch: { ...stored.batch, entries } }];
}

/** The file that a batch is in, below the ledger's root. */
export function pathOf({ id, batch, path }: StoredBatch): string {
  return path ?? `${MARKS_FOLDER}/${reviewerFolder(batch.reviewer)}/${id}.json`;
}
