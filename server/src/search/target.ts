/** What formulas are evaluated against: one state of one document, as plain data. */

import type { Facts } from '../facts/facts.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { FormulaMatches } from './formulaMatches.ts';
import type { PatternMatches } from './patternMatches.ts';
import type { RegexMatches } from './regexMatches.ts';

export interface Target {
  readonly text: string;
  readonly facts: Facts;
  /** Null where no grammar reads the document. */
  readonly program: {
    readonly index: DocumentIndex;
    readonly matches: PatternMatches;
    readonly formulas: FormulaMatches;
    readonly regexes: RegexMatches;
    /** Compiles a pattern for the document's language; null when it is not valid there. */
    compile(source: string): CompiledPattern | null;
  } | null;
  /** Another language's view of a piece of text, for `metavariable-pattern: language:`. */
  nested(text: string, language: string): Target | null;
}
