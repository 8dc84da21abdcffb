/** Undoes DEFLATE with Node's own zlib, which stops at a size as it goes and does not trust what is announced. */

import { inflateRawSync } from 'node:zlib';

/** Throws where the bytes are damaged or give more than `most` bytes. */
export function inflate(deflated: Uint8Array, most: number): Uint8Array {
  return inflateRawSync(deflated, { maxOutputLength: most });
}
