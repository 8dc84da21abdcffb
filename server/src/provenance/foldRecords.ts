/**
 * Folds old shared records into few, so that `.ai-review/provenance/` of years stays small and quick to read.
 *
 * What was known stays known to the letter, with its own time: only what a later record says of the same file
 * in the same words is left out. The result depends on nothing but the records, so that two people who fold
 * the same ones on two branches write the same file, and merging them conflicts with nothing.
 */

import type { LedgerFiles } from '../review/store.ts';
import { largest } from '../text/lists.ts';
import type { Entry } from './anchor.ts';
import type { LabelledRun } from './lines.ts';
import { formatRecord } from './recordFile.ts';
import { loadRecords, removeRecord, SHARED_FOLDER } from './store.ts';

/** A folded record holds lines up to about this number, which keeps it far below the longest that is read. */
const MOST_LINES = 20_000;

/** How many files were folded, and into how many. */
export interface Folded {
  readonly files: number;
  readonly into: number;
}

/**
 * Folds the records made before `before`, in milliseconds since 1970. Files that cannot be understood are
 * left alone. The new ones are written before the old ones go: an interruption leaves records twice, which
 * is harmless. Rejects with a message for the person when a file cannot be written or removed.
 */
export async function foldRecords(files: LedgerFiles, before: number, tool: string): Promise<Folded> {
  const { records } = await loadRecords(files, SHARED_FOLDER);
  const old = records.filter(({ entries }) => entries.every(({ time }) => time < before));
  if (old.length < 2) return { files: 0, into: 0 };
  const all = old.flatMap(({ entries }) => entries).sort(inOrder);
  const written = new Set<string>();
  for (const part of parts(withoutRepeated(all))) {
    const time = largest(part.map((entry) => entry.time));
    const { id, text } = formatRecord(part, time, tool);
    written.add(id);
    if (!old.some((record) => record.id === id)) await files.write(`${SHARED_FOLDER}/${id}.json`, text);
  }
  const gone = old.filter(({ id }) => !written.has(id));
  for (const { id } of gone) await removeRecord(files, SHARED_FOLDER, id);
  return gone.length === 0 ? { files: 0, into: 0 } : { files: old.length, into: written.size };
}

/** By time, as what was learnt later counts; at the same time by file and content, which is the same anywhere. */
function inOrder(one: Entry, other: Entry): number {
  if (one.time !== other.time) return one.time - other.time;
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ path, runs }: Entry): string {
  return JSON.stringify([path, runs]);
}

/** Without what is said again later of the same file: the same lines, among the same ones, by the same author. */
function withoutRepeated(entries: readonly Entry[]): Entry[] {
  const later = new Set<string>();
  const kept: Entry[] = [];
  for (const entry of [...entries].reverse()) {
    const runs = entry.runs.filter((run) => {
      const key = JSON.stringify([entry.path, wordsOf(run)]);
      return later.has(key) ? false : later.add(key);
    });
    if (runs.length > 0) kept.push({ ...entry, runs });
  }
  return kept.reverse();
}

/** What a run says, whatever line it happened to start at. */
function wordsOf({ run: { before, lines, after }, provenance }: LabelledRun): unknown {
  const { author, confidence, evidence } = provenance;
  return [before, lines, after, author, confidence, evidence];
}

function* parts(entries: readonly Entry[]): Generator<Entry[]> {
  let part: Entry[] = [];
  let lines = 0;
  for (const entry of entries) {
    const size = entry.runs.reduce((sum, { run }) => sum + run.lines.length, 0);
    if (part.length > 0 && lines + size > MOST_LINES) {
      yield part;
      part = [];
      lines = 0;
    }
    part.push(entry);
    lines += size;
  }
  if (part.length > 0) yield part;
}
