/** What is kept of a program from one state of its document to the next: its segments and where patterns match. */

import type { Facts } from '../facts/facts.ts';
import { createFacts } from '../facts/index.ts';
import { remembering } from '../facts/remember.ts';
import { DocumentIndex } from '../program/documentIndex.ts';
import { FormulaMatches } from '../search/formulaMatches.ts';
import { PatternMatches } from '../search/patternMatches.ts';
import { RegexMatches } from '../search/regexMatches.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import { FlowMemories } from '../taint/flowMemories.ts';
import { FunctionTable } from '../taint/functions.ts';

/** A program in one state. */
export interface ProgramState {
  readonly facts: Facts;
  readonly index: DocumentIndex;
  readonly matches: PatternMatches;
  readonly formulas: FormulaMatches;
  readonly regexes: RegexMatches;
  /** What data flow learnt, by rule. */
  readonly flows: FlowMemories;
  /** What it defines; to be brought up to date before it is asked. */
  readonly functions: FunctionTable;
}

export class ProgramMemory {
  private readonly index: DocumentIndex;
  private readonly matches: PatternMatches;
  private readonly formulas: FormulaMatches;
  private readonly regexes = new RegexMatches();
  private readonly flows = new FlowMemories();
  private readonly functions: FunctionTable;
  private last: { readonly root: Node; readonly facts: Facts } | null = null;

  constructor(private readonly language: Language) {
    this.index = new DocumentIndex(language);
    this.matches = new PatternMatches(this.index);
    this.formulas = new FormulaMatches(this.index);
    this.functions = new FunctionTable(this.index, language.semantics);
  }

  /** The program whose tree is `root` and whose text is `text`. What was answered before is no longer valid. */
  at(root: Node, text: string): ProgramState {
    if (this.last?.root !== root) {
      const facts = remembering(createFacts(root, this.language, text));
      this.index.update(root, facts);
      this.last = { root, facts };
    }
    const { index, matches, formulas, regexes, flows, functions } = this;
    return { facts: this.last.facts, index, matches, formulas, regexes, flows, functions };
  }
}
