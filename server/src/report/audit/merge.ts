/** Audits of several repositories as those of one page. What is there twice is refused rather than counted twice. */

import { GRAVEST_FIRST } from '../../finding/finding.ts';
import { openBySeverity } from './counts.ts';
import type { AuditDocument } from './document.ts';

/** An audit with the name of the file that it was read from. */
export interface NamedAudit {
  readonly name: string;
  readonly audit: AuditDocument;
}

/** The audits in the order in which they are read, or why they are not put together: sentences for people. */
export function mergeAudits(
  named: readonly NamedAudit[],
): readonly AuditDocument[] | { readonly faults: readonly string[] } {
  const found = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, audit } of named) {
    const { name: repository } = audit.repository;
    const other = found.get(repository);
    if (other !== undefined)
      faults.push(
        `${other} and ${name} both have an audit of ${repository}: give each repository once. If they are of different ones, audit each with --repository NAME.`,
      );
    found.set(repository, name);
  }
  return faults.length > 0 ? { faults } : named.map(({ audit }) => audit).sort(worstFirst);
}

/** By the gravest of what is open, then by name: so it makes no difference in which order they are given. */
function worstFirst(a: AuditDocument, b: AuditDocument): number {
  const [left, right] = [openBySeverity(a.findings), openBySeverity(b.findings)];
  for (const severity of GRAVEST_FIRST)
    if (left[severity] !== right[severity]) return right[severity] - left[severity];
  return a.repository.name < b.repository.name ? -1 : 1;
}
