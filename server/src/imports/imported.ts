/**
 * What a report of another tool says, as plain data that is the same for all formats. Everything in it comes
 * from outside and is not trusted: texts are bounded but may say anything, paths are safe but may lead
 * nowhere, and the lines are those of a file as it was when the report was made.
 */

import type { ImportFormat } from '../config/importFormats.ts';
import type { Confidence, Severity } from '../finding/finding.ts';

/** The other tool, as the report names it. */
export interface ImportedTool {
  readonly name: string;
  readonly version?: string;
}

/** One run of another tool. */
export interface ImportedRun {
  readonly tool: ImportedTool;
  /** When the report was made, in milliseconds since 1970, as far as it says so. */
  readonly madeAt?: number;
  /** The commit that was looked at, 7 to 64 hexadecimal digits in lower case. */
  readonly revision?: string;
  readonly results: readonly ImportedResult[];
}

/** One result. It has a place in the code, a request that showed it, or both; of neither there is nothing to show. */
export interface ImportedResult {
  /** The rule as the other tool names it, and what it is about. */
  readonly ruleId: string;
  readonly title?: string;
  readonly message: string;
  readonly severity: Severity;
  /** How sure the other tool is, where it says so. */
  readonly confidence?: Confidence;
  /** CWE numbers, for example 89; without repeats, in the order of the report. */
  readonly cwe: readonly number[];
  /** OWASP categories, for example `A03:2021`. */
  readonly owasp: readonly string[];
  readonly place?: ImportedPlace;
  readonly request?: ImportedRequest;
  /** Steps on the way of the data, source first; empty where the report has none. */
  readonly trace: readonly ImportedStep[];
  /** Set where somebody has already judged the result with the other tool. */
  readonly verdict?: ImportedVerdict;
  /** Where the result stands in the report, for people: `$.runs[0].results[3]`, `line 12`. */
  readonly at: string;
}

/** A file as a report names it. */
export interface ImportedPath {
  /** With `/`, without `.` and `..`; relative unless `isAbsolute`. */
  readonly path: string;
  /**
   * Whether the report knows the file by its place on another machine. `path` is then without the leading
   * slash or drive, and how much in front of it belongs to that machine is to be found out.
   */
  readonly isAbsolute: boolean;
}

/** Lines and columns from 1, the end exclusive in columns and inclusive in lines. */
export interface ImportedPlace extends ImportedPath {
  /** Without it the result is about the whole file. */
  readonly region?: ImportedRegion;
  readonly snippet?: ImportedSnippet;
}

export interface ImportedRegion {
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** What columns count. */
  readonly unit: ColumnUnit;
}

export type ColumnUnit = 'utf16' | 'codePoints';

/** Code of a file as the other tool saw it. */
export interface ImportedSnippet {
  /** The line that the text begins with, from 1. */
  readonly startLine: number;
  readonly text: string;
  /** Whether the text may begin or end inside of a line. */
  readonly isPartial: boolean;
}

export interface ImportedStep extends ImportedPlace {
  readonly message: string;
}

/** Where a value stands in a request. */
export const PARAMETER_PLACES = ['query', 'path', 'body', 'header', 'cookie'] as const;
export type ParameterPlace = (typeof PARAMETER_PLACES)[number];

/** What a test from outside sent, and what it saw. */
export interface ImportedRequest {
  /** As the report has it: absolute, or only a path where it says no host. */
  readonly url: string;
  /** In upper case. */
  readonly method?: string;
  readonly parameter?: { readonly name: string; readonly in?: ParameterPlace };
  /** What was put in. */
  readonly attack?: string;
  /** What in the answer showed the weakness. */
  readonly evidence?: string;
}

/** What became of a result in the other tool. */
export interface ImportedVerdict {
  readonly kind: 'suppressed' | 'false-positive' | 'accepted' | 'fixed';
  readonly reason?: string;
}

/** Something of a report that could not be read; the rest was. */
export interface ImportProblem {
  readonly message: string;
  /** Where in the report: a JSON path, a line, an entry of an archive. */
  readonly at?: string;
}

export interface Imported {
  readonly format: ImportFormat;
  readonly runs: readonly ImportedRun[];
  readonly problems: readonly ImportProblem[];
}

/** Says why nothing of a report can be read. Nothing else is ever thrown here. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(
    message: string,
    /** Where in the report: `line 3, column 7`, a JSON path, an entry of an archive. */
    readonly at?: string,
  ) {
    super(message);
  }
}
