/**
 * A change since a base, as a scan with `--since` sees it: its entries, which of them have lines, which findings
 * it brought, and which suppressions count for it.
 *
 * Nothing leaves it unseen: what is asked about ends up in `files` (read as text), in `wholes` (nothing that
 * can be read line by line) or in `failed`; the rest is in `exempt`, with the reason.
 *
 * A finding belongs to the change when a line of its path changed, or when the base does not have it: taking
 * a check away makes a finding without touching any of its lines. A suppression comment counts when it and
 * the line that it is about are the base's.
 */

import type { ProjectFiles } from '../config/project.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { Finding, Problem } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitChange } from '../ports/gitChanges.ts';
import { isLedgerPath, isReviewRecord } from '../provenance/ledgerRecords.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import { type GitSide, isFile } from '../review/changedEntry.ts';
import { type NamedEntry, partsOf, type ReachedPart } from '../review/changeParts.ts';
import { type ChangedLines, changedLines } from '../review/diff.ts';
import { pathLines } from '../review/findingPlaces.ts';
import { STRAY_RECORD, wholeByKind, wholeIfEmptied, wholeUnread } from '../review/wholeEntry.ts';
import { decodeText, MAXIMUM_FILE_BYTES, type ReadText } from '../storage/files.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { LineIndex } from '../text/lines.ts';
import { megabytes } from '../text/megabytes.ts';
import { baseProjectFiles } from './baseProject.ts';
import { UsageError } from './command.ts';
import { isInGlobs, policiesOf } from './policies.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { Scope, Target, TargetFinder, Targets } from './targets.ts';

/** An entry of the change, with the project whose policy holds for it. */
export type ChangePart = ReachedPart<Scope>;

/** A file of the change after it was read. */
export interface ReadFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly isUtf8: boolean;
}

/** What a scan found in it. */
export interface ScannedFindings {
  readonly findings: readonly Finding[];
  /** Why there may be more, as a sentence; undefined when it was scanned in full. */
  readonly unscanned?: string;
}

/** What the change did to a text. */
export interface FileChange extends ScannedFindings {
  readonly part: ChangePart;
  readonly text: string;
  readonly lines: LineIndex;
  readonly changed: ChangedLines;
  /** The findings of the change that no suppression of the base covers. */
  readonly findings: readonly Finding[];
  /** Lines of suppressions that the change brought, which do not count for it. */
  readonly newSuppressions: ReadonlySet<number>;
}

/** What the change did to an entry that has no lines to read. */
export interface WholeChange {
  readonly part: ChangePart;
  /** What it is, as a sentence. */
  readonly what: string;
  /** Whether it may hold code that nobody can see line by line. */
  readonly mayRun: boolean;
  /** Whether every policy asks about it, wherever it lies. */
  readonly everywhere: boolean;
}

export class Change {
  /** Texts of the change, in the order of the scan. */
  readonly files: FileChange[] = [];
  readonly wholes: WholeChange[] = [];
  readonly exempt: NamedEntry[] = [];
  readonly failed: NamedEntry[] = [];
  private readonly parts = new Map<Target, ChangePart>();

  private constructor(
    readonly git: GitChange,
    /** Configuration and rules of the base. */
    readonly projects: ProjectFiles,
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
  ) {}

  /** Asks git; throws a `UsageError` when the base cannot be found. `dispose` of it afterwards. */
  static async open(since: string, options: ScanOptions, environment: CliEnvironment): Promise<Change> {
    const root = await environment.repositoryRoot(environment.folder);
    if (root === undefined)
      throw new UsageError('--since compares with a commit, but this folder is in no git repository.');
    const named = options.rules.map((path) => environment.absolute(path));
    try {
      const git = await environment.git.openChange(root, since);
      return new Change(git, baseProjectFiles(environment, git, named), options, environment);
    } catch (error) {
      throw new UsageError('{0}', (error as Error).message);
    }
  }

  dispose(): Promise<void> {
    return this.git.dispose();
  }

  /** Sorts the entries, and answers those that have to be scanned. */
  async sort(finder: TargetFinder): Promise<Targets> {
    const { git, options, environment } = this;
    for (const path of options.paths) await this.checkPath(environment.absolute(path), finder);
    const scopeOf = (path: string): Promise<Scope> =>
      finder.scopeOf(environment.join(git.root, path), (loaded) => policiesOf(loaded, options));
    const { parts, exempt } = await partsOf(git.entries, scopeOf, isInGlobs);
    this.exempt.push(...exempt);
    for (const entry of git.unread) this.failed.push(entry);
    const files: Target[] = [];
    for (const part of parts) {
      try {
        if (await this.isExempt(part)) continue;
        const target = await this.textOf(part);
        if (target !== undefined) files.push(target);
      } catch (error) {
        this.fail(part, (error as Error).message);
      }
    }
    return { ...finder.targets, files };
  }

  /** A path that the person gave may be deleted, or left out by a sparse checkout. */
  private async checkPath(path: string, finder: TargetFinder): Promise<void> {
    const { git, environment } = this;
    const known = [...(await git.listNow()), ...(await git.listBase())];
    const inside = environment.below(git.root, path);
    const isKnown =
      inside !== undefined && known.some((each) => each === inside || each.startsWith(`${inside}/`));
    if (!isKnown) await finder.check(path);
  }

  /** Takes in a file that was scanned, and answers the findings that the report has of it. */
  async add(
    target: Target,
    file: ReadFile,
    scanned: ScannedFindings,
    scanner?: Scanner,
  ): Promise<readonly Finding[]> {
    const part = this.partOf(target);
    const { findings, unscanned } = scanned;
    const { text, lines, isUtf8 } = file;
    const before = await this.textBefore(part);
    const emptied = wholeIfEmptied(before, text);
    if (emptied !== undefined) {
      this.addWhole(part, emptied, false);
      return [];
    }
    const changed = changedLines(text, isUtf8 ? part.entry.hunks : undefined);
    const { counted, newSuppressions } = this.withSuppressions(part, file, findings, changed);
    const old =
      findings.length === 0 || typeof before !== 'string' || scanner === undefined
        ? new Set<string>()
        : fingerprintsIn(before, target, scanner);
    // The file may have been renamed, so its name is left out.
    const prints = fingerprintsOf(counted, '', text);
    const own = counted.filter(
      (finding, i) =>
        [...pathLines(finding, lines)].some((line) => changed.touched.has(line)) ||
        // What another tool would have found in the base is not known.
        (finding.tool === undefined && !old.has(prints[i] as string)),
    );
    const openOnes = own.filter(({ suppression }) => suppression === undefined);
    this.files.push({
      part,
      text,
      lines,
      changed,
      findings: openOnes,
      newSuppressions,
      ...(unscanned === undefined ? {} : { unscanned }),
    });
    return part.superseded ? [] : own;
  }

  /** Takes in a file that could not be read as text. */
  addUnreadable(target: Target, { problem, binary }: Extract<ReadText, { problem: Problem }>): void {
    const part = this.partOf(target);
    const { path } = target;
    // What no interpreter takes by its name or its first line, a picture say, holds nothing that runs.
    const mayRun =
      binary === false || languageOf({ path }) !== undefined || part.entry.after?.mode === '100755';
    this.addWhole(part, wholeUnread(problem.message), mayRun);
  }

  /** Takes in a file of which nothing could be found out. */
  addFailed(target: Target, why: string): void {
    this.fail(this.partOf(target), why);
  }

  private partOf(target: Target): ChangePart {
    return this.parts.get(target) as ChangePart;
  }

  private fail({ entry }: ChangePart, why: string): void {
    this.failed.push({ entry, why });
  }

  private addWhole(part: ChangePart, what: string, mayRun: boolean, everywhere = false): void {
    this.wholes.push({ part, what, mayRun, everywhere });
  }

  /**
   * Whether an entry is a record of who has read or written the code: that is no code itself. What lies among
   * the records and is none is asked about, whatever paths a policy is for.
   */
  private async isExempt(part: ChangePart): Promise<boolean> {
    const { before, after } = part.entry;
    const { inside } = part.reach.target;
    if (!isLedgerPath(inside)) return false;
    const side = after ?? before;
    const text = side !== undefined && isFile(side) ? await this.decode(side) : undefined;
    if (text !== undefined && 'text' in text && isReviewRecord(inside, text.text)) {
      this.exempt.push({ entry: part.entry, why: 'is a review record' });
      return true;
    }
    this.addWhole(part, STRAY_RECORD, true, true);
    return true;
  }

  /** The target of a part that has a text; undefined where a person can only look at it as a whole. */
  private async textOf(part: ChangePart): Promise<Target | undefined> {
    const { after } = part.entry;
    const size = after?.mode === '120000' ? (this.git.sizeOf(after) ?? 0) : undefined;
    const isShown = after !== undefined && size !== undefined && size < LONGEST_LINK;
    const leadsTo = isShown ? (await this.git.bytes(after)).toString('utf8') : undefined;
    const whole = wholeByKind(part.entry, leadsTo);
    if (whole !== undefined || after === undefined) {
      // What a submodule holds is nowhere in the change.
      this.addWhole(part, whole ?? '', after?.mode === '160000');
      return undefined;
    }
    const target = { ...part.reach.target, read: () => this.decode(after) };
    this.parts.set(target, part);
    return target;
  }

  private async decode(side: GitSide): Promise<ReadText> {
    const path = this.environment.join(this.git.root, side.path);
    const size = this.git.sizeOf(side);
    if (size !== undefined && size > MAXIMUM_FILE_BYTES) {
      const message = `The file is larger than ${megabytes(MAXIMUM_FILE_BYTES)} and was not read.`;
      return { problem: { kind: 'limit', message, path } };
    }
    return decodeText(await this.git.bytes(side), path);
  }

  /** The text before; null where something else was there, undefined where nothing was. */
  private async textBefore({ entry: { before } }: ChangePart): Promise<string | null | undefined> {
    if (before === undefined) return undefined;
    if (!isFile(before)) return null;
    const read = await this.decode(before);
    return 'text' in read ? read.text : null;
  }

  /** The findings with the suppressions that count: where a policy holds the file, those of the base. */
  private withSuppressions(
    { reach: { target } }: ChangePart,
    { text, lines }: ReadFile,
    findings: readonly Finding[],
    { touched }: ChangedLines,
  ): { counted: Finding[]; newSuppressions: Set<number> } {
    const newSuppressions = new Set<number>();
    const isHeld = this.options.holdsChecklist === true || policiesOf(target.loaded, this.options).length > 0;
    const counted = findings.map((finding): Finding => {
      const { suppression, ...open } = finding;
      if (suppression === undefined || !isHeld) return finding;
      const comment = text.slice(suppression.comment.start, suppression.comment.end);
      const first = lines.lineAt(suppression.comment.start);
      const last = lines.lineAt(suppression.comment.end);
      let isOfBase = true;
      for (let line = first; line <= last; line++) isOfBase &&= !touched.has(line);
      if (!isOfBase) newSuppressions.add(first);
      const isAboutFile = /ai-security-ignore-file/i.test(comment);
      if (isOfBase && !isAboutFile) isOfBase = !touched.has(lines.lineAt(finding.start));
      return isOfBase ? finding : open;
    });
    return { counted, newSuppressions };
  }
}

/** Longer targets of links, in bytes, are not shown. */
const LONGEST_LINK = 4096;

/** The fingerprints of what a text of the base has. */
function fingerprintsIn(text: string, { inside, loaded }: Target, scanner: Scanner): Set<string> {
  const { findings } = scanner.scan({ path: inside, text }, loaded.rules);
  return new Set(fingerprintsOf(findings, '', text));
}
