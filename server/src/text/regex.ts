/**
 * Regular expressions of rules. A rule or a workspace is not trusted to write a regex that ends, so they run
 * on RE2JS, whose time grows linearly with the text whatever the expression is. What it cannot do by design
 * (look-around, back-references) runs on the host's engine, but only when the expression has no nested
 * repetition, which is what makes backtracking explode, and on texts of bounded length.
 */

import { RE2JS } from 're2js';
import { type NeededWords, neededWords } from './regexLiterals.ts';

export interface RegexMatch {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Captured groups, the first is `$1`; undefined where a group took no part. */
  readonly groups: readonly (RegexGroup | undefined)[];
}

export interface RegexGroup {
  readonly text: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** The name in `(?P<name>…)`. */
  readonly name?: string;
}

/** A compiled expression. All methods are safe on hostile texts. */
export interface SafeRegex {
  /** Whether the expression matches anywhere in the text. */
  test(text: string): boolean;
  /** Whether it matches from the first character on. */
  testStart(text: string): boolean;
  /** All matches, in order, not overlapping. */
  matches(text: string): RegexMatch[];
  /** How much of a text, or of a line if it stays in lines, is searched at most, in UTF-16 units. */
  readonly longest: number;
  /** Whether a part of the text in which it might match is beyond that. */
  leavesOut(text: string): boolean;
  /** Whether what matches in a line depends on that line alone. False where that is not certain. */
  readonly staysInLine: boolean;
}

type Engine = Omit<SafeRegex, 'staysInLine' | 'leavesOut'>;

export type CompiledRegex = { readonly regex: SafeRegex } | { readonly error: string };

/** The longest text on which an expression with look-around runs; longer ones are cut there. */
export const BACKTRACKING_TEXT_LIMIT = 200_000;

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

function compileNow(source: string, multiline: boolean): CompiledRegex {
  const { pattern, flags } = inlineFlags(source);
  const portable = fromPcre(pattern);
  if (ONE_CLASS.test(portable)) {
    try {
      const host = new HostRegex(portable, `${flags}u`, Number.POSITIVE_INFINITY);
      return { regex: new SparingRegex(host, staysInLine(portable, flags, multiline), null) };
    } catch {
      // A range in the wrong order, which the other engine words better.
    }
  }
  if (!LOOK_AROUND.test(portable) && !BACK_REFERENCE.test(portable) && !/\(\?>|[*+?}]\+/.test(portable)) {
    try {
      const linear = new LinearRegex(portable, flags, multiline);
      return {
        regex: new SparingRegex(
          linear,
          staysInLine(portable, flags, multiline),
          neededWords(portable, flags),
        ),
      };
    } catch {
      // RE2JS refuses some things that are no risk (a repetition over 1,000): the host's engine may take them.
    }
  }
  const possible = portable.replace(/\(\?>/g, '(?:').replace(/([*+?}])\+/g, '$1');
  if (hasNestedRepetition(possible)) {
    return {
      error: `The regular expression /${source}/ combines look-around or back-references with nested repetition, which can take exponential time: rewrite it without one of the two.`,
    };
  }
  try {
    const hostFlags = `${flags}${multiline && !flags.includes('m') ? 'm' : ''}`;
    const host = new HostRegex(possible, hostFlags, BACKTRACKING_TEXT_LIMIT);
    return {
      regex: new SparingRegex(host, staysInLine(possible, flags, multiline), neededWords(possible, flags)),
    };
  } catch (error) {
    return { error: `This is not a valid regular expression: ${(error as Error).message}` };
  }
}

/** One plain class, repeated or not, has nothing to go back to: the host's engine is as safe, and much faster. */
const ONE_CLASS = /^\[\^?[^\]\\[]+\]\+?$/;
const LOOK_AROUND = /\(\?<?[=!]/;
const BACK_REFERENCE = /(?<!\\)(?:\\\\)*\\[1-9]|\(\?P=|\\k</;

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
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*$/gm, (part) =>
    /^(\s|#)/.test(part) ? '' : part,
  );
}

/** PCRE's own spellings in those that both engines know. */
function fromPcre(pattern: string): string {
  return pattern
    .replace(/\\A/g, '^')
    .replace(/\\[Zz]/g, '$')
    .replace(/\\h/g, '[ \\t]')
    .replace(/\(\?P?<([A-Za-z_]\w*)>/g, '(?<$1>')
    .replace(/\[\[:(\w+):\]\]/g, (whole, name: string) => POSIX[name] ?? whole);
}

const POSIX: Readonly<Record<string, string>> = {
  alpha: '[A-Za-z]',
  digit: '[0-9]',
  alnum: '[A-Za-z0-9]',
  space: '\\s',
  upper: '[A-Z]',
  lower: '[a-z]',
  punct: '[!-/:-@\\[-`{-~]',
  xdigit: '[0-9A-Fa-f]',
};

/** Whether a repeated group repeats something inside, or offers alternatives that may overlap. */
function hasNestedRepetition(pattern: string): boolean {
  const repeatsInside: boolean[] = [false];
  const tokens =
    pattern.match(
      /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:[:=!>]|<[=!]|<\w+>)|[()]|[*+]\??|\{\d+,\d*\}\??|[\s\S]/g,
    ) ?? [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    if (token.startsWith('(')) repeatsInside.push(false);
    else if (token === ')') {
      const inside = repeatsInside.pop() ?? false;
      const repeated = /^(?:[*+]|\{\d+,)/.test(tokens[i + 1] ?? '');
      if (inside && repeated) return true;
      if (inside || repeated) repeatsInside[repeatsInside.length - 1] = true;
    } else if (/^(?:[*+]|\{\d+,)/.test(token)) repeatsInside[repeatsInside.length - 1] = true;
  }
  return false;
}

/** Escapes that match no line break, or nothing. */
const ESCAPES_IN_LINE = /^\\(?:[wdSbBt]|[^A-Za-z0-9\s])$/;

/** Whether an expression cannot see a line break, so that a text can be searched line by line. */
function staysInLine(pattern: string, flags: string, multiline: boolean): boolean {
  if (flags.includes('s') || !(multiline || flags.includes('m'))) return false;
  if (/\(\?[a-z]*[sm-]/.test(pattern)) return false;
  const tokens = pattern.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g) ?? [];
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
  readonly longest: number;
  private readonly anywhere = new Map<string, boolean>();
  private readonly atStart = new Map<string, boolean>();

  constructor(
    private readonly regex: Engine,
    readonly staysInLine: boolean,
    private readonly words: NeededWords | null,
  ) {
    this.longest = regex.longest;
  }

  test(text: string): boolean {
    return this.remember(this.anywhere, text, () => this.mayMatch(text) && this.regex.test(text));
  }

  testStart(text: string): boolean {
    return this.remember(this.atStart, text, () => this.mayMatch(text) && this.regex.testStart(text));
  }

  matches(text: string): RegexMatch[] {
    if (!this.mayMatch(text)) return [];
    if (!this.inLines) return this.regex.matches(text);
    const found: RegexMatch[] = [];
    for (const [start, end] of this.linesOf(text))
      for (const match of this.regex.matches(text.slice(start, end))) found.push(movedMatch(match, start));
    return found;
  }

  leavesOut(text: string): boolean {
    if (text.length <= this.longest || !this.mayMatch(text)) return false;
    if (!this.inLines) return true;
    for (const [start, end] of this.linesOf(text)) if (end - start > this.longest) return true;
    return false;
  }

  private get inLines(): boolean {
    return this.staysInLine && (this.words !== null || Number.isFinite(this.longest));
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

  private remember(known: Map<string, boolean>, text: string, ask: () => boolean): boolean {
    if (text.length > REMEMBERED_LENGTH) return ask();
    let answer = known.get(text);
    if (answer === undefined) {
      answer = ask();
      if (known.size >= REMEMBERED_TEXTS) known.clear();
      known.set(text, answer);
    }
    return answer;
  }
}

/** A match, so many UTF-16 units further. */
export function movedMatch(match: RegexMatch, by: number): RegexMatch {
  if (by === 0) return match;
  return {
    start: match.start + by,
    end: match.end + by,
    groups: match.groups.map((group) => group && { ...group, start: group.start + by, end: group.end + by }),
  };
}

class LinearRegex implements Engine {
  readonly longest = Number.POSITIVE_INFINITY;
  private readonly pattern: RE2JS;

  constructor(source: string, flags: string, multiline: boolean) {
    let bits = 0;
    if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
    if (flags.includes('s')) bits |= RE2JS.DOTALL;
    if (flags.includes('m') || multiline) bits |= RE2JS.MULTILINE;
    this.pattern = RE2JS.compile(source, bits);
  }

  test(text: string): boolean {
    return this.pattern.matcher(text).find();
  }

  testStart(text: string): boolean {
    return this.pattern.matcher(text).lookingAt();
  }

  matches(text: string): RegexMatch[] {
    const matcher = this.pattern.matcher(text);
    const names = new Map(Object.entries(this.pattern.namedGroups()).map(([name, at]) => [Number(at), name]));
    const found: RegexMatch[] = [];
    while (matcher.find()) {
      const groups: (RegexGroup | undefined)[] = [];
      for (let i = 1; i <= matcher.groupCount(); i++) {
        const group = matcher.group(i);
        if (group === null || group === undefined) groups.push(undefined);
        else groups.push(named({ text: group, start: matcher.start(i), end: matcher.end(i) }, names.get(i)));
      }
      found.push({ start: matcher.start(), end: matcher.end(), groups });
    }
    return found;
  }
}

function named(group: RegexGroup, name: string | undefined): RegexGroup {
  return name === undefined ? group : { ...group, name };
}

class HostRegex implements Engine {
  private readonly anywhere: RegExp;
  private readonly atStart: RegExp;
  private readonly withIndices: RegExp;

  constructor(
    source: string,
    flags: string,
    readonly longest: number,
  ) {
    this.anywhere = new RegExp(source, `${flags}g`);
    this.atStart = new RegExp(source, `${flags}y`);
    this.withIndices = new RegExp(source, `${flags}gd`);
  }

  test(text: string): boolean {
    this.anywhere.lastIndex = 0;
    return this.anywhere.test(text.slice(0, this.longest));
  }

  testStart(text: string): boolean {
    this.atStart.lastIndex = 0;
    return this.atStart.test(text.slice(0, this.longest));
  }

  matches(text: string): RegexMatch[] {
    return [...text.slice(0, this.longest).matchAll(this.withIndices)].map((match) => {
      const names = Object.entries(match.indices?.groups ?? {});
      const groups = match.slice(1).map((group: string | undefined, i): RegexGroup | undefined => {
        const span = match.indices?.[i + 1];
        if (group === undefined || span === undefined) return undefined;
        const name = names.find(([, place]) => place === span)?.[0];
        return named({ text: group, start: span[0], end: span[1] }, name);
      });
      return { start: match.index, end: match.index + match[0].length, groups };
    });
  }
}
