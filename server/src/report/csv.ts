/**
 * A table for spreadsheets and scripts, as RFC 4180 says: lines end with CRLF, cells stand in quotes. Spreadsheets
 * run what begins like a formula, quotes or not, so an apostrophe is put before it; they do not show it.
 */

import { whyShown } from '../finding/shownText.ts';
import { seen } from '../text/quote.ts';
import type { Format } from './format.ts';
import { allFound, type Found } from './found.ts';
import type { ReportedRule } from './report.ts';

const COLUMNS: readonly {
  readonly name: string;
  readonly value: (found: Found, rule: ReportedRule | undefined) => string;
}[] = [
  { name: 'Severity', value: ({ finding }) => finding.severity },
  { name: 'Confidence', value: ({ finding }) => finding.confidence },
  { name: 'Rule', value: ({ finding }) => finding.ruleId },
  { name: 'Title', value: (_, rule) => rule?.title ?? '' },
  { name: 'Message', value: ({ finding }) => finding.message },
  { name: 'Path', value: ({ file }) => file.path },
  { name: 'Line', value: ({ region }) => String(region.startLine) },
  { name: 'Column', value: ({ region }) => String(region.startColumn) },
  { name: 'End line', value: ({ region }) => String(region.endLine) },
  { name: 'End column', value: ({ region }) => String(region.endColumn) },
  { name: 'CWE', value: ({ finding }) => finding.cwe.map((number) => `CWE-${number}`).join(' ') },
  { name: 'OWASP', value: ({ finding }) => finding.owasp.join(' ') },
  { name: 'Fix', value: ({ finding }) => finding.fix?.title ?? '' },
  { name: 'Does not count because', value: ({ excused }) => excused ?? '' },
  { name: 'Fingerprint', value: ({ fingerprint }) => fingerprint },
  { name: 'Shown because', value: ({ finding }) => whyShown(finding).trim() },
  { name: 'Confirmed by', value: ({ finding }) => (finding.confirmedBy ?? []).join(' ') },
  { name: 'Cell', value: ({ finding }) => String(finding.cell?.number ?? '') },
  { name: 'Line in the cell', value: ({ finding }) => String(finding.cell?.line ?? '') },
];

export const csv: Format = {
  name: 'csv',
  summary: 'a table for spreadsheets, without anything that they would run',
  extension: 'csv',
  write(report) {
    const rows = allFound(report).map((found) => {
      const rule = report.rules.get(found.finding.ruleId);
      return COLUMNS.map(({ value }) => value(found, rule));
    });
    return {
      text: [COLUMNS.map(({ name }) => name), ...rows].map((row) => `${row.map(cell).join()}\r\n`).join(''),
    };
  },
};

/** What spreadsheets take for the beginning of a formula, also in its full width. */
const FORMULA = /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

function cell(text: string): string {
  const safe = FORMULA.test(text) || text.startsWith('\t') ? `'${text}` : text;
  return `"${seen(safe).replaceAll('"', '""')}"`;
}
