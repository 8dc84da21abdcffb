/** What a scan came to, ready to be written in any format. Formats are functions from this to text. */

import type { Finding, Problem } from '../finding/finding.ts';
import type { ReportedImports } from '../imports/importsReport.ts';
import type { Rule } from '../rule/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import type { ReviewReport } from './reviewReport.ts';

/** A file with findings. */
export interface ReportedFile {
  /** With `/`, relative to the current directory; absolute when outside it. */
  readonly path: string;
  /**
   * The root of the repository that the file lies in, absolute; of a file in none, the root of the repository
   * or the folder that the command runs in.
   */
  readonly repository: string;
  /** With `/`, relative to that root; absolute when outside it. */
  readonly repositoryPath: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The file's text as platforms read it that take every file for UTF-8; undefined when it is no UTF-8. */
  readonly textAsUtf8: string | undefined;
  /** In order of the text; suppressed ones among them. */
  readonly findings: readonly Finding[];
  /** All findings of the text, also those that are left out of the report: equal ones are counted in them. */
  readonly among: readonly Finding[];
}

/** A problem with its file as reports name it (see `ReportedFile`), lines and columns from 1. */
export interface ReportedProblem extends Problem {
  readonly repository?: string;
  readonly repositoryPath?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Statistics {
  /** Files that were scanned, and their lines. */
  readonly files: number;
  readonly lines: number;
  /** Files that would have been, but are binary. */
  readonly binaryFiles: number;
  readonly durationMs: number;
}

export interface Report {
  readonly toolVersion: string;
  readonly rulesVersion: string;
  /** The rules that ran, by id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly files: readonly ReportedFile[];
  readonly problems: readonly ReportedProblem[];
  /** How far a change is reviewed; only with `--since`. */
  readonly review?: ReviewReport;
  /** Findings that a person has judged to be no danger: they are shown, and do not count. */
  readonly judged?: ReadonlySet<Finding>;
  /** How many findings an earlier report has, which are left out. */
  readonly baseline?: { readonly file: string; readonly findings: number };
  /** What was taken over from other tools; only where there was something to take. */
  readonly imports?: ReportedImports;
  /** Whether something that was asked for could not be done: the exit code is 2. */
  readonly failed: boolean;
  readonly stats: Statistics;
}

/** A place for people and reports: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf(lines: LineIndex, span: { readonly start: number; readonly end: number }): Region {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}

/** The findings that count: those that no comment suppresses. */
export function openFindings({ files }: Report): Finding[] {
  return files.flatMap(({ findings }) => findings.filter(({ suppression }) => suppression === undefined));
}
