/** The gate's result for a terminal or a log: a table of what is missing, notes, and who wrote the change. */

import type { ReviewReport } from './reviewReport.ts';
import { safeLine } from './terminalText.ts';

/** More rows are counted, not listed: nobody reads them, and the first ones say what to do. */
const MOST_ROWS = 200;

export function reviewText(report: ReviewReport): string {
  const { missing, notes, passed, since } = report;
  const out: string[] = [''];
  if (missing.length > 0) {
    const rows = missing
      .slice(0, MOST_ROWS)
      .map((each) => [
        `${safeLine(each.path)}:${each.startLine}${each.endLine > each.startLine ? `-${each.endLine}` : ''}`,
        safeLine(each.ruleId ?? 'lines'),
        `${each.have} of ${each.need}`,
        each.why,
      ]);
    out.push('Missing reviews:', ...table([['Where', 'What', 'Reviews', 'Why'], ...rows]));
    if (missing.length > MOST_ROWS)
      out.push(`  … and ${missing.length - MOST_ROWS} more (all are in --format json).`);
    out.push('');
  }
  for (const note of notes) out.push(`Note: ${note}`);
  out.push(authorsLine(report));
  out.push(
    passed
      ? `The changes since ${since} are reviewed as required.`
      : `The changes since ${since} are not reviewed as required. Read what is missing in the editor and mark it as reviewed.`,
    '',
  );
  return out.map(safeLine).join('\n');
}

/** `120 changed lines: 40 by AI (33 %), 60 by people (50 %), 20 by an unknown author (17 %).` */
function authorsLine({ authors: { lines, ai, human, unknown } }: ReviewReport): string {
  const share = (count: number): string =>
    `${count} (${lines === 0 ? 0 : Math.round((100 * count) / lines)} %)`;
  return `Changed lines: ${lines}. By AI: ${share(ai)}, by people: ${share(human)}, author unknown: ${share(unknown)}.`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] as number) : cell))
        .join('  ')
        .trimEnd()}`,
  );
}
