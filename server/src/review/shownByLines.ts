/**
 * The findings of a text that are shown, where it has to be looked up who wrote and who has read its lines. The one
 * function for a scan, and for agents' tools on disk and in the editor, which each know where to look: so all say the
 * same, also where something cannot be looked up.
 */

import type { Finding, Problem, Strictness } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import { asksForLines, type KnownLines, shownFindings } from './strictness.ts';

/** Where it is looked up; asked only where a finding depends on it. */
export interface LineSources {
  authors(): Promise<KnownLines['authors']>;
  /** Asked only where an assistant wrote a line: of no other does it matter who has read it. */
  reviews(): Promise<KnownLines['reviews']>;
}

export interface ShownByLines {
  readonly findings: readonly Finding[];
  /** That it could not be looked up; then the lines count as a person's. */
  readonly problem?: Problem;
}

/** `path` is the text's file as problems name it. */
export async function shownByLines(
  { findings, lines, path }: { findings: readonly Finding[]; lines: LineIndex; path: string },
  strictness: Strictness,
  sources: LineSources,
): Promise<ShownByLines> {
  const shown = (known: KnownLines | undefined): readonly Finding[] =>
    shownFindings(findings, strictness, lines, known);
  if (!asksForLines(findings, strictness)) return { findings: shown(undefined) };
  try {
    const authors = await sources.authors();
    return { findings: shown({ authors, reviews: authors.includes('ai') ? await sources.reviews() : [] }) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Who wrote and who has read this file could not be looked up: ${why}`;
    return { findings: shown(undefined), problem: { kind: 'file', message, path } };
  }
}
