/**
 * A tenth of the labelled code that nobody looks into while writing rules, so that it tells whether what was written
 * for the rest holds for what nobody has seen. Which tenth, is decided by a hash of the group that a record belongs to:
 * what was taken from one project, or is one sample before and after its fix, is held out as a whole or not at all.
 */

import { createHash } from 'node:crypto';
import type { LabelledCode } from './corpora.ts';

const SHARE = 0.1;

/** What a record belongs to. */
export function groupOf({ corpus, group, pair, id }: LabelledCode): string {
  return `${corpus}/${group ?? pair ?? id}`;
}

/** Whether nobody is to look into a record. */
export function isHeldOut(record: LabelledCode): boolean {
  const hash = createHash('sha256').update(groupOf(record)).digest();
  return hash.readUInt32BE(0) / 2 ** 32 < SHARE;
}

/** The groups that are held out, sorted. */
export function heldOutGroups(records: readonly LabelledCode[]): string[] {
  return [...new Set(records.filter(isHeldOut).map(groupOf))].sort();
}
