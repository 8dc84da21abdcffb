/**
 * Marks as they are kept: what a person has read, who it was, and when. Plain data; reading and writing the
 * files is in `markFile.ts`, finding the marked lines in a text in `reviewIndex.ts`.
 *
 * Marks are written in batches, one immutable file each: what a person did in one go. A mark is never
 * changed; withdrawing one is an entry of a later batch. So writers never touch each other's records, and
 * merging two branches is the union of their files.
 */
import type { Run } from './anchor.ts';

/**
 * The form of mark files that this version writes. Later forms get other numbers. The first form did not name
 * the repository; it is still read.
 */
export const SCHEMA_VERSION = 2;

/** Who reviewed, as git knows the person. */
export interface Reviewer {
  readonly name: string;
  /** Empty when git does not say; then the name alone tells people apart. */
  readonly email: string;
}

/** What a person says of a finding. */
export const VERDICTS = ['reviewed', 'fixed', 'false-positive', 'accepted-risk'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where a finding lies in the runs of its mark. Columns are UTF-16 units from 0, the end is exclusive. */
export interface FindingPlace {
  /** Which of the mark's runs, from 0. */
  readonly run: number;
  /** Lines of that run, from 0. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FindingTarget {
  readonly kind: 'finding';
  readonly ruleId: string;
  readonly verdict: Verdict;
  /** Why; required for `false-positive` and `accepted-risk`. */
  readonly reason?: string;
  /** The last day on which the verdict counts, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly place: FindingPlace;
}

/** What a path is in git. */
export interface EntrySide {
  /** Git's six octal digits: `100644`, `100755`, `120000` (a link), `160000` (a submodule). */
  readonly mode: string;
  /**
   * `sha256:` and the hash of the raw bytes in base64url, also of a link's; of a submodule, `commit:` and the
   * id of its commit.
   */
  readonly content: string;
}

/** A change without lines to read; a side that is absent was not there. */
export interface EntryTarget {
  readonly kind: 'entry';
  readonly before?: EntrySide;
  readonly after?: EntrySide;
}

/** Lines that were read. */
export type LineTarget =
  | { readonly kind: 'selection' }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'file' };

/** What was marked. */
export type Target = LineTarget | FindingTarget | EntryTarget;

/** A person has read these lines, judged this finding, or looked at this change. */
export interface ReviewEntry {
  readonly kind: 'review';
  /**
   * The file, relative to the folder that holds `.ai-review`, with `/`. For lines and findings it is a hint,
   * and content decides; for a change without lines it is exact.
   */
  readonly path: string;
  readonly target: Target;
  /** The lines; for a finding, those of its whole path; none for a change without lines. */
  readonly runs: readonly Run[];
  /** Git's object id of the whole file as it was read, from which the reviewed text can be shown later. */
  readonly blob?: string;
}

/** An earlier mark no longer counts. */
export interface WithdrawEntry {
  readonly kind: 'withdraw';
  /** `<batch>#<entry>`, or `<batch>` for all entries of one. */
  readonly mark: string;
  readonly reason?: string;
}

export type Entry = ReviewEntry | WithdrawEntry;

/** What a person did in one go; one file. */
export interface Batch {
  readonly schemaVersion: 1 | typeof SCHEMA_VERSION;
  /**
   * The repository in which it was marked: the full id of the commit that its first-parent history begins
   * with. Absent in the first form, and where git could not say; then it is not known which one it was.
   */
  readonly repository?: string;
  readonly reviewer: Reviewer;
  /** When, as an instant in UTC: `2026-06-15T10:15:00.000Z`. */
  readonly at: string;
  /** The versions of this product and of its rules that the person saw. */
  readonly tool: string;
  readonly rules: string;
  readonly entries: readonly Entry[];
  /** An SSH signature of the batch without this field; see `signature.ts`. */
  readonly signature?: string;
}

/** A batch that was read from a file, or is about to be written to one. */
export interface StoredBatch {
  /** The file's name without its ending. */
  readonly id: string;
  readonly batch: Batch;
  /** The file that it was read from, below the ledger's root; a pack's, where it is in one. */
  readonly path?: string;
}

/** One mark with everything that is known of it. */
export interface Mark {
  /** `<batch>#<entry>`, entries counted from 1. */
  readonly id: string;
  readonly entry: ReviewEntry;
  readonly batch: Batch;
}

/**
 * The marks of these batches that nobody has withdrawn, in the order of time, then of id. A withdrawal
 * counts whoever made it and whenever: it can only ask for more review. One of an unknown mark counts as
 * soon as a merge brings the mark.
 */
export function standingMarks(batches: Iterable<StoredBatch>): Mark[] {
  const withdrawn = new Set<string>();
  const marks = new Map<string, Mark>();
  for (const { id, batch } of batches)
    batch.entries.forEach((entry, i) => {
      if (entry.kind === 'withdraw') withdrawn.add(entry.mark);
      else marks.set(markId(id, i), { id: markId(id, i), entry, batch });
    });
  return [...marks.values()]
    .filter(({ id }) => !withdrawn.has(id) && !withdrawn.has(id.slice(0, id.indexOf('#'))))
    .sort((a, b) => compare(a.batch.at, b.batch.at) || compare(a.id, b.id));
}

/** The id of a batch's entry, counted from 0. */
function markId(batchId: string, entry: number): string {
  return `${batchId}#${entry + 1}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
