/**
 * What a reviewed line is reduced to: a hash of its text.
 *
 * Marks hold hashes rather than text, so that a repository does not carry its code twice and a secret that
 * was reviewed and removed does not live on in the ledger. The hash is the first 144 bits of SHA-256, 24
 * characters of base64url: too many for an author to prepare an innocent line and a harmful one that share
 * a hash, few enough to be put four to a row in a file.
 *
 * Only line endings are left out of the hash, and a byte order mark at the start of a text, which editors do
 * not show and hand on or keep back as they like. Everything else counts: indentation, trailing blanks,
 * Unicode's own line separators, invisible and bidirectional characters. A carriage return without a line
 * feed ends a line here as it does in LSP, but it stays in the hash, since many compilers do not see it as
 * the end of a comment.
 *
 * The hash is pure JavaScript (no `node:crypto`), so that the ledger runs in a web worker and needs no port.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { sha256OfBytes } from '../text/sha256.ts';

/** 24 characters of base64url; `-` for the empty line, so that people see the gaps. */
export type LineHash = string;

export const EMPTY_LINE: LineHash = '-';

/** Whether a text has the form of a line's hash. */
export function isLineHash(text: string): boolean {
  return text === EMPTY_LINE || /^[A-Za-z0-9_-]{24}$/.test(text);
}

/**
 * The lines of a text as they are hashed, in the order and number of `LineIndex`: without line endings, but
 * with a lone carriage return where that is what ends the line.
 */
export function linesToHash(text: string): string[] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (!body.includes('\r')) return body.split('\n');
  const lines: string[] = [];
  for (const line of body.replaceAll('\r\n', '\n').split('\n')) {
    let start = 0;
    for (let at = line.indexOf('\r'); at !== -1; at = line.indexOf('\r', start)) {
      lines.push(line.slice(start, at + 1));
      start = at + 1;
    }
    lines.push(line.slice(start));
  }
  return lines;
}

/** The hash of one line as `linesToHash` gives it. */
export function hashLine(line: string): LineHash {
  return line === '' ? EMPTY_LINE : toBase64Url(sha256(bytesOf(line)).subarray(0, 18));
}

/** SHA-256 of a text's UTF-8 bytes as lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return sha256OfBytes(bytesOf(text));
}

const encoder = new TextEncoder();

/**
 * A line's bytes: UTF-8, or, where half a surrogate pair makes that lossy, its UTF-16 units behind a byte
 * that no UTF-8 text has. Different lines never give the same bytes.
 */
function bytesOf(line: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(line)) return encoder.encode(line);
  const bytes = new Uint8Array(1 + 2 * line.length);
  bytes[0] = 0xff;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    bytes[1 + 2 * i] = unit & 0xff;
    bytes[2 + 2 * i] = unit >> 8;
  }
  return bytes;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63];
    for (const digit of digits.slice(0, bytes.length - i + 1)) text += DIGITS.charAt(digit);
  }
  return text;
}
