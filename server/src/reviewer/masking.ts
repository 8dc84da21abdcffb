/**
 * Takes secrets out of a text before it is sent anywhere. What the rules about secrets find is masked, and what looks
 * like one beyond that: too much rather than too little, since a masked word costs a reviewer little and a secret
 * that was sent cannot be taken back. Equal secrets get equal masks, and lines stay what they are, so that quotes and
 * places still fit.
 */

import type { Finding, Span } from '../finding/finding.ts';

export interface MaskedText {
  /** With as many lines as before, and masks where secrets were found. */
  readonly text: string;
  /** How many different secrets were found. */
  readonly secrets: number;
  /**
   * Takes the same secrets out of what they may stand in as well: a line of the text, a finding's message. Those are
   * left that are shorter than so many UTF-16 units: they would be everywhere.
   */
  mask(other: string, shortest?: number): string;
}

/** What masks look like. */
export const MASK = /MASKED_SECRET_\d+/;

/** In code, shorter values are not looked for beyond where they were found, in UTF-16 units. */
const TELLING = 6;

/** Strings as most languages write them. */
const LITERAL = /"((?:[^"\\\n]|\\.){1,2000})"|'((?:[^'\\\n]|\\.){1,2000})'|`((?:[^`\\]|\\.){1,2000})`/g;

/** Names of what is secret, or how names end that begin otherwise, and what may follow. */
const NAME = String.raw`(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_\-]?key|access[_\-]?key|private[_\-]?key|client[_\-]?key|encryption[_\-]?key|signing[_\-]?key|auth[_\-]?key|credential|conn(?:ection)?[_\-]?str(?:ing)?|kennwort|passwort|contrase[nñ]a|mot[_\-]?de[_\-]?passe)[\w.\-]{0,40}`;

/** Each takes out what its group named `secret` matched. */
const PATTERNS: readonly RegExp[] = [
  // A string behind a name, in code and in data.
  new RegExp(
    String.raw`${NAME}["'\x60]?\s{0,8}(?:[:=]{1,3}|=>|,)\s{0,8}(?:[a-z]{1,2})?(?:"(?<secret>[^"\n]{3,400})")`,
    'gi',
  ),
  new RegExp(
    String.raw`${NAME}["'\x60]?\s{0,8}(?:[:=]{1,3}|=>|,)\s{0,8}(?:[a-z]{1,2})?(?:'(?<secret>[^'\n]{3,400})')`,
    'gi',
  ),
  new RegExp(
    String.raw`${NAME}["'\x60]?\s{0,8}(?:[:=]{1,3}|=>|,)\s{0,8}\x60(?<secret>[^\x60\n]{3,400})\x60`,
    'gi',
  ),
  // The same without quotes, where it cannot be a name or a call: it has a digit and no bracket follows.
  new RegExp(
    String.raw`${NAME}["'\x60]?\s{0,4}[:=]\s{0,4}(?<secret>(?=[^\s"'\x60()[\]{},;]{0,80}\d)[^\s"'\x60()[\]{},;.]{6,400})(?![\w(.[])`,
    'gi',
  ),
  // User and password in an address.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"']{0,80}:(?<secret>[^\s@/"']{1,200})@/gi,
  /\b(?:Bearer|Basic|Token)\s+(?<secret>[A-Za-z0-9._~+/=-]{12,2000})/g,
  // Tokens with a form of their own.
  /\b(?<secret>eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{4,2000}(?:\.[A-Za-z0-9_-]{4,2000})?)/g,
  /\b(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})\b/g,
  /\b(?<secret>(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|pypi-|sk-|sk_live_|rk_live_|SG\.|AIza|dop_v1_|hf_)[A-Za-z0-9_.-]{16,400})/g,
];

/** Long strings of mixed signs, where nothing says what they are. */
const RANDOM = /(?<![A-Za-z0-9+/_\-=])[A-Za-z0-9+/_\-=]{24,}(?![A-Za-z0-9+/_\-=])/g;

/** Masks a text. `found` are findings of rules about secrets in it. */
export function maskSecrets(text: string, found: readonly Pick<Finding, 'start' | 'end'>[]): MaskedText {
  const spans: Span[] = [];
  for (const { start, end } of found) spans.push(...valuesIn(text, start, end));
  spans.push(...keyBlocks(text));
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.secret ?? '';
      // A pattern's secret is the last thing in what it matched, but for what closes it.
      const start = match.index + match[0].lastIndexOf(secret);
      spans.push({ start, end: start + secret.length });
    }
  for (const { 0: value, index } of text.matchAll(RANDOM))
    if (isRandom(value)) spans.push({ start: index, end: index + value.length });
  const merged = merge(spans);
  const names = new Map<string, string>();
  const nameOf = (value: string): string => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const name = `MASKED_SECRET_${names.size + 1}`;
    names.set(value, name);
    return name;
  };
  for (const { start, end } of merged) nameOf(text.slice(start, end));
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of merged) {
    const value = text.slice(start, end);
    parts.push(text.slice(at, start), keepingLines(value, nameOf(value)));
    at = end;
  }
  parts.push(text.slice(at));
  // The longest first, as one may be a part of another.
  const onOneLine = [...names.keys()]
    .filter((value) => !/\s/.test(value))
    .sort((a, b) => b.length - a.length);
  return {
    text: parts.join(''),
    secrets: names.size,
    mask: (other, shortest = TELLING) =>
      onOneLine
        .filter(({ length }) => length >= shortest)
        .reduce((rest, value) => rest.replaceAll(value, () => nameOf(value)), other),
  };
}

const KEY_BLOCK = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|SECRET)[A-Z ]{0,20}-----/g;

/** Longer blocks are none of one key, in UTF-16 units. */
const LONGEST_BLOCK = 20_000;
/** What a key is made of, with what may stand around its lines in code. */
const OF_KEYS = /[A-Za-z0-9+/=\s"'`\\]*/y;

/** What stands in blocks of keys, over lines: up to their end, else as far as it looks like a key. */
function keyBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  let behind = 0;
  for (const { 0: head, index } of text.matchAll(KEY_BLOCK)) {
    if (index < behind) continue;
    const start = index + head.length;
    const end = text.indexOf('-----END', start);
    OF_KEYS.lastIndex = start;
    behind = end < 0 || end - start > LONGEST_BLOCK ? start + (OF_KEYS.exec(text)?.[0].length ?? 0) : end;
    blocks.push({ start, end: behind });
  }
  return blocks;
}

/** What of a finding is the secret: the strings in it, else all of it. */
function valuesIn(text: string, start: number, end: number): Span[] {
  const code = text.slice(start, end);
  const strings = [...code.matchAll(LITERAL)].map((match) => {
    const from = start + match.index + 1;
    return { start: from, end: from + match[0].length - 2 };
  });
  return strings.length > 0 ? strings : [{ start, end }];
}

/** Whether a word has the mixture of a key: letters of both cases and digits, or hexadecimal digits, hardly repeated. */
function isRandom(value: string): boolean {
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  const isHex = /^[0-9a-f]{32,}$/i.test(value) && /\d/.test(value) && /[a-f]/i.test(value);
  // Paths and names in words have short runs between their separators.
  const longest = Math.max(...value.split(/[/_-]/).map(({ length }) => length));
  return (isHex || (isMixed && longest >= 16)) && entropyOf(value) > (isHex ? 2.8 : 3.6);
}

/** In bits a character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const each of value) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / value.length;
    return sum - share * Math.log2(share);
  }, 0);
}

function merge(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans]
    .filter((each) => each.end > each.start)
    .sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** A mask with the line breaks of what it stands for. */
function keepingLines(value: string, mask: string): string {
  return value.replace(/[^\r\n]+/g, mask);
}
