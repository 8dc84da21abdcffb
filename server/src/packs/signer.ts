/**
 * Who a fetched pack is signed by. Where there is a list of trusted publishers, only they count, and a pack that is
 * not signed by one of them is not taken; without one, a signature is checked as far as that goes, and the pack
 * counts as unsigned, since anybody can sign.
 */

import type { VerifySignature } from './contents.ts';
import type { OpenedPack } from './open.ts';
import { PackError } from './packFile.ts';

export interface SignatureChecks {
  /** Checks against the trusted publishers; undefined where there is no list of them. */
  readonly verify: VerifySignature | undefined;
  /** Whether a signature is over a text, by whatever key. */
  holds(text: string, signature: string): Promise<boolean>;
  /** How a person names the list of publishers. */
  readonly list: string;
}

/** The publisher, or why the pack counts as unsigned: a sentence. Throws a `PackError` where it is refused. */
export async function signerOf(
  { manifest: { name, version }, signature }: OpenedPack,
  { verify, holds, list }: SignatureChecks,
): Promise<{ readonly signer: string } | { readonly unsigned: string }> {
  if (signature === undefined) {
    if (verify === undefined) return { unsigned: 'It is not signed.' };
    throw new PackError(
      `${name} ${version} is not signed, and ${list} names the publishers whose packs are taken. Ask for a signed pack, or remove the list.`,
    );
  }
  const { text, signature: armour, publisher } = signature;
  if (!(await holds(text, armour)))
    throw new PackError(
      `The signature of ${name} ${version} does not hold: the pack was changed after it was signed.`,
    );
  if (verify === undefined)
    return {
      unsigned: `It is signed for ${publisher}, but ${list}, which says whose keys to trust, does not exist.`,
    };
  if (await verify(text, armour, publisher)) return { signer: publisher };
  throw new PackError(
    `The signature of ${name} ${version} is not by a key that ${list} allows to sign for ${publisher}. If you trust that key, add it there first.`,
  );
}
