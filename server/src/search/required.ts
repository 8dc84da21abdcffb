/**
 * Whether a document has the words that a rule cannot do without. It is asked first of every rule after every
 * edit: most rules speak of libraries that a file does not use, and cost nothing then.
 */

import type { CompiledPattern } from '../pattern/compiled.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Formula, Rule } from '../rule/rule.ts';

/** What is asked of a document: its words, and the patterns of its language. */
export interface Vocabulary {
  readonly index: Pick<DocumentIndex, 'hasWords'>;
  compile(source: string): CompiledPattern | null;
}

/** Whether a rule may find anything in a document; false only where it certainly finds nothing. */
export function mayFind({ formula, taint }: Rule, vocabulary: Vocabulary): boolean {
  if (formula !== undefined && !mayMatch(formula, vocabulary)) return false;
  if (taint === undefined) return true;
  const present = (part: { readonly formula: Formula }): boolean => mayMatch(part.formula, vocabulary);
  return taint.sinks.some(present) && taint.sources.some(present);
}

function mayMatch(formula: Formula, vocabulary: Vocabulary): boolean {
  switch (formula.op) {
    case 'pattern': {
      const compiled = vocabulary.compile(formula.pattern.text);
      return compiled !== null && vocabulary.index.hasWords(compiled.words);
    }
    case 'any':
      return formula.of.some((part) => mayMatch(part, vocabulary));
    case 'all':
      return formula.of.every((part) => mayMatch(part, vocabulary));
    case 'inside':
    case 'anywhere':
      return mayMatch(formula.of, vocabulary);
    case 'not':
    case 'regex':
      return true;
  }
}
