/**
 * What a coding agent reports to have written, found again in the file.
 *
 * The report comes from outside and may be anything. It is believed only as far as the text bears it out: what
 * was written must stand there, in one place. All that it can say is that an AI wrote lines, never that a person
 * did; so whoever forges a report makes more code count as an AI's, not less.
 */
import { type Label, labelLines, lineSpans, newLines } from './lines.ts';
import type { Provenance } from './provenance.ts';

/** A text that an agent wrote into a file. */
export interface AgentWrite {
  /** As the agent named it: absolute, or relative to where it works. */
  readonly path: string;
  /** What it put in. */
  readonly text: string;
  /** What it took out for it; undefined where it wrote the whole file. */
  readonly old: string | undefined;
  /** Whether it replaced every occurrence. */
  readonly everywhere: boolean;
  /** Whether the file is known to be new. */
  readonly isNew: boolean;
}

/** What is known of a character of the text: nothing, or that an agent put it there, likely or surely. */
const LIKELY = 1;
const SURE = 2;

/**
 * Who wrote the lines of a file as it is now, by line from 0, as far as an agent's writes into it tell; the text is
 * gone through once, however many they are. `committed` is the file's text in the commit that is checked out, '' if
 * it has none: what stood there is not taken for the agent's work where it wrote the file as a whole.
 */
export function reportedLines(
  text: string,
  writes: readonly AgentWrite[],
  committed: string,
  { time, who }: { time: number; who: string | undefined },
): (Provenance | undefined)[] {
  const current = withLineFeeds(text);
  const known = new Uint8Array(current.length);
  for (const write of differentWrites(writes)) {
    const certainty = isSure(write) ? SURE : LIKELY;
    for (const { start, end } of partsOf(current, write, committed))
      for (let at = start; at < end; at++) if ((known[at] as number) < certainty) known[at] = certainty;
  }
  const evidence: Provenance['evidence'] = [
    { kind: 'agent-report', time, ...(who === undefined ? {} : { who }) },
  ];
  const linesFrom = (least: number, confidence: Provenance['confidence']): (Provenance | undefined)[] =>
    labelLines(current, labelsFrom(known, least, { author: 'ai', confidence, evidence }));
  const sure = linesFrom(SURE, 'certain');
  // A line of which a little is surely the agent's may as a whole be likely so.
  return writes.every(isSure) ? sure : linesFrom(LIKELY, 'low').map((likely, line) => sure[line] ?? likely);
}

/** Whether it is known what a write changed: only the agent knows what stood in a file that it wrote all anew. */
export function isSure({ old, isNew }: AgentWrite): boolean {
  return old !== undefined || isNew;
}

/** The writes of one file without those that say what another one does, of which there may be hundreds. */
export function differentWrites(writes: readonly AgentWrite[]): Iterable<AgentWrite> {
  const keyOf = ({ old, text, everywhere, isNew }: AgentWrite): string =>
    JSON.stringify([old, text, everywhere, isNew]);
  return new Map(writes.map((write) => [keyOf(write), write])).values();
}

/** The characters of a text that a write put there. */
function* partsOf(current: string, write: AgentWrite, committed: string): Generator<Span> {
  const wanted = withLineFeeds(write.text);
  const places = write.old === undefined ? wholeSpan(current, wanted) : placesOf(current, wanted, write);
  const [first] = places;
  if (first === undefined) return;
  const before = write.old ?? (write.isNew ? '' : committed);
  // The same stands in all places.
  const fresh = freshParts(withLineFeeds(before), current.slice(first.start, first.end));
  for (const { start: from } of places)
    for (const { start, end } of fresh) yield { start: from + start, end: from + end };
}

/** The stretches of which at least so much is known. */
function labelsFrom(known: Uint8Array, least: number, provenance: Provenance): Label[] {
  const labels: Label[] = [];
  for (let at = 0; at < known.length; at++) {
    if ((known[at] as number) < least) continue;
    const start = at;
    while (at < known.length && (known[at] as number) >= least) at++;
    labels.push({ start, end: at, provenance });
  }
  return labels;
}

/** Offsets are UTF-16 units, the end is not part of it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The whole text, if it is what was written but for blanks at its end. */
function wholeSpan(current: string, wanted: string): Span[] {
  return current.trimEnd() === wanted.trimEnd() && wanted.trim() !== ''
    ? [{ start: 0, end: current.length }]
    : [];
}

/** Where a text stands: in one place, or in all that there are if all were replaced. */
function placesOf(current: string, wanted: string, { everywhere }: AgentWrite): Span[] {
  const found: Span[] = [];
  if (wanted.trim() === '') return found;
  // Where one place is meant, the second tells that it cannot be known which.
  const most = everywhere ? Number.POSITIVE_INFINITY : 2;
  for (
    let at = current.indexOf(wanted);
    at >= 0 && found.length < most;
    at = current.indexOf(wanted, at + wanted.length)
  )
    found.push({ start: at, end: at + wanted.length });
  return everywhere || found.length === 1 ? found : [];
}

/** The parts of a written text that were not in what it replaced: whole lines, and what changed in a line. */
function freshParts(old: string, written: string): Span[] {
  const most = Math.min(old.length, written.length);
  let head = 0;
  while (head < most && old[head] === written[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === written[written.length - 1 - tail]) tail++;
  const fresh = newLines(old, written);
  return lineSpans(written).flatMap(({ start, end }, line) => {
    const first = Math.max(start, head);
    const last = Math.min(end, written.length - tail);
    return fresh.has(line) && first < last ? [{ start: first, end: last }] : [];
  });
}

/** The text with line feeds only, as agents write it whatever the file has. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
