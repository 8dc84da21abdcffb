/**
 * Markdown for the comment of a pull request or the summary of a job (`$GITHUB_STEP_SUMMARY`). Both refuse what is
 * too long, so only the gravest findings are told as long as there is room, and how many more there are.
 *
 * Paths, code and the messages of others' rules stand in code spans and fences, which they cannot end: nothing of
 * them becomes a link, a picture, or the mention of a person.
 */

import { GRAVEST_FIRST } from '../finding/finding.ts';
import { factsOf, placeInCell } from '../finding/shownText.ts';
import { counted } from '../text/counted.ts';
import { fenced, seen } from '../text/quote.ts';
import type { Format } from './format.ts';
import { allFound, type Found, gravestFirst } from './found.ts';
import { isOwnMessage, problemsForPeople, problemText, type Report, type ReportedRule } from './report.ts';

/** GitHub takes comments of 65,536 characters; bytes are counted where a summary is bounded. */
export const MAXIMUM_LENGTH = 60_000;

/** Lines of code of a finding, rows of a list, and UTF-16 units of a code span that are shown. */
const MAXIMUM_CODE_LINES = 6;
const MAXIMUM_ROWS = 10;
const MAXIMUM_SPAN = 300;

export const markdown: Format = {
  name: 'markdown',
  summary: "for a pull request's comment or `$GITHUB_STEP_SUMMARY`, the gravest findings first",
  extension: 'md',
  write: (report) => ({ text: markdownReport(report) }),
};

export function markdownReport(report: Report): string {
  const found = allFound(report);
  const counting = found.filter(({ excused }) => excused === undefined);
  const head = [heading(counting), ...severityTable(counting)].join('\n\n');
  const tail = [
    ...missingReviews(report),
    ...problemsOf(report),
    scanLine(report, found.length - counting.length),
  ].join('\n\n');
  const parts: string[] = [];
  const ordered = gravestFirst(counting);
  // Room for the sentence that says how many are left out.
  let room = MAXIMUM_LENGTH - head.length - tail.length - 200;
  for (const each of ordered) {
    const part = section(each, report.rules.get(each.finding.ruleId));
    if (part.length + 2 > room) break;
    room -= part.length + 2;
    parts.push(part);
  }
  const left = ordered.length - parts.length;
  const more =
    left === 0 ? [] : [`**${counted(left, 'more finding')}** did not fit here: see the full report.`];
  return `${[head, ...parts, ...more, tail].join('\n\n')}\n`;
}

function heading(found: readonly Found[]): string {
  return `## AI Security Scanner: ${found.length === 0 ? 'no findings' : counted(found.length, 'finding')}`;
}

function severityTable(found: readonly Found[]): string[] {
  if (found.length === 0) return [];
  const rows = GRAVEST_FIRST.flatMap((severity) => {
    const number = found.filter(({ finding }) => finding.severity === severity).length;
    return number === 0 ? [] : [`| ${severity} | ${number} |`];
  });
  return [['| Severity | Findings |', '| --- | ---: |', ...rows].join('\n')];
}

function section({ finding, file, region }: Found, rule: ReportedRule | undefined): string {
  const { severity, ruleId, message, cwe, fix, trace } = finding;
  const facts = [
    codeSpan(`${file.path}:${region.startLine}`),
    ...placeInCell(finding),
    codeSpan(ruleId),
    ...cwe.map((number) => `[CWE-${number}](https://cwe.mitre.org/data/definitions/${number}.html)`),
  ];
  const tested = factsOf(finding).map(codeSpan);
  const last = Math.min(region.endLine, region.startLine + MAXIMUM_CODE_LINES - 1);
  const code = file.text.slice(
    file.lines.startOf(region.startLine - 1),
    file.lines.endOf(Math.max(region.startLine, last) - 1),
  );
  const steps = trace.map(({ message: step, start }) => `${file.lines.lineAt(start) + 1}: ${codeSpan(step)}`);
  const own = isOwnMessage(message, rule);
  return [
    `### ${severity}: ${rule?.bundled === true ? rule.title : codeSpan(rule?.title ?? ruleId)}`,
    facts.join(' · '),
    own ? message : codeSpan(message),
    ...(tested.length === 0 ? [] : [tested.join(' · ')]),
    fenced(code, { firstLine: region.startLine, maximumLines: MAXIMUM_CODE_LINES }),
    ...(steps.length < 2 ? [] : [`The way of the data, by lines: ${pathOf(steps)}`]),
    ...(fix === undefined ? [] : [`There is a fix: ${codeSpan(fix.title)}`]),
  ].join('\n\n');
}

/** The steps of a way, without its middle where it is long. */
function pathOf(steps: readonly string[]): string {
  const shown = steps.length <= 6 ? steps : [...steps.slice(0, 3), '…', ...steps.slice(-3)];
  return shown.join(' → ');
}

function missingReviews({ review }: Report): string[] {
  if (review === undefined || review.missing.length === 0) return [];
  const { missing } = review;
  const rows = missing.map(
    ({ path, startLine, why }) =>
      `${codeSpan(startLine === undefined ? path : `${path}:${startLine}`)} ${codeSpan(why)}`,
  );
  return [`### ${counted(missing.length, 'missing review')}`, bounded(rows)];
}

function problemsOf(report: Report): string[] {
  const problems = problemsForPeople(report, true);
  if (problems.length === 0) return [];
  const rows = problems.map((problem) => codeSpan(problemText(problem)));
  return [`### ${counted(problems.length, 'problem')}`, bounded(rows)];
}

/** A list of the first rows, and how many more there are. */
function bounded(rows: readonly string[]): string {
  const left = rows.length - MAXIMUM_ROWS;
  const more = left > 0 ? [`… and ${left} more: see the full report.`] : [];
  return [...rows.slice(0, MAXIMUM_ROWS), ...more].map((row) => `* ${row}`).join('\n');
}

function scanLine({ stats, toolVersion, review, failed }: Report, excused: number): string {
  return [
    `${counted(stats.files, 'file')}, ${counted(stats.lines, 'line')}`,
    ...(excused === 0 ? [] : [`${excused} suppressed or judged`]),
    ...(review === undefined
      ? []
      : [review.passed ? 'reviewed as required' : '**not reviewed as required**']),
    ...(failed ? ['**not all that was asked for could be done**'] : []),
    `AI Security Scanner ${toolVersion}`,
  ].join(' · ');
}

/** A code span that its text cannot end, on one line. */
export function codeSpan(text: string): string {
  const cut = text.length <= MAXIMUM_SPAN ? text : `${text.slice(0, MAXIMUM_SPAN)}…`;
  const shown = seen(cut.replace(/[\r\n\t]+/g, ' ')).trim();
  if (shown === '') return '` `';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const blank = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${ticks}${blank}${shown}${blank}${ticks}`;
}
