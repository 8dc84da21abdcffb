/**
 * The entries of a change: every path at which base and head differ, whatever lies there. This is git's raw
 * difference as plain data; which of it has lines that a person can read is found out later.
 */

/** What lies at a path on one side of a change. */
export interface GitSide {
  /** Relative to the root of the repository, with `/`; bytes that are no UTF-8 as in `text/fileNames.ts`. */
  readonly path: string;
  /** Git's mode, six octal digits. */
  readonly mode: string;
  /** Git's id of the file's content, of a link's target, or of a submodule's commit. */
  readonly id: string;
}

/** A path at which base and head differ; one that was renamed has both sides under different names. */
export interface ChangedEntry {
  readonly before?: GitSide;
  readonly after?: GitSide;
  /** Whether `after` is what lies in the working tree and is not committed. */
  readonly uncommitted: boolean;
  /**
   * Which lines of `after` were changed, where both sides are files; undefined where there is nothing to
   * compare: all lines count then.
   */
  readonly hunks?: readonly Hunk[];
}

/** Lines as git counts them: from 1, ended by a line feed. `count` is 0 where lines were only deleted. */
export interface Hunk {
  readonly start: number;
  readonly count: number;
}

export function isFile({ mode }: GitSide): boolean {
  return mode === '100644' || mode === '100755';
}

/** What an entry is called in sentences: `a link`, `a submodule`, `a file`. */
export function kindOfSide(side: GitSide): string {
  if (side.mode === '120000') return 'a link';
  if (side.mode === '160000') return 'a submodule';
  return isFile(side) ? 'a file' : `an entry of mode ${side.mode}`;
}

/** The path by which an entry is known: where it is, or where it was. */
export function pathOfEntry({ before, after }: ChangedEntry): string {
  return (after ?? before)?.path ?? '';
}
