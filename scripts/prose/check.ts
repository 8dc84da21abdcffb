/** Looks for the vocabulary's constructions in a text. Code, links and comments are not prose, and are left out. */

import { VOCABULARY } from './vocabulary.ts';

/** A construction that a text has. */
export interface ProseProblem {
  /** The line, from 1. */
  readonly line: number;
  /** The words. */
  readonly found: string;
  readonly instead: string;
}

/** What Markdown has that nobody reads as a sentence: fences, code, targets of links, comments. */
const NOT_PROSE = /^```.*?^```|`[^`\n]+`|\]\([^)\n]*\)|<!--.*?-->/gms;

/** The problems of a text, in its order. Plain text may be given as well as Markdown. */
export function proseProblems(text: string): ProseProblem[] {
  // As long as before, so that lines stay where they are.
  const prose = text.replace(NOT_PROSE, (code) => code.replace(/[^\n]/g, '_'));
  return prose.split('\n').flatMap((line, index) =>
    VOCABULARY.flatMap(({ find, instead }) =>
      [...line.matchAll(new RegExp(find, `g${find.flags}`))].map(([found]) => ({
        line: index + 1,
        found: found.trim(),
        instead,
      })),
    ),
  );
}
