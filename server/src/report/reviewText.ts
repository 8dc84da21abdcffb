/** The gate's result for a terminal or a log: a table of what is missing, notes, and who wrote the change. */

import { largest } from '../text/lists.ts';
import type { ExplainedEntry, MissingReview, ReviewReport } from './reviewReport.ts';
import { safeLine } from './terminalText.ts';

/** More rows are counted, not listed: nobody reads them, and the first ones say what to do. */
const MOST_ROWS = 200;

/** Entries that share a reason are named as long as there are not more of them. */
const MOST_ALIKE = 10;

export function reviewText(report: ReviewReport): string {
  const { entries, missing, notes, passed, since } = report;
  const out: string[] = [''];
  out.push(
    ...explained('Not asked about', entries.exempt),
    ...explained('Could not be found out', entries.failed),
  );
  if (missing.length > 0) {
    const rows = missing
      .slice(0, MOST_ROWS)
      .map((each) => [
        safeLine(placeOf(each)),
        safeLine(each.ruleId ?? NAMES[each.what]),
        `${each.have} of ${each.need}`,
        each.why,
      ]);
    out.push('Missing reviews:', ...table([['Where', 'What', 'Reviews', 'Why'], ...rows]));
    if (missing.length > MOST_ROWS)
      out.push(`  … and ${missing.length - MOST_ROWS} more (all are in --format json).`);
    out.push('');
  }
  for (const note of notes) out.push(`Note: ${note}`);
  out.push(authorsLine(report), entriesLine(report));
  out.push(
    passed
      ? `The changes since ${since} are reviewed as required.`
      : missing.length === 0
        ? `Whether the changes since ${since} are reviewed could not be found out.`
        : `The changes since ${since} are not reviewed as required. Read what is missing in the editor and mark it as reviewed.`,
    '',
  );
  return out.map(safeLine).join('\n');
}

const NAMES = { lines: 'lines', seam: 'seam', finding: 'finding', entry: 'entry' } as const;

function placeOf({ path, startLine, endLine }: MissingReview): string {
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine
    ? `${path}:${startLine}`
    : `${path}:${startLine}-${endLine}`;
}

/** What entries have the same fate for the same reason, the first of them by name. */
function explained(title: string, entries: readonly ExplainedEntry[]): string[] {
  if (entries.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { path, why } of entries) reasons.set(why, [...(reasons.get(why) ?? []), path]);
  const rows = [...reasons].flatMap(([why, paths]) => [
    ...paths.slice(0, MOST_ALIKE).map((path) => `  ${path} ${why}`),
    ...(paths.length > MOST_ALIKE
      ? [
          `  … and so ${paths.length - MOST_ALIKE === 1 ? 'is one more' : `are ${paths.length - MOST_ALIKE} more`} (all are in --format json).`,
        ]
      : []),
  ]);
  return [`${title}:`, ...rows, ''];
}

/** `Entries of the change: 4. Passed 2, exempt 1, held 1, failed 0.` */
function entriesLine({ entries: { passed, exempt, held, failed } }: ReviewReport): string {
  const all = passed.length + exempt.length + held.length + failed.length;
  return `Entries of the change: ${all}. Passed: ${passed.length}, exempt: ${exempt.length}, held: ${held.length}, failed: ${failed.length}.`;
}

/** `120 changed lines: 40 by AI (33 %), 60 by people (50 %), 20 by an unknown author (17 %).` */
function authorsLine({ authors: { lines, ai, human, unknown } }: ReviewReport): string {
  const share = (count: number): string =>
    `${count} (${lines === 0 ? 0 : Math.round((100 * count) / lines)} %)`;
  return `Changed lines: ${lines}. By AI: ${share(ai)}, by people: ${share(human)}, author unknown: ${share(unknown)}.`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => largest(rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] as number) : cell))
        .join('  ')
        .trimEnd()}`,
  );
}
