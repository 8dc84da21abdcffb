/**
 * Which words a regular expression cannot match without. Looking for a fixed word costs a hundredth of running
 * the expression, and most texts hold none of the words that a secret or a marker begins with, so most searches
 * end there. The idea is Russ Cox's ("Regular Expression Matching with a Trigram Index", 2012): follow the
 * expression's structure and keep a set of strings of which one must occur. Where the structure is not
 * understood the answer is null, never a guess.
 */

/** More alternatives than these say too little for what they cost. */
const MOST_ALTERNATIVES = 48;
/** Shorter words are in every text. */
const SHORTEST_WORD = 3;
/** Longer words are looked for by their beginning: the host compares all of a word at every place. */
const LONGEST_WORD = 16;
/** No more characters on end are followed than this. */
const LONGEST_RUN = 64;
/** Groups nested deeper than this are not followed. */
const DEEPEST_GROUP = 100;

/** What a text must hold for an expression to match: one of some words, or all or one of several such needs. */
type Need =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Need[] };

/** What is known of a part of an expression. */
interface Part {
  /** All strings that the part matches; null when they are too many to list. */
  readonly exact: readonly string[] | null;
  /** What every match of the part holds; null when nothing is known that `exact` does not say. */
  readonly need: Need | null;
  /** Strings with one of which every match of the part begins; null when they are not known. */
  readonly start: readonly string[] | null;
}

const UNKNOWN: Part = { exact: null, need: null, start: null };
const EMPTY: Part = { exact: [''], need: null, start: [''] };

/** What a text must hold before an expression is worth running. */
export interface NeededWords {
  /** False when the expression certainly matches nowhere in the text. */
  mayMatch(text: string): boolean;
  /** Finds the words of which every match holds one. Global: `lastIndex` says where to go on. */
  readonly anchor: RegExp;
  /**
   * Finds the words with one of which every match begins, where a match does not depend on what stands before it; null
   * where that is not so. Global.
   */
  readonly beginning: RegExp | null;
}

/** What asks for the text before a match: edges of words and lines, and looking back. */
const LOOKS_BEFORE = /\\[bBAG]|\^|\(\?<[=!]/;

/**
 * What `pattern` needs, or null if there is nothing worth looking for. `flags` are those of the expression: with
 * `i` the words are found in either case.
 */
export function neededWords(pattern: string, flags: string): NeededWords | null {
  // Flags that change inside the expression are not followed.
  if (/\(\?[a-zA-Z-]+[:)]/.test(pattern)) return null;
  const read = new Reader(pattern).read();
  if (read === null) return null;
  const { need, start } = read;
  const begins = start !== null && shortestOf(start) >= SHORTEST_WORD && !LOOKS_BEFORE.test(pattern);
  try {
    const mayMatch = tester(need, flags);
    const beginning = begins ? finder([...new Set(start.map(beginningOf))], flags) : null;
    return { mayMatch, anchor: finder(anchorOf(need), flags), beginning };
  } catch {
    // Half of a surrogate pair, which the host does not take in this mode.
    return null;
  }
}

function tester(need: Need, flags: string): (text: string) => boolean {
  if (need.kind === 'words') {
    const words = finder(need.words, flags);
    return (text) => {
      words.lastIndex = 0;
      return words.test(text);
    };
  }
  const parts = need.of.map((part) => tester(part, flags));
  if (need.kind === 'all') return (text) => parts.every((part) => part(text));
  return (text) => parts.some((part) => part(text));
}

function finder(words: readonly string[], flags: string): RegExp {
  const alternatives = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(alternatives.join('|'), flags.includes('i') ? 'giu' : 'gu');
}

/** The set of words that says most, of which every match holds one. */
function anchorOf(need: Need): readonly string[] {
  if (need.kind === 'words') return need.words;
  const sets = need.of.map(anchorOf);
  if (need.kind === 'any') return [...new Set(sets.flat())];
  return sets.reduce((best, set) => (shortestOf(set) > shortestOf(best) ? set : best));
}

function shortestOf(words: readonly string[]): number {
  return Math.min(...words.map(weightOf));
}

/** The length of a word, as if each character beyond ASCII were a short word: it is in as few texts. */
function weightOf(word: string): number {
  let weight = 0;
  for (const char of word) weight += char > '\x7f' ? SHORTEST_WORD : 1;
  return weight;
}

/** Reads an expression from left to right. */
class Reader {
  private at = 0;
  private depth = 0;
  private understood = true;

  constructor(private readonly pattern: string) {}

  /** What every match holds and begins with, or null. */
  read(): { readonly need: Need; readonly start: readonly string[] | null } | null {
    const part = this.alternation();
    const need = this.understood && this.at === this.pattern.length ? needOf(part) : null;
    return need === null ? null : { need, start: part.exact ?? part.start };
  }

  private alternation(): Part {
    const parts = [this.sequence()];
    while (this.pattern[this.at] === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    if (parts.length === 1) return parts[0] as Part;
    const exact = parts.every((part) => part.exact !== null)
      ? limited(parts.flatMap((part) => part.exact ?? []))
      : null;
    const needs = parts.map(needOf);
    const starts = parts.every((part) => part.start !== null)
      ? limited(parts.flatMap((part) => part.start ?? []))
      : null;
    return {
      exact,
      start: starts,
      need: needs.every((need) => need !== null) ? { kind: 'any', of: needs } : null,
    };
  }

  private sequence(): Part {
    // Strings that end here and are known wholly, and what was needed in front of them.
    let run: readonly string[] = [''];
    const needs: (Need | null)[] = [];
    let whole = true;
    let start: readonly string[] | null = null;
    for (
      let char = this.pattern[this.at];
      char !== undefined && char !== '|' && char !== ')';
      char = this.pattern[this.at]
    ) {
      const part = this.repeated();
      const joined = part.exact && limited(run.flatMap((a) => part.exact?.map((b) => a + b) ?? []));
      if (joined !== null && shortestOf(joined) <= LONGEST_RUN) {
        run = joined;
        continue;
      }
      if (whole) start = run.length === 1 && run[0] === '' ? part.start : run;
      needs.push(wordsOf(run), part.exact === null ? part.need : null);
      run = part.exact ?? [''];
      whole = false;
    }
    if (whole) return { exact: run, need: null, start: run };
    const known = [...needs, wordsOf(run)].filter((need) => need !== null);
    const need: Need | null = known.length > 1 ? { kind: 'all', of: known } : (known[0] ?? null);
    return { exact: null, need, start };
  }

  private repeated(): Part {
    const part = this.atom();
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})[?+]?/.exec(this.pattern.slice(this.at, this.at + 24));
    if (quantifier === null) return part;
    this.at += quantifier[0].length;
    // Several quantifiers on end are an error or one engine's own.
    const sign = quantifier[0][0];
    if (sign === '?') {
      const exact = part.exact && limited([...part.exact, '']);
      return { exact, need: null, start: exact };
    }
    const least = sign === '*' ? 0 : sign === '+' ? 1 : Number(quantifier[1]);
    if (least === 0) return UNKNOWN;
    if (least === 1 && quantifier[2] === '' && sign === '{') return part;
    return { exact: null, need: needOf(part), start: part.start };
  }

  private atom(): Part {
    const char = String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0);
    this.at += char.length;
    if (char === '(') return this.group();
    if (char === '[') return this.characters();
    if (char === '.') return UNKNOWN;
    if (char === '^' || char === '$') return EMPTY;
    if (char === '\\') return this.escape();
    return exactly([char]);
  }

  private group(): Part {
    const opening = /^\?(?::|>|P?<[A-Za-z_]\w*>)/.exec(this.pattern.slice(this.at, this.at + 80));
    const looks = /^\?<?[=!]/.exec(this.pattern.slice(this.at, this.at + 3));
    if (looks !== null) this.at += looks[0].length;
    else if (opening !== null) this.at += opening[0].length;
    // A comment, a reference by name, or what only one engine has.
    else if (this.pattern[this.at] === '?') return this.giveUp();
    if (++this.depth > DEEPEST_GROUP) return this.giveUp();
    const part = this.alternation();
    this.depth--;
    if (this.pattern[this.at] === ')') this.at++;
    // What is only looked at is no part of the match.
    return looks === null ? part : EMPTY;
  }

  private characters(): Part {
    const rest = /^\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]/.exec(this.pattern.slice(this.at));
    if (rest === null) return UNKNOWN;
    this.at += rest[0].length;
    const inside = rest[0].slice(0, -1);
    const rare = rareCharacters(inside);
    if (rare !== null) return exactly(rare);
    // Small sets of plain characters are spelled out, such as `[sr]k_live_`.
    return /^[A-Za-z0-9_ ]{1,6}$/.test(inside) ? exactly([...inside]) : UNKNOWN;
  }

  private escape(): Part {
    const char = this.pattern[this.at] ?? '';
    this.at++;
    if (/[bBAzZ]/.test(char)) return EMPTY;
    if (/[^A-Za-z0-9\s]/.test(char)) return exactly([char]);
    if (/[dDwWsSntrfvh]/.test(char)) return UNKNOWN;
    // Code points, properties, back-references: what follows belongs to them in ways that differ.
    return this.giveUp();
  }

  private giveUp(): Part {
    this.understood = false;
    this.at = this.pattern.length;
    return UNKNOWN;
  }
}

/** The members of a small set of characters beyond ASCII, which are as rare as words are; null for other sets. */
function rareCharacters(inside: string): string[] | null {
  if (!/^\P{ASCII}(?:-?\P{ASCII})*$/u.test(inside)) return null;
  const members: string[] = [];
  for (const [, from = '', to = from] of inside.matchAll(/([^-])(?:-([^-]))?/gu)) {
    const [first, last] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
    if (last < first || last - first > MOST_ALTERNATIVES) return null;
    for (let code = first; code <= last; code++) members.push(String.fromCodePoint(code));
  }
  return limited(members) === null ? null : members;
}

function exactly(strings: readonly string[]): Part {
  return { exact: strings, need: null, start: strings };
}

function needOf(part: Part): Need | null {
  return part.exact === null ? part.need : wordsOf(part.exact);
}

function wordsOf(words: readonly string[]): Need | null {
  if (shortestOf(words) < SHORTEST_WORD) return null;
  return { kind: 'words', words: [...new Set(words.map(beginningOf))] };
}

function beginningOf(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  // Not with half of a pair at its end.
  return word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '');
}

function limited(words: readonly string[]): readonly string[] | null {
  const distinct = [...new Set(words)];
  return distinct.length > MOST_ALTERNATIVES ? null : distinct;
}
