/** Weaknesses and severities in the spellings of other tools. */

import type { Confidence, Severity } from '../finding/finding.ts';

/** More on one result are a mistake of the report. */
const MOST = 20;

/**
 * CWE numbers in texts that name them: `CWE-89`, `cwe:89`, `CWE ID 89`, `external/cwe/cwe-089`, a link to
 * cwe.mitre.org. A text that is only a number counts with `bare`.
 */
export function cwesIn(texts: Iterable<string>, bare = false): number[] {
  const found = new Set<number>();
  for (const text of texts) {
    for (const [, digits] of text
      .slice(0, 20_000)
      .matchAll(
        /\bcwe(?:[\s:_/-]{0,3}(?:id)?[\s:_#-]{0,3}|\.mitre\.org\/data\/definitions\/)0{0,4}([1-9]\d{0,4})(?!\d)/gi,
      ))
      found.add(Number(digits));
    if (bare && /^0{0,4}[1-9]\d{0,4}$/.test(text)) found.add(Number(text));
  }
  return [...found].slice(0, MOST);
}

/** OWASP's ten in texts that name them with their year: `A03:2021`, `owasp-a3-2017`, `OWASP Top Ten 2021 Category A03`. */
export function owaspIn(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const head = text.slice(0, 20_000);
    for (const [, number, year] of head.matchAll(/\bA(\d{1,2})[:_-](20\d\d)\b/gi)) add(found, number, year);
    for (const [, number, year] of head.matchAll(/owasp[-:_](?:top10:)?a(\d{1,2})[-:_](20\d\d)/gi))
      add(found, number, year);
    for (const [, year, number] of head.matchAll(
      /owasp[^\n]{0,20}?(20\d\d)[^\n]{0,20}?(?<![a-z0-9])A(\d{1,2})(?!\d)/gi,
    ))
      add(found, number, year);
  }
  return [...found].slice(0, MOST);
}

function add(found: Set<string>, number: string | undefined, year: string | undefined): void {
  const category = Number(number);
  if (category >= 1 && category <= 10) found.add(`A${String(category).padStart(2, '0')}:${year}`);
}

/** Names of severities in all the formats that have names. */
const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  blocker: 'critical',
  high: 'high',
  error: 'high',
  major: 'medium',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  low: 'low',
  minor: 'low',
  note: 'low',
  info: 'info',
  informational: 'info',
  information: 'info',
  none: 'info',
};

/** Our severity for a name; undefined where there is none of that name, and where it is not known, as `Unknown` says. */
export function severityNamed(name: string | undefined): Severity | undefined {
  const key = name?.trim().toLowerCase();
  return key !== undefined && Object.hasOwn(SEVERITY_OF, key) ? SEVERITY_OF[key] : undefined;
}

/** Our severity for a score from 0 to 10 as CVSS and code scanning have it. */
export function severityScored(score: number): Severity | undefined {
  if (!(score >= 0 && score <= 10)) return undefined;
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0.9 ? 'low' : 'info';
}

/** Names for how sure a tool is, and ZAP's numbers. */
const CONFIDENCE_OF: Readonly<Record<string, Confidence>> = {
  '1': 'low',
  '2': 'medium',
  '3': 'high',
  '4': 'high',
  low: 'low',
  tentative: 'low',
  medium: 'medium',
  firm: 'medium',
  high: 'high',
  'very-high': 'high',
  certain: 'high',
};

/** How sure a tool is by a name of it, as a field of a result; nothing where there is none of that name. */
export function confidenceNamed(...names: readonly (string | undefined)[]): { confidence?: Confidence } {
  for (const name of names) {
    const key = name?.toLowerCase() ?? '';
    if (Object.hasOwn(CONFIDENCE_OF, key)) return { confidence: CONFIDENCE_OF[key] as Confidence };
  }
  return {};
}
