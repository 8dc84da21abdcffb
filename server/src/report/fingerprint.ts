/**
 * GitHub's fingerprint of a line. Code scanning only honours a `primaryLocationLineHash` that equals what its
 * own upload action computes, so this is that algorithm: a rolling 64-bit hash over the hundred characters
 * that begin at the line, blanks and tabs skipped, line endings normalised.
 */

const WINDOW = 100;
const FACTOR = 37n;
const MASK = (1n << 64n) - 1n;
const END_OF_FILE = 65535;

/** The fingerprint of each line of a text: the hash and how often it occurred so far, `1f…:1`. */
export function lineFingerprints(text: string): string[] {
  const leaving = power(FACTOR, WINDOW);
  const window = new Array<number>(WINDOW).fill(0);
  const starts = new Array<number>(WINDOW).fill(-1);
  const counts = new Map<string, number>();
  const result: string[] = [];
  let at = 0;
  let hash = 0n;
  let line = 0;
  let lineStart = true;
  let previousWasReturn = false;

  const emit = (): void => {
    const hex = hash.toString(16);
    const count = (counts.get(hex) ?? 0) + 1;
    counts.set(hex, count);
    result[starts[at] as number] = `${hex}:${count}`;
    starts[at] = -1;
  };
  const push = (character: number): void => {
    const left = window[at] as number;
    window[at] = character;
    hash = (hash * FACTOR + BigInt(character) - leaving * BigInt(left)) & MASK;
    at = (at + 1) % WINDOW;
  };
  const process = (character: number): void => {
    if (character === 32 || character === 9 || (previousWasReturn && character === 10)) {
      previousWasReturn = false;
      return;
    }
    let normal = character;
    previousWasReturn = character === 13;
    if (previousWasReturn) normal = 10;
    if (starts[at] !== -1) emit();
    if (lineStart) {
      lineStart = false;
      starts[at] = line++;
    }
    if (normal === 10) lineStart = true;
    push(normal);
  };

  for (let i = 0; i < text.length; i++) process(text.charCodeAt(i));
  process(END_OF_FILE);
  for (let i = 0; i < WINDOW; i++) {
    if (starts[at] !== -1) emit();
    push(0);
  }
  return result;
}

function power(base: bigint, exponent: number): bigint {
  let result = 1n;
  for (let i = 0; i < exponent; i++) result = (result * base) & MASK;
  return result;
}
