/**
 * What a rule pack is made of, wherever it was fetched from, and how much of it is read at most. A pack comes from
 * somebody else: each bound is there so that a hostile one is refused early and with a sentence.
 */

import { megabytes } from '../text/megabytes.ts';

/** A file of a pack. */
export interface PackFile {
  /** Below the folder of the pack, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** More files in one pack are refused. The rules that ship are 200 files with 300 tests. */
export const MOST_FILES = 5_000;
/** More bytes in one pack, unpacked, are refused. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** A larger file of a pack is refused, in bytes. */
export const LARGEST_FILE = 8 * 1024 * 1024;
/** A larger archive is not even unpacked, in bytes. */
export const LARGEST_ARCHIVE = 32 * 1024 * 1024;

/** A pack that is not taken. The message is for a person: what is wrong, and what to do. */
export class PackError extends Error {}

/** Throws unless a pack stays within the bounds. */
export function checkBounds(files: readonly { readonly path: string; readonly size: number }[]): void {
  if (files.length > MOST_FILES)
    throw new PackError(
      `The pack has more than ${MOST_FILES} files. Name the folder that holds the rules alone.`,
    );
  let total = 0;
  for (const { path, size } of files) {
    if (size > LARGEST_FILE)
      throw new PackError(
        `${JSON.stringify(path)} is larger than ${megabytes(LARGEST_FILE)}. Leave it out of the pack.`,
      );
    total += size;
  }
  if (total > MOST_BYTES) throw new PackError(`The pack is larger than ${megabytes(MOST_BYTES)} unpacked.`);
}
