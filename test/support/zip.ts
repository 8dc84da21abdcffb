/**
 * Reads the list of a ZIP file, for tests of the packaged extension: a VSIX is one.
 */

import { readFileSync } from 'node:fs';

export interface ZipEntry {
  readonly path: string;
  /** Bytes, unpacked. */
  readonly size: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The entries of a ZIP file without ZIP64 or comment. Throws when it is none. */
export function zipEntries(file: string): ZipEntry[] {
  const bytes = readFileSync(file);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error(`${file} is not a ZIP file.`);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error(`${file}: broken directory at byte ${at}.`);
    const nameLength = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ path, size: bytes.readUInt32LE(at + 24) });
    at += 46 + nameLength + rest;
  }
  return entries;
}
