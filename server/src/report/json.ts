/** The JSON report. Others' scripts build on it: its schema is `schemas/report.schema.json`. */

import type { Finding } from '../engine/finding.ts';
import { type Region, type Report, type ReportedFile, regionOf } from './report.ts';

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
  readonly fix?: { readonly title: string; readonly edits: readonly (Region & { readonly text: string })[] };
  readonly trace?: readonly (Region & { readonly kind: string; readonly message: string })[];
  readonly suppressed?: { readonly reason: string; readonly until?: string };
}

export function jsonReport(report: Report): string {
  const findings = report.files.flatMap((file) => file.findings.map((finding) => toJson(finding, file)));
  const errors = report.problems.map(({ kind, message, path, line, column, ruleId }) => ({
    kind,
    message,
    path,
    line,
    column,
    ruleId,
  }));
  const document = {
    schemaVersion: SCHEMA_VERSION,
    toolVersion: report.toolVersion,
    rulesVersion: report.rulesVersion,
    findings: findings.filter(({ suppressed }) => suppressed === undefined),
    suppressed: findings.filter(({ suppressed }) => suppressed !== undefined),
    errors,
    stats: report.stats,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toJson(finding: Finding, { path, lines }: ReportedFile): JsonFinding {
  const { fix, trace, suppression } = finding;
  return {
    ruleId: finding.ruleId,
    message: finding.message,
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: finding.owasp,
    path,
    ...regionOf(lines, finding),
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
    ...(suppression === undefined
      ? {}
      : {
          suppressed: {
            reason: suppression.reason,
            ...(suppression.until === undefined ? {} : { until: suppression.until }),
          },
        }),
  };
}
