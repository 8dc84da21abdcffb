/** Expressions that look around or back, as the rest of the product asks for them; their searches are bounded. */

import { type Engine, groupOf, type RegexGroup, type RegexMatch } from '../regexMatch.ts';
import type { SearchBudget } from '../searchBudget.ts';
import { ProgramMatcher } from './matcher.ts';
import { compileProgram, type Program } from './program.ts';
import type { Registers } from './run.ts';
import { parseRegex, RegexSyntaxError } from './syntax.ts';

/**
 * Steps that one search may take, in a line where the expression stays in lines: so many, and so many for each
 * character. One line that is made to cost more leaves steps for those behind it.
 */
export const STEPS_OF_A_SEARCH = 250_000;
export const STEPS_FOR_A_CHARACTER = 50;

/** Compiles an expression, or says why it cannot be run, in words that go on from "because". */
export function backtrackingRegex(
  source: string,
  multiline: boolean,
): BacktrackingRegex | { readonly error: string } {
  try {
    const program = compileProgram(parseRegex(source, { multiline }));
    return 'error' in program ? program : new BacktrackingRegex(source, program);
  } catch (error) {
    if (error instanceof RegexSyntaxError) return { error: error.message };
    throw error;
  }
}

export class BacktrackingRegex implements Engine {
  private readonly matcher: ProgramMatcher;
  private readonly names: ReadonlyMap<number, string>;

  constructor(
    private readonly source: string,
    private readonly program: Program,
  ) {
    this.matcher = new ProgramMatcher(program);
    this.names = new Map([...program.names].map(([name, number]) => [number, name]));
  }

  test(text: string, budget: SearchBudget): boolean {
    return this.first(text, 0, false, budget, new Allowance(text)) !== null;
  }

  testStart(text: string, budget: SearchBudget): boolean {
    return this.first(text, 0, true, budget, new Allowance(text)) !== null;
  }

  matchAtStart(text: string, budget: SearchBudget): RegexMatch | undefined {
    const registers = this.first(text, 0, true, budget, new Allowance(text));
    if (registers === null) return undefined;
    const [start, end] = [registers[0] as number, registers[1] as number];
    return { start, end, groups: this.groupsOf(text, registers) };
  }

  matches(text: string, budget: SearchBudget): RegexMatch[] {
    const allowance = new Allowance(text);
    const found: RegexMatch[] = [];
    for (let from = 0; from <= text.length; ) {
      const registers = this.first(text, from, false, budget, allowance);
      if (registers === null) break;
      const [start, end] = [registers[0] as number, registers[1] as number];
      found.push({ start, end, groups: this.groupsOf(text, registers) });
      // Behind a match of nothing the next begins one character on.
      const width = (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      from = end > start ? end : end + width;
    }
    return found;
  }

  private first(
    text: string,
    from: number,
    here: boolean,
    budget: SearchBudget,
    allowance: Allowance,
  ): Registers | null {
    const most = Math.min(allowance.left, budget.left);
    const outcome = this.matcher.search(text, from, here, most);
    allowance.left -= this.matcher.steps;
    budget.take(this.matcher.steps);
    if (outcome !== 'stopped') return outcome;
    budget.stop(this.source);
    return null;
  }

  private groupsOf(text: string, registers: Registers): (RegexGroup | undefined)[] {
    return Array.from({ length: this.program.groups }, (_, i) => {
      const [start, end] = [registers[2 * i + 2] as number, registers[2 * i + 3] as number];
      return start < 0 || end < start ? undefined : groupOf(text, start, end, this.names.get(i + 1));
    });
  }
}

/** What one search may take of its budget. */
class Allowance {
  left: number;

  constructor(text: string) {
    this.left = STEPS_OF_A_SEARCH + STEPS_FOR_A_CHARACTER * text.length;
  }
}
