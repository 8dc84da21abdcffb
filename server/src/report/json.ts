/** The JSON report. Others' scripts build on it: its schema is `schemas/report.schema.json`. */

import type { CellPlace, OtherTool, TestRequest } from '../finding/finding.ts';
import type { Format } from './format.ts';
import { allFound, type Found } from './found.ts';
import { type Region, type Report, type ReportedProblem, regionOf } from './report.ts';

/** Counts up when a field changes its meaning or goes away; new fields may come without. */
export const SCHEMA_VERSION = 1;

interface JsonFinding extends Region {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: string;
  readonly confidence: string;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly path: string;
  /** The path below the root of the repository that the file lies in, wherever the command ran. */
  readonly repositoryPath: string;
  /** In notebooks: the place as people count, in a cell. */
  readonly cell?: CellPlace;
  /** Stays when other code changes; `--baseline` tells findings by it. */
  readonly fingerprint: string;
  /** Set when another tool found it. */
  readonly tool?: OtherTool;
  /** Set where it is shown only because an assistant wrote its lines and nobody has reviewed them. */
  readonly shownFor?: string;
  readonly alsoFoundBy?: readonly string[];
  /** Of a test from outside: what was asked for. */
  readonly request?: TestRequest;
  readonly confirmedBy?: readonly string[];
  readonly fix?: { readonly title: string; readonly edits: readonly (Region & { readonly text: string })[] };
  readonly trace?: readonly (Region & { readonly kind: string; readonly message: string })[];
}

export const json: Format = {
  name: 'json',
  summary: 'for scripts, and as a baseline',
  extension: 'json',
  write: (report) => ({ text: jsonReport(report) }),
};

export function jsonReport(report: Report): string {
  const all = allFound(report);
  const document = {
    schemaVersion: SCHEMA_VERSION,
    toolVersion: report.toolVersion,
    rulesVersion: report.rulesVersion,
    findings: all.filter(({ finding }) => finding.suppression === undefined).map(toJson),
    suppressed: all.flatMap((found) => {
      const { suppression } = found.finding;
      if (suppression === undefined) return [];
      const { reason, until } = suppression;
      return [
        {
          ...toJson(found),
          suppression: { reason, ...(until === undefined ? {} : { until }) },
        },
      ];
    }),
    errors: report.problems.map(errorToJson),
    ...(report.imports === undefined ? {} : { imports: report.imports }),
    ...(report.review === undefined ? {} : { review: report.review }),
    stats: report.stats,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toJson({ finding, file, fingerprint, region }: Found): JsonFinding {
  const { path, repositoryPath, lines } = file;
  const { fix, trace, cell, tool, alsoFoundBy, request, confirmedBy, shownFor } = finding;
  return {
    ruleId: finding.ruleId,
    message: finding.message,
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: finding.owasp,
    path,
    repositoryPath,
    ...(cell === undefined ? {} : { cell }),
    fingerprint,
    ...(tool === undefined ? {} : { tool }),
    ...(shownFor === undefined ? {} : { shownFor }),
    ...(alsoFoundBy === undefined ? {} : { alsoFoundBy }),
    ...(request === undefined ? {} : { request }),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    ...region,
    ...(fix === undefined
      ? {}
      : {
          fix: {
            title: fix.title,
            edits: fix.edits.map((edit) => ({ ...regionOf(lines, edit), text: edit.text })),
          },
        }),
    ...(trace.length === 0
      ? {}
      : {
          trace: trace.map((step) => ({ kind: step.kind, message: step.message, ...regionOf(lines, step) })),
        }),
  };
}

function errorToJson({ kind, message, path, repositoryPath, line, column, ruleId }: ReportedProblem): object {
  // What is undefined, JSON leaves out.
  return { kind, message, path, repositoryPath, line, column, ruleId };
}
