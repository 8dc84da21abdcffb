/** For tests: audits made of a report. */

import type { Report } from '../report.ts';
import { suppressionsOf } from '../suppressions.ts';
import { type AuditDocument, SCHEMA_VERSION, WRITERS } from './document.ts';
import { auditFindings, auditRules } from './findings.ts';

/** The audit of a report; nobody has read anything, and nobody knows who wrote it. */
export function documentOf(report: Report, more: Partial<AuditDocument> = {}): AuditDocument {
  const findings = auditFindings(report, new Map(), undefined);
  return {
    schemaVersion: SCHEMA_VERSION,
    toolVersion: report.toolVersion,
    rulesVersion: report.rulesVersion,
    made: report.started,
    repository: { name: 'shop', commit: 'a'.repeat(40) },
    scanned: { paths: ['.'], files: report.files.length, lines: 10, binaryFiles: 0 },
    rules: auditRules(report.rules, findings),
    findings,
    reviews: {
      matrix: WRITERS.map((author) => ({ author, lines: 6, proven: 3, claimed: 1, changed: 0, unread: 2 })),
      readers: [{ name: 'Ada <ada@example.org>', lines: 12, proven: 9, ai: 4 }],
      marks: { total: 3, withSignature: 2 },
      notes: [],
    },
    verdicts: [],
    suppressions: suppressionsOf(report),
    problems: [],
    ...more,
  };
}
