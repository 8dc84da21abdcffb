/** The end of every command that reports: writes the reports, and says by the exit code how it went. */

import { SEVERITIES } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { openFindings, problemText, type Report } from '../report/report.ts';
import { reviewText } from '../report/reviewText.ts';
import { safeLine } from '../report/terminalText.ts';
import { summaryLine, text } from '../report/text.ts';
import { EXIT } from './command.ts';
import { filesOf, writeReports } from './reports.ts';
import type { ScanOptions } from './scanOptions.ts';

/** What decides where a report goes and how it is judged. */
export type Delivery = Pick<ScanOptions, 'outputs' | 'failOn' | 'strict'>;

/** Writes the reports of a run, and what a person should see who looks at the log. Answers the exit code. */
export async function deliver(
  report: Report,
  delivery: Delivery,
  environment: CliEnvironment,
): Promise<number> {
  const { outputs, strict } = delivery;
  const { t } = environment;
  const code = exitCode(report, delivery);
  if (!(await writeReports(report, outputs, environment, { namesUnread: strict }))) return EXIT.failed;
  if (outputs.every(({ file }) => file !== undefined))
    environment.error(`${summaryLine(report, t)} · ${t('report in {0}', filesOf(outputs))}\n`);
  // Where the report is for machines, a person who looks at the log should still see why it failed.
  const isShown = outputs.some(({ format, file }) => file === undefined && format === text);
  if (!isShown && report.review !== undefined) environment.error(reviewText(report.review, t));
  if (report.baseline !== undefined)
    environment.error(
      `${t('{0} findings are in the baseline {1} and were left out.', report.baseline.findings, safeLine(report.baseline.file))}\n`,
    );
  if (code === EXIT.failed && !isShown)
    environment.error(report.problems.map((problem) => `${safeLine(problemText(problem))}\n`).join(''));
  return code;
}

/** 2 when something asked for could not be done, else 1 when a finding reaches the bar, else 0. */
export function exitCode(report: Report, { failOn, strict }: Delivery): number {
  // Suppressions that are not needed any more are no failure to scan.
  if (report.failed || (strict && report.problems.some(({ kind }) => kind !== 'suppression')))
    return EXIT.failed;
  if (report.review?.passed === false) return EXIT.findings;
  if (failOn === 'none') return EXIT.clean;
  const bar = SEVERITIES.indexOf(failOn);
  const counted = openFindings(report).filter((finding) => report.judged?.has(finding) !== true);
  const reaches = [...counted, ...(report.imports?.requests ?? [])].some(
    ({ severity }) => SEVERITIES.indexOf(severity) >= bar,
  );
  return reaches ? EXIT.findings : EXIT.clean;
}
