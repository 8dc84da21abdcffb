/**
 * Regular expressions of rules. Neither a rule nor a text is trusted to let a search end, so all of them run within
 * a budget of steps. Nearly all run on RE2JS, whose time grows linearly with the text; what it cannot do by design
 * (look-around, back-references) runs on a matcher of our own, which counts its steps and can stop. The host's
 * engine, which cannot be stopped, only looks for single classes and fixed words.
 */

import { backtrackingRegex } from './backtracking/regex.ts';
import { LinearRegex } from './linearRegex.ts';
import { type NeededWords, neededWords } from './regexLiterals.ts';
import { type Engine, movedMatch, type RegexMatch } from './regexMatch.ts';
import type { SearchBudget } from './searchBudget.ts';

/** A compiled expression. All methods are safe on hostile texts. */
export interface SafeRegex extends Engine {
  /** Whether what matches in a line depends on that line alone. False where that is not certain. */
  readonly staysInLine: boolean;
  /** Whether a search may go back and try again, so that its steps may grow faster than the text. */
  readonly goesBack: boolean;
}

export type CompiledRegex = { readonly regex: SafeRegex } | { readonly error: string };

const compiled = new Map<string, CompiledRegex>();

/** Compiles PCRE syntax as Semgrep's rules write it. `multiline` makes `^` and `$` match at every line. */
export function compileRegex(
  source: string,
  { multiline = false }: { multiline?: boolean } = {},
): CompiledRegex {
  const key = `${multiline ? 'm' : ''}/${source}`;
  let found = compiled.get(key);
  if (found === undefined) {
    found = compileNow(source, multiline);
    if (compiled.size > 10_000) compiled.clear();
    compiled.set(key, found);
  }
  return found;
}

/** Longer expressions are refused. */
const LONGEST_SOURCE = 20_000;

function compileNow(source: string, multiline: boolean): CompiledRegex {
  if (source.length > LONGEST_SOURCE)
    return {
      error: `The regular expression /${shortened(source)}/ is longer than ${LONGEST_SOURCE} characters: split it.`,
    };
  const { pattern, flags } = inlineFlags(source);
  const portable = forRe2(pattern);
  const inLine = staysInLine(portable, flags, multiline);
  if (ONE_CLASS.test(portable)) {
    try {
      const engine = new ClassRegex(portable, flags);
      return { regex: new SparingRegex(() => ({ engine, goesBack: false }), inLine, null) };
    } catch {
      // A range in the wrong order, which the other engine words better.
    }
  }
  const words = neededWords(portable, flags);
  const make = (): Made | { error: string } => makeEngine(source, portable, flags, multiline);
  // Most texts hold none of the words, and then nothing is ever run.
  if (words !== null && isSurelyValid(portable)) {
    const later = (): Made => {
      const made = make();
      if ('error' in made) throw new Error(made.error);
      return made;
    };
    return { regex: new SparingRegex(later, inLine, words) };
  }
  const made = make();
  return 'error' in made ? made : { regex: new SparingRegex(() => made, inLine, words) };
}

/** An engine that runs an expression, and whether it may go back. */
interface Made {
  readonly engine: Engine;
  readonly goesBack: boolean;
}

function makeEngine(
  source: string,
  portable: string,
  flags: string,
  multiline: boolean,
): Made | { error: string } {
  try {
    return { engine: new LinearRegex(portable, flags, multiline), goesBack: false };
  } catch {
    // It looks around or back, repeats more than a thousand times, or is wrong, which the next one says.
  }
  const backtracking = backtrackingRegex(source, multiline);
  if ('error' in backtracking)
    return { error: `The regular expression /${shortened(source)}/ cannot be run: ${backtracking.error}.` };
  return { engine: backtracking, goesBack: true };
}

/**
 * What all engines read alike, and none refuses: plain groups, classes of single characters, short repetitions. Each
 * character can be taken in one way only, so that the test is linear.
 */
const COMMON_SYNTAX =
  /^(?:\\[wWdDsSbBnrt]|\\[^A-Za-z0-9\s]|\[\^?(?:\\[wdsnrt]|\\[^A-Za-z0-9\s]|[^\]\\[^])+\]|\((?:\?:|(?!\?))|[)|.^$]|[*+?]\??(?![*+?{])|\{\d\d?(?:,\d{0,2})?\}\??(?![*+?{])|[^\\[\](){}*+?|.^$])*$/;

/** Whether an expression certainly has no mistake that somebody would have to be told of. */
export function isSurelyValid(portable: string): boolean {
  if (!COMMON_SYNTAX.test(portable)) return false;
  try {
    new RegExp(portable, 'u');
    return true;
  } catch {
    return false;
  }
}

/** A source for messages. */
export function shortened(source: string): string {
  return source.length > 100 ? `${source.slice(0, 100)}…` : source;
}

/** One plain class, repeated or not. */
const ONE_CLASS = /^\[\^?[^\]\\[]+\](?:\+|\{\d,\})?$/;

/** Takes `(?i)` and the like from the front. */
function inlineFlags(source: string): { pattern: string; flags: string } {
  let pattern = source;
  const flags = new Set<string>();
  for (
    let match = /^\(\?([imsux]+)\)/.exec(pattern);
    match !== null;
    match = /^\(\?([imsux]+)\)/.exec(pattern)
  ) {
    for (const flag of match[1] as string) {
      if (flag === 'x')
        pattern = pattern.slice(0, match[0].length) + withoutSpace(pattern.slice(match[0].length));
      else if (flag !== 'u') flags.add(flag);
    }
    pattern = pattern.slice(match[0].length);
  }
  return { pattern, flags: [...flags].join('') };
}

/** The extended form: white space and `#` comments outside classes mean nothing. */
function withoutSpace(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*(?:\]|(?![\s\S]))|\s+|#.*$/gm, (part) =>
    /^(\s|#)/.test(part) ? '' : part,
  );
}

/** PCRE's own spellings as RE2 knows them. */
function forRe2(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*(?:\]|$)/g, (token) => {
    if (token.startsWith('['))
      return token.replace(/\\[\s\S]/g, (escaped) => (escaped === '\\h' ? ' \\t' : escaped));
    return token === '\\h' ? '[ \\t]' : token === '\\Z' ? '\\z' : token;
  });
}

/** Escapes that match no line break, or nothing; a back-reference matches what the expression has matched. */
const ESCAPES_IN_LINE = /^\\(?:[wdSbBt1-9]|[^A-Za-z0-9\s])$/;

/** Whether an expression cannot see a line break, so that a text can be searched line by line. */
function staysInLine(pattern: string, flags: string, multiline: boolean): boolean {
  if (flags.includes('s') || !(multiline || flags.includes('m'))) return false;
  if (/\(\?[a-z]*[sm-]/.test(pattern)) return false;
  const tokens = pattern.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*(?:\]|$)|[\s\S]/g) ?? [];
  return tokens.every((token) => {
    if (token.length === 1) return token >= ' ';
    if (token.startsWith('\\')) return ESCAPES_IN_LINE.test(token);
    const parts: readonly string[] = token.slice(1, -1).match(/\\[\s\S]|[\s\S]/g) ?? [];
    if (parts[0] === '^') return parts.includes('\\n') || parts.includes('\\s');
    // A range from a control character on may hold the line break.
    return parts.every((part, i) =>
      part.length === 1 ? part >= ' ' : ESCAPES_IN_LINE.test(part) && parts[i + 1] !== '-',
    );
  });
}

/** How long a text may be whose answer is remembered, and how many are. */
const REMEMBERED_LENGTH = 120;
const REMEMBERED_TEXTS = 1_000;

const LINE_START = /^/gm;

/**
 * Runs an expression only where it can match and was not tried before: behind a search for the words that it
 * needs, line by line if it stays in lines. What metavariables stand for are the same few names again and again,
 * before and after each edit; their answers are remembered.
 */
class SparingRegex implements SafeRegex {
  private readonly anywhere = new Map<string, boolean>();
  private readonly atStart = new Map<string, boolean>();

  private known: Made | null = null;

  /** `make` is asked once, when the expression is first run. */
  constructor(
    private readonly make: () => Made,
    readonly staysInLine: boolean,
    private readonly words: NeededWords | null,
  ) {}

  get goesBack(): boolean {
    return this.made.goesBack;
  }

  private get regex(): Engine {
    return this.made.engine;
  }

  private get made(): Made {
    this.known ??= this.make();
    return this.known;
  }

  test(text: string, budget: SearchBudget): boolean {
    return this.remember(
      this.anywhere,
      text,
      budget,
      () => this.mayMatch(text) && this.regex.test(text, budget),
    );
  }

  testStart(text: string, budget: SearchBudget): boolean {
    return this.remember(
      this.atStart,
      text,
      budget,
      () => this.mayMatch(text) && this.regex.testStart(text, budget),
    );
  }

  matchAtStart(text: string, budget: SearchBudget): RegexMatch | undefined {
    return this.mayMatch(text) ? this.regex.matchAtStart(text, budget) : undefined;
  }

  matches(text: string, budget: SearchBudget): RegexMatch[] {
    if (!this.mayMatch(text)) return [];
    if (this.staysInLine && this.words?.beginning)
      return this.matchesFrom(this.words.beginning, text, budget);
    if (!this.inLines) return this.regex.matches(text, budget);
    const found: RegexMatch[] = [];
    const { stops } = budget;
    for (const [start, end] of this.linesOf(text)) {
      const inLine = this.regex.matches(text.slice(start, end), budget);
      for (const match of inLine) found.push(movedMatch(match, start));
      if (budget.stops > stops && budget.left <= 0) break;
    }
    return found;
  }

  /** Matches sought only where a word stands with which they begin: a long line is not read for a word that is in it. */
  private matchesFrom(beginning: RegExp, text: string, budget: SearchBudget): RegexMatch[] {
    const found: RegexMatch[] = [];
    const { stops } = budget;
    let lineEnd = -1;
    beginning.lastIndex = 0;
    for (let word = beginning.exec(text); word !== null; word = beginning.exec(text)) {
      const { index } = word;
      if (lineEnd < index) {
        const lineBreak = text.indexOf('\n', index);
        lineEnd = lineBreak < 0 ? text.length : lineBreak;
      }
      const match = this.regex.matchAtStart(text.slice(index, lineEnd), budget);
      if (match !== undefined) found.push(movedMatch(match, index));
      beginning.lastIndex = match === undefined ? index + 1 : index + match.end;
      if (budget.stops > stops && budget.left <= 0) break;
    }
    return found;
  }

  /** A line that costs more than it may is given up alone where going back is what costs. */
  private get inLines(): boolean {
    return this.staysInLine && (this.words !== null || this.goesBack);
  }

  /** The spans of the lines in which the expression may match. */
  private *linesOf(text: string): Iterable<readonly [start: number, end: number]> {
    const anchor = this.words?.anchor ?? LINE_START;
    anchor.lastIndex = 0;
    for (let word = anchor.exec(text); word !== null; word = anchor.exec(text)) {
      const start = word.index === 0 ? 0 : text.lastIndexOf('\n', word.index - 1) + 1;
      const lineBreak = text.indexOf('\n', word.index);
      const end = lineBreak < 0 ? text.length : lineBreak;
      yield [start, end];
      anchor.lastIndex = end + 1;
    }
  }

  private mayMatch(text: string): boolean {
    return this.words === null || this.words.mayMatch(text);
  }

  private remember(
    known: Map<string, boolean>,
    text: string,
    budget: SearchBudget,
    ask: () => boolean,
  ): boolean {
    if (text.length > REMEMBERED_LENGTH) return ask();
    let answer = known.get(text);
    if (answer === undefined) {
      const { stops } = budget;
      answer = ask();
      if (budget.stops > stops) return answer;
      if (known.size >= REMEMBERED_TEXTS) known.clear();
      known.set(text, answer);
    }
    return answer;
  }
}

/**
 * A single class on the host's engine, which is much faster. Where a run of its characters ends, so does the match:
 * there is nothing behind it that could fail, and so nothing to go back to.
 */
class ClassRegex implements Engine {
  private readonly anywhere: RegExp;
  private readonly atStart: RegExp;

  /** Throws where the class is not valid. */
  constructor(source: string, flags: string) {
    this.anywhere = new RegExp(source, `${flags}gu`);
    this.atStart = new RegExp(source, `${flags}uy`);
  }

  test(text: string): boolean {
    this.anywhere.lastIndex = 0;
    return this.anywhere.test(text);
  }

  testStart(text: string): boolean {
    this.atStart.lastIndex = 0;
    return this.atStart.test(text);
  }

  matchAtStart(text: string): RegexMatch | undefined {
    this.atStart.lastIndex = 0;
    const match = this.atStart.exec(text);
    return match === null ? undefined : { start: 0, end: match[0].length, groups: [] };
  }

  matches(text: string): RegexMatch[] {
    return [...text.matchAll(this.anywhere)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      groups: [],
    }));
  }
}
