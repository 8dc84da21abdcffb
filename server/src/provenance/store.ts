/**
 * The files of provenance records. They lie in the workspace's private storage, and in the repository below
 * `.ai-review/provenance/` only where its configuration says `provenance: shared`.
 *
 * Every file is written once, so reading needs no lock and several windows cannot disturb each other. What
 * cannot be understood is reported and left out; the rest counts.
 */
import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import type { Entry } from './anchor.ts';
import { formatRecord, type ProvenanceRecord, parseRecord } from './recordFile.ts';

/** Where a repository keeps the records that it shares. */
export const SHARED_FOLDER = '.ai-review/provenance';

/** How long private records are kept, in milliseconds. */
const KEPT = 90 * 24 * 60 * 60 * 1000;
/** With more private files than this, those go whose lines all are in later ones. */
const MANY_FILES = 300;
/** How many files are read at the same time. */
const AT_ONCE = 16;

/** A folder with records. */
export interface Place {
  readonly files: LedgerFiles;
  readonly folder: string;
}

export interface Loaded {
  readonly records: readonly ProvenanceRecord[];
  readonly problems: readonly Problem[];
}

/** Reads all records of a folder. Files that begin with a dot are others' (an interrupted write). */
export async function loadRecords(files: LedgerFiles, folder: string): Promise<Loaded> {
  const records: ProvenanceRecord[] = [];
  const problems: Problem[] = [];
  const names = (await files.list(folder)).filter((name) => !name.startsWith('.'));
  for (let i = 0; i < names.length; i += AT_ONCE)
    await Promise.all(
      names.slice(i, i + AT_ONCE).map(async (name) => {
        const path = `${folder}/${name}`;
        if (!name.endsWith('.json')) {
          problems.push(problemWith(path, 'It is not a record, so it was left out. Remove it.'));
          return;
        }
        const text = await files.read(path);
        // Gone since it was listed.
        if (text === null) return;
        const read = 'problem' in text ? text : parseRecord(text.text, name.slice(0, -'.json'.length));
        if ('problem' in read) problems.push({ ...read.problem, path });
        else if ('fault' in read) problems.push(problemWith(path, read.fault));
        else records.push(read.record);
      }),
    );
  records.sort((a, b) => (a.id < b.id ? -1 : 1));
  problems.sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1));
  return { records, problems };
}

/** Writes what is known of files as one record; answers its id. Rejects with a message for the person. */
export async function writeRecord(
  files: LedgerFiles,
  folder: string,
  entries: readonly Omit<Entry, 'time'>[],
  { time, tool }: { time: number; tool: string },
): Promise<ProvenanceRecord> {
  const { id, text } = formatRecord(entries, time, tool);
  await files.write(`${folder}/${id}.json`, text);
  return { id, entries: entries.map((entry) => ({ ...entry, time })) };
}

export async function removeRecord(files: LedgerFiles, folder: string, id: string): Promise<void> {
  await files.remove(`${folder}/${id}.json`);
}

/**
 * Keeps private records from growing without end: those older than 90 days go, and what a later record says
 * of the same file with nothing missing replaces an earlier one. Answers the records that are left.
 */
export async function tidyRecords(
  files: LedgerFiles,
  folder: string,
  records: readonly ProvenanceRecord[],
  now: number,
): Promise<readonly ProvenanceRecord[]> {
  const kept: ProvenanceRecord[] = [];
  for (const record of records) {
    if (record.entries.some(({ time }) => time + KEPT >= now)) kept.push(record);
    else await removeRecord(files, folder, record.id);
  }
  if (kept.length <= MANY_FILES) return kept;
  const left: ProvenanceRecord[] = [];
  // The newest are looked at first: what they say need not be said by older ones.
  const said = new Map<string, Set<string>>();
  for (const record of [...kept].reverse()) {
    const news = record.entries.some(({ path, runs }) =>
      runs.some(({ run }) => run.lines.some((hash) => !said.get(path)?.has(hash))),
    );
    for (const { path, runs } of record.entries) {
      const hashes = said.get(path) ?? new Set();
      for (const { run } of runs) for (const hash of run.lines) hashes.add(hash);
      said.set(path, hashes);
    }
    if (news) left.push(record);
    else await removeRecord(files, folder, record.id);
  }
  return left.reverse();
}

function problemWith(path: string, message: string): Problem {
  return { kind: 'file', path, message: `This provenance record cannot be used. ${message}` };
}
