/** The report for a person at a terminal: what, where, why, and what to do, one finding after the other. */

import { type Finding, GRAVEST_FIRST, type Severity } from '../finding/finding.ts';
import { factsOf, placeInCell } from '../finding/shownText.ts';
import { severityCount, severityWord } from '../finding/words.ts';
import { addAll, largest } from '../text/lists.ts';
import { english, type Translate } from '../text/translate.ts';
import { excerpt } from './excerpt.ts';
import { fixHunks } from './fixHunks.ts';
import type { Format, WriteOptions } from './format.ts';
import {
  openFindings,
  problemsForPeople,
  type Report,
  type ReportedFile,
  type ReportedProblem,
  regionOf,
} from './report.ts';
import { reviewText } from './reviewText.ts';
import { safeLine, shownText } from './terminalText.ts';

export type TextOptions = Pick<WriteOptions, 'colour' | 'width'> &
  Partial<Pick<WriteOptions, 'namesUnread' | 't'>>;

export const text: Format = {
  name: 'text',
  summary: 'for a person at a terminal',
  extension: 'txt',
  write: (report, options) => ({
    text:
      textReport(report, options) + (report.review === undefined ? '' : reviewText(report.review, options.t)),
  }),
};

/** A sign and a word for each severity: colour alone tells nobody who cannot see it. */
const SIGNS: Readonly<Record<Severity, string>> = {
  critical: '✖',
  high: '✖',
  medium: '▲',
  low: '●',
  info: '○',
};

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';
type Paint = (colour: Colour, text: string) => string;

/** How a report is shown: painted, and said in a language. */
interface Look {
  readonly paint: Paint;
  readonly t: Translate;
}

/** What switches a colour on, and off again without touching others. */
const CODES: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

const COLOURS: Readonly<Record<Severity, Colour>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'blue',
};

/** Longer ways of data are shown without their middle. */
const MAXIMUM_STEPS = 12;

export function textReport(report: Report, { colour, width, namesUnread, t = english }: TextOptions): string {
  const paint: Paint = (name, part) => {
    if (!colour || part === '') return part;
    const [on, off] = CODES[name];
    return `\u001b[${on}m${part}\u001b[${off}m`;
  };
  const look: Look = { paint, t };
  const out: string[] = [];
  for (const file of report.files) {
    const shown = file.findings.filter(({ suppression }) => suppression === undefined);
    if (shown.length === 0) continue;
    out.push(paint('bold', safeLine(file.path)), '');
    for (const finding of shown) out.push(...findingLines(finding, file, look, width), '');
  }
  const problems = problemsForPeople(report, namesUnread === true);
  if (problems.length > 0) {
    out.push(paint('bold', problemCount(problems.length, t)), '');
    addAll(
      out,
      problems.map((problem) => problemLine(problem, paint)),
    );
    out.push('');
  }
  out.push(...summary(report, look, namesUnread === true));
  return `${out.join('\n')}\n`;
}

/** One line that says how a scan came out, for where the report itself is not shown. */
export function summaryLine(report: Report, t = english): string {
  return summary(report, { paint: (_, part) => part, t }, false).join(' · ');
}

function findingLines(finding: Finding, file: ReportedFile, look: Look, width: number): string[] {
  const { paint, t } = look;
  const { severity, fix, tool, alsoFoundBy = [] } = finding;
  const { startLine, startColumn } = regionOf(file.lines, finding);
  const facts = [
    safeLine(finding.ruleId),
    ...finding.cwe.map((number) => `CWE-${number}`),
    // The whole path again: terminals make a link of it.
    paint('dim', `${safeLine(file.path)}:${startLine}:${startColumn}`),
    ...placeInCell(finding, t),
    ...(tool === undefined ? [] : [t('found by {0}', safeLine(tool.name))]),
    ...(alsoFoundBy.length === 0 ? [] : [t('also found by {0}', safeLine(alsoFoundBy.join(', ')))]),
    ...factsOf(finding, t).map(safeLine),
  ];
  const out = [
    `  ${paint(COLOURS[severity], `${SIGNS[severity]} ${severityWord(severity, t)}`)}  ${safeLine(finding.message)}`,
    `    ${facts.join('  ')}`,
    '',
  ];
  for (const { number, code, caret, left } of excerpt(file.lines, finding, width)) {
    out.push(`    ${paint('dim', `${number.padStart(5)} │`)} ${code}`);
    if (caret !== undefined)
      out.push(
        `    ${paint('dim', `${' '.repeat(5)} │`)} ${caret.indent}${paint(COLOURS[severity], caret.marks)}`,
      );
    if (left !== undefined) {
      const note = left === 1 ? t('… 1 more line') : t('… {0} more lines', left);
      out.push(`    ${paint('dim', `${' '.repeat(5)} │ ${note}`)}`);
    }
  }
  const trace = traceLines(finding, file, look);
  if (trace.length > 0) out.push('', ...trace);
  if (fix !== undefined) {
    out.push('', `    ${paint('green', `✔ ${t('fix')}`)}  ${safeLine(fix.title)}`);
    for (const { removed, added } of fixHunks(fix.edits, file.text, file.lines)) {
      for (const line of removed) out.push(`      ${paint('red', `- ${clip(line, width)}`)}`);
      for (const line of added) out.push(`      ${paint('green', `+ ${clip(line, width)}`)}`);
    }
  }
  return out;
}

/** The way of the data, a step a line: where, what happens, and the line of code. */
function traceLines({ trace }: Finding, { lines }: ReportedFile, { paint, t }: Look): string[] {
  const places = trace.map(({ start }) => lines.positionAt(start));
  // A way that does not leave its line is seen there.
  if (places.every(({ line }) => line === places[0]?.line)) return [];
  const names = places.map(({ line, column }) => `${line + 1}:${column + 1}`);
  const placeWidth = largest(names.map((name) => name.length));
  const messageWidth = largest(trace.map(({ message }) => message.length));
  const steps = trace.map(({ kind, message }, i) => {
    const code = clip(lines.lineText(places[i]?.line ?? 0).trim(), 80);
    const place = (names[i] as string).padEnd(placeWidth);
    return `    ${kind.padEnd(6)}  ${paint('dim', place)}  ${safeLine(message).padEnd(messageWidth)}  ${paint('dim', code)}`;
  });
  if (steps.length <= MAXIMUM_STEPS) return steps;
  const half = MAXIMUM_STEPS / 2;
  const left = steps.length - MAXIMUM_STEPS;
  const note = left === 1 ? t('… 1 more step …') : t('… {0} more steps …', left);
  return [...steps.slice(0, half), `    ${note}`, ...steps.slice(-half)];
}

function problemLine(problem: ReportedProblem, paint: Paint): string {
  const { path, line, column, ruleId, message } = problem;
  const place = line === undefined ? path : `${path}:${line}:${column ?? 1}`;
  const rule = ruleId === undefined || message.includes(ruleId) ? '' : ` (${safeLine(ruleId)})`;
  const parts = [`  ${paint('yellow', '!')}`, ...(place === undefined ? [] : [`${safeLine(place)}:`])];
  return `${parts.join(' ')} ${safeLine(message)}${rule}`;
}

function problemCount(count: number, t: Translate): string {
  return count === 1 ? t('1 problem') : t('{0} problems', count);
}

function summary(report: Report, { paint, t }: Look, namesUnread: boolean): string[] {
  const findings = openFindings(report);
  const suppressed = report.files.flatMap((file) => file.findings).length - findings.length;
  const { files, lines, durationMs, binaryFiles } = report.stats;
  const problems = problemsForPeople(report, false).length;
  const unread = report.problems.filter(({ kind }) => kind === 'syntax').length;
  const severities = GRAVEST_FIRST.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [paint(COLOURS[severity], severityCount(severity, number, t))];
  });
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  const head =
    findings.length > 0
      ? paint(
          'bold',
          findings.length === 1
            ? t('1 finding: {0}', severities.join(', '))
            : t('{0} findings: {1}', findings.length, severities.join(', ')),
        )
      : files === 0
        ? paint('bold', t('Nothing was scanned'))
        : paint('green', `✔ ${t('No findings')}`);
  const tail = [
    ...(fixable > 0 ? [t('{0} with a fix', fixable)] : []),
    ...(suppressed > 0 ? [t('{0} suppressed', suppressed)] : []),
    ...(problems > 0 ? [problemCount(problems, t)] : []),
  ];
  const seconds = (durationMs / 1000).toFixed(durationMs < 10_000 ? 2 : 0);
  const scanned = [
    t('{0} in {1} s', [fileCount(files, t), lineCount(lines, t)].join(', '), seconds),
    ...(binaryFiles === 0
      ? []
      : [binaryFiles === 1 ? t('1 binary file left out') : t('{0} binary files left out', binaryFiles)]),
  ];
  return [
    tail.length === 0 ? head : `${head} (${tail.join(', ')})`,
    paint('dim', scanned.join(', ')),
    ...(unread === 0
      ? []
      : [
          (unread === 1
            ? t('1 file could not be parsed in full')
            : t('{0} files could not be parsed in full', unread)) +
            (namesUnread ? '' : t(': --strict names them')),
        ]),
  ];
}

function fileCount(count: number, t: Translate): string {
  return count === 1 ? t('1 file') : t('{0} files', count);
}

function lineCount(count: number, t: Translate): string {
  return count === 1 ? t('1 line') : t('{0} lines', count);
}

/** A line of code that does not run over the edge. */
function clip(line: string, width: number): string {
  // What is far beyond the edge need not be measured.
  const shown = shownText(line.slice(0, 4 * width));
  if (line.length <= 4 * width && shown.columnAt(line.length) <= width) return shown.text;
  let end = Math.min(line.length, 4 * width);
  while (end > 0 && shown.columnAt(end) > width - 1) end--;
  return `${shownText(line.slice(0, end)).text}…`;
}
