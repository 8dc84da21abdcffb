/**
 * Expressions that RE2JS runs: in time that grows linearly with the text, but also with the expression, and for
 * all matches together with the square of the text, because each search may look to its end before it settles
 * for less (`a[^b]*b|a`). So what it reads is counted as well: RE2JS reads its text a character at a time through
 * `charCodeAt`, and takes any kind of `String`.
 */

import { RE2JS } from 're2js';
import { type Engine, groupOf, type RegexGroup, type RegexMatch } from './regexMatch.ts';
import type { SearchBudget } from './searchBudget.ts';

/** Instructions of the longest program that is run; those of longer ones are many at every character. */
const LONGEST_PROGRAM = 5_000;
/** So many instructions of a program add a step to each character that is read. */
const INSTRUCTIONS_FOR_A_STEP = 64;

class OutOfSteps extends Error {}

/** A text that counts how often it is read. */
class CountedText extends String {
  reads = 0;

  constructor(
    private readonly text: string,
    private readonly most: number,
  ) {
    super(text);
  }

  override charCodeAt(index: number): number {
    if (++this.reads > this.most) throw new OutOfSteps();
    return this.text.charCodeAt(index);
  }
}

export class LinearRegex implements Engine {
  private readonly pattern: RE2JS;
  private readonly names: ReadonlyMap<number, string>;
  /** Steps that reading a character is counted as. */
  private readonly weight: number;

  /** Throws where RE2JS cannot run the expression, or only as a program that is too long. */
  constructor(
    private readonly source: string,
    flags: string,
    multiline: boolean,
  ) {
    let bits = 0;
    if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
    if (flags.includes('s')) bits |= RE2JS.DOTALL;
    if (flags.includes('m') || multiline) bits |= RE2JS.MULTILINE;
    if (mayBeLong(source))
      throw new Error('Its repetitions may make a program that is too long to be compiled.');
    this.pattern = RE2JS.compile(source, bits);
    const size = this.pattern.programSize();
    if (size > LONGEST_PROGRAM) throw new Error('The program is too long.');
    this.weight = 1 + Math.floor(size / INSTRUCTIONS_FOR_A_STEP);
    this.names = new Map(Object.entries(this.pattern.namedGroups()).map(([name, at]) => [Number(at), name]));
  }

  test(text: string, budget: SearchBudget): boolean {
    return this.counted(text, budget, (counted) => this.pattern.matcher(counted).find()) ?? false;
  }

  testStart(text: string, budget: SearchBudget): boolean {
    return this.counted(text, budget, (counted) => this.pattern.matcher(counted).lookingAt()) ?? false;
  }

  matches(text: string, budget: SearchBudget): RegexMatch[] {
    const found: RegexMatch[] = [];
    this.counted(text, budget, (counted) => {
      const matcher = this.pattern.matcher(counted);
      while (matcher.find()) found.push(this.found(matcher, text));
    });
    return found;
  }

  matchAtStart(text: string, budget: SearchBudget): RegexMatch | undefined {
    return this.counted(text, budget, (counted) => {
      const matcher = this.pattern.matcher(counted);
      return matcher.lookingAt() ? this.found(matcher, text) : undefined;
    });
  }

  private found(matcher: ReturnType<RE2JS['matcher']>, text: string): RegexMatch {
    const groups: (RegexGroup | undefined)[] = [];
    for (let i = 1; i <= matcher.groupCount(); i++) {
      const [start, end] = [matcher.start(i), matcher.end(i)];
      groups.push(start < 0 ? undefined : groupOf(text, start, end, this.names.get(i)));
    }
    return { start: matcher.start(), end: matcher.end(), groups };
  }

  /** The answer of a search, or undefined where it was stopped. */
  private counted<T>(text: string, budget: SearchBudget, search: (text: string) => T): T | undefined {
    const most = Math.floor(budget.left / this.weight);
    const counted = new CountedText(text, most);
    try {
      return search(counted as unknown as string);
    } catch (error) {
      if (!(error instanceof OutOfSteps)) throw error;
      budget.stop(this.source);
      return undefined;
    } finally {
      budget.take(counted.reads * this.weight);
    }
  }
}

/** An expression of so many characters, repetitions written out, is not even compiled. */
const LONGEST_WRITTEN_OUT = 500_000;

/** RE2JS writes repetitions out, up to a thousand times in all for what is nested. */
function mayBeLong(source: string): boolean {
  let single = 1;
  let groups = 1;
  for (const [, closing, least, most] of source.matchAll(/(\)?)\{(\d{1,5})(?:,(\d{0,5}))?\}/g)) {
    const times = Math.max(Number(least), Number(most ?? 0), 1);
    if (closing === ')') groups *= times;
    else single = Math.max(single, times);
  }
  return source.length * Math.min(1_000, single * groups) > LONGEST_WRITTEN_OUT;
}
