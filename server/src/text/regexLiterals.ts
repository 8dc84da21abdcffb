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
/** Groups nested deeper than this are not followed. */
const DEEPEST_GROUP = 100;

/** What is known of a part of an expression. */
interface Part {
  /** All strings that the part matches; null when they are too many to list. */
  readonly exact: readonly string[] | null;
  /** Every match of the part holds one of these; null when nothing is known. */
  readonly needed: readonly string[] | null;
}

const UNKNOWN: Part = { exact: null, needed: null };
const EMPTY: Part = { exact: [''], needed: null };

/**
 * An expression of the host that finds one of the words in every text in which `pattern` matches, or null if
 * there is none worth looking for. `flags` are those of the expression: with `i` the words are found in either case.
 */
export function neededWords(pattern: string, flags: string): RegExp | null {
  // The extended form has been undone before; flags that change inside are not followed.
  if (/\(\?[a-zA-Z-]+[:)]/.test(pattern)) return null;
  const reader = new Reader(pattern);
  const words = reader.read();
  if (words === null) return null;
  const alternatives = [...new Set(words)].map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  try {
    return new RegExp(alternatives.join('|'), flags.includes('i') ? 'giu' : 'gu');
  } catch {
    // Half of a surrogate pair, which the host does not take in this mode.
    return null;
  }
}

/** Reads an expression from left to right. */
class Reader {
  private at = 0;
  private depth = 0;
  private understood = true;

  constructor(private readonly pattern: string) {}

  /** The words that one of them is needed, each at least `SHORTEST_WORD` long, or null. */
  read(): readonly string[] | null {
    const part = this.alternation();
    if (!this.understood || this.at < this.pattern.length) return null;
    const words = betterOf(part.exact, part.needed);
    return words !== null && worthOf(words) >= SHORTEST_WORD ? words : null;
  }

  private alternation(): Part {
    let all = this.sequence();
    while (this.pattern[this.at] === '|') {
      this.at++;
      const next = this.sequence();
      const left = betterOf(all.exact, all.needed);
      const right = betterOf(next.exact, next.needed);
      all = {
        exact: all.exact && next.exact && limited([...all.exact, ...next.exact]),
        needed: left && right && limited([...left, ...right]),
      };
    }
    return all;
  }

  private sequence(): Part {
    let run: readonly string[] = [''];
    let whole = true;
    let needed: readonly string[] | null = null;
    for (
      let char = this.pattern[this.at];
      char !== undefined && char !== '|' && char !== ')';
      char = this.pattern[this.at]
    ) {
      const part = this.repeated();
      const joined = part.exact && limited(run.flatMap((a) => part.exact?.map((b) => a + b) ?? []));
      if (joined !== null) {
        run = joined;
        continue;
      }
      needed = betterOf(needed, betterOf(run, part.needed));
      run = part.exact ?? [''];
      whole = false;
    }
    return { exact: whole ? run : null, needed: whole ? null : betterOf(needed, run) };
  }

  private repeated(): Part {
    const part = this.atom();
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})[?+]?/.exec(this.pattern.slice(this.at, this.at + 24));
    if (quantifier === null) return part;
    this.at += quantifier[0].length;
    // Several quantifiers on end are an error or one engine's own.
    const sign = quantifier[0][0];
    if (sign === '?') return { exact: part.exact && limited([...part.exact, '']), needed: null };
    const least = sign === '*' ? 0 : sign === '+' ? 1 : Number(quantifier[1]);
    if (least === 0) return UNKNOWN;
    if (least === 1 && quantifier[2] === '' && sign === '{') return part;
    return { exact: null, needed: betterOf(part.exact, part.needed) };
  }

  private atom(): Part {
    const char = String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0);
    this.at += char.length;
    if (char === '(') return this.group();
    if (char === '[') return this.characters();
    if (char === '.') return UNKNOWN;
    if (char === '^' || char === '$') return EMPTY;
    if (char === '\\') return this.escape();
    return { exact: [char], needed: null };
  }

  private group(): Part {
    const opening = /^\?(?::|>|P?<[A-Za-z_]\w*>)/.exec(this.pattern.slice(this.at, this.at + 80));
    const looks = /^\?<?[=!]/.exec(this.pattern.slice(this.at, this.at + 3));
    if (looks !== null) this.at += looks[0].length;
    else if (opening !== null) this.at += opening[0].length;
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
    // Small sets of plain characters are spelled out, such as `[sr]k_live_`.
    return /^[A-Za-z0-9_ ]{1,6}$/.test(inside) ? { exact: [...inside], needed: null } : UNKNOWN;
  }

  private escape(): Part {
    const char = this.pattern[this.at] ?? '';
    this.at++;
    if (/[bBAzZ]/.test(char)) return EMPTY;
    if (/[^A-Za-z0-9\s]/.test(char)) return { exact: [char], needed: null };
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

/** How much a set says: the length of its shortest word. */
function worthOf(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length));
}

function betterOf(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return worthOf(one) >= worthOf(other) ? one : other;
}

function limited(words: readonly string[]): readonly string[] | null {
  const distinct = [...new Set(words)];
  return distinct.length > MOST_ALTERNATIVES ? null : distinct;
}
