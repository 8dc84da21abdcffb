/**
 * Signed marks. A batch is signed as git signs commits with SSH keys: `ssh-keygen -Y sign` over the batch
 * without its signature, in a namespace of our own, so that a signature made for anything else is none here.
 *
 * Running `ssh-keygen` is a port's work. Which keys may sign for whom is in an `allowed_signers` file, which
 * a gate takes from the base branch: a change cannot allow its own key.
 */
import type { Problem } from '../finding/finding.ts';
import type { Batch, StoredBatch } from './mark.ts';
import { signedText } from './markFile.ts';
import { onlyWithdrawals, pathOf, provenHere } from './origin.ts';

/** The namespace for `ssh-keygen -Y sign -n` and `-Y verify -n`. */
export const SIGNATURE_NAMESPACE = 'review@ai-security-scanner';

/** How many signatures are checked at the same time, each by a process of its own. */
const AT_ONCE = 8;

/** Signs a text; the answer is the armoured signature. Rejects with a reason. */
export type Sign = (text: string) => Promise<string>;

/** Whether a signature over a text is by a key that is allowed to sign for a person (an e-mail address). */
export type Verify = (text: string, signature: string, person: string) => Promise<boolean>;

/** A batch with its signature. Its name stays the same. */
export async function signBatch(batch: Batch, sign: Sign): Promise<Batch> {
  if (batch.reviewer.email.trim() === '')
    throw new Error('A signature is for an e-mail address. Run git config user.email, then mark again.');
  return { ...batch, signature: await sign(signedText(batch)) };
}

/** The batches whose signature holds, and what is wrong with the signatures that do not. */
export interface Verified {
  readonly signed: readonly StoredBatch[];
  readonly problems: readonly Problem[];
}

/**
 * Tells proof from claim. The person is the one that the batch names, so that nobody signs for another.
 *
 * Withdrawals come along unsigned as well: they can only ask for more review, and a mark that was withdrawn
 * must not count again because its withdrawal lacks a signature.
 *
 * With `isOfBase`, which says by a batch's id whether the base of a change holds it, a signed batch that names
 * no repository is proof only if it does.
 */
export async function verifyBatches(
  batches: readonly StoredBatch[],
  verify: Verify,
  isOfBase: (batchId: string) => boolean = () => true,
): Promise<Verified> {
  const signed: StoredBatch[] = [];
  const problems: Problem[] = [];
  const held = new Set<StoredBatch>();
  for (let i = 0; i < batches.length; i += AT_ONCE)
    await Promise.all(
      batches.slice(i, i + AT_ONCE).map(async (stored) => {
        const { batch } = stored;
        if (batch.signature === undefined) return;
        if (await verify(signedText(batch), batch.signature, batch.reviewer.email.trim())) held.add(stored);
      }),
    );
  const here = provenHere(
    batches.filter((stored) => held.has(stored)),
    isOfBase,
  );
  problems.push(...here.problems);
  for (const stored of batches) {
    if (here.proven.has(stored)) {
      signed.push(stored);
      continue;
    }
    const { batch } = stored;
    if (batch.signature !== undefined && !held.has(stored))
      problems.push({
        kind: 'file',
        path: pathOf(stored),
        message: `The signature of this mark is not by a key that is allowed to sign for ${batch.reviewer.email}. It counts as a claim only.`,
      });
    signed.push(...onlyWithdrawals(stored));
  }
  return { signed, problems };
}
