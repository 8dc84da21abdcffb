/**
 * Endless typing for memory and soak tests: each edit changes what the rules find, some break the syntax and mend
 * it, and after each round of four the text is what it was, so that whatever grows is a leak.
 */

import { generatedProgram } from '../../bench/samples.ts';
import type { OpenDocument } from '../../server/src/engine/programDocument.ts';
import type { RuleSet } from '../../server/src/rule/ruleSet.ts';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A round of edits of a generated program of a language, to be made over and over. */
export interface Round {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** There and back with each edit that matters, then an opening bracket that breaks the rest and goes again. */
export function typingRound(language: string, lines: number): Round {
  const { text, edits } = generatedProgram(language, lines);
  const changes = edits.flatMap(({ start, before, after }) => [
    { start, end: start + before.length, text: after },
    { start, end: start + after.length, text: before },
  ]);
  const middle = edits.at(-1)?.start ?? 0;
  changes.push({ start: middle, end: middle, text: '(' }, { start: middle, end: middle + 1, text: '' });
  return { text, changes };
}

/** Makes a number of edits and analyses after each. Answers how often the findings were others than before. */
export function type(document: OpenDocument, rules: RuleSet, { changes }: Round, edits: number): number {
  let changed = 0;
  let known = '';
  for (let i = 0; i < edits; i++) {
    const wasBroken = document.hasSyntaxErrors;
    document.edit([changes[i % changes.length] as Change]);
    if (wasBroken || document.hasSyntaxErrors) document.reparse();
    const found = document
      .analyse(rules)
      .findings.map(({ ruleId, start }) => `${ruleId} ${start}`)
      .join();
    if (found !== known) changed++;
    known = found;
  }
  return changed;
}
