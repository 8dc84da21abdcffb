/**
 * Findings as a language model is told of them: plain data that can go through a socket, and a short text, the
 * worst first, each with its line, its rule, what is wrong and the fix. The messages of bundled rules are ours
 * and stand as they are; what rules of the workspace say, and what a message repeats of the code, is quoted
 * (`text/quote.ts`).
 */

import {
  type CellPlace,
  CONFIDENCES,
  type Confidence,
  type Finding,
  SEVERITIES,
  type Severity,
  type TraceStep,
} from '../finding/finding.ts';
import { whyShown } from '../finding/shownText.ts';
import { fixHunks, type Hunk } from '../report/fixHunks.ts';
import { isOwnMessage } from '../report/report.ts';
import type { Rule } from '../rule/rule.ts';
import { counted } from '../text/counted.ts';
import type { LineIndex } from '../text/lines.ts';
import { fenced, quoted } from '../text/quote.ts';

/** A finding as tools and hooks hand it on. Lines and columns count from 1, columns in UTF-16 units. */
export interface AgentFinding {
  readonly ruleId: string;
  /** Whether the rule ships with the product. */
  readonly bundled: boolean;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The place in a notebook as people count. */
  readonly cell?: CellPlace;
  readonly message: string;
  /** Set where it is told only because an assistant wrote its lines and nobody has reviewed them. */
  readonly shownFor?: NonNullable<Finding['shownFor']>;
  /** Whether the message is ours, word for word: from a bundled rule, with no code filled in. */
  readonly ownMessage: boolean;
  readonly fix?: { readonly title: string; readonly hunks: readonly Hunk[] };
  /** The way of the data, source first. */
  readonly trace: readonly {
    readonly line: number;
    readonly kind: TraceStep['kind'];
    readonly step: string;
  }[];
}

/** A finding of a text with these lines, by this rule. */
export function agentFinding(finding: Finding, lines: LineIndex, rule: Rule | undefined): AgentFinding {
  const { ruleId, severity, confidence, cwe, message, fix, cell, shownFor } = finding;
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  return {
    ruleId,
    bundled: rule?.bundled === true,
    severity,
    confidence,
    cwe,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    ...(cell === undefined ? {} : { cell }),
    message,
    ...(shownFor === undefined ? {} : { shownFor }),
    ownMessage: isOwnMessage(message, rule),
    ...(fix === undefined
      ? {}
      : { fix: { title: fix.title, hunks: fixHunks(fix.edits, lines.text, lines) } }),
    trace: finding.trace.map(({ start: at, kind, message: step }) => ({
      line: lines.lineAt(at) + 1,
      kind,
      step,
    })),
  };
}

/** The gravest first, then the surest, then in the order of the text. */
export function worstFirst(findings: readonly AgentFinding[]): AgentFinding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
      CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.ruleId < b.ruleId ? -1 : 1),
  );
}

/** How many findings of a file are told one by one. */
export const MAXIMUM_FINDINGS = 10;

/** How long the text of a file's findings gets, in UTF-16 units; hosts cut or put aside what is much longer. */
export const MAXIMUM_LENGTH = 8000;

export interface FindingsTextOptions {
  readonly maximum?: number;
  readonly maximumLength?: number;
  /** What stands behind the file's name in the heading: `you just wrote`. Our words only. */
  readonly about?: string;
}

/**
 * The findings of one file, for example `2 findings in "app.py" you just wrote:` and a numbered item for each.
 * Fixes for which there is no room, and then findings, are left out, which is said; the worst is always told.
 * The path is quoted; without findings the text says so.
 */
export function findingsText(
  path: string,
  findings: readonly AgentFinding[],
  { maximum = MAXIMUM_FINDINGS, maximumLength = MAXIMUM_LENGTH, about }: FindingsTextOptions = {},
): string {
  const where = `${quoted(path)}${about === undefined ? '' : ` ${about}`}`;
  if (findings.length === 0) return `No findings in ${where}.`;
  const sorted = worstFirst(findings);
  const out = [`${counted(findings.length, 'finding')} in ${where}:`];
  let length = 0;
  let told = 0;
  for (const finding of sorted.slice(0, maximum)) {
    const whole = findingItem(finding, told + 1);
    const item = length + whole.length <= maximumLength ? whole : withoutFix(finding, told + 1);
    if (told > 0 && length + item.length > maximumLength) break;
    out.push(item);
    length += item.length;
    told++;
  }
  const next = sorted[told];
  if (next !== undefined)
    out.push(
      `${counted(sorted.length - told, 'more finding')} left out, the worst of severity ${next.severity}.`,
    );
  return out.join('\n');
}

/** One finding as an item of a list: a line, and the fix below it. */
export function findingItem(finding: AgentFinding, number: number): string {
  const { fix } = finding;
  const head = findingHead(finding, number);
  return fix === undefined ? head : `${head}\n${fixText(fix)}`;
}

function withoutFix(finding: AgentFinding, number: number): string {
  const head = findingHead(finding, number);
  return finding.fix === undefined ? head : `${head}\nFix: there is one, left out here as it is long.`;
}

function findingHead(finding: AgentFinding, number: number): string {
  const { severity, line, endLine, cell, cwe } = finding;
  const inFile = endLine > line ? `lines ${line} to ${endLine}` : `line ${line}`;
  const lines = cell === undefined ? inFile : `cell ${cell.number} line ${cell.line} (${inFile} of the file)`;
  const weakness = cwe.map((each) => ` CWE-${each}`).join('');
  return `${number}. ${severity}, ${lines}, rule ${ruleName(finding)}${weakness}: ${messageText(finding)}${whyShown(finding)}`;
}

/** A rule's id, quoted where it is the workspace's. */
export function ruleName({ ruleId, bundled }: Pick<AgentFinding, 'ruleId' | 'bundled'>): string {
  return bundled ? ruleId : quoted(ruleId);
}

/** What a finding says, in our name only where these are our words. */
export function messageText({
  message,
  bundled,
  ownMessage,
}: Pick<AgentFinding, 'message' | 'bundled' | 'ownMessage'>): string {
  if (ownMessage) return message;
  return bundled
    ? quoted(message, MAXIMUM_MESSAGE)
    : `the workspace's rule says ${quoted(message, MAXIMUM_MESSAGE)}`;
}

/** The longest message that is not ours, UTF-16 units. */
const MAXIMUM_MESSAGE = 400;

/** The lines that a fix takes away and puts there. */
function fixText({ title, hunks }: NonNullable<AgentFinding['fix']>): string {
  const changes = hunks.slice(0, MAXIMUM_FIX_PLACES).map(({ line, removed, added }) => {
    const lines = [...removed.map((text) => `- ${text}`), ...added.map((text) => `+ ${text}`)];
    return `At line ${line}:\n${fenced(lines.join('\n'), { maximumLines: MAXIMUM_FIX_LINES })}`;
  });
  const left = hunks.length - changes.length;
  const rest = left > 0 ? [`[${counted(left, 'more place')} left out]`] : [];
  return [`Fix: ${quoted(title)}`, ...changes, ...rest].join('\n');
}

/** Larger fixes are asked for by themselves. */
const MAXIMUM_FIX_LINES = 12;
const MAXIMUM_FIX_PLACES = 4;
