/** What a scan came to, ready to be written in any format (`formats.ts`). */

import type { Finding, Problem } from '../finding/finding.ts';
import type { ReportedImports } from '../imports/importsReport.ts';
import type { Rule } from '../rule/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import type { ReviewReport } from './reviewReport.ts';

/** A file with findings. */
export interface ReportedFile {
  /** Its place among all files of the run, from 0: by it, parts of a report are put together. */
  readonly order: number;
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
  /** The place among all files of the run of the one that it came up with; none for what came up before. */
  readonly order?: number;
  readonly repository?: string;
  readonly repositoryPath?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A problem in one line: its place, if it has one, and what is the matter. */
export function problemText({ path, line, column, message }: ReportedProblem): string {
  const place = path === undefined ? '' : line === undefined ? `${path}: ` : `${path}:${line}:${column}: `;
  return place + message;
}

/**
 * The problems that people are told. Code that is not parsed is common where there are macros and templates: in the
 * text it is summed up. Where ways of data are not told apart, nothing is missing: other formats say it. What several
 * rules say of one place is one problem, with the ids of all of them.
 */
export function problemsForPeople(
  { problems }: Pick<Report, 'problems'>,
  namesUnread: boolean,
): ReportedProblem[] {
  const told = new Map<string, { readonly problem: ReportedProblem; readonly ids: Set<string> }>();
  for (const problem of problems) {
    const { kind, message, path, line, column, ruleId } = problem;
    if (kind === 'precision' || (kind === 'syntax' && !namesUnread)) continue;
    const key = JSON.stringify([kind, message, path, line, column]);
    const { ids } = told.get(key) ?? { ids: new Set<string>() };
    if (ruleId !== undefined) ids.add(ruleId);
    told.set(key, { problem, ids });
  }
  return [...told.values()].map(({ problem, ids }) =>
    ids.size === 0 ? problem : { ...problem, ruleId: [...ids].join(', ') },
  );
}

export interface Statistics {
  /** Files that were scanned, and their lines. */
  readonly files: number;
  readonly lines: number;
  /** Files that would have been, but are binary. */
  readonly binaryFiles: number;
  readonly durationMs: number;
}

/** What a report is a part of: a run may be shared by several machines, each of which scans a shard of it. */
export interface RunPart {
  /** Which shard it is, from 1, and of how many: 1 of 1 is all of the run. */
  readonly shard: Shard;
  /** The repository that the run is about, as people call it, and its root, absolute. */
  readonly repository: string;
  readonly root: string;
  /** The commit that is checked out, where there is one. */
  readonly commit?: string;
  /** All files of the run: how many, and a hash of their names and sizes. */
  readonly files: number;
  readonly digest: string;
  /** Files that globs left out of it. */
  readonly leftOut: number;
}

export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** What reports say of a rule. */
export type ReportedRule = Pick<
  Rule,
  | 'id'
  | 'title'
  | 'message'
  | 'severity'
  | 'confidence'
  | 'cwe'
  | 'owasp'
  | 'references'
  | 'explanation'
  | 'bundled'
>;

export interface Report {
  readonly toolVersion: string;
  readonly rulesVersion: string;
  /** When the scan began, as an instant in UTC: `2026-06-15T10:15:00.000Z`. */
  readonly started: string;
  /** The rules that ran, by id. */
  readonly rules: ReadonlyMap<string, ReportedRule>;
  readonly files: readonly ReportedFile[];
  readonly problems: readonly ReportedProblem[];
  /** Only where the report is to be merged with others. */
  readonly run?: RunPart;
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

/**
 * Whether a message is ours word for word: of a rule that ships, with nothing filled in. All others, and all that
 * they repeat of the code, could have been written to be taken for something that they are not.
 */
export function isOwnMessage(message: string, rule: Pick<Rule, 'bundled' | 'message'> | undefined): boolean {
  return rule?.bundled === true && message === rule.message;
}

/** The findings that count: those that no comment suppresses. */
export function openFindings({ files }: Report): Finding[] {
  return files.flatMap(({ findings }) => findings.filter(({ suppression }) => suppression === undefined));
}
