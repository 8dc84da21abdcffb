/**
 * Who wrote the lines of a repository, from the records that it shares: what the gate and `blame` ask. A
 * record is a claim of whoever committed it, no proof; a policy that must hold against somebody who lies
 * about it asks for all lines (`require: unreviewed`).
 */
import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { ProvenanceIndex } from './anchor.ts';
import type { Provenance } from './provenance.ts';
import { isReported } from './reportedRecords.ts';
import { loadRecords, type Place, SHARED_FOLDER } from './store.ts';

/** The records of one folder: those that it shares, and with `reported` what agents told on this machine. */
export class SharedRecords {
  private constructor(
    private readonly index: ProvenanceIndex,
    private readonly gone: ReadonlySet<string>,
    readonly problems: readonly Problem[],
  ) {}

  /** Reads them. `exists` says whether a file (below the folder, with `/`) is there. */
  static async open(
    files: LedgerFiles,
    exists: (path: string) => Promise<boolean>,
    reported?: Place,
  ): Promise<SharedRecords> {
    const { records, problems } = await loadRecords(files, SHARED_FOLDER);
    const index = new ProvenanceIndex();
    if (reported !== undefined) {
      const told = await loadRecords(reported.files, reported.folder);
      for (const record of told.records)
        if (isReported(record)) for (const entry of record.entries) index.add(entry);
    }
    for (const { entries } of records) for (const entry of entries) index.add(entry);
    const gone = new Set<string>();
    for (const path of index.paths()) if (!(await exists(path))) gone.add(path);
    return new SharedRecords(index, gone, problems);
  }

  /** What they say of each line of a file's text, by line from 0. */
  linesOf(path: string, text: string): (Provenance | undefined)[] {
    return this.index.linesOf(path, text, (home) => this.gone.has(home));
  }
}
