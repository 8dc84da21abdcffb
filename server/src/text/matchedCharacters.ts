/**
 * Which characters a text may have that a regular expression lets through, for telling whether a check by one keeps
 * attacks out. Only what whoever wrote the text can choose counts: characters of classes, and what may be repeated.
 * What the expression spells out itself is its author's choice.
 */

/** What an expression lets through. */
export interface MatchedCharacters {
  /** Whether it must match from the beginning of the text, and to its end, by what it says itself. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** What is spelled out before the first character that can be chosen. */
  readonly prefix: string;
  /** All that is spelled out. */
  readonly spelled: string;
  /** Whether a character may be chosen. */
  chooses(character: string): boolean;
  /** Whether a character beyond ASCII that is no letter may be chosen. */
  readonly choosesAnything: boolean;
}

const ASCII = 128;

/** A set of characters: those of ASCII one by one, all others together. */
interface Characters {
  readonly ascii: Uint8Array;
  others: boolean;
}

/**
 * Looks at an expression without its delimiters; `linesAnchor` where `^` and `$` mean lines. Undefined where it says
 * something that is not understood.
 */
export function matchedCharacters(source: string, linesAnchor = false): MatchedCharacters | undefined {
  try {
    return new Reader(source, linesAnchor).read();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/**
 * What is left of a text in which an expression finds nothing, or all of whose matches are gone: for an expression of
 * one character that is not in a class (`[^a-z]`), texts of that class. Undefined for other expressions.
 */
export function unmatchedCharacters(source: string): MatchedCharacters | undefined {
  const inner = /^\[\^((?:\\[\s\S]|[^\]\\])+)\][+*]?$/.exec(source)?.[1];
  const negated = inner === undefined ? NEGATED[source.replace(/\+$/, '')] : `[${inner}]`;
  return negated === undefined ? undefined : matchedCharacters(`^${negated}*$`);
}

const NEGATED: Readonly<Record<string, string>> = {
  '\\W': '\\w',
  '\\D': '\\d',
  '[\\W]': '\\w',
  '[\\D]': '\\d',
};

class NotUnderstood extends Error {}

class Reader {
  private at = 0;
  private readonly chosen: Characters = { ascii: new Uint8Array(ASCII), others: false };
  private spelled = '';
  private prefix: string | null = null;

  constructor(
    private readonly source: string,
    private readonly linesAnchor: boolean,
  ) {}

  read(): MatchedCharacters {
    if (/^\(\?[a-z]*[mx]/.test(this.source)) throw new NotUnderstood();
    const flags = /^\(\?[ais]+\)/.exec(this.source);
    if (flags !== null) this.at = flags[0].length;
    const ends = this.alternatives(false);
    if (this.at < this.source.length) throw new NotUnderstood();
    const { ascii, others } = this.chosen;
    return {
      ...ends,
      prefix: this.prefix ?? this.spelled,
      spelled: this.spelled,
      chooses: (character) => {
        const code = character.charCodeAt(0);
        return code < ASCII ? ascii[code] === 1 : others;
      },
      choosesAnything: others,
    };
  }

  /** Alternatives up to a bracket or the end; each must be anchored for all to be. */
  private alternatives(isRepeated: boolean): { fromStart: boolean; toEnd: boolean } {
    let [fromStart, toEnd] = [true, true];
    do {
      const ends = this.sequence(isRepeated);
      fromStart &&= ends.fromStart;
      toEnd &&= ends.toEnd;
    } while (this.take('|'));
    return { fromStart, toEnd };
  }

  private sequence(isRepeated: boolean): { fromStart: boolean; toEnd: boolean } {
    let fromStart: boolean | null = null;
    let toEnd = false;
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] as string)) {
      // The end of a line is somewhere.
      if (this.linesAnchor && (this.take('^') || this.take('$'))) continue;
      if (this.anchor('^', 'A')) {
        fromStart ??= true;
        continue;
      }
      if (this.anchor('$', 'zZ')) {
        toEnd = true;
        continue;
      }
      if (/^\\[bB]/.test(this.source.slice(this.at, this.at + 2))) {
        this.at += 2;
        continue;
      }
      const ends = this.item(isRepeated);
      fromStart ??= ends?.fromStart === true;
      toEnd = ends?.toEnd === true;
    }
    return { fromStart: fromStart === true, toEnd };
  }

  /** An anchor by its sign, or by one of the letters that are anchors behind a backslash. */
  private anchor(sign: string, letters: string): boolean {
    const { source, at } = this;
    if (source[at] === '\\' && letters.includes(source[at + 1] ?? ' ')) {
      this.at += 2;
      return true;
    }
    return this.take(sign);
  }

  /** A character, class or group with how often it may be there. A group says how it is anchored. */
  private item(isRepeated: boolean): { fromStart: boolean; toEnd: boolean } | undefined {
    const start = this.at;
    if (this.source[start] === '(') {
      const isGroup = /^\((?:\?:|\?P?<[A-Za-z_]\w*>|(?!\?))/.exec(this.source.slice(start));
      if (isGroup === null) throw new NotUnderstood();
      const isMany = this.repeatsBehind(this.endOfGroup(start));
      this.at = start + isGroup[0].length;
      const ends = this.alternatives(isRepeated || isMany);
      if (!this.take(')')) throw new NotUnderstood();
      const isOptional = '?*'.includes(this.source[this.at] ?? ' ');
      this.quantifier();
      return isOptional ? undefined : ends;
    }
    const { characters, literal } = this.single();
    const isMany = this.repeatsBehind(this.at);
    this.quantifier();
    if (literal !== null && !isRepeated && !isMany) this.spelled += literal;
    else this.choose(characters);
    return undefined;
  }

  private choose({ ascii, others }: Characters): void {
    this.prefix ??= this.spelled;
    for (let code = 0; code < ASCII; code++) if (ascii[code] === 1) this.chosen.ascii[code] = 1;
    this.chosen.others ||= others;
  }

  /** Where the group that begins at a place ends. */
  private endOfGroup(start: number): number {
    const parts = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gy;
    parts.lastIndex = start;
    let depth = 0;
    for (let part = parts.exec(this.source); part !== null; part = parts.exec(this.source)) {
      if (part[0] === '(') depth++;
      if (part[0] === ')' && --depth === 0) return parts.lastIndex;
    }
    throw new NotUnderstood();
  }

  /** Whether what ends at a place may be there several times. */
  private repeatsBehind(at: number): boolean {
    return /^(?:[*+]|\{(?!0?,?1\}))/.test(this.source.slice(at, at + 5));
  }

  private quantifier(): void {
    const found = /^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(this.source.slice(this.at));
    if (found !== null) this.at += found[0].length;
  }

  private take(sign: string): boolean {
    if (this.source[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  /** One character or class. */
  private single(): { readonly characters: Characters; readonly literal: string | null } {
    const sign = this.source[this.at] as string;
    if (sign === '[') return { characters: this.classOf(), literal: null };
    if (sign === '.') {
      this.at++;
      const characters = all();
      characters.ascii[10] = 0;
      return { characters, literal: null };
    }
    if (sign === '\\') return this.escape();
    if ('*+?{'.includes(sign)) throw new NotUnderstood();
    this.at++;
    return { characters: only(sign), literal: sign };
  }

  private escape(): { readonly characters: Characters; readonly literal: string | null } {
    const letter = this.source[this.at + 1];
    if (letter === undefined) throw new NotUnderstood();
    this.at += 2;
    const known = CLASSES[letter];
    if (known !== undefined) return { characters: known(), literal: null };
    if (letter === 'p' || letter === 'P') {
      const name = /^\{\^?(?:Is)?([A-Za-z_]+)\}|^([LN])/.exec(this.source.slice(this.at));
      if (name === null || letter === 'P') throw new NotUnderstood();
      this.at += name[0].length;
      const named = /^(?:L[a-z]?|N[a-z]?|Alpha|Alnum|Digit|Lower|Upper|Letter)$/.test(
        name[1] ?? name[2] ?? '',
      );
      return { characters: named ? word() : all(), literal: null };
    }
    if (letter === 'n' || letter === 'r' || letter === 't')
      return {
        characters: only({ n: '\n', r: '\r', t: '\t' }[letter]),
        literal: { n: '\n', r: '\r', t: '\t' }[letter],
      };
    if (/[A-Za-z0-9]/.test(letter)) throw new NotUnderstood();
    return { characters: only(letter), literal: letter };
  }

  private classOf(): Characters {
    this.at++;
    const isNegated = this.take('^');
    const found: Characters = { ascii: new Uint8Array(ASCII), others: false };
    let isFirst = true;
    while (isFirst || this.source[this.at] !== ']') {
      if (this.at >= this.source.length) throw new NotUnderstood();
      isFirst = false;
      const posix = /^\[:(\w+):\]/.exec(this.source.slice(this.at));
      if (posix !== null) {
        this.at += posix[0].length;
        add(
          found,
          /^(?:alpha|alnum|digit|lower|upper|word|xdigit)$/.test(posix[1] as string) ? word() : all(),
        );
        continue;
      }
      // Sets in sets are not understood.
      if (this.source[this.at] === '[' && /^\[[^\]]*\[/.test(this.source.slice(this.at - 1))) {
        this.at++;
        add(found, only('['));
        continue;
      }
      const from = this.inClass();
      if (from.literal === null || this.source[this.at] !== '-' || this.source[this.at + 1] === ']') {
        add(found, from.characters);
        continue;
      }
      this.at++;
      const to = this.inClass();
      if (to.literal === null) throw new NotUnderstood();
      const [first, last] = [from.literal.charCodeAt(0), to.literal.charCodeAt(0)];
      for (let code = first; code <= Math.min(last, ASCII - 1); code++) found.ascii[code] = 1;
      if (last >= ASCII) found.others = true;
    }
    this.at++;
    if (!isNegated) return found;
    const inverted = all();
    for (let code = 0; code < ASCII; code++) if (found.ascii[code] === 1) inverted.ascii[code] = 0;
    return inverted;
  }

  private inClass(): { readonly characters: Characters; readonly literal: string | null } {
    if (this.source[this.at] === '\\') {
      if (this.source[this.at + 1] === 'b') throw new NotUnderstood();
      return this.escape();
    }
    const sign = this.source[this.at++];
    if (sign === undefined) throw new NotUnderstood();
    return { characters: only(sign), literal: sign };
  }
}

function only(character: string): Characters {
  const code = character.charCodeAt(0);
  const ascii = new Uint8Array(ASCII);
  if (code < ASCII) ascii[code] = 1;
  return { ascii, others: code >= ASCII };
}

function all(): Characters {
  return { ascii: new Uint8Array(ASCII).fill(1), others: true };
}

function matching(test: RegExp): Characters {
  const ascii = new Uint8Array(ASCII);
  for (let code = 0; code < ASCII; code++) if (test.test(String.fromCharCode(code))) ascii[code] = 1;
  return { ascii, others: false };
}

/** Letters beyond ASCII do no more than those in it. */
function word(): Characters {
  return matching(/\w/);
}

const CLASSES: Readonly<Record<string, () => Characters>> = {
  w: word,
  d: () => matching(/\d/),
  h: () => matching(/[\da-fA-F]/),
  s: () => matching(/\s/),
  W: () => ({ ...matching(/\W/), others: true }),
  D: () => ({ ...matching(/\D/), others: true }),
  S: () => ({ ...matching(/\S/), others: true }),
};

function add(to: Characters, { ascii, others }: Characters): void {
  for (let code = 0; code < ASCII; code++) if (ascii[code] === 1) to.ascii[code] = 1;
  to.others ||= others;
}
