/**
 * Reads Agent Trace records (RFC 0.1.0), one JSON object a line, as far as they can be believed. Where and
 * when such records are written is up to each tool, and their line numbers are those of a moment that is not
 * said, so a range counts only where the lines that it names, or lines elsewhere in the file, still have the
 * hash that it gives. Ranges without a hash, and files that are none (`.shell-history`), say nothing.
 *
 * The reader is lenient where the format's own reference implementation breaks its schema, and never throws.
 */
import { sha256Hex } from '../review/lineHash.ts';
import { lineSpans } from './lines.ts';
import type { Author, Provenance } from './provenance.ts';

/** Where the reference implementation keeps its records, below the repository's root. */
export const TRACE_FILE = '.agent-trace/traces.jsonl';

/** Longer files are not read, in UTF-16 units. */
const LONGEST = 20_000_000;
/** How much of a file's text is hashed to find ranges again, in UTF-16 units. */
const MOST_HASHED = 4_000_000;

/** Lines that a record is about; they count from 1 and both ends belong to them. */
export interface TraceRange {
  readonly startLine: number;
  readonly endLine: number;
  /** `murmur3:9f2e8a1b` or `sha256:…`. */
  readonly hash: string;
  readonly author: Author;
  readonly tool?: string;
  readonly time?: number;
}

/** The ranges of all records by path, and one sentence for each line that could not be read. */
export function readAgentTrace(text: string): { ranges: Map<string, TraceRange[]>; errors: string[] } {
  const ranges = new Map<string, TraceRange[]>();
  if (text.length > LONGEST)
    return { ranges, errors: [`The trace is longer than ${LONGEST} characters; it is not read.`] };
  const errors: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      readRecord(objectOf(JSON.parse(line)), ranges);
    } catch {
      errors.push(`Line ${index + 1} of the trace is not JSON; it is left out.`);
    }
  }
  return { ranges, errors };
}

function readRecord(record: Record<string, unknown>, ranges: Map<string, TraceRange[]>): void {
  const { name } = objectOf(record.tool);
  const time = typeof record.timestamp === 'string' ? Date.parse(record.timestamp) : Number.NaN;
  const common = {
    ...(typeof name === 'string' && name !== '' ? { tool: name.slice(0, 100) } : {}),
    ...(Number.isNaN(time) ? {} : { time }),
  };
  for (const file of listOf(record.files).map(objectOf)) {
    if (typeof file.path !== 'string' || /^\.(?:sessions|shell-history|unknown)$/.test(file.path)) continue;
    for (const conversation of listOf(file.conversations).map(objectOf))
      for (const range of listOf(conversation.ranges).map(objectOf)) {
        const { start_line: startLine, end_line: endLine, content_hash: hash } = range;
        if (!isLine(startLine) || !isLine(endLine) || endLine < startLine || typeof hash !== 'string')
          continue;
        const author = authorOf(objectOf(range.contributor ?? conversation.contributor).type);
        const known = ranges.get(file.path) ?? [];
        known.push({ startLine, endLine, hash, author, ...common });
        ranges.set(file.path, known);
      }
  }
}

/**
 * What the ranges of a file say of each line of its text, by line from 0. A range that is not at its place any
 * more counts where its content is found exactly once. `complete` says whether all could be looked for.
 */
export function tracedLines(
  ranges: readonly TraceRange[],
  text: string,
): { lines: (Provenance | undefined)[]; complete: boolean } {
  const spans = lineSpans(text);
  const lines: (Provenance | undefined)[] = new Array(spans.length).fill(undefined);
  let left = MOST_HASHED;
  const contentAt = (first: number, count: number): string => {
    const content: string[] = [];
    for (const { start, end } of spans.slice(first, first + count)) content.push(text.slice(start, end));
    return content.join('\n');
  };
  for (const range of ranges) {
    const count = range.endLine - range.startLine + 1;
    if (count > spans.length || range.author === 'unknown') continue;
    const isAt = (first: number): boolean => {
      const content = contentAt(first, count);
      left -= content.length;
      return hashes(range.hash, content);
    };
    const recorded = range.startLine - 1;
    let first = recorded + count <= spans.length && isAt(recorded) ? recorded : -1;
    if (first === -1) {
      const places: number[] = [];
      for (let at = 0; places.length < 2 && at + count <= spans.length && left > 0; at++)
        if (isAt(at)) places.push(at);
      first = places.length === 1 ? (places[0] as number) : -1;
    }
    if (first === -1) continue;
    const provenance: Provenance = {
      author: range.author,
      confidence: 'low',
      evidence: [
        {
          kind: 'agent-trace',
          ...(range.time === undefined ? {} : { time: range.time }),
          ...(range.tool === undefined ? {} : { who: range.tool }),
        },
      ],
    };
    for (let line = first; line < first + count; line++)
      if (spans[line] !== undefined && spans[line]?.start !== spans[line]?.end) lines[line] = provenance;
  }
  return { lines, complete: left > 0 };
}

/** Whether a text, with or without a line feed at its end, has the hash that a record gives. */
function hashes(wanted: string, content: string): boolean {
  const [algorithm, value = ''] = wanted.toLowerCase().split(':');
  return [content, `${content}\n`].some((text) => {
    if (algorithm === 'sha256') return sha256Hex(text) === value;
    return algorithm === 'murmur3' && murmur3(text).toString(16) === value.replace(/^0+(?=.)/, '');
  });
}

const encoder = new TextEncoder();

/** MurmurHash3 of a text's UTF-8, 32 bits, seed 0. */
export function murmur3(text: string): number {
  const bytes = encoder.encode(text);
  const byte = (at: number): number => bytes[at] ?? 0;
  const mixed = (block: number): number => {
    const product = Math.imul(block, 0xcc9e2d51);
    return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
  };
  let hash = 0;
  const end = bytes.length & ~3;
  for (let at = 0; at < end; at += 4) {
    const block = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    hash ^= mixed(block);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (bytes.length > end) hash ^= mixed(byte(end) | (byte(end + 1) << 8) | (byte(end + 2) << 16));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function authorOf(type: unknown): Author {
  return type === 'ai' || type === 'human' ? type : 'unknown';
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
