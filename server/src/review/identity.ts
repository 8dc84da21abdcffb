/**
 * Who is the same person, and what the person's folder in the ledger is called.
 *
 * An identity comes from git's configuration and may hold anything: a path, a device name of Windows, ten
 * thousand letters. The folder's name is therefore made, not taken: letters, digits and hyphens of the
 * address so that people recognise it, and a piece of a hash so that two people never share it, not on a
 * file system that ignores case either.
 */
import { sha256Hex } from './lineHash.ts';
import type { Reviewer } from './mark.ts';

const READABLE_LENGTH = 40;

/** A text that is equal for the same person: the address without regard to case, or else the name. */
export function personKey(reviewer: Reviewer): string {
  const email = reviewer.email.normalize('NFC').trim().toLowerCase();
  return email !== '' ? email : `name:${reviewer.name.normalize('NFC').trim().toLowerCase()}`;
}

/** Whether two reviewers are one person, as far as git's identities tell. */
export function isSamePerson(one: Reviewer, other: Reviewer): boolean {
  return personKey(one) === personKey(other);
}

/** Whether a reviewer can be told from others at all. */
export function hasIdentity(reviewer: Reviewer): boolean {
  return personKey(reviewer) !== 'name:';
}

/** The name of a reviewer's folder: only `a` to `z`, `0` to `9` and `-`, at most 49 characters. */
export function reviewerFolder(reviewer: Reviewer): string {
  const key = personKey(reviewer);
  const readable = key
    .replace(/^name:/, '')
    .slice(0, 4 * READABLE_LENGTH)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE_LENGTH)
    .replace(/^-+|-+$/g, '');
  const tail = sha256Hex(key).slice(0, 8);
  return readable === '' ? `reviewer-${tail}` : `${readable}-${tail}`;
}

/** How a reviewer is written for people: `Ada <ada@example.org>`. */
export function describeReviewer({ name, email }: Reviewer): string {
  if (name.trim() === '') return email;
  return email.trim() === '' ? name : `${name} <${email}>`;
}
