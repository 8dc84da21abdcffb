/**
 * Packs: many batches in one file, so that a ledger of years is not ten thousand files. A pack holds its
 * batches as their own files had them; its name is a hash of their ids, so that two people who fold the same
 * files write the same pack, and different packs never collide. Batches that are in two packs count once.
 */

import { sha256Hex } from './lineHash.ts';
import { SCHEMA_VERSION, type StoredBatch } from './mark.ts';
import { LONGEST_MARK_FILE, parseMarkFile, toJson } from './markFile.ts';

/** Packs are begun anew past this length, in UTF-16 units. */
const FULL = LONGEST_MARK_FILE / 4;

/** Whether a file's name without ending is that of a pack. */
export function isPackName(name: string): boolean {
  return name.startsWith('pack-');
}

/** A pack's name without ending, by its batches. */
export function packName(batches: readonly StoredBatch[]): string {
  const ids = batches.map(({ id }) => id).sort();
  return `pack-${sha256Hex(ids.join('\n')).slice(0, 16)}`;
}

/** The packs for some batches, in the order of their ids; each is closed once it is longer than `full`. */
export function formatPack(
  batches: readonly StoredBatch[],
  full = FULL,
): { readonly text: string; readonly batches: readonly StoredBatch[] }[] {
  const packs: { text: string; batches: StoredBatch[] }[] = [];
  let group: StoredBatch[] = [];
  let length = 0;
  const close = (): void => {
    if (group.length === 0) return;
    const content = { schemaVersion: SCHEMA_VERSION, pack: group.map(({ batch }) => toJson(batch)) };
    packs.push({ text: `${JSON.stringify(content, null, 2)}\n`, batches: group });
    group = [];
    length = 0;
  };
  for (const stored of [...batches].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    length += JSON.stringify(toJson(stored.batch)).length;
    group.push(stored);
    if (length > full) close();
  }
  close();
  return packs;
}

/** Reads a pack. `name` is the file's without ending. Never throws. */
export function parsePack(
  text: string,
  name: string,
): { batches: readonly StoredBatch[] } | { fault: string } {
  if (text.length > 2 * LONGEST_MARK_FILE)
    return {
      fault: `It is longer than ${2 * LONGEST_MARK_FILE} characters. Restore it from version control.`,
    };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'It is not JSON. Restore it from version control, or remove it.' };
  }
  const pack = typeof json === 'object' && json !== null && 'pack' in json ? json.pack : undefined;
  if (!Array.isArray(pack)) return { fault: 'It is not a pack of marks: it has no list "pack".' };
  const batches: StoredBatch[] = [];
  for (const [i, each] of pack.entries()) {
    const read = parseMarkFile(JSON.stringify(each), undefined);
    if ('fault' in read) return { fault: `pack[${i}]: ${read.fault}` };
    batches.push(read.stored);
  }
  if (packName(batches) !== name)
    return {
      fault:
        'Its content does not fit its name, so it was changed after it was written. Restore it from version control.',
    };
  return { batches };
}
