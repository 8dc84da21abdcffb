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

/**
 * Who wrote the lines of a file as it is now, by line from 0, as far as a write tells. `committed` is the
 * file's text in the commit that is checked out, '' if it has none: what stood there is not taken for the
 * agent's work where it wrote the file as a whole.
 */
export function reportedLines(
  text: string,
  write: AgentWrite,
  committed: string,
  { time, who }: { time: number; who: string | undefined },
): (Provenance | undefined)[] {
  const current = withLineFeeds(text);
  const wanted = withLineFeeds(write.text);
  // Nobody but the agent knows what stood in a file before it wrote all of it anew.
  const isSure = write.old !== undefined || write.isNew;
  const provenance: Provenance = {
    author: 'ai',
    confidence: isSure ? 'certain' : 'low',
    evidence: [{ kind: 'agent-report', time, ...(who === undefined ? {} : { who }) }],
  };
  const before =
    write.old === undefined ? (write.isNew ? '' : withLineFeeds(committed)) : withLineFeeds(write.old);
  const spans = write.old === undefined ? wholeSpan(current, wanted) : placesOf(current, wanted, write);
  const labels = spans.flatMap(({ start, end }) => labelsIn(current, start, end, before, provenance));
  return labelLines(current, labels);
}

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
function labelsIn(text: string, from: number, to: number, old: string, provenance: Provenance): Label[] {
  const written = text.slice(from, to);
  const most = Math.min(old.length, written.length);
  let head = 0;
  while (head < most && old[head] === written[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === written[written.length - 1 - tail]) tail++;
  const fresh = newLines(old, written);
  return lineSpans(written).flatMap(({ start, end }, line) => {
    const first = Math.max(start, head);
    const last = Math.min(end, written.length - tail);
    return fresh.has(line) && first < last ? [{ start: from + first, end: from + last, provenance }] : [];
  });
}

/** The text with line feeds only, as agents write it whatever the file has. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
