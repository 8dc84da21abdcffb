/**
 * Keeps what coding agents' hooks report. Each report is a record like any other; as an agent writes the same
 * file over and over, a new one says again what the ones before it said and still holds, and those that say
 * nothing beyond it go.
 */
import { ProvenanceIndex } from './anchor.ts';
import { labelledRuns } from './lines.ts';
import { compareStrength, type Provenance } from './provenance.ts';
import type { ProvenanceRecord } from './recordFile.ts';
import { loadRecords, type Place, removeRecord, writeRecord } from './store.ts';

export interface ReportedFile {
  /** Relative to the folder that the records are about, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What is reported of its lines, from 0. */
  readonly lines: readonly (Provenance | undefined)[];
}

/**
 * Writes what is reported of a file, and removes the reports that say no more. `mayRemove` says whether a
 * record may go, by its id. Rejects with a message for the person when it cannot be written.
 */
export async function keepReported(
  { files, folder }: Place,
  { path, text, lines }: ReportedFile,
  by: { time: number; tool: string },
  mayRemove: (id: string) => boolean,
): Promise<void> {
  if (lines.every((line) => line === undefined)) return;
  const earlier = (await loadRecords(files, folder)).records.filter(
    (record) => isReported(record) && record.entries.every((entry) => entry.path === path),
  );
  const index = new ProvenanceIndex();
  for (const { entries } of earlier) for (const entry of entries) index.add(entry);
  const known = index.linesOf(path, text, () => false);
  const all = lines.map((line, i) => strongerOf(line, known[i]));
  const runs = labelledRuns(text, all);
  if (runs.length === 0) return;
  const written = await writeRecord(files, folder, [{ path, runs }], by);
  const said = new Set(runs.flatMap(({ run }) => run.lines));
  for (const { id, entries } of earlier) {
    const isSaid = entries.every((entry) =>
      entry.runs.every(({ run }) => run.lines.every((line) => said.has(line))),
    );
    if (isSaid && id !== written.id && mayRemove(id)) await removeRecord(files, folder, id);
  }
}

function strongerOf(one: Provenance | undefined, other: Provenance | undefined): Provenance | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compareStrength(other, one) < 0 ? other : one;
}

/** Whether a record says nothing but what agents reported, which is never that a person wrote something. */
export function isReported({ entries }: ProvenanceRecord): boolean {
  return entries.every(({ runs }) =>
    runs.every(
      ({ provenance: { author, evidence } }) =>
        author === 'ai' && evidence.length > 0 && evidence.every(({ kind }) => kind === 'agent-report'),
    ),
  );
}
