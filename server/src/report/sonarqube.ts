/**
 * SonarQube's format for issues of other tools, as servers from 10.3 on read it: rules, and issues that name
 * them. A place must lie in its file and not be empty, or the server refuses the whole report. What does not count
 * is left out, since such issues cannot be resolved in SonarQube.
 */

import type { Severity, Span } from '../finding/finding.ts';
import { factSentences } from '../finding/shownText.ts';
import type { LineIndex } from '../text/lines.ts';
import { wellFormedJson } from '../text/wellFormed.ts';
import type { Format } from './format.ts';
import { countingFound, type Found } from './found.ts';
import { type Report, type ReportedFile, regionOf } from './report.ts';

const ENGINE = 'ai-security-scanner';

/** Newer servers know two more; these three are known to all. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  info: 'LOW',
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  critical: 'HIGH',
};

export const sonarqube: Format = {
  name: 'sonarqube',
  summary: "SonarQube's generic issues (`sonar.externalIssuesReportPaths`, from 10.3 on)",
  extension: 'json',
  write: (report) => ({ text: wellFormedJson(sonarqubeReport(report)) }),
};

function sonarqubeReport(report: Report): object {
  const found = countingFound(report);
  const first = new Map<string, Found>();
  for (const each of found) if (!first.has(each.finding.ruleId)) first.set(each.finding.ruleId, each);
  const rules = [...first]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { finding }]) => {
      const rule = report.rules.get(id);
      return {
        id,
        name: rule?.title || id,
        description: rule?.message || finding.message || id,
        engineId: ENGINE,
        cleanCodeAttribute: 'TRUSTWORTHY',
        impacts: [{ softwareQuality: 'SECURITY', severity: SEVERITY[rule?.severity ?? finding.severity] }],
      };
    });
  return { rules, issues: found.map(issue) };
}

function issue({ finding, file }: Found): object {
  const { ruleId, message, trace } = finding;
  return {
    ruleId,
    primaryLocation: location(file, finding, (message || ruleId) + factSentences(finding)),
    ...(trace.length === 0
      ? {}
      : { secondaryLocations: trace.map((step) => location(file, step, step.message || step.kind)) }),
  };
}

function location(file: ReportedFile, span: Span, message: string): object {
  return { message, filePath: file.repositoryPath, textRange: textRange(file.lines, span) };
}

/** Lines from 1, columns from 0 in UTF-16 units, the end exclusive; of what has no width, the line alone. */
function textRange(lines: LineIndex, span: Span): object {
  let { startLine, startColumn, endLine, endColumn } = regionOf(lines, span);
  const widthOf = (line: number): number => lines.lineText(line - 1).length;
  // What ends where a line begins ends with the line before.
  while (endLine > startLine && endColumn === 1) {
    endLine--;
    endColumn = widthOf(endLine) + 1;
  }
  // Line ends have no columns, but a finding may begin or end in one.
  startColumn = Math.min(startColumn - 1, widthOf(startLine));
  endColumn = Math.min(endColumn - 1, widthOf(endLine));
  if (startLine === endLine && startColumn >= endColumn) return { startLine };
  return { startLine, startColumn, endLine, endColumn };
}
