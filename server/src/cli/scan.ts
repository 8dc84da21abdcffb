/** The scan: writes the report where it belongs, and says by the exit code how it went. */

import { SEVERITIES } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { jsonReport } from '../report/json.ts';
import { openFindings, type Report } from '../report/report.ts';
import { reviewText } from '../report/reviewText.ts';
import { sarifReport } from '../report/sarif.ts';
import { safeLine } from '../report/terminalText.ts';
import { summaryLine, textReport } from '../report/text.ts';
import { EXIT } from './command.ts';
import { outputFile } from './outputFile.ts';
import type { ScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';

/** Scans and reports. Answers the exit code. */
export async function scan(options: ScanOptions, environment: CliEnvironment): Promise<number> {
  const path = options.output === undefined ? undefined : outputFile(environment, options.output);
  const report = await runScan(options, environment);
  const code = exitCode(report, options);
  const text = format(report, options, environment);
  const { output } = options;
  if (path === undefined || output === undefined) environment.out(text);
  else {
    try {
      await environment.writeAtomically(path, text);
    } catch (error) {
      const message = `The report cannot be written to ${output}: ${(error as Error).message}.`;
      environment.error(`${safeLine(message)}\n`);
      return EXIT.failed;
    }
    environment.error(`${summaryLine(report)} · report in ${safeLine(output)}\n`);
  }
  // Where the report is for machines, a person who looks at the log should still see why it failed.
  const isShown = output === undefined && options.format === 'text';
  if (!isShown && report.review !== undefined) environment.error(reviewText(report.review));
  if (report.baseline !== undefined)
    environment.error(
      `${report.baseline.findings} findings are in the baseline ${safeLine(report.baseline.file)} and were left out.\n`,
    );
  if (code === EXIT.failed && !isShown) environment.error(reasons(report));
  return code;
}

function format(
  report: Report,
  { format, output, strict }: ScanOptions,
  environment: CliEnvironment,
): string {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif': {
      const { text, warnings } = sarifReport(report);
      for (const warning of warnings) environment.error(`${safeLine(warning)}\n`);
      return text;
    }
    case 'text': {
      const { colour, width } = environment.terminal;
      const review = report.review === undefined ? '' : reviewText(report.review);
      return (
        textReport(report, { colour: colour && output === undefined, width, namesUnread: strict }) + review
      );
    }
  }
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
  const reaches = [...counted, ...(report.imports?.requests ?? [])].some(
    ({ severity }) => SEVERITIES.indexOf(severity) >= bar,
  );
  return reaches ? EXIT.findings : EXIT.clean;
}

function reasons({ problems }: Report): string {
  return problems
    .map(({ path, line, column, message }) => {
      const place =
        path === undefined ? '' : line === undefined ? `${path}: ` : `${path}:${line}:${column}: `;
      return `${safeLine(place + message)}\n`;
    })
    .join('');
}
