/**
 * JUnit's XML, which every system that runs builds can show: a suite for each file, a case for each finding, and
 * one case for the scan itself, so that a report without findings is a test that passed (and one for the reviews
 * where a change was held against a policy). Cases are named without
 * their line, so that a finding keeps its history when it moves; the line stands in an attribute.
 */

import { factsOf, placeInCell } from '../finding/shownText.ts';
import type { Format } from './format.ts';
import { allFound, type Found } from './found.ts';
import { type Markup, markup, markupLines } from './markup.ts';
import { problemText, type Report, type ReportedFile } from './report.ts';

export const junit: Format = {
  name: 'junit',
  summary: "JUnit's XML, for the test reports of any build system",
  extension: 'xml',
  write: (report) => ({ text: junitReport(report) }),
};

function junitReport(report: Report): string {
  const byFile = new Map<ReportedFile, Found[]>();
  for (const found of allFound(report)) byFile.set(found.file, [...(byFile.get(found.file) ?? []), found]);
  const suites = [scanSuite(report), ...[...byFile].map(([file, found]) => fileSuite(file, found))];
  const sum = (of: (suite: Suite) => number): number => suites.reduce((all, suite) => all + of(suite), 0);
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="AI Security Scanner" tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}" time="${seconds(report)}">
${suites.map(({ text }) => text)}</testsuites>
`;
  return document.text;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly text: Markup;
}

function seconds({ stats }: Report): string {
  return (stats.durationMs / 1000).toFixed(3);
}

/** The scan as a test: an error when something that was asked for could not be done. */
function scanSuite(report: Report): Suite {
  const errors = report.failed ? 1 : 0;
  const said = markupLines(report.problems.map(problemText));
  const outcome = report.failed
    ? markup`
      <error message="The scan could not do all that was asked for." type="scan">${said}</error>`
    : report.problems.length > 0
      ? markup`
      <system-err>${said}</system-err>`
      : markup``;
  const time = seconds(report);
  const review = reviewCase(report);
  const tests = review === undefined ? 1 : 2;
  const failures = report.review?.passed === false ? 1 : 0;
  const text = markup`  <testsuite name="scan" tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" timestamp="${report.started.slice(0, 19)}" time="${time}">
    <testcase name="scan" classname="ai-security-scanner" time="${time}">${outcome}
    </testcase>
${review ?? markup``}  </testsuite>
`;
  return { tests, failures, errors, text };
}

/** The policy of the base as a test, where a change was held against it. */
function reviewCase({ review }: Report): Markup | undefined {
  if (review === undefined) return undefined;
  const { passed, missing, since } = review;
  const rows = missing.map(
    ({ path, startLine, why }) => `${startLine === undefined ? path : `${path}:${startLine}`}: ${why}`,
  );
  const outcome = passed
    ? markup``
    : markup`<failure message="The changes since ${since} are not reviewed as required." type="review">${markupLines(rows)}</failure>`;
  return markup`    <testcase name="review" classname="ai-security-scanner" time="0">${outcome}</testcase>
`;
}

function fileSuite(file: ReportedFile, found: readonly Found[]): Suite {
  const names = new Map<string, number>();
  const cases = found.map((each) => {
    const { ruleId } = each.finding;
    const count = (names.get(ruleId) ?? 0) + 1;
    names.set(ruleId, count);
    return testCase(each, count === 1 ? ruleId : `${ruleId} ${count}`);
  });
  const skipped = found.filter(({ excused }) => excused !== undefined).length;
  const failures = found.length - skipped;
  const text = markup`  <testsuite name="${file.path}" tests="${found.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0">
${cases}  </testsuite>
`;
  return { tests: found.length, failures, errors: 0, text };
}

function testCase({ finding, file, region, excused }: Found, name: string): Markup {
  const { message, severity, cwe, trace } = finding;
  const details = [
    [`${file.path}:${region.startLine}:${region.startColumn}`, ...placeInCell(finding)].join(', '),
    [severity, ...cwe.map((number) => `CWE-${number}`)].join(' '),
    message,
    ...factsOf(finding),
    ...trace.map((step) => `line ${file.lines.lineAt(step.start) + 1}: ${step.message}`),
  ];
  const outcome =
    excused === undefined
      ? markup`<failure message="${message}" type="${severity}">${markupLines(details)}</failure>`
      : markup`<skipped message="${excused}"/>`;
  return markup`    <testcase name="${name}" classname="${file.path}" file="${file.path}" line="${region.startLine}" time="0">
      ${outcome}
    </testcase>
`;
}
