/**
 * Fingerprints of findings, by which platforms tell an old result from a new one.
 *
 * Code scanning only honours a `primaryLocationLineHash` that equals what GitHub's own upload action computes,
 * so `lineFingerprints` is that algorithm: a rolling 64-bit hash over the hundred characters from the line on,
 * blanks and tabs skipped, line endings normalised. It changes when following lines do; `findingFingerprint`
 * is for tools that want one that does not.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import type { Span } from '../finding/finding.ts';

const WINDOW = 100;
const FACTOR = 37;
const END_OF_FILE = 65535;
const TWO_32 = 2 ** 32;

/** What a character weighs when it leaves the window: 37 to the power of 100, modulo 2^64, in two halves. */
const LEAVING = inHalves(BigInt.asUintN(64, BigInt(FACTOR) ** BigInt(WINDOW)));

function inHalves(value: bigint): { readonly high: number; readonly low: number } {
  return { high: Number(value >> 32n), low: Number(BigInt.asUintN(32, value)) };
}

/**
 * The fingerprint of each line of a text, `1f…:1`: the hash, and how often it occurred so far. The text is to
 * begin with its byte-order mark if the file has one.
 */
export function lineFingerprints(text: string): string[] {
  const hash = new RollingHash();
  const counts = new Map<string, number>();
  const fingerprints: string[] = [];
  /** Of each place in the window, the line that begins there, or -1. */
  const begins = new Array<number>(WINDOW).fill(-1);
  let line = 0;
  let atLineStart = true;

  /** A line is known once its first character is about to leave the window. */
  const finish = (): void => {
    const begun = begins[hash.place] as number;
    if (begun < 0) return;
    begins[hash.place] = -1;
    const digits = hash.digits;
    const count = (counts.get(digits) ?? 0) + 1;
    counts.set(digits, count);
    fingerprints[begun] = `${digits}:${count}`;
  };
  const add = (unit: number): void => {
    finish();
    if (atLineStart) begins[hash.place] = line++;
    atLineStart = unit === 10;
    hash.add(unit);
  };

  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 9 || (unit === 10 && text.charCodeAt(i - 1) === 13)) continue;
    add(unit === 13 ? 10 : unit);
  }
  add(END_OF_FILE);
  for (let i = 0; i < WINDOW; i++) {
    finish();
    hash.add(0);
  }
  return fingerprints;
}

/** A polynomial hash of the last hundred UTF-16 units, modulo 2^64, in two halves that numbers can hold. */
class RollingHash {
  /** Where in the window the next unit goes; the unit there leaves. */
  place = 0;
  private readonly window = new Uint16Array(WINDOW);
  private high = 0;
  private low = 0;

  /** The hash as hexadecimal digits without leading zeros. */
  get digits(): string {
    const low = this.low.toString(16);
    return this.high === 0 ? low : this.high.toString(16) + low.padStart(8, '0');
  }

  add(unit: number): void {
    const left = this.window[this.place] as number;
    this.window[this.place] = unit;
    this.place = (this.place + 1) % WINDOW;
    const goneLow = LEAVING.low * left;
    const goneHigh = LEAVING.high * left + Math.floor(goneLow / TWO_32);
    const low = this.low * FACTOR + unit - (goneLow % TWO_32);
    // Every sum above stays below 2^53; `>>>` takes it modulo 2^32, of negative numbers too.
    this.high = (this.high * FACTOR + Math.floor(low / TWO_32) - goneHigh) >>> 0;
    this.low = low >>> 0;
  }
}

/** Where a finding is, as far as its fingerprint needs to know. */
export interface Place {
  readonly ruleId: string;
  /** Below the root of the sources, with `/`. */
  readonly path: string;
  /** The code that the finding is about. */
  readonly code: string;
}

/**
 * A fingerprint that stays when other code changes, and when the finding's own is only laid out anew.
 * `occurrence` counts equal places in a file, from 1.
 */
export function findingFingerprint({ ruleId, path, code }: Place, occurrence: number): string {
  const key = JSON.stringify([ruleId, path, code.replace(/\s+/g, ' ').trim()]);
  return `${hexadecimal(digest(key))}:${occurrence}`;
}

/** A UUID that is always the same for a text: version 8 of RFC 9562, which leaves the rest of the bits to us. */
export function uuidOf(text: string): string {
  const bytes = digest(text);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return hexadecimal(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Sixteen bytes that tell texts apart. */
function digest(text: string): Uint8Array {
  return sha256(new TextEncoder().encode(text)).slice(0, 16);
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What tells two findings of a file apart. */
type Told = Span & { readonly ruleId: string; readonly message?: string };

/**
 * The fingerprints of a file's findings in their order. Equal places are counted in `among`: where some
 * findings of the file have been left out, those that are left keep the fingerprints that they have in all.
 */
export function fingerprintsOf(
  findings: readonly Told[],
  path: string,
  text: string,
  among: readonly Told[] = findings,
): string[] {
  const counts = new Map<string, number>();
  const prints = new Map<string, string>();
  const nameOf = ({ ruleId, start, end, message }: Told): string =>
    JSON.stringify([ruleId, start, end, message]);
  const add = (finding: Told): string => {
    const { ruleId, start, end } = finding;
    const place = { ruleId, path, code: text.slice(start, end) };
    const key = findingFingerprint(place, 0);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const print = findingFingerprint(place, count);
    prints.set(nameOf(finding), print);
    return print;
  };
  const all = among.map(add);
  return among === findings ? all : findings.map((each) => prints.get(nameOf(each)) ?? add(each));
}
