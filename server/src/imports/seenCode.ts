/**
 * The code of a result as the other tool saw it, from which its place is found again by content. Line numbers
 * only say where to look in the very text that the tool saw: that is a file's text at the commit that the report
 * names, or as it is now where that is known to be the same, or else the code that the report itself repeats.
 */

import { HashedText, hasContent, type Run } from '../review/anchor.ts';
import { linesToHash } from '../review/lineHash.ts';
import type { ImportedPlace, ImportedSnippet } from './imported.ts';

/** Of longer results only the first lines are looked for. */
const MOST_LINES = 50;
/** What tools write in the place of secrets, which they do not repeat. */
const MASK = /\*{3,}|\bREDACTED\b/i;
/** Letters and digits that make code more than what is everywhere. */
const TELLING = 8;

export interface SeenCode {
  /** The lines of the result, without the blanks around them. */
  readonly lines: readonly string[];
  /** Whether the first and the last of them may be parts of lines. */
  readonly isPartial: boolean;
  /** The lines with those around them; undefined where the report repeats too little. */
  readonly run?: Run;
  /** Whether the lines occurred only once in what is known of the text that the tool saw. */
  readonly isDistinct: boolean;
}

/** From a whole text; undefined where it cannot be the one that the tool saw. */
export function seenInText(place: ImportedPlace, text: HashedText): SeenCode | undefined {
  const { region, snippet } = place;
  if (region === undefined || region.startLine > text.lines.length) return undefined;
  if (snippet !== undefined && !isAt(text.lines, snippet)) return undefined;
  const first = region.startLine - 1;
  const last = Math.min(region.endLine, region.startLine + MOST_LINES - 1, text.lines.length) - 1;
  const lines = text.lines.slice(first, last + 1).map((line) => line.trim());
  const run = text.run(first, last);
  if (run === undefined || !lines.some(hasContent)) return undefined;
  return { lines, isPartial: false, run, isDistinct: placesOf(lines, false, text.lines, 2).length === 1 };
}

/** From what the report repeats of the text; undefined where that says nothing about the result's lines. */
export function seenInSnippet({ region, snippet }: ImportedPlace): SeenCode | undefined {
  if (region === undefined || snippet === undefined) return undefined;
  const all = snippetLines(snippet);
  const first = region.startLine - snippet.startLine;
  const last = Math.min(region.endLine, region.startLine + MOST_LINES - 1) - snippet.startLine;
  const lines = all.slice(Math.max(0, first), last + 1).map((line) => line.trim());
  if (first < 0 || !lines.some(hasContent)) return undefined;
  const { isPartial } = snippet;
  // What is masked stands nowhere.
  if (lines.some((line) => MASK.test(line))) return undefined;
  const run = isPartial
    ? undefined
    : new HashedText(all.join('\n')).run(first, Math.min(last, all.length - 1));
  return {
    lines,
    isPartial,
    // Where the snippet ends the text does not: marks of start and end would say so.
    ...(run === undefined
      ? {}
      : { run: { ...run, before: run.before.filter(isLine), after: run.after.filter(isLine) } }),
    isDistinct: placesOf(lines, isPartial, all, 2).length === 1,
  };
}

const isLine = (hash: string): boolean => hash !== '^' && hash !== '$';

/** Whether a report repeats so much of the code that it tells whether a text is the one that the tool saw. */
export function repeatsCode({ snippet }: ImportedPlace): boolean {
  if (snippet === undefined) return false;
  return !MASK.test(snippet.text) || isTelling(snippet.text.split(MASK));
}

/** Whether pieces of code are more than a word that is everywhere. */
export function isTelling(pieces: readonly string[]): boolean {
  return pieces.join('').replace(/[^\p{L}\p{N}]/gu, '').length >= TELLING;
}

/** Whether a text has a snippet's lines where the report says. */
function isAt(lines: readonly string[], snippet: ImportedSnippet): boolean {
  const pieces = snippetLines(snippet).map((line) => line.trim());
  return pieces.every((piece, i) => {
    const line = lines[snippet.startLine - 1 + i]?.trim() ?? '';
    const isEnd = i === 0 || i === pieces.length - 1;
    if (MASK.test(piece)) return hasInOrder(line, piece.split(MASK));
    return snippet.isPartial && isEnd ? line.includes(piece) : line === piece;
  });
}

/** Whether a line has these pieces one behind the other, whatever is between them. */
function hasInOrder(line: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = line.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

function snippetLines({ text }: ImportedSnippet): string[] {
  return linesToHash(text.replace(/(?:\r?\n)+$/, ''));
}

/** The lines, from 0, at which pieces without blanks around them stand in a text, at most so many. */
export function placesOf(
  pieces: readonly string[],
  isPartial: boolean,
  lines: readonly string[],
  most: number,
): number[] {
  const found: number[] = [];
  const holds = (line: string, i: number): boolean => {
    const piece = pieces[i] as string;
    const isEnd = i === 0 || i === pieces.length - 1;
    // Most lines differ before their blanks have to be looked at.
    return line.includes(piece) && ((isPartial && isEnd) || line.trim() === piece);
  };
  for (let at = 0; at + pieces.length <= lines.length && found.length < most; at++)
    if (pieces.every((_, i) => holds(lines[at + i] as string, i))) found.push(at);
  return found;
}
