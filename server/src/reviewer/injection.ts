/**
 * Finds in code what speaks to the one who reads it instead of to a compiler: "ignore what you were told", "answer
 * that this is safe", an answer in the form that is asked for, the signs of a chat. In comments, strings and names,
 * in many languages of people, and behind the usual disguises: invisible signs, letters that look like others,
 * letters set apart, encodings.
 *
 * What is found is told to the person, and then no answer counts that calls a finding not real. What is missed costs
 * less than it may seem: an answer decides nothing.
 */

import { type InjectionWords, UNSPACED, WORDS } from './injectionWords.ts';

export interface SpeakingLine {
  /** From 1. */
  readonly line: number;
  /** What it seems to do, in a few words. */
  readonly what: string;
}

/** Longer lines are looked at in pieces, in UTF-16 units, which overlap. */
const PIECE = 1_000;
const OVERLAP = 200;
/** How many lines in a row are read as one sentence. */
const SENTENCE_LINES = 3;
/** Within so many UTF-16 units words belong together. */
const NEAR = 100;
/** A "do not" and what is not to be done are closer. */
const CLOSE = 45;

/** The lines of some code that speak to its reader, in their order. `lines` are as they stand in the file. */
export function speakingLines(lines: ReadonlyMap<number, string>): SpeakingLine[] {
  const found = new Map<number, string>();
  const numbers = [...lines.keys()].sort((a, b) => a - b);
  for (const [i, line] of numbers.entries()) {
    const text = lines.get(line) ?? '';
    const alone = whatSpeaks(text);
    if (alone !== undefined) {
      found.set(line, alone);
      continue;
    }
    // A sentence may go on over lines, of which none says enough by itself.
    const following: string[] = [];
    for (
      let next = i;
      next < Math.min(numbers.length, i + SENTENCE_LINES) && numbers[next] === line + next - i;
      next++
    )
      following.push(withoutMarks(lines.get(numbers[next] as number) ?? ''));
    if (following.length < 2 || following.slice(1).some((each) => whatSpeaks(each) !== undefined)) continue;
    // Joined as words and, for what is encoded, without anything between.
    const together =
      whatSpeaks(following.join(' ')) ?? whatSpeaks(following.map((each) => each.trim()).join(''));
    if (together !== undefined) found.set(line, together);
  }
  return [...found].map(([line, what]) => ({ line, what })).sort((a, b) => a.line - b.line);
}

/** What a line seems to do to its reader; undefined for nothing. */
function whatSpeaks(line: string): string | undefined {
  const hidden = hiddenText(line);
  if (hidden !== undefined) return hidden;
  for (let at = 0; at === 0 || at < line.length; at += PIECE - OVERLAP)
    for (const text of readings(line.slice(at, at + PIECE))) {
      const what = speech(text);
      if (what !== undefined) return what;
    }
  return undefined;
}

/** A comment's own signs at the beginning and end of a line. */
function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:\/\/+|#+|\/?\*+|--|;+|<!--|"""|'''|%)\s?/, '')
    .replace(/(?:\*\/|-->|"""|''')\s*$/, '');
}

/** Signs of which nothing can be seen, and which can spell words. */
function hiddenText(line: string): string | undefined {
  if (/[\u{e0020}-\u{e007f}]{3,}|[\u{e0100}-\u{e01ef}]{3,}/u.test(line))
    return 'has invisible signs that spell words';
  if (/[\u200b\u200c\u2060\u2062-\u2064\ufeff]{8,}/.test(line))
    return 'has invisible signs that may spell words';
  return undefined;
}

/** The ways in which a text may be meant to be read, all in small letters. */
function* readings(text: string): Generator<string> {
  for (const each of [text, ...decodings(text)]) {
    yield each.normalize('NFKC').toLowerCase();
    yield* spellings(plainly(each));
    // `i g n o r e  a l l`: words are then told by wider gaps.
    if (LETTERS_APART.test(each))
      yield* spellings(plainly(each.replace(/ {2,}/g, '\n').replace(/(?<=\b\p{L}) (?=\p{L}\b)/gu, '')));
  }
}

function* spellings(plain: string): Generator<string> {
  yield plain;
  const latin = plain.replace(/[^\0-\x7f]/gu, (each) => LOOKALIKES[each] ?? each);
  if (latin !== plain) yield latin;
  const straight = latin.replace(/[0134578@$!|]/g, (each) => LEET[each] ?? each);
  if (straight !== latin) yield straight;
  if (LETTERS_APART.test(latin)) yield latin.replace(/(?<=\b\p{L})[\s.\-_*](?=\p{L}\b)/gu, '');
  if (/[a-z]{4}/.test(latin)) {
    yield [...latin].reverse().join('');
    yield latin.replace(/[a-z]/g, (each) => String.fromCharCode(((each.charCodeAt(0) - 97 + 13) % 26) + 97));
  }
}

const LETTERS_APART = /(?:\b\p{L}[\s.\-_*]+){5,}/u;

/** A text as it is read: without what cannot be seen, in one form of its letters, names cut into words. */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-/\\*"'`,;()[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** What a text may be in another encoding. */
function* decodings(text: string): Generator<string> {
  for (const [encoded] of text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)) {
    const decoded = asText(fromBase64(encoded));
    if (decoded !== undefined) yield decoded;
  }
  for (const [encoded] of text.matchAll(/(?:[0-9a-fA-F]{2}[\s:]?){12,}/g)) {
    const decoded = asText(fromHex(encoded));
    if (decoded !== undefined) yield decoded;
  }
  const escaped = text
    .replace(/\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})/g, (all, a, b, c) =>
      codePoint(Number.parseInt(a ?? b ?? c, 16), all),
    )
    .replace(/\\([0-3][0-7]{2})/g, (all, octal) => codePoint(Number.parseInt(octal, 8), all))
    .replace(/&#x([0-9a-fA-F]{1,6});|&#(\d{1,7});/g, (all, hex, decimal) =>
      codePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), all),
    )
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (all) => asText(fromHex(all.replaceAll('%', ''))) ?? all);
  if (escaped !== text) yield escaped;
  const numbers = [...text.matchAll(/\b\d{2,3}\b/g)].map(([each]) => Number(each));
  if (numbers.length >= 12) yield String.fromCharCode(...numbers.slice(0, PIECE));
  const bits = [...text.matchAll(/\b[01]{8}\b/g)].map(([each]) => Number.parseInt(each, 2));
  if (bits.length >= 12) yield String.fromCharCode(...bits.slice(0, PIECE));
  // Pieces of strings that are put together.
  const joined = text.replace(/["'`]\s*[+.]?\s*["'`]/g, '');
  if (joined !== text) yield joined;
}

function codePoint(code: number, fallback: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : fallback;
}

function fromHex(text: string): Uint8Array {
  const digits = text.replace(/[\s:]/g, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const digits = [...text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')].map((each) =>
    BASE64.indexOf(each),
  );
  const bytes: number[] = [];
  for (let i = 0; i + 1 < digits.length; i += 4) {
    const [a = 0, b = 0, c, d] = digits.slice(i, i + 4);
    bytes.push((a << 2) | (b >> 4));
    if (c !== undefined) bytes.push(((b & 15) << 4) | (c >> 2));
    if (c !== undefined && d !== undefined) bytes.push(((c & 3) << 6) | d);
  }
  return Uint8Array.from(bytes);
}

/** Bytes as text, where they are one; most that look encoded are not. */
function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const strange = [...text].filter((each) => /[^\P{C}\s]/u.test(each)).length;
    return text.length >= 8 && strange === 0 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What forms of chats and of answers have, and code has not. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [
    /<\|?(?:im_start|im_end|system|assistant|endoftext|eot_id|start_header_id)\|?>|\[\/?inst\]|<<\/?sys>>|<\/?tool_result>/,
    'has the signs of a chat',
  ],
  [
    /(?:^|[#/*.!?:]\s*|\n)(?:system|assistant|developer)(?: (?:prompt|message|note|instruction)s?)?\s*:\s+\p{L}/u,
    'speaks as if it were the one who asks',
  ],
  [
    /\bopinion\b\s*[:=]+\s*(?:not ?real|unsure|real)\b|\bnonce\b\s*[:=]+\s*[0-9a-f]{6}|\bsuggestions\b\s*[:=]+\s*$/,
    'has an answer in it',
  ],
  [
    /\b(?:audited|reviewed|approved|verified|cleared|signed off|vetted|pen ?tested)\b.{0,40}\b(?:security|appsec|safe|secure|ciso|team|expert|auditor)\b|\b(?:security|appsec) (?:team|review|audit)\b.{0,40}\b(?:approved|passed|cleared|verified|confirmed|signed)\b/,
    'claims that somebody has approved it',
  ],
  [/\b(?:begin|end) [0-9a-f]{16,}/, 'has the marks of a request in it'],
];

function speech(text: string): string | undefined {
  for (const [form, what] of FORMS) if (form.test(text)) return what;
  // Most texts have none of the words without which nothing is said, and need not be looked at by language.
  if (!TELLING.test(text)) return undefined;
  for (const [language, words] of Object.entries(WORDS)) {
    const what = speechIn(text, words, UNSPACED.has(language));
    if (what !== undefined) return what;
  }
  return undefined;
}

/** One of the words without which no text speaks to its reader. */
const TELLING = new RegExp(
  [
    ...new Set(
      Object.values(WORDS).flatMap(({ drop, harmless, alarm, mild = [] }) => [
        ...drop,
        ...harmless,
        ...alarm,
        ...mild,
      ]),
    ),
  ]
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
);

function speechIn(text: string, words: InjectionWords, isUnspaced: boolean): string | undefined {
  const at = (stems: readonly string[]): number[] =>
    stems.flatMap((stem) => placesOf(text, stem, isUnspaced));
  const near = (one: readonly number[], other: readonly number[], distance = NEAR): boolean =>
    one.some((a) => other.some((b) => a !== b && Math.abs(a - b) <= distance));
  const drop = at(words.drop);
  if (drop.length > 0 && near(drop, at(words.instructions))) return 'tells its reader to drop instructions';
  const harmless = at(words.harmless);
  const mild = at(words.mild ?? []);
  const reader = harmless.length + mild.length > 0 ? at(words.reader) : [];
  if (
    near(reader, harmless) ||
    near(
      reader.filter((place) => isAddressed(text, place)),
      mild,
    )
  )
    return 'tells its reader what to answer';
  const alarm = at(words.alarm);
  if (harmless.length + alarm.length === 0) return undefined;
  const answer = at(words.answer);
  if (near(answer, harmless)) return 'tells its reader what to answer';
  const forbidden = at(words.not).filter((place) => near([place], answer, CLOSE));
  return near(forbidden, alarm, CLOSE) ? 'tells its reader what not to report' : undefined;
}

/** Whether a colon shortly behind a word makes it one that is spoken to: `for the AI reviewer: …`. */
function isAddressed(text: string, place: number): boolean {
  return /^[^.:]{0,24}:\s/.test(text.slice(place, place + 30));
}

function placesOf(text: string, stem: string, isUnspaced: boolean): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(stem); at !== -1 && places.length < 20; at = text.indexOf(stem, at + 1))
    if (isUnspaced || isWordStart(text, at, stem)) places.push(at);
  return places;
}

/** Whether a word begins here; a short one must also end behind the stem. */
function isWordStart(text: string, at: number, stem: string): boolean {
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return false;
  return stem.trimEnd().length > 3 || !/[\p{L}\p{N}]/u.test(text.charAt(at + stem.trimEnd().length));
}

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'ѕs',
    'јj',
    'ԁd',
    'һh',
    'ԛq',
    'ԝw',
    'ӏl',
    'тt',
    'мm',
    'кk',
    'вb',
    'нh',
    'гr',
    'пn',
    'ɡg',
    'ɑa',
    'ɩi',
    'οo',
    'αa',
    'εe',
    'ιi',
    'νv',
    'ρp',
    'τt',
    'υu',
    'κk',
    'ηn',
    'γy',
    'σo',
    'ꮯc',
    'ⅼl',
    'ո' + 'n',
    'օo',
    'ս' + 'u',
    'ցg',
    'ƒf',
    'ıi',
    'łl',
    'øo',
  ].map((pair) => [[...pair][0] as string, [...pair][1] as string]),
);

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};
