/**
 * The marks of one folder, as editor and command use them: read from files, asked for the state of a text,
 * added to. Everything it knows it can be told again; it may be thrown away at any time.
 *
 * Asking is synchronous, because it happens at every keystroke. What has to be read first (the files that
 * marks were made in, to tell moved code from copied) is read by `settle`, whenever the host has time.
 */
import type { Finding, Problem } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { HashedText } from './anchor.ts';
import { isWhole } from './claim.ts';
import { type EntryChange, entryTarget, faultOfEntryTarget, isAboutChange } from './entry.ts';
import { type FileReview, reviewFile } from './fileReview.ts';
import {
  type Batch,
  type Entry,
  type LineTarget,
  type Mark,
  type Reviewer,
  SCHEMA_VERSION,
  type StoredBatch,
  standingMarks,
} from './mark.ts';
import { type Judgement, type Marking, markFinding, markLines, rangesOf, unmarkLines } from './marking.ts';
import { madeHere } from './origin.ts';
import { ReviewIndex } from './reviewIndex.ts';
import { type Sign, signBatch, type Verify, verifyBatches } from './signature.ts';
import { type LedgerFiles, loadMarks, MARKS_FOLDER, writeMarks } from './store.ts';

/** What a ledger is opened with. */
export interface LedgerOptions {
  /** Where marks are read from and written to. */
  readonly files: LedgerFiles;
  /** Where marks are read from as well: the same folder in the commits of a change. */
  readonly alsoRead?: readonly LedgerFiles[];
  /** The versions of this product and of its rules, written into marks. */
  readonly tool: string;
  readonly rules: string;
  /** The time now, as an instant in UTC: `2026-06-15T10:15:00.000Z`. */
  readonly now: () => string;
  /** Reads a file of the folder; null when there is none, or none that is text. */
  readonly readSource: (path: string) => Promise<string | null>;
  /** All files of the folder that could hold reviewed code, with `/`. */
  readonly listSources: () => AsyncIterable<string>;
  /**
   * The repository, as what is written names it: the full id of the commit that its first-parent history
   * begins with. Undefined where that is not known. What is written without it is never signed, since a
   * signature that is good anywhere is worth nothing here.
   */
  readonly repository?: () => Promise<string | undefined>;
  /**
   * The full ids of the commits that the history begins with against which marks are judged, or who finds them
   * out for the ids that marks name. Marks that name any other do not count. Absent or undefined where it is
   * not known.
   */
  readonly roots?:
    | ReadonlySet<string>
    | ((named: ReadonlySet<string>) => Promise<ReadonlySet<string> | undefined>);
  /** With it, only marks count whose signature it confirms. */
  readonly verify?: Verify;
  /**
   * Whether the base of the change that is judged holds a batch: then a signature counts although it names no
   * repository. Absent where there is no base; then such signatures count.
   */
  readonly isOfBase?: (batchId: string) => boolean;
  /** Signs what is marked; absent where nobody asks for signatures. */
  readonly sign?: Sign;
  /**
   * Keeps a text as it was read, so that what changed since can be shown; answers the id that git has for
   * it, or undefined where there is no git. Absent where nothing is kept.
   */
  readonly keepText?: (text: string) => Promise<string | undefined>;
  /** A text that was kept, by its id; undefined when it is not there. */
  readonly keptText?: (id: string) => Promise<string | undefined>;
  /** Whether marks are to be signed now, since the policy may change; always, when this is missing. */
  readonly isSigned?: () => Promise<boolean>;
}

/** What a person marks in one go. */
export interface MarkRequest {
  readonly path: string;
  readonly text: string;
  /** Lines that were read, from 0. */
  readonly lines: readonly number[];
  /** What they are; a selection unless said otherwise. */
  readonly target?: LineTarget;
  readonly reviewer: Reviewer;
  /** Findings in the text that are judged along with it. */
  readonly findings?: readonly (Judgement & { readonly finding: Finding })[];
}

const SELECTION = { kind: 'selection' } as const;

export class Ledger {
  /** Counts up whenever an answer may have become another. */
  version = 0;
  /** What is wrong with the ledger's files. */
  problems: readonly Problem[] = [];
  private batches = new Map<string, StoredBatch>();
  private readonly index = new ReviewIndex();

  private constructor(private readonly options: LedgerOptions) {}

  /** Opens a ledger and reads its marks. */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const ledger = new Ledger(options);
    await ledger.reload();
    return ledger;
  }

  /** Where the marks are, relative to the folder. */
  static readonly folder = MARKS_FOLDER;

  /** The marks that count, in the order of time. */
  get marks(): Mark[] {
    return standingMarks(this.batches.values());
  }

  /** Reads the marks anew: after files changed on disk. */
  async reload(): Promise<void> {
    const { files, alsoRead = [], verify, isOfBase } = this.options;
    const loaded = await loadMarks(files, ...alsoRead);
    const roots = await this.rootsFor(loaded.batches);
    const here = roots === undefined ? undefined : madeHere(loaded.batches, roots);
    const batches = here?.batches ?? loaded.batches;
    const checked = verify === undefined ? undefined : await verifyBatches(batches, verify, isOfBase);
    this.batches = new Map((checked?.signed ?? batches).map((stored) => [stored.id, stored]));
    this.problems = [...loaded.problems, ...(here?.problems ?? []), ...(checked?.problems ?? [])];
    this.apply();
    await this.settle();
  }

  private async rootsFor(batches: readonly StoredBatch[]): Promise<ReadonlySet<string> | undefined> {
    const { roots } = this.options;
    if (typeof roots !== 'function') return roots;
    const named = batches.flatMap(({ batch: { repository } }) => repository ?? []);
    return roots(new Set(named));
  }

  /**
   * Reads the files that marks were made in, to tell moved code from copied; when one of them is gone, all
   * files, since its code may be in any. Call it again when files were renamed or removed.
   */
  async settle(): Promise<void> {
    let someMissing = false;
    for (const path of this.index.unknownHomes()) {
      const text = await this.options.readSource(path);
      someMissing ||= text === null;
      if (text === null) this.index.noteMissing(path);
      else this.index.note(path, text);
    }
    if (someMissing) await this.settleAll();
    else this.version++;
  }

  /** Reads all files of the folder, after which nothing is unsettled any more. */
  async settleAll(): Promise<void> {
    for await (const path of this.options.listSources()) {
      const text = this.index.isNoted(path) ? null : await this.options.readSource(path);
      if (text !== null) this.index.note(path, text);
    }
    this.index.noteAllFilesNoted();
    this.version++;
  }

  /** Tells that files or folders are not there any more, with all that was below them. */
  noteGone(paths: readonly string[]): void {
    if (this.index.noteGone(new Set(paths)).length > 0) this.version++;
  }

  /** Tells that a file has come, changed or gone (null), so that code that moved there or away is seen. */
  note(path: string, text: string | null): void {
    const before = this.index.holdsReviewed(path);
    if (text === null) this.index.noteMissing(path);
    else this.index.note(path, text);
    // Most files hold nothing that anybody has reviewed, and their changes change no answer.
    if (before !== false || this.index.holdsReviewed(path)) this.version++;
  }

  /** The paths of the files that marks on lines and findings were made in. */
  markedPaths(): string[] {
    const inText = this.marks.filter(({ entry }) => entry.target.kind !== 'entry');
    return [...new Set(inText.map(({ entry }) => entry.path))];
  }

  /** The marks that count of people who have looked at a change without lines, in the order of time. */
  entryMarks(path: string, change: EntryChange): Mark[] {
    return this.marks.filter(
      ({ entry }) =>
        entry.path === path && entry.target.kind === 'entry' && isAboutChange(entry.target, change),
    );
  }

  /** How far a text is reviewed. `path` is relative to the folder, with `/`. */
  review(path: string, text: string, findings: readonly Finding[]): FileReview {
    return reviewFile(this.index, path, text, findings, this.options.now().slice(0, 10));
  }

  /**
   * The whole file as it was read when the latest of some marks was made, with that mark; undefined when
   * nobody has kept it. A text that does not hold what the mark covers is not what was read.
   */
  async textWhenReviewed(ids: readonly string[]): Promise<{ text: string; mark: Mark } | undefined> {
    const wanted = new Set(ids);
    for (const mark of this.marks.filter(({ id }) => wanted.has(id)).reverse()) {
      const { blob } = mark.entry;
      const text = blob === undefined ? undefined : await this.options.keptText?.(blob);
      if (text !== undefined && isWholeIn(mark, text)) return { text, mark };
    }
    return undefined;
  }

  /**
   * Writes a mark on lines, and on findings if there are any, as one batch. Rejects with a message for the
   * person when there is nothing to mark or the file cannot be written.
   */
  async mark(request: MarkRequest): Promise<Mark[]> {
    const { path, text, lines, target = SELECTION, reviewer, findings = [] } = request;
    const hashed = new HashedText(text);
    const index = new LineIndex(text);
    const markings: Marking[] = rangesOf(lines, hashed).map((range) =>
      markLines(path, hashed, range, target),
    );
    for (const { finding, ...judgement } of findings)
      markings.push(markFinding(path, hashed, index, finding, judgement));
    const entries = markings.map((marking) => {
      if ('refusal' in marking) throw new Error(marking.refusal);
      return marking.entry;
    });
    if (entries.length === 0) throw new Error('There is nothing to review: the lines are empty.');
    return this.write(await this.withText(entries, text), reviewer);
  }

  /** Writes that a person has looked at a change without lines. Rejects as `mark` does. */
  async markEntry({
    path,
    reviewer,
    ...change
  }: EntryChange & { readonly path: string; readonly reviewer: Reviewer }): Promise<Mark[]> {
    const target = entryTarget(change);
    const fault = faultOfEntryTarget(target);
    if (fault !== undefined) throw new Error(`This change cannot be marked: ${fault}.`);
    return this.write([{ kind: 'review', path, target, runs: [] }], reviewer);
  }

  /**
   * Takes a person's own review of some lines back, and keeps that of the others. Answers whether there was
   * any.
   */
  async unmark(
    path: string,
    text: string,
    range: { first: number; last: number },
    reviewer: Reviewer,
  ): Promise<boolean> {
    const entries = unmarkLines(this.review(path, text, []), new HashedText(text), range, reviewer);
    if (entries.length > 0) await this.write(await this.withText(entries, text), reviewer);
    return entries.length > 0;
  }

  /** Withdraws marks by their ids. */
  async withdraw(marks: readonly string[], reviewer: Reviewer, reason?: string): Promise<void> {
    await this.write(
      marks.map((mark) =>
        reason === undefined ? { kind: 'withdraw', mark } : { kind: 'withdraw', mark, reason },
      ),
      reviewer,
    );
  }

  /**
   * Writes entries as one batch and answers the marks that it made. As a claim it is never signed: the key is
   * the person's here, and the mark may be said to be somebody else's. Nor is it where the repository cannot be
   * named.
   */
  async write(
    entries: readonly Entry[],
    reviewer: Reviewer,
    { asClaim = false }: { readonly asClaim?: boolean } = {},
  ): Promise<Mark[]> {
    const { files, tool, rules, now, isSigned } = this.options;
    const isWanted = !asClaim && (isSigned === undefined || (await isSigned()));
    const repository = await this.options.repository?.();
    const sign = isWanted && repository !== undefined ? this.options.sign : undefined;
    const { name, email } = reviewer;
    const batch: Batch = {
      schemaVersion: SCHEMA_VERSION,
      ...(repository === undefined ? {} : { repository }),
      reviewer: { name, email },
      at: now(),
      tool,
      rules,
      entries,
    };
    const stored = await writeMarks(files, sign === undefined ? batch : await signBatch(batch, sign));
    this.batches.set(stored.id, stored);
    this.apply();
    return this.marks.filter((mark) => mark.batch === stored.batch);
  }

  /** Has the text kept that entries are about, and says where. */
  private async withText(entries: readonly Entry[], text: string): Promise<readonly Entry[]> {
    if (!entries.some(({ kind }) => kind === 'review')) return entries;
    const blob = await this.options.keepText?.(text);
    if (blob === undefined) return entries;
    return entries.map((entry) => (entry.kind === 'review' ? { ...entry, blob } : entry));
  }

  private apply(): void {
    this.index.setMarks(this.marks);
    this.version++;
  }
}

/** Whether a text of the mark's own file holds all that the mark covers. */
function isWholeIn(mark: Mark, text: string): boolean {
  const index = new ReviewIndex();
  index.setMarks([mark]);
  const claims = index.settle(mark.entry.path, text)?.claims ?? [];
  return claims.length === mark.entry.runs.length && claims.every(({ claim }) => isWhole(claim));
}
