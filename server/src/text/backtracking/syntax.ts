/**
 * Reads a regular expression as PCRE and Python write it into a tree. What means nothing here (recursion,
 * conditions, `\K`, …) is refused by name, so that no expression runs and means something else.
 */

import { CharacterSet, ESCAPED_CLASSES, hostProperty, POSIX_CLASSES, type SetPart } from './characterSet.ts';
import type { ParsedRegex, Place, Regex } from './tree.ts';

export class RegexSyntaxError extends Error {}

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
}

const DEEPEST = 200;
const MOST_REPEATED = 100_000;

/**
 * Whose expressions mean something else in places: to Ruby's engine `^` and `$` are ends of lines, the flag `m` lets `.`
 * take line breaks, and `\h` is a hexadecimal digit.
 */
export type Dialect = 'ruby';

export interface ParseOptions {
  readonly multiline?: boolean;
  readonly dialect?: Dialect | undefined;
}

export function parseRegex(source: string, { multiline = false, dialect }: ParseOptions = {}): ParsedRegex {
  const flags = {
    ignoreCase: false,
    multiline: multiline || dialect === 'ruby',
    dotAll: false,
    extended: false,
  };
  return new Parser(source, flags, dialect).parse();
}

/** A group that a back-reference names, whose number is known only at the end. */
interface Pending {
  readonly node: { kind: 'reference'; number: number; readonly ignoreCase: boolean };
  readonly name: string;
}

class Parser {
  private at = 0;
  private depth = 0;
  private groups = 0;
  private readonly names = new Map<string, number>();
  private readonly pending: Pending[] = [];
  /** Letters that were met, by code point: most are there many times. */
  private readonly letters = new Map<number, Regex>();
  private readonly lettersInEitherCase = new Map<number, Regex>();

  constructor(
    private readonly source: string,
    private flags: Flags,
    private readonly dialect: Dialect | undefined,
  ) {}

  parse(): ParsedRegex {
    const regex = this.choice();
    if (this.at < this.source.length) throw new RegexSyntaxError('a `)` closes nothing');
    for (const { node, name } of this.pending) {
      const number = /^\d+$/.test(name) ? Number(name) : this.names.get(name);
      if (number === undefined || number < 1 || number > this.groups)
        throw new RegexSyntaxError(`there is no group \`${name}\` to refer to`);
      node.number = number;
    }
    return { regex, groups: this.groups, names: this.names };
  }

  private choice(): Regex {
    if (++this.depth > DEEPEST) throw new RegexSyntaxError('it is nested too deeply');
    const { flags } = this;
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    // Flags that change inside a group count to its end.
    this.flags = flags;
    this.depth--;
    return parts.length === 1 ? (parts[0] as Regex) : { kind: 'choice', of: parts };
  }

  private sequence(): Regex {
    const parts: Regex[] = [];
    for (;;) {
      if (this.flags.extended) this.skipSpace();
      const char = this.source[this.at];
      if (char === undefined || char === '|' || char === ')') break;
      if (this.source.startsWith('\\Q', this.at)) {
        const end = this.source.indexOf('\\E', this.at + 2);
        const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
        this.at = end < 0 ? this.source.length : end + 2;
        const characters = [...text].map((each) => this.literal(each.codePointAt(0) as number));
        const last = characters.pop();
        parts.push(...characters);
        if (last !== undefined) parts.push(this.repeated(last));
        continue;
      }
      if (this.take('\\E')) continue;
      const part = this.atom();
      if (part !== null) parts.push(this.repeated(part));
    }
    return parts.length === 1 ? (parts[0] as Regex) : { kind: 'sequence', of: parts };
  }

  private skipSpace(): void {
    const space = /(?:\s|#[^\n]*)*/y;
    space.lastIndex = this.at;
    space.exec(this.source);
    this.at = space.lastIndex;
  }

  private repeated(of: Regex): Regex {
    let result = of;
    for (let count = 0; ; count++) {
      if (this.flags.extended) this.skipSpace();
      const quantifier = this.match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
      if (quantifier === null) return result;
      if (count > 0) throw new RegexSyntaxError(`nothing is repeated by \`${quantifier[0]}\``);
      const [sign, first, comma, last] = quantifier;
      const least = sign === '*' || sign === '?' ? 0 : sign === '+' ? 1 : Number(first);
      const most =
        sign === '?'
          ? 1
          : sign === '*' || sign === '+' || last === ''
            ? Infinity
            : Number(comma ? last : first);
      if (least > most || least > MOST_REPEATED || (most > MOST_REPEATED && most !== Infinity))
        throw new RegexSyntaxError(`\`${sign}\` repeats too often or never`);
      const lazy = this.take('?');
      const possessive = !lazy && this.take('+');
      result = { kind: 'repeat', of: result, least, most, greedy: !lazy };
      if (possessive) result = { kind: 'atomic', of: result };
    }
  }

  /** One part; null for what only changes flags. */
  private atom(): Regex | null {
    const { source, flags } = this;
    const codePoint = source.codePointAt(this.at) as number;
    const char = String.fromCodePoint(codePoint);
    this.at += char.length;
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'set', set: this.characterClass() };
      case '.':
        return { kind: 'set', set: flags.dotAll ? ANY : ANY_IN_LINE };
      case '^':
        return { kind: 'place', place: flags.multiline ? 'line start' : 'text start' };
      case '$':
        return { kind: 'place', place: flags.multiline ? 'line end' : 'text end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw new RegexSyntaxError(`nothing is repeated by \`${char}\``);
      default:
        return this.literal(codePoint);
    }
  }

  private group(): Regex | null {
    if (!this.take('?')) {
      if (this.source[this.at] === '*')
        throw new RegexSyntaxError('verbs such as `(*SKIP)` are not supported');
      const number = ++this.groups;
      return { kind: 'group', number, of: this.closed() };
    }
    if (this.take('#')) {
      const end = this.source.indexOf(')', this.at);
      if (end < 0) throw new RegexSyntaxError('a comment is not closed');
      this.at = end + 1;
      return null;
    }
    if (this.take(':')) return this.closed();
    if (this.take('>')) return { kind: 'atomic', of: this.closed() };
    const look = this.match(/<?[=!]/y)?.[0];
    if (look !== undefined)
      return { kind: 'look', of: this.closed(), behind: look.startsWith('<'), negated: look.endsWith('!') };
    const name = this.match(/P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'/y);
    if (name !== null) {
      const number = ++this.groups;
      this.names.set((name[1] ?? name[2]) as string, number);
      return { kind: 'group', number, of: this.closed() };
    }
    const reference = this.match(/P=(\w+)\)/y);
    if (reference !== null) return this.reference(reference[1] as string);
    const flags = this.match(/([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y);
    if (flags === null) {
      const shown = this.source.slice(this.at - 2, this.at + 1);
      throw new RegexSyntaxError(`groups that begin with \`${shown}\` are not supported`);
    }
    const before = this.flags;
    this.flags = this.changed(this.changed(before, flags[1] ?? '', true), flags[2] ?? '', false);
    if (flags[3] === ')') return null;
    const inside = this.closed();
    this.flags = before;
    return inside;
  }

  private closed(): Regex {
    const inside = this.choice();
    if (!this.take(')')) throw new RegexSyntaxError('a group is not closed');
    return inside;
  }

  private reference(name: string): Regex {
    const node = { kind: 'reference' as const, number: 0, ignoreCase: this.flags.ignoreCase };
    this.pending.push({ node, name });
    return node;
  }

  private literal(codePoint: number): Regex {
    const known = this.flags.ignoreCase ? this.lettersInEitherCase : this.letters;
    let letter = known.get(codePoint);
    if (letter === undefined) {
      letter = { kind: 'set', set: this.setOf([{ from: codePoint, to: codePoint }]) };
      known.set(codePoint, letter);
    }
    return letter;
  }

  private setOf(parts: readonly SetPart[], negated = false): CharacterSet {
    return new CharacterSet(parts, negated, this.flags.ignoreCase);
  }

  private escape(): Regex {
    const place = this.match(/[bBAzZ]/y)?.[0];
    if (place !== undefined) return { kind: 'place', place: PLACES[place] as Place };
    const number = this.match(/(?![0-3][0-7]{2})[1-9]\d*|g(\d+)|g\{(\d+)\}/y);
    if (number !== null) return this.reference(number[1] ?? number[2] ?? number[0]);
    const back = this.match(/g-(\d+)|g\{-(\d+)\}/y);
    if (back !== null) return this.reference(String(this.groups + 1 - Number(back[1] ?? back[2])));
    const name = this.match(/[kg]\{(\w+)\}|k<(\w+)>|k'(\w+)'/y);
    if (name !== null) return this.reference((name[1] ?? name[2] ?? name[3]) as string);
    if (this.take('R'))
      return {
        kind: 'atomic',
        of: { kind: 'choice', of: [this.text('\r\n'), { kind: 'set', set: LINE_BREAK }] },
      };
    if (this.take('N')) return { kind: 'set', set: ANY_IN_LINE };
    const parts = this.classEscape();
    if (parts !== null) return { kind: 'set', set: this.setOf(parts) };
    return this.literal(this.characterEscape());
  }

  private text(text: string): Regex {
    return { kind: 'sequence', of: [...text].map((char) => this.literal(char.codePointAt(0) as number)) };
  }

  /** `\d`, `\W`, `\p{L}`, …: null when it is no class. */
  private classEscape(): readonly SetPart[] | null {
    const letter = this.match(/[dwshvDWSHV]/y)?.[0];
    if (letter !== undefined) {
      const isHexadecimal = this.dialect === 'ruby' && letter.toLowerCase() === 'h';
      const parts = (
        isHexadecimal ? POSIX_CLASSES.xdigit : ESCAPED_CLASSES[letter.toLowerCase()]
      ) as readonly SetPart[];
      return letter === letter.toLowerCase() ? parts : [{ not: this.setOf(parts) }];
    }
    const property = this.match(/([pP])(?:\{(\^?)([\w&= ]+)\}|([A-Z]))/y);
    if (property === null) return null;
    const [, sign, hat, name, short] = property;
    const plain = (name ?? short) as string;
    const isNegated = (sign === 'P') !== (hat === '^');
    const found = hostProperty(plain, isNegated);
    if (found !== undefined) return [{ property: found }];
    const posix = POSIX_CLASSES[plain.toLowerCase()];
    if (posix === undefined) throw new RegexSyntaxError(`\`\\p{${plain}}\` is not known`);
    return isNegated ? [{ not: this.setOf(posix) }] : posix;
  }

  /** The character that is meant by what stands behind a backslash. */
  private characterEscape(): number {
    const hex = this.match(
      /x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}/y,
    );
    if (hex !== null) {
      const code = Number.parseInt((hex[1] ?? hex[2] ?? hex[3] ?? hex[4]) as string, 16);
      if (code > 0x10ffff) throw new RegexSyntaxError(`\`\\${hex[0]}\` is no character`);
      return code;
    }
    const octal = this.match(/[0-3][0-7]{2}|0[0-7]?|o\{([0-7]{1,6})\}/y);
    if (octal !== null) return Number.parseInt(octal[1] ?? octal[0], 8);
    const control = this.match(/c([A-Za-z])/y);
    if (control !== null) return (control[1] as string).toUpperCase().charCodeAt(0) ^ 0x40;
    const codePoint = this.source.codePointAt(this.at);
    if (codePoint === undefined) throw new RegexSyntaxError('a `\\` stands at its end');
    const char = String.fromCodePoint(codePoint);
    this.at += char.length;
    const known = CONTROLS[char];
    if (known !== undefined) return known;
    if (/[A-Za-z0-9]/.test(char)) throw new RegexSyntaxError(`\`\\${char}\` is not supported`);
    return codePoint;
  }

  /** Behind the `[`. */
  private characterClass(): CharacterSet {
    const negated = this.take('^');
    const parts: SetPart[] = [];
    for (let first = true; ; first = false) {
      const codePoint = this.source.codePointAt(this.at);
      if (codePoint === undefined) throw new RegexSyntaxError('a `[` is not closed');
      if (codePoint === 0x5d && !first) break;
      const posix = this.match(/\[:(\^?)(\w+):\]/y);
      if (posix !== null) {
        const named = POSIX_CLASSES[posix[2] as string];
        if (named === undefined) throw new RegexSyntaxError(`\`${posix[0]}\` is not known`);
        parts.push(...(posix[1] === '^' ? [{ not: this.setOf(named) }] : named));
        continue;
      }
      const from = this.member();
      if (typeof from !== 'number') {
        parts.push(...from);
        continue;
      }
      if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') {
        parts.push({ from, to: from });
        continue;
      }
      this.at++;
      const to = this.member();
      if (typeof to !== 'number') parts.push({ from, to: from }, { from: 0x2d, to: 0x2d }, ...to);
      else if (to < from) throw new RegexSyntaxError('a range in `[…]` is in the wrong order');
      else parts.push({ from, to });
    }
    this.at++;
    return this.setOf(parts, negated);
  }

  /** A character of a class, or the parts of a class inside it. */
  private member(): number | readonly SetPart[] {
    const codePoint = this.source.codePointAt(this.at);
    if (codePoint === undefined) throw new RegexSyntaxError('a `[` is not closed');
    this.at += codePoint > 0xffff ? 2 : 1;
    if (codePoint !== 0x5c) return codePoint;
    if (this.take('b')) return 8;
    const octal = this.match(/[0-7]{1,3}/y);
    if (octal !== null) return Number.parseInt(octal[0], 8);
    return this.classEscape() ?? this.characterEscape();
  }

  private changed(flags: Flags, letters: string, value: boolean): Flags {
    let result = flags;
    for (const letter of letters) {
      if (letter === 'i') result = { ...result, ignoreCase: value };
      else if (letter === 's' || (letter === 'm' && this.dialect === 'ruby'))
        result = { ...result, dotAll: value };
      else if (letter === 'm') result = { ...result, multiline: value };
      else if (letter === 'x') result = { ...result, extended: value };
      // Classes are those of ASCII anyway.
      else if (letter !== 'u' && letter !== 'a')
        throw new RegexSyntaxError(`the flag \`${letter}\` is not supported`);
    }
    return result;
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** What a sticky expression finds here. */
  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    if (found !== null) this.at = expression.lastIndex;
    return found;
  }
}

const ANY = new CharacterSet([{ from: 0, to: 0x10ffff }], false, false);
const ANY_IN_LINE = new CharacterSet([{ from: 0x0a, to: 0x0a }], true, false);
const LINE_BREAK = new CharacterSet(
  [
    { from: 0x0a, to: 0x0d },
    { from: 0x85, to: 0x85 },
    { from: 0x2028, to: 0x2029 },
  ],
  false,
  false,
);

const PLACES: Readonly<Record<string, Place>> = {
  b: 'word',
  B: 'no word',
  A: 'text start',
  z: 'text end',
  Z: 'last line end',
};

const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };
