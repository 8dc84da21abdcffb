/** What plans are evaluated against: one state of one document, as plain data. */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { PlanCompiler } from './compile.ts';
import type { PlanMemory } from './planMemory.ts';
import type { RegexMatches } from './regexMatches.ts';

export interface Target {
  readonly text: string;
  readonly facts: Facts;
  /** The id of the document's language; empty where it has none. */
  readonly language: string;
  /** The plans of that language. */
  readonly plans: PlanCompiler;
  /** Null where no grammar reads the document. */
  readonly program: SearchedProgram | null;
  /** A language's view of a piece of text, for `metavariable-pattern`; see `Language.names`. */
  nested(text: string, language: string): Target | null;
}

/** A program in one state, with what was found in it before. */
export interface SearchedProgram {
  readonly index: DocumentIndex;
  readonly memory: PlanMemory;
  readonly regexes: RegexMatches;
}
