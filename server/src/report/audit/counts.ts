/** What is counted of an audit's findings in more than one place. */

import { SEVERITIES, type Severity } from '../../finding/finding.ts';
import type { AuditFinding } from './document.ts';

export function openOnes(findings: readonly AuditFinding[]): AuditFinding[] {
  return findings.filter(({ state }) => state === 'open');
}

/** How many findings of each severity are open. */
export function openBySeverity(findings: readonly AuditFinding[]): Readonly<Record<Severity, number>> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of openOnes(findings)) counts[severity]++;
  return counts;
}
