/**
 * Sets of characters, such as `[a-z]`, `\w`, `\p{Lu}` or the one letter of a literal, by Unicode code point.
 * ASCII is a table; for the rest each part is asked, and without regard to case the host's engine, which knows
 * Unicode's tables and runs single classes on single characters here, so that it has nothing to go back to.
 */

/** One part of a set: code points from one to another, both included, or a named class of the host's engine. */
export type SetPart =
  | { readonly from: number; readonly to: number }
  /** In the host's spelling: `\p{L}`, `\P{Script=Greek}`. */
  | { readonly property: string }
  | { readonly not: CharacterSet };

const ASCII = 128;
/** How many answers about other characters are kept. */
const MOST_KNOWN = 4_000;

export class CharacterSet {
  /** The only member, or -1: one code unit, which is compared sooner than it is looked up. */
  readonly only: number;
  /** The one character that it was made of, in either case where case does not matter; undefined for other sets. */
  readonly letter: string | undefined;
  /** Whether it may hold characters beyond ASCII that are neither letters nor digits. */
  readonly holdsSigns: boolean;
  private readonly ascii = new Uint8Array(ASCII);
  private readonly known = new Map<number, boolean>();
  /** Asks the parts. */
  private readonly asksOf: (codePoint: number) => boolean;

  constructor(
    private readonly parts: readonly SetPart[],
    private readonly negated: boolean,
    private readonly ignoreCase: boolean,
  ) {
    const tests = parts.flatMap((part) => testsOf(part, ignoreCase));
    this.asksOf = (codePoint) => tests.some((test) => test(codePoint)) !== negated;
    for (let code = 0; code < ASCII; code++) this.ascii[code] = this.asksOf(code) ? 1 : 0;
    const [part] = parts;
    const single =
      parts.length === 1 && !negated && part !== undefined && 'from' in part && part.from === part.to;
    this.only = single && isUnit(part.from) && !(ignoreCase && hasCase(part.from)) ? part.from : -1;
    this.letter = single ? String.fromCodePoint(part.from) : undefined;
    this.holdsSigns = negated || parts.some(holdsSigns);
  }

  /**
   * The characters that are not in a set that was written as all but some: `[^a-z]`, `\W`. Undefined for sets of
   * other sorts.
   */
  get complement(): CharacterSet | undefined {
    if (this.negated) return new CharacterSet(this.parts, false, this.ignoreCase);
    const [part] = this.parts;
    return this.parts.length === 1 && part !== undefined && 'not' in part ? part.not : undefined;
  }

  has(codePoint: number): boolean {
    if (codePoint < ASCII) return this.ascii[codePoint] === 1;
    let answer = this.known.get(codePoint);
    if (answer === undefined) {
      answer = this.asksOf(codePoint);
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      this.known.set(codePoint, answer);
    }
    return answer;
  }
}

/** Whether a code point is one code unit in all texts: halves of pairs are not. */
function isUnit(codePoint: number): boolean {
  return codePoint <= 0xffff && (codePoint & 0xf800) !== 0xd800;
}

function hasCase(codePoint: number): boolean {
  const text = String.fromCodePoint(codePoint);
  return text.toLowerCase() !== text || text.toUpperCase() !== text;
}

/** Properties of letters and digits alone. */
const OF_LETTERS = /^\\p\{(?:L[a-zC]?|N[a-z]?|Alpha(?:betic)?|Lower(?:case)?|Upper(?:case)?|Letter)\}$/;

function holdsSigns(part: SetPart): boolean {
  if ('not' in part) return true;
  return 'property' in part ? !OF_LETTERS.test(part.property) : part.to >= ASCII;
}

type Test = (codePoint: number) => boolean;

function testsOf(part: SetPart, ignoreCase: boolean): Test[] {
  if ('not' in part) return [(codePoint) => !part.not.has(codePoint)];
  if ('from' in part && !ignoreCase) return [within(part.from, part.to)];
  if ('from' in part && part.to < ASCII) return inEitherCase(part.from, part.to);
  const source = 'from' in part ? `${escaped(part.from)}-${escaped(part.to)}` : part.property;
  const host = new RegExp(`^[${source}]$`, ignoreCase ? 'iu' : 'u');
  return [(codePoint) => host.test(String.fromCodePoint(codePoint))];
}

function within(from: number, to: number): Test {
  return (codePoint) => codePoint >= from && codePoint <= to;
}

/** Upper case is so much below lower case. */
const TO_LOWER = 0x20;

/** The same for ASCII alone, without the cost of the host's engine for each letter of a word. */
function inEitherCase(from: number, to: number): Test[] {
  const tests = [within(from, to)];
  const holds = (letter: number): boolean => tests.some((test) => test(letter));
  const [A, Z, K, S] = [0x41, 0x5a, 0x4b, 0x53];
  tests.push(
    within(Math.max(from, A) + TO_LOWER, Math.min(to, Z) + TO_LOWER),
    within(Math.max(from - TO_LOWER, A), Math.min(to - TO_LOWER, Z)),
  );
  // The two letters outside ASCII that have one inside as their other case: the Kelvin sign and the long s.
  if (holds(K)) tests.push(within(0x212a, 0x212a));
  if (holds(S)) tests.push(within(0x17f, 0x17f));
  return tests;
}

function escaped(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

const DIGITS: readonly SetPart[] = [{ from: 0x30, to: 0x39 }];
const WORD: readonly SetPart[] = [
  ...DIGITS,
  { from: 0x41, to: 0x5a },
  { from: 0x5f, to: 0x5f },
  { from: 0x61, to: 0x7a },
];
const SPACE: readonly SetPart[] = [
  { from: 0x09, to: 0x0d },
  { from: 0x20, to: 0x20 },
];
const BLANK: readonly SetPart[] = [
  { from: 0x09, to: 0x09 },
  { from: 0x20, to: 0x20 },
];
const BREAKS: readonly SetPart[] = [{ from: 0x0a, to: 0x0d }];

/** The classes of a backslash and a small letter; the capital letter is all others. */
export const ESCAPED_CLASSES: Readonly<Record<string, readonly SetPart[]>> = {
  d: DIGITS,
  w: WORD,
  s: SPACE,
  h: BLANK,
  v: BREAKS,
};

const LOWER: SetPart = { from: 0x61, to: 0x7a };
const UPPER: SetPart = { from: 0x41, to: 0x5a };

/** What `[:name:]` stands for inside a class. */
export const POSIX_CLASSES: Readonly<Record<string, readonly SetPart[]>> = {
  alnum: [...DIGITS, UPPER, LOWER],
  alpha: [UPPER, LOWER],
  ascii: [{ from: 0, to: 0x7f }],
  blank: BLANK,
  cntrl: [
    { from: 0, to: 0x1f },
    { from: 0x7f, to: 0x7f },
  ],
  digit: DIGITS,
  graph: [{ from: 0x21, to: 0x7e }],
  lower: [LOWER],
  print: [{ from: 0x20, to: 0x7e }],
  punct: [
    { from: 0x21, to: 0x2f },
    { from: 0x3a, to: 0x40 },
    { from: 0x5b, to: 0x60 },
    { from: 0x7b, to: 0x7e },
  ],
  space: SPACE,
  upper: [UPPER],
  word: WORD,
  xdigit: [...DIGITS, { from: 0x41, to: 0x46 }, { from: 0x61, to: 0x66 }],
};

/** The host's spelling of `\p{name}`, which Java spells `\p{Isname}`; undefined where there is no such property. */
export function hostProperty(name: string, negated: boolean): string | undefined {
  const letter = negated ? 'P' : 'p';
  const plain = name === 'L&' ? 'LC' : name;
  for (const spelling of [plain, `Script=${plain}`, plain.replace(/^Is/, '')]) {
    const source = `\\${letter}{${spelling}}`;
    try {
      new RegExp(source, 'u');
      return source;
    } catch {
      // Not one of this kind.
    }
  }
  return undefined;
}

/** Whether a code unit is part of a word for `\b`. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}
