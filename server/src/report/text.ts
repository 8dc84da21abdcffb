/** The report for a person at a terminal: what, where, why, and what to do, one finding after the other. */

import type { Finding, Severity } from '../engine/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import { type Report, type ReportedFile, regionOf } from './report.ts';
import { columnsOf, expandTabs } from './width.ts';

export interface TextOptions {
  readonly colour: boolean;
}

/** A sign and a word for each severity: colour alone tells nobody who cannot see it. */
const SIGNS: Readonly<Record<Severity, string>> = {
  critical: '✖',
  high: '✖',
  medium: '▲',
  low: '●',
  info: 'ℹ',
};
const COLOURS: Readonly<Record<Severity, number>> = { critical: 31, high: 31, medium: 33, low: 36, info: 34 };

/** Longer lines are shown around the finding only. */
const MAXIMUM_WIDTH = 160;

export function textReport(report: Report, options: TextOptions): string {
  const paint = (code: number, text: string): string =>
    options.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const out: string[] = [];
  for (const file of report.files) {
    const shown = file.findings.filter(({ suppression }) => suppression === undefined);
    if (shown.length === 0) continue;
    out.push(paint(1, paint(4, file.path)), '');
    for (const finding of shown) out.push(...findingLines(finding, file, paint), '');
  }
  const problems = report.problems.map((problem) => {
    const place =
      problem.path === undefined
        ? ''
        : `${problem.path}${problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`}: `;
    return `${paint(33, '!')} ${place}${problem.message}${problem.ruleId === undefined || problem.message.includes(problem.ruleId) ? '' : ` (${problem.ruleId})`}`;
  });
  if (problems.length > 0) out.push(...problems, '');
  out.push(summary(report, paint));
  return `${out.join('\n')}\n`;
}

type Paint = (code: number, text: string) => string;

function findingLines(finding: Finding, file: ReportedFile, paint: Paint): string[] {
  const region = regionOf(file.lines, finding);
  const weakness =
    finding.cwe.length === 0 ? '' : `  ${finding.cwe.map((number) => `CWE-${number}`).join(', ')}`;
  const { severity } = finding;
  const place = paint(2, `${region.startLine}:${region.startColumn}`);
  const out = [
    `  ${paint(COLOURS[severity], `${SIGNS[severity]} ${severity}`)}  ${place}  ${paint(1, finding.ruleId)}${paint(2, weakness)}`,
    `    ${finding.message}`,
    '',
  ];
  out.push(...excerpt(file.lines, finding, paint, COLOURS[severity]));
  for (const step of finding.trace) {
    const at = file.lines.positionAt(step.start);
    const code = expandTabs(file.lines.lineText(at.line)).trim().slice(0, 80);
    out.push(
      `      ${paint(2, `${at.line + 1}:${at.column + 1}`.padEnd(8))} ${step.message}: ${paint(2, code)}`,
    );
  }
  if (finding.fix !== undefined) {
    out.push(`    ${paint(32, '✔ fix')}  ${finding.fix.title}`);
    for (const line of fixedLines(finding, file)) out.push(`      ${paint(32, `+ ${line}`)}`);
  }
  return out;
}

/** The first line of the finding with a caret under the code that it is about. */
function excerpt(lines: LineIndex, finding: Finding, paint: Paint, colour: number): string[] {
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  const text = lines.lineText(start.line);
  const from = start.column;
  const to = end.line === start.line ? Math.max(end.column, from + 1) : text.length;
  const cut = Math.max(0, text.length > MAXIMUM_WIDTH ? from - 40 : 0);
  const visible = text.slice(cut, cut + MAXIMUM_WIDTH);
  const before = columnsOf(visible.slice(0, from - cut));
  const width = Math.max(1, columnsOf(visible.slice(0, Math.min(to, cut + MAXIMUM_WIDTH) - cut)) - before);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const dots = cut > 0 ? '…' : '';
  const more = end.line > start.line ? paint(2, ` (to line ${end.line + 1})`) : '';
  return [
    `    ${paint(2, `${number} │`)} ${dots}${expandTabs(visible)}`,
    `    ${paint(2, `${gutter} │`)} ${' '.repeat(before + dots.length)}${paint(colour, '^'.repeat(width))}${more}`,
  ];
}

/** The lines that the fix changes, as they would be. */
function fixedLines(finding: Finding, { text, lines }: ReportedFile): string[] {
  const edits = [...(finding.fix?.edits ?? [])].sort((a, b) => a.start - b.start);
  const first = edits[0];
  const last = edits[edits.length - 1];
  if (first === undefined || last === undefined) return [];
  // Far-away edits (an import at the top) are shown by what they insert.
  return edits.flatMap((edit) => {
    const from = lines.startOf(lines.lineAt(edit.start));
    const to = lines.endOf(lines.lineAt(edit.end));
    const changed = text.slice(from, edit.start) + edit.text + text.slice(edit.end, to);
    return changed
      .split(/\r\n|\n|\r/)
      .filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1))
      .slice(0, 6)
      .map((line) => expandTabs(line).trimEnd());
  });
}

function summary(report: Report, paint: Paint): string {
  const all = report.files.flatMap((file) => file.findings);
  const findings = all.filter(({ suppression }) => suppression === undefined);
  const suppressed = all.length - findings.length;
  const { files, lines, durationMs } = report.stats;
  const scanned = `${count(files, 'file')}, ${count(lines, 'line')} in ${(durationMs / 1000).toFixed(durationMs < 10_000 ? 2 : 0)} s`;
  const parts = (['critical', 'high', 'medium', 'low', 'info'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [paint(COLOURS[severity], `${number} ${severity}`)];
  });
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  const head =
    findings.length === 0
      ? paint(32, '✔ No findings')
      : paint(1, `${count(findings.length, 'finding')}: ${parts.join(', ')}`);
  const tail = [
    ...(fixable > 0 ? [`${fixable} with a fix`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(report.problems.length > 0 ? [count(report.problems.length, 'problem')] : []),
  ];
  return `${head}${tail.length === 0 ? '' : ` (${tail.join(', ')})`}\n${paint(2, scanned)}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
