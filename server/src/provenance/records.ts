/**
 * What outlives a session for one folder: private records, and those that the repository shares. Lines are
 * looked up in both, and what the editor learns is written when a file is saved.
 *
 * A file that is saved over and over would leave a record each time, so one session's record of a file
 * replaces its last one. A shared record may have been committed, so it is left alone once the commit that
 * is checked out has changed.
 */
import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { isWithin } from '../text/paths.ts';
import { type Entry, ProvenanceIndex } from './anchor.ts';
import { labelledRuns } from './lines.ts';
import { compareStrength, isSameProvenance, type Provenance } from './provenance.ts';
import { isReported } from './reportedRecords.ts';
import { loadRecords, type Place, removeRecord, SHARED_FOLDER, tidyRecords, writeRecord } from './store.ts';

export interface RecordsOptions {
  /** Private storage; undefined when the client gives none. */
  readonly own: Place | undefined;
  /** Where agents' hooks report what they write; undefined where they cannot. */
  readonly reported: Place | undefined;
  /** The files of the folder that holds `.ai-review`. */
  readonly shared: LedgerFiles;
  readonly tool: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether a file, below the folder that holds `.ai-review`, is there. */
  exists(path: string): Promise<boolean>;
}

export class Records {
  /** What could not be used. Paths are relative to the place. */
  problems: readonly Problem[] = [];
  /** All records, and those alone that the repository shares. */
  private index = new ProvenanceIndex();
  private common = new ProvenanceIndex();
  private readonly gone = new Set<string>();
  /** The ids of this session's records, by file. */
  private readonly mine = { own: new Map<string, string>(), shared: new Map<string, string>() };
  /** The ids of all records that this session has written, also of those that are gone again. */
  private readonly written = new Set<string>();
  private writing: Promise<void> = Promise.resolve();

  private constructor(private readonly options: RecordsOptions) {}

  static async open(options: RecordsOptions): Promise<Records> {
    const records = new Records(options);
    for (const place of [options.own, options.reported]) {
      if (place === undefined) continue;
      const loaded = await loadRecords(place.files, place.folder);
      await tidyRecords(place.files, place.folder, loaded.records, options.now());
    }
    await records.reload();
    return records;
  }

  /** Reads all records anew. */
  async reload(): Promise<void> {
    const { own, reported, shared } = this.options;
    const kept = own === undefined ? undefined : await loadRecords(own.files, own.folder);
    const told = reported === undefined ? undefined : await loadRecords(reported.files, reported.folder);
    const common = await loadRecords(shared, SHARED_FOLDER);
    this.problems = [...(kept?.problems ?? []), ...(told?.problems ?? []), ...common.problems];
    this.index = new ProvenanceIndex();
    this.common = new ProvenanceIndex();
    for (const { entries } of kept?.records ?? []) for (const entry of entries) this.index.add(entry);
    // Anybody may write there, so nothing counts but what makes more code an AI's.
    for (const record of told?.records ?? [])
      if (isReported(record)) for (const entry of record.entries) this.index.add(entry);
    for (const { entries } of common.records)
      for (const entry of entries) {
        this.index.add(entry);
        this.common.add(entry);
      }
    this.gone.clear();
    await this.filesChanged(this.index.paths());
  }

  /** These files or folders came or went: answers whether lines may have moved with them. */
  async filesChanged(paths: readonly string[]): Promise<boolean> {
    const changed = new Set(paths);
    let isNew = false;
    for (const path of this.index.paths()) {
      if (!isWithin(path, changed)) continue;
      const isGone = !(await this.options.exists(path));
      if (isGone === this.gone.has(path)) continue;
      if (isGone) this.gone.add(path);
      else this.gone.delete(path);
      isNew = true;
    }
    return isNew;
  }

  /** What is known of each line of a file's text, by line from 0. */
  linesOf(path: string, text: string): (Provenance | undefined)[] {
    return this.index.linesOf(path, text, (home) => this.gone.has(home));
  }

  /** Whether this session wrote a record, by the name of its file. */
  wrote(name: string): boolean {
    return this.written.has(name.replace(/\.json$/, ''));
  }

  /** Another commit is checked out: what is shared until now stays as it is. */
  headMoved(): void {
    this.mine.shared.clear();
  }

  /**
   * Keeps what is known of a file's lines (from 0), unless that is on record already. `isShared` writes it
   * into the repository as well. Rejects with a message for the person when it cannot be written.
   */
  save(
    path: string,
    text: string,
    seen: readonly (Provenance | undefined)[],
    isShared: boolean,
  ): Promise<void> {
    const save = async (): Promise<void> => {
      const onRecord = this.linesOf(path, text);
      // An agent's own report is not given up for the likelihood that it wrote the line.
      const lines = seen.map((each, i) => reportedOr(each, onRecord[i]));
      const { own, shared, now } = this.options;
      const entry = { path, time: now(), runs: labelledRuns(text, lines) };
      if (!isOnRecord(lines, onRecord)) {
        if (own !== undefined) await this.write(own, this.mine.own, entry);
        this.index.add(entry);
        // The file may be gone by now, renamed for example.
        await this.filesChanged([path]);
      }
      if (!isShared) return;
      const proper = lines.map((each) => (each?.author === 'unknown' ? undefined : each));
      if (
        isOnRecord(
          proper,
          this.common.linesOf(path, text, (home) => this.gone.has(home)),
        )
      )
        return;
      const common = { ...entry, runs: labelledRuns(text, proper) };
      await this.write({ files: shared, folder: SHARED_FOLDER }, this.mine.shared, common);
      this.common.add(common);
    };
    const saved = this.writing.then(save);
    this.writing = saved.catch(() => undefined);
    return saved;
  }

  /** Removes all private records; answers how many there were. */
  async forget(): Promise<number> {
    const { own } = this.options;
    if (own === undefined) return 0;
    await this.writing;
    const names = (await own.files.list(own.folder)).filter((name) => name.endsWith('.json'));
    for (const name of names) await own.files.remove(`${own.folder}/${name}`);
    this.mine.own.clear();
    await this.reload();
    return names.length;
  }

  private async write({ files, folder }: Place, mine: Map<string, string>, entry: Entry): Promise<void> {
    const { time, path } = entry;
    const record = await writeRecord(files, folder, [entry], { time, tool: this.options.tool });
    this.written.add(record.id);
    const before = mine.get(path);
    mine.set(path, record.id);
    // The new one is there before the old one goes: an interruption loses nothing.
    if (before !== undefined && before !== record.id) await removeRecord(files, folder, before);
  }
}

/** What was seen of a line, or the report that is on record of it if that is surer of the same author. */
function reportedOr(seen: Provenance | undefined, onRecord: Provenance | undefined): Provenance | undefined {
  const isSurer =
    seen?.author === 'ai' &&
    onRecord?.author === 'ai' &&
    onRecord.evidence.some(({ kind }) => kind === 'agent-report') &&
    compareStrength(onRecord, seen) < 0;
  return isSurer ? onRecord : seen;
}

/** Whether what is known of lines is what records say of them already. */
function isOnRecord(
  lines: readonly (Provenance | undefined)[],
  known: readonly (Provenance | undefined)[],
): boolean {
  return lines.every((each, i) => {
    const before = known[i];
    return each === undefined || (before !== undefined && isSameProvenance(each, before));
  });
}
