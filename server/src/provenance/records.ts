/**
 * What outlives a session for one folder: private records, and those that the repository shares. Lines are
 * looked up in both, and what the editor learns is written when a file is saved.
 *
 * A file that is saved over and over would leave a record each time, so one session's record of a file
 * replaces its last one. A shared record may have been committed, so it is left alone once the commit that
 * is checked out has changed.
 */
import type { Problem } from '../engine/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { type Entry, ProvenanceIndex } from './anchor.ts';
import { labelledRuns } from './lines.ts';
import { isSameProvenance, type Provenance } from './provenance.ts';
import { loadRecords, removeRecord, SHARED_FOLDER, tidyRecords, writeRecord } from './store.ts';

/** A folder with records. */
interface Place {
  readonly files: LedgerFiles;
  readonly folder: string;
}

export interface RecordsOptions {
  /** Private storage; undefined when the client gives none. */
  readonly own: Place | undefined;
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
  private index = new ProvenanceIndex();
  private gone: ReadonlySet<string> = new Set();
  /** The ids of this session's records, by file. */
  private readonly mine = { own: new Map<string, string>(), shared: new Map<string, string>() };
  private writing: Promise<void> = Promise.resolve();

  private constructor(private readonly options: RecordsOptions) {}

  static async open(options: RecordsOptions): Promise<Records> {
    const records = new Records(options);
    const { own } = options;
    if (own !== undefined) {
      const loaded = await loadRecords(own.files, own.folder);
      await tidyRecords(own.files, own.folder, loaded.records, options.now());
    }
    await records.reload();
    return records;
  }

  /** Reads all records anew. */
  async reload(): Promise<void> {
    const { own, shared, exists } = this.options;
    const kept = own === undefined ? undefined : await loadRecords(own.files, own.folder);
    const common = await loadRecords(shared, SHARED_FOLDER);
    const index = new ProvenanceIndex();
    for (const { entries } of [...(kept?.records ?? []), ...common.records])
      for (const entry of entries) index.add(entry);
    const gone = new Set<string>();
    for (const path of index.paths()) if (!(await exists(path))) gone.add(path);
    this.problems = [...(kept?.problems ?? []), ...common.problems];
    this.index = index;
    this.gone = gone;
  }

  /** What is known of each line of a file's text, by line from 0. */
  linesOf(path: string, text: string): (Provenance | undefined)[] {
    return this.index.linesOf(path, text, (home) => this.gone.has(home));
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
    lines: readonly (Provenance | undefined)[],
    isShared: boolean,
  ): Promise<void> {
    const save = async (): Promise<void> => {
      const known = this.linesOf(path, text);
      const isKnown = lines.every((each, i) => {
        const before = known[i];
        return each === undefined || (before !== undefined && isSameProvenance(each, before));
      });
      if (isKnown) return;
      const runs = labelledRuns(text, lines);
      const { own, shared } = this.options;
      if (own !== undefined) await this.write(own, this.mine.own, path, runs);
      const proper = runs.filter(({ provenance }) => provenance.author !== 'unknown');
      if (isShared && proper.length > 0) {
        const place = { files: shared, folder: SHARED_FOLDER };
        await this.write(place, this.mine.shared, path, proper);
      }
      this.index.add({ path, time: this.options.now(), runs });
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

  private async write(
    { files, folder }: Place,
    mine: Map<string, string>,
    path: string,
    runs: Entry['runs'],
  ): Promise<void> {
    const { now, tool } = this.options;
    const record = await writeRecord(files, folder, [{ path, runs }], { time: now(), tool });
    const before = mine.get(path);
    mine.set(path, record.id);
    // The new one is there before the old one goes: an interruption loses nothing.
    if (before !== undefined && before !== record.id) await removeRecord(files, folder, before);
  }
}
