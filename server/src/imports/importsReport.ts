/** What a scan took over from the reports of other tools, beside the findings that have a place in the code. */

import type { ImportFormat } from '../config/importFormats.ts';
import type { OtherTool, Severity, TestRequest } from '../finding/finding.ts';

/** One run of another tool, as its report tells it. */
export interface ReportedImport {
  readonly tool: OtherTool;
  /** The format that the report was read as. */
  readonly format: ImportFormat;
  /** When the report was made, in milliseconds since 1970; undefined where it does not say so. */
  readonly madeAt?: number;
  /** How many results it has, and how many of them somebody has judged over there: these are not shown. */
  readonly results: number;
  readonly judged: number;
}

/** A result that has no place in the code as it is. */
export interface UnplacedFinding {
  readonly tool: OtherTool;
  /** `tool/rule`. */
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  /** CWE numbers. */
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  /** A file that the report names, as it names it, and the line there then, from 1. */
  readonly path?: string;
  readonly line?: number;
  /** What a test from outside asked for. */
  readonly request?: TestRequest;
  /** The handlers that may answer that, where the routes leave it open; not set where none is known. */
  readonly candidates?: readonly RequestCandidate[];
}

/** A handler that may answer a request. */
export interface RequestCandidate {
  /** Below the root of the project, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Why it may answer, and what is open, as a sentence. */
  readonly why: string;
}

export interface ReportedImports {
  readonly runs: readonly ReportedImport[];
  /** Results about code that has changed since, or that cannot be told to be the same: they do not count. */
  readonly stale: readonly UnplacedFinding[];
  /** Results of tests from outside that are placed on no handler: they count. */
  readonly requests: readonly UnplacedFinding[];
}

/** Results in one order, whoever met them in which. */
export function inOrderOfFiles(findings: readonly UnplacedFinding[]): UnplacedFinding[] {
  const keyOf = ({ path = '', line = 0, ruleId, message }: UnplacedFinding): string =>
    JSON.stringify([path, String(line).padStart(10, '0'), ruleId, message]);
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding);
}
