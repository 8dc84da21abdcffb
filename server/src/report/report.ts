/** What a scan came to, ready to be written in any format. Formats are functions from this to text. */

import type { Finding, Problem } from '../engine/finding.ts';
import type { Rule } from '../rule/rule.ts';
import type { LineIndex } from '../text/lines.ts';

/** A file with findings. */
export interface ReportedFile {
  /** With `/`, relative to the current directory; absolute when outside it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** In order of the text; suppressed ones among them. */
  readonly findings: readonly Finding[];
}

/** A problem with the place of its file as reports name it, lines and columns from 1. */
export interface ReportedProblem extends Problem {
  readonly line?: number;
  readonly column?: number;
}

export interface Report {
  readonly toolVersion: string;
  readonly rulesVersion: string;
  /** The rules that ran, by id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly files: readonly ReportedFile[];
  readonly problems: readonly ReportedProblem[];
  readonly stats: { readonly files: number; readonly lines: number; readonly durationMs: number };
  /** The page about a rule that ships with the product, as a URI. */
  rulePage(rule: Rule): string | undefined;
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
