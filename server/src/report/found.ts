/** The findings of a report one by one, each with what formats say of it: its file, its place, its fingerprint. */

import { type Finding, SEVERITIES } from '../finding/finding.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { type Region, type Report, type ReportedFile, regionOf } from './report.ts';

export interface Found {
  readonly finding: Finding;
  readonly file: ReportedFile;
  /** Stays when other code changes; baselines and platforms tell findings by it. */
  readonly fingerprint: string;
  readonly region: Region;
  /** Why it does not count, as a sentence: a comment suppresses it, or a person has judged it. */
  readonly excused?: string;
}

/** All findings, in the order of the report. */
export function allFound({ files, judged }: Report): Found[] {
  return files.flatMap((file) => {
    const prints = fingerprintsOf(file.findings, file.repositoryPath, file.text, file.among);
    return file.findings.map((finding, i): Found => {
      const excused =
        finding.suppression?.reason ??
        (judged?.has(finding) === true ? 'A reviewer has judged it to be no danger.' : undefined);
      return {
        finding,
        file,
        fingerprint: prints[i] as string,
        region: regionOf(file.lines, finding),
        ...(excused === undefined ? {} : { excused }),
      };
    });
  });
}

/** The findings that count, in the order of the report. */
export function countingFound(report: Report): Found[] {
  return allFound(report).filter(({ excused }) => excused === undefined);
}

/** The gravest first; what is equally grave stays in its order. */
export function gravestFirst(found: readonly Found[]): Found[] {
  const weight = ({ finding }: Found): number => SEVERITIES.indexOf(finding.severity);
  return [...found].sort((a, b) => weight(b) - weight(a));
}
