/** What is kept of a program from one state of its document to the next: its segments, and what rules found in them. */

import type { Facts } from '../facts/facts.ts';
import { createFacts } from '../facts/index.ts';
import type { KnownLibraries } from '../facts/libraryTypes.ts';
import { DocumentIndex } from '../program/documentIndex.ts';
import { PlanMemory } from '../search/planMemory.ts';
import { RegexMatches } from '../search/regexMatches.ts';
import type { RuleIndex } from '../search/ruleIndex.ts';
import { RuleMemory } from '../search/ruleMemory.ts';
import type { SearchedProgram } from '../search/target.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import { FlowMemories } from '../taint/flowMemory.ts';
import { FunctionTable } from '../taint/functions.ts';

/** A program in one state. */
export interface ProgramState extends SearchedProgram {
  readonly facts: Facts;
  /** What data flow learnt, by rule. */
  readonly flows: FlowMemories;
  /** What it defines; to be brought up to date before it is asked. */
  readonly functions: FunctionTable;
  /** What the rules of an index found. */
  answersOf(rules: RuleIndex): RuleMemory;
}

export class ProgramMemory {
  private readonly index: DocumentIndex;
  private readonly memory = new PlanMemory();
  private readonly regexes = new RegexMatches();
  private readonly flows = new FlowMemories();
  private readonly functions: FunctionTable;
  private answers: RuleMemory | null = null;
  private last: { readonly root: Node; readonly facts: Facts } | null = null;

  constructor(
    private readonly language: Language,
    /** What the rules that look at the program know of libraries. */
    readonly libraries: KnownLibraries,
  ) {
    this.index = new DocumentIndex(language);
    this.functions = new FunctionTable(this.index, language.semantics);
  }

  /** The program whose tree is `root` and whose text is `text`. What was answered before is no longer valid. */
  at(root: Node, text: string): ProgramState {
    if (this.last?.root !== root) {
      const facts = createFacts(root, this.language, text, this.libraries);
      this.index.update(root, facts);
      this.answers?.update(this.index, facts);
      this.last = { root, facts };
    }
    const { index, memory, regexes, flows, functions } = this;
    const answersOf = (rules: RuleIndex): RuleMemory => {
      if (this.answers?.rules !== rules) this.answers = new RuleMemory(rules, memory);
      return this.answers;
    };
    return { facts: this.last.facts, index, memory, regexes, flows, functions, answersOf };
  }
}
