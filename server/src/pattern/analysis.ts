/** The analyzers of `metavariable-analysis`. */

import { type Ambiguity, ambiguityOf } from '../text/backtracking/ambiguity.ts';
import { regexLiteral, withFlags } from '../text/regexLiteral.ts';

/** Bits of Shannon entropy per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  const length = [...text].length;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

/** Whether a string looks random enough for a key: long enough, and its characters hard to guess. */
export function isHighEntropy(text: string): boolean {
  const plain = text.replace(/^["'`]|["'`]$/g, '');
  if (plain.length < 12 || /\s/.test(plain)) return false;
  // Words and identifiers stay below: real keys mix letters with digits, and repeat little.
  const mixed = /\d/.test(plain) && /[A-Za-z]/.test(plain);
  return entropy(plain) >= (mixed ? 3 : 4);
}

/** How a regular expression is asked about: how it is run, and whether more than exponential time counts. */
export interface RedosOptions {
  readonly whole?: boolean;
  readonly search?: boolean;
  readonly polynomial?: boolean;
}

const remembered = new Map<string, Ambiguity>();
const MOST_REMEMBERED = 2_000;

/** Whether a regular expression, as written with or without its quotes or slashes, can take too much time. */
export function isSlowRegex(
  source: string,
  { whole = false, search = false, polynomial = false }: RedosOptions = {},
): boolean {
  const expression = expressionOf(source);
  const key = `${whole}${search}${expression}`;
  let ambiguity = remembered.get(key);
  if (ambiguity === undefined) {
    ambiguity = ambiguityOf(expression, { whole, search });
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, ambiguity);
  }
  return ambiguity === 'exponential' || (polynomial && ambiguity === 'polynomial');
}

function expressionOf(source: string): string {
  const literal = source.startsWith('/') ? regexLiteral(source) : undefined;
  // A quote at one end alone belongs to the expression.
  return literal === undefined ? source.replace(/^(["'`])(.*)\1$/s, '$2') : withFlags(literal);
}
