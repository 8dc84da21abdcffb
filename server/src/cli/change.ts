/**
 * A change since a base, as a scan with `--since` sees it: which lines of which files it touched, which
 * findings it brought, and which suppressions count for it.
 *
 * A finding belongs to the change when a line of its path changed, or when the base does not have it: taking
 * a check away makes a finding without touching any of its lines. A suppression comment counts when it and
 * the line that it is about are the base's.
 */

import type { ProjectFiles } from '../config/project.ts';
import type { Finding } from '../engine/finding.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { BaseCommit } from '../ports/gitChanges.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import { type ChangedFile, changedLines } from '../review/diff.ts';
import { pathLines } from '../review/marking.ts';
import type { LineIndex } from '../text/lines.ts';
import { baseProjectFiles } from './baseProject.ts';
import { UsageError } from './command.ts';
import type { CliEnvironment } from './environment.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { Target } from './targets.ts';

/** A file of the change after it was read. */
export interface ReadFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly isUtf8: boolean;
}

/** What says who has read and who has written the code is no code that anybody has to read. */
const RECORDS = /(?:^|\/)\.ai-review\/(?:marks|provenance)\/.*\.json$/;

/** What the change did to a file. Lines count from 0. */
export interface FileChange {
  readonly target: Target;
  readonly text: string;
  readonly lines: LineIndex;
  readonly changed: ReadonlySet<number>;
  /** The findings of the change that no suppression of the base covers. */
  readonly findings: readonly Finding[];
  /** Lines of suppressions that the change brought, which do not count for it. */
  readonly newSuppressions: ReadonlySet<number>;
}

export class Change {
  /** Files of the change that were read, in the order of the scan. */
  readonly files: FileChange[] = [];

  private constructor(
    private readonly environment: CliEnvironment,
    readonly base: BaseCommit,
    /** By absolute path. */
    readonly changed: ReadonlyMap<string, ChangedFile>,
    /** Configuration and rules of the base. */
    readonly projects: ProjectFiles,
    /** Whether suppressions that the change brings are left out of account. */
    private readonly holdsSuppressions: (target: Target) => boolean,
  ) {}

  /** Asks git; throws a `UsageError` when the base cannot be found. */
  static async open(
    since: string,
    options: ScanOptions,
    environment: CliEnvironment,
    holdsSuppressions: (target: Target) => boolean,
  ): Promise<Change> {
    const root = await environment.repositoryRoot(environment.folder);
    if (root === undefined)
      throw new UsageError('--since compares with a commit, but this folder is in no git repository.');
    try {
      const base = await environment.git.findBase(root, since);
      const changes = await environment.git.changesSince(base);
      const paths = options.paths.map((path) => environment.absolute(path));
      const changed = new Map<string, ChangedFile>();
      for (const each of changes) {
        const path = environment.join(root, each.path);
        const isRecord = RECORDS.test(each.path);
        const isWanted = paths.some((wanted) => environment.below(wanted, path) !== undefined);
        if (!isRecord && isWanted && (await environment.kindOf(path)) === 'file') changed.set(path, each);
      }
      const named = options.rules.map((path) => environment.absolute(path));
      const projects = baseProjectFiles(environment, base, named);
      return new Change(environment, base, changed, projects, holdsSuppressions);
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  }

  /** Takes in a file that was scanned, and answers the findings that belong to the change. */
  async add(
    target: Target,
    file: ReadFile,
    findings: readonly Finding[],
    scanner?: Scanner,
  ): Promise<Finding[]> {
    const { path } = target;
    const entry = this.changed.get(path);
    const { text, lines, isUtf8 } = file;
    const changed = changedLines(text, isUtf8 ? entry?.hunks : undefined);
    const newSuppressions = new Set<number>();
    const counted = findings.map((finding): Finding => {
      const { suppression, ...open } = finding;
      if (suppression === undefined || !this.holdsSuppressions(target)) return finding;
      const comment = text.slice(suppression.comment.start, suppression.comment.end);
      const first = lines.lineAt(suppression.comment.start);
      const last = lines.lineAt(suppression.comment.end);
      let isOfBase = true;
      for (let line = first; line <= last; line++) isOfBase &&= !changed.has(line);
      if (!isOfBase) newSuppressions.add(first);
      const isAboutFile = /ai-security-ignore-file/i.test(comment);
      if (isOfBase && !isAboutFile) isOfBase = !changed.has(lines.lineAt(finding.start));
      return isOfBase ? finding : open;
    });
    const old = findings.length === 0 ? new Set<string>() : await this.baseFindings(target, entry, scanner);
    // The file may have been renamed, so its name is left out.
    const prints = fingerprintsOf(counted, '', text);
    const own = counted.filter(
      (finding, i) =>
        [...pathLines(finding, lines)].some((line) => changed.has(line)) || !old.has(prints[i] as string),
    );
    const openOnes = own.filter(({ suppression }) => suppression === undefined);
    this.files.push({ target, text, lines, changed, findings: openOnes, newSuppressions });
    return own;
  }

  /** The fingerprints of what the base's text of a file has. */
  private async baseFindings(
    { inside, loaded }: Target,
    entry: ChangedFile | undefined,
    scanner: Scanner | undefined,
  ): Promise<Set<string>> {
    if (entry === undefined || scanner === undefined) return new Set();
    const { root, fork } = this.base;
    const text = await this.environment.git.readAt(root, fork, entry.before ?? entry.path);
    if (text === undefined) return new Set();
    const { findings } = scanner.scan({ path: inside, text }, loaded.rules);
    return new Set(fingerprintsOf(findings, '', text));
  }
}
