/**
 * Who wrote each line, from what is known of its characters. Lines are what outlives a session: they can be
 * found again by their content, after a restart, in another clone and behind a rebase.
 *
 * A line is AI's when a good part of it is, and a person's only when all of it is.
 */
import { HashedText, hasContent, isBlank, type Run } from '../review/anchor.ts';
import { linesToHash } from '../review/lineHash.ts';
import { compareStrength, isSameProvenance, type Provenance } from './provenance.ts';

/** A part of a text with what is known of it. Offsets are UTF-16 units, the end is not part of it. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly provenance: Provenance;
}

/** A line is AI's from this share of its characters on, or from so many of them. */
const SHARE = 1 / 3;
const ENOUGH = 10;

/** Lines in a row, by content, of which the same is known. */
export interface LabelledRun {
  readonly run: Run;
  readonly provenance: Provenance;
}

/** What is known of each line of a text, by line from 0; undefined for blank ones and where nothing is. */
export function labelLines(text: string, labels: readonly Label[]): (Provenance | undefined)[] {
  const found: (Provenance | undefined)[] = [];
  let next = 0;
  for (const { start, end } of lineSpans(text)) {
    while ((labels[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const counts = new Map<Provenance, number>();
    for (let i = next; i < labels.length && (labels[i] as Label).start < end; i++) {
      const { start: from, end: to, provenance } = labels[i] as Label;
      const size = countContent(text, Math.max(start, from), Math.min(end, to));
      if (size > 0) counts.set(provenance, (counts.get(provenance) ?? 0) + size);
    }
    found.push(labelOf(counts, countContent(text, start, end)));
  }
  return found;
}

function labelOf(counts: ReadonlyMap<Provenance, number>, content: number): Provenance | undefined {
  const sizeOf = (author: Provenance['author']): number =>
    [...counts].reduce((sum, [each, size]) => sum + (each.author === author ? size : 0), 0);
  const strongest = (author: Provenance['author']): Provenance | undefined =>
    [...counts.keys()].filter((each) => each.author === author).sort(compareStrength)[0];
  const ai = sizeOf('ai');
  if (ai >= ENOUGH || (ai > 0 && ai >= content * SHARE)) return strongest('ai');
  const human = sizeOf('human');
  // A person is only as sure to have written all of it as each of its parts.
  if (human > 0 && human === content) return [...counts.keys()].sort(compareStrength).at(-1);
  const unknown = sizeOf('unknown');
  return unknown > 0 && unknown >= content * SHARE ? strongest('unknown') : undefined;
}

/** Lines with something known of them, cut into runs of the same provenance and hashed. */
export function labelledRuns(text: string, lines: readonly (Provenance | undefined)[]): LabelledRun[] {
  const hashed = new HashedText(text);
  const found: LabelledRun[] = [];
  for (let first = 0; first < lines.length; first++) {
    const provenance = lines[first];
    if (provenance === undefined) continue;
    let last = first;
    for (let line = first + 1; line < lines.length; line++) {
      const other = lines[line];
      if (other !== undefined && isSameProvenance(other, provenance)) last = line;
      // Blank lines within a run belong to it.
      else if (other !== undefined || !isBlank(hashed.lines[line] ?? '')) break;
    }
    const run = hashed.run(first, last);
    if (run !== undefined) found.push({ run, provenance });
    first = last;
  }
  return found;
}

/** The lines of a text (from 0) with content whose text stands nowhere, or less often, in another one. */
export function newLines(before: string, after: string): Set<number> {
  const known = new Map<string, number>();
  for (const line of linesToHash(before)) known.set(line, (known.get(line) ?? 0) + 1);
  const found = new Set<number>();
  for (const [number, line] of linesToHash(after).entries()) {
    const left = known.get(line) ?? 0;
    if (left > 0) known.set(line, left - 1);
    else if (hasContent(line)) found.add(number);
  }
  return found;
}

/** The lines of a text as `linesToHash` counts them, without their ends, in UTF-16 offsets. */
export function lineSpans(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    spans.push({ start, end: index });
    start = index + ending.length;
  }
  spans.push({ start, end: text.length });
  return spans;
}

function countContent(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (!isBlank(text[at] as string)) count++;
  return count;
}
