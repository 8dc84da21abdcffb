/** The scan: has the reports written, and says by the exit code how it went. */

import { SEVERITIES } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { openFindings, problemText, type Report } from '../report/report.ts';
import { reviewText } from '../report/reviewText.ts';
import { safeLine } from '../report/terminalText.ts';
import { summaryLine, text } from '../report/text.ts';
import { EXIT } from './command.ts';
import { checkOutputs, filesOf, writeReports } from './reports.ts';
import type { ScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';

/** Scans and reports. Answers the exit code. */
export async function scan(options: ScanOptions, environment: CliEnvironment): Promise<number> {
  const { outputs, strict } = options;
  checkOutputs(outputs, environment);
  const report = await runScan(options, environment);
  const code = exitCode(report, options);
  if (!(await writeReports(report, outputs, environment, { namesUnread: strict }))) return EXIT.failed;
  if (outputs.every(({ file }) => file !== undefined))
    environment.error(`${summaryLine(report)} · report in ${filesOf(outputs)}\n`);
  // Where the report is for machines, a person who looks at the log should still see why it failed.
  const isShown = outputs.some(({ format, file }) => file === undefined && format === text);
  if (!isShown && report.review !== undefined) environment.error(reviewText(report.review));
  if (report.baseline !== undefined)
    environment.error(
      `${report.baseline.findings} findings are in the baseline ${safeLine(report.baseline.file)} and were left out.\n`,
    );
  if (code === EXIT.failed && !isShown)
    environment.error(report.problems.map((problem) => `${safeLine(problemText(problem))}\n`).join(''));
  return code;
}

/** 2 when something asked for could not be done, else 1 when a finding reaches the bar, else 0. */
export function exitCode(report: Report, { failOn, strict }: ScanOptions): number {
  // Suppressions that are not needed any more are no failure to scan.
  if (report.failed || (strict && report.problems.some(({ kind }) => kind !== 'suppression')))
    return EXIT.failed;
  if (report.review?.passed === false) return EXIT.findings;
  if (failOn === 'none') return EXIT.clean;
  const bar = SEVERITIES.indexOf(failOn);
  const counted = openFindings(report).filter((finding) => report.judged?.has(finding) !== true);
  const reaches = counted.some(({ severity }) => SEVERITIES.indexOf(severity) >= bar);
  return reaches ? EXIT.findings : EXIT.clean;
}
