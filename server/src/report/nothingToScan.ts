/** An empty scan is mostly a mistake, so it is a problem that says what became of the files. */

import type { ReportedProblem } from './report.ts';

/** What came of a run in which nothing was scanned. */
export interface EmptyRun {
  /** Files that were to be scanned, and those among them that are binary. */
  readonly files: number;
  readonly binaryFiles: number;
  /** Files that globs left out. */
  readonly leftOut: number;
}

export function nothingToScan(run: EmptyRun): ReportedProblem {
  return { kind: 'file', message: `There was nothing to scan: ${why(run)}` };
}

function why({ files, binaryFiles, leftOut }: EmptyRun): string {
  if (files > 0 && files === binaryFiles) return 'all files are binary.';
  if (files > 0) return 'no file could be read that a rule looks at.';
  return leftOut > 0
    ? `all files (${leftOut}) are left out by --include, --exclude or the configuration.`
    : 'no file that a rule looks at, or all are left out by .gitignore.';
}
