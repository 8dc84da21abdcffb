/**
 * SHA-256 of bytes, in pure JavaScript so that it needs no port and runs in a web worker. It is here, below everyone,
 * because marks, reports and rule packs all name contents by it.
 */

import { sha256 } from '@noble/hashes/sha2.js';

/** The 64 lower-case hexadecimal digits of the SHA-256 of some bytes. */
export function sha256OfBytes(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of sha256(bytes)) digits += byte.toString(16).padStart(2, '0');
  return digits;
}
