/** The gate's result for a terminal or a log: a table of what is missing, notes, and who wrote the change. */

import { largest } from '../text/lists.ts';
import { english, type Translate } from '../text/translate.ts';
import type { ExplainedEntry, MissingReview, ReviewReport } from './reviewReport.ts';
import { columnsOf, padded, safeLine } from './terminalText.ts';

/** More rows are counted, not listed: nobody reads them, and the first ones say what to do. */
const MOST_ROWS = 200;

/** Entries that share a reason are named as long as there are not more of them. */
const MOST_ALIKE = 10;

export function reviewText(report: ReviewReport, t = english): string {
  const { entries, missing, notes, passed, since } = report;
  const out: string[] = [''];
  out.push(
    ...explained(t('Not asked about:'), entries.exempt, t),
    ...explained(t('Could not be found out:'), entries.failed, t),
  );
  if (missing.length > 0) {
    const rows = missing
      .slice(0, MOST_ROWS)
      .map((each) => [
        safeLine(placeOf(each)),
        safeLine(each.ruleId ?? nameOf(each.what, t)),
        t('{0} of {1}', each.have, each.need),
        each.why,
      ]);
    out.push(t('Missing reviews:'), ...table([[t('Where'), t('What'), t('Reviews'), t('Why')], ...rows]));
    if (missing.length > MOST_ROWS)
      out.push(`  ${t('… and {0} more (all are in --format json).', missing.length - MOST_ROWS)}`);
    out.push('');
  }
  for (const note of notes) out.push(t('Note: {0}', note));
  out.push(authorsLine(report, t), entriesLine(report, t));
  out.push(
    passed
      ? t('The changes since {0} are reviewed as required.', since)
      : missing.length === 0
        ? t('Whether the changes since {0} are reviewed could not be found out.', since)
        : t(
            'The changes since {0} are not reviewed as required. Read what is missing in the editor and mark it as reviewed.',
            since,
          ),
    '',
  );
  return out.map(safeLine).join('\n');
}

function nameOf(what: MissingReview['what'], t: Translate): string {
  switch (what) {
    case 'lines':
      return t('lines');
    case 'seam':
      return t('seam');
    case 'finding':
      return t('finding');
    case 'entry':
      return t('entry');
  }
}

function placeOf({ path, startLine, endLine }: MissingReview): string {
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine
    ? `${path}:${startLine}`
    : `${path}:${startLine}-${endLine}`;
}

/** What entries have the same fate for the same reason, the first of them by name. */
function explained(title: string, entries: readonly ExplainedEntry[], t: Translate): string[] {
  if (entries.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { path, why } of entries) reasons.set(why, [...(reasons.get(why) ?? []), path]);
  const rows = [...reasons].flatMap(([why, paths]) => [
    ...paths.slice(0, MOST_ALIKE).map((path) => `  ${path} ${why}`),
    ...(paths.length > MOST_ALIKE ? [`  ${andSo(paths.length - MOST_ALIKE, t)}`] : []),
  ]);
  return [title, ...rows, ''];
}

function andSo(more: number, t: Translate): string {
  return more === 1
    ? t('… and so is one more (all are in --format json).')
    : t('… and so are {0} more (all are in --format json).', more);
}

/** `Entries of the change: 4. Passed 2, exempt 1, held 1, failed 0.` */
function entriesLine({ entries: { passed, exempt, held, failed } }: ReviewReport, t: Translate): string {
  const all = passed.length + exempt.length + held.length + failed.length;
  return t(
    'Entries of the change: {0}. Passed: {1}, exempt: {2}, held: {3}, failed: {4}.',
    all,
    passed.length,
    exempt.length,
    held.length,
    failed.length,
  );
}

/** `120 changed lines: 40 by AI (33 %), 60 by people (50 %), 20 by an unknown author (17 %).` */
function authorsLine({ authors: { lines, ai, human, unknown } }: ReviewReport, t: Translate): string {
  const share = (count: number): string =>
    `${count} (${lines === 0 ? 0 : Math.round((100 * count) / lines)} %)`;
  return t(
    'Changed lines: {0}. By AI: {1}, by people: {2}, author unknown: {3}.',
    lines,
    share(ai),
    share(human),
    share(unknown),
  );
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => largest(rows.map((row) => columnsOf(row[column] ?? ''))));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => (column < 3 ? padded(cell, widths[column] as number) : cell))
        .join('  ')
        .trimEnd()}`,
  );
}
