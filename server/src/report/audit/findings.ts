/** The findings and rules of a report as an audit tells them. */

import type { Finding } from '../../finding/finding.ts';
import { SEVERITIES } from '../../finding/finding.ts';
import { codeLine, codeLines } from '../codeLines.ts';
import { fixHunks } from '../fixHunks.ts';
import { allFound, type Found } from '../found.ts';
import type { Report, ReportedRule } from '../report.ts';
import { type AuditFinding, type AuditRule, type AuditStep, FINDING_STATES } from './document.ts';

/** What is known of a finding beside what was found. */
export type FindingReading = Pick<AuditFinding, 'author' | 'evidence' | 'review'> & {
  /** What a person said by which it does not count, as a sentence. */
  readonly judged?: string;
};

const NOTHING_KNOWN: FindingReading = { author: 'unknown', review: 'unreviewed' };

/**
 * All findings: the open ones first, of these the gravest first, then in the order of the report. `before` has the
 * fingerprints of the state that the period begins after.
 */
export function auditFindings(
  report: Report,
  readings: ReadonlyMap<Finding, FindingReading>,
  before: ReadonlySet<string> | undefined,
): AuditFinding[] {
  return allFound(report)
    .map((found) => auditFinding(found, readings.get(found.finding) ?? NOTHING_KNOWN, before))
    .sort(openFirst);
}

/** The open ones first, of these the gravest first. */
export function openFirst(a: AuditFinding, b: AuditFinding): number {
  return (
    FINDING_STATES.indexOf(a.state) - FINDING_STATES.indexOf(b.state) ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity)
  );
}

function auditFinding(
  { finding, file, fingerprint, region }: Found,
  { judged, ...reading }: FindingReading,
  before: ReadonlySet<string> | undefined,
): AuditFinding {
  const { ruleId, message, severity, confidence, cwe, owasp, suppression, fix, cell } = finding;
  const { tool, alsoFoundBy, request, confirmedBy, shownFor } = finding;
  const code = codeLines(file.lines, finding);
  const excuse = suppression?.reason ?? judged;
  const state = suppression !== undefined ? 'suppressed' : judged !== undefined ? 'judged' : 'open';
  return {
    id: fingerprint,
    ruleId,
    message,
    severity,
    confidence,
    cwe,
    owasp,
    path: file.path,
    ...region,
    ...(cell === undefined ? {} : { cell }),
    ...(tool === undefined ? {} : { tool }),
    ...(shownFor === undefined ? {} : { shownFor }),
    ...(alsoFoundBy === undefined ? {} : { alsoFoundBy }),
    ...(request === undefined ? {} : { request }),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    state,
    ...(excuse === undefined ? {} : { excuse }),
    ...reading,
    ...(before === undefined ? {} : { isNew: !before.has(fingerprint) }),
    code: code.lines,
    ...(code.left === 0 ? {} : { codeLeft: code.left }),
    trace: stepsOf(finding, file.lines),
    ...(fix === undefined
      ? {}
      : { fix: { title: fix.title, hunks: fixHunks(fix.edits, file.text, file.lines) } }),
  };
}

/** The path of the data; none where it does not leave its line, and is seen there. */
function stepsOf({ trace }: Finding, lines: Found['file']['lines']): AuditStep[] {
  const steps = trace.map((step) => ({
    kind: step.kind,
    message: step.message,
    code: codeLine(lines, lines.lineAt(step.start), step),
  }));
  return steps.every(({ code }) => code.number === steps[0]?.code.number) ? [] : steps;
}

/** The rules that ran, by their ids, with how many of these findings each has. */
export function auditRules(
  rules: ReadonlyMap<string, ReportedRule>,
  findings: readonly AuditFinding[],
): AuditRule[] {
  const open = new Map<string, number>();
  for (const { ruleId, state } of findings)
    if (state === 'open') open.set(ruleId, (open.get(ruleId) ?? 0) + 1);
  return [...rules.values()]
    .map(({ id, title, severity, confidence, cwe, owasp, explanation, references }) => ({
      id,
      title: title || id,
      severity,
      confidence,
      cwe,
      owasp,
      ...(explanation === undefined ? {} : { advice: { why: explanation.why, secure: explanation.secure } }),
      references,
      open: open.get(id) ?? 0,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
