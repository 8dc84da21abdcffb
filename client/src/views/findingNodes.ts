/**
 * The tree of findings as plain data: in groups by what the person chose, without those that the person does not want
 * to see. Nothing of VS Code in here, so that it can be tried without one.
 */

import { type FindingSummary, GRAVEST_FIRST, type Severity } from '../../../protocol/messages.ts';
import type { Author } from '../../../protocol/provenance.ts';

export const GROUPINGS = ['file', 'rule', 'severity', 'author'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const AUTHORS: readonly Author[] = ['ai', 'unknown', 'human'];

/** What the person wants to see; all must hold. */
export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly authors: readonly Author[];
  /** Also those that somebody has judged. */
  readonly reviewed: boolean;
}

export const EVERYTHING: FindingFilter = { severities: GRAVEST_FIRST, authors: AUTHORS, reviewed: true };

export interface FindingGroup {
  readonly kind: 'group';
  readonly by: Grouping;
  /** The path, rule id, severity or author that all of it have. */
  readonly key: string;
  readonly findings: readonly FindingSummary[];
}

/** Groups in the order of their keys: paths and rules by name, severities and authors as they are listed above. */
export function findingGroups(
  findings: readonly FindingSummary[],
  by: Grouping,
  filter: FindingFilter,
): FindingGroup[] {
  const groups = new Map<string, FindingSummary[]>();
  for (const finding of findings) {
    if (!isShown(finding, filter)) continue;
    const key = keyOf(finding, by);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups]
    .map(([key, own]): FindingGroup => ({ kind: 'group', by, key, findings: own }))
    .sort((one, other) => compareKeys(by, one.key, other.key));
}

/** Whether the filter hides anything there could be. */
export function isFiltered({ severities, authors, reviewed }: FindingFilter): boolean {
  return severities.length < GRAVEST_FIRST.length || authors.length < AUTHORS.length || !reviewed;
}

/** How many there are of each severity, the gravest first; those that there are none of are left out. */
export function countBySeverity(findings: readonly FindingSummary[]): [Severity, number][] {
  return GRAVEST_FIRST.map((severity): [Severity, number] => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]).filter(([, count]) => count > 0);
}

function isShown({ severity, author, reviewed }: FindingSummary, filter: FindingFilter): boolean {
  return (
    filter.severities.includes(severity) && filter.authors.includes(author) && (filter.reviewed || !reviewed)
  );
}

function keyOf({ path, finding, severity, author }: FindingSummary, by: Grouping): string {
  return { file: path, rule: finding.ruleId, severity, author }[by];
}

function compareKeys(by: Grouping, one: string, other: string): number {
  const order: readonly string[] | undefined =
    by === 'severity' ? GRAVEST_FIRST : by === 'author' ? AUTHORS : undefined;
  return order === undefined ? one.localeCompare(other) : order.indexOf(one) - order.indexOf(other);
}
