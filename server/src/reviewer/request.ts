/**
 * What a reviewer that is a model is asked: one finding, function or change in one file, with the lines that it may
 * read and nothing else. Plain data, the same for a chat model (which is sent `promptFor` it) and for a program
 * (which is sent the data as well). `schemas/reviewer-request.schema.json` describes it for whoever writes one.
 */

import type { Confidence, Severity, TraceStep } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex } from '../text/lines.ts';
import { seen } from '../text/quote.ts';
import type { MaskedText } from './masking.ts';

export const KINDS = ['finding', 'function', 'change'] as const;
export type Kind = (typeof KINDS)[number];

/** Lines in a row. */
export interface Excerpt {
  /** From 1, as in the file. */
  readonly firstLine: number;
  /** As they are sent: secrets masked, what cannot be seen as escapes, long ones cut. */
  readonly lines: readonly string[];
}

export interface RequestedFinding {
  readonly ruleId: string;
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  /** From 1; the last line belongs to it. */
  readonly line: number;
  readonly endLine: number;
  /** The way of the data, source first. */
  readonly steps: readonly {
    readonly line: number;
    readonly kind: TraceStep['kind'];
    readonly message: string;
  }[];
}

/** Lines from 1, the last is part of it. */
export interface LineSpan {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface ReviewRequest {
  readonly schemaVersion: 1;
  /** To be repeated in the answer, which is refused otherwise. */
  readonly nonce: string;
  readonly kind: Kind;
  /** Below the root of the workspace, with `/`. */
  readonly path: string;
  /** An id such as `python`; absent where it is none that is known. */
  readonly language?: string;
  readonly finding?: RequestedFinding;
  /** What the rule's own page says, for a rule that ships with the product. */
  readonly rule?: { readonly why: string; readonly how: string; readonly misses: string };
  /** In the order of the file, apart from each other. */
  readonly excerpts: readonly Excerpt[];
  /** Where new suggestions may be made: lines known or likely to be by AI that nobody has reviewed. */
  readonly suggestOn: readonly LineSpan[];
}

/** The most lines of code in one request. */
export const MOST_LINES = 400;
/** Longer lines are cut, in UTF-16 units. */
export const LONGEST_LINE = 500;
/** What stands at the end of a line that was cut. */
const CUT = ' [cut]';

/** The lines that are sent, and how they differ from the file's. */
export interface SentLines {
  readonly excerpts: readonly Excerpt[];
  /** Lines, from 1, that are not sent as they stand in the file. */
  readonly altered: ReadonlySet<number>;
  /** How many of the lines that were wanted found no room. */
  readonly leftOut: number;
}

/**
 * Takes lines out of a file with its secrets masked. `wanted` are lines from 0; those in `first` are kept where there
 * is no room for all.
 */
export function sentLines(
  file: LineIndex,
  secrets: MaskedText,
  wanted: ReadonlySet<number>,
  first: ReadonlySet<number>,
): SentLines {
  const inside = [...wanted].filter((line) => line >= 0 && line < file.count);
  const byWeight = [...inside].sort((a, b) => Number(first.has(b)) - Number(first.has(a)) || a - b);
  const kept = byWeight.slice(0, MOST_LINES).sort((a, b) => a - b);
  const altered = new Set<number>();
  const masked = new LineIndex(secrets.text);
  const excerpts: { firstLine: number; lines: string[] }[] = [];
  for (const line of kept) {
    const shown = shownLine(secrets.mask(masked.lineText(line)));
    if (shown !== file.lineText(line)) altered.add(line + 1);
    const last = excerpts.at(-1);
    if (last !== undefined && last.firstLine + last.lines.length === line + 1) last.lines.push(shown);
    else excerpts.push({ firstLine: line + 1, lines: [shown] });
  }
  return { excerpts, altered, leftOut: inside.length - kept.length };
}

function shownLine(text: string): string {
  return text.length <= LONGEST_LINE ? seen(text) : `${seen(text.slice(0, LONGEST_LINE))}${CUT}`;
}

/** The lines that were sent, by their numbers from 1. */
export function linesSent({ excerpts }: Pick<ReviewRequest, 'excerpts'>): Map<number, string> {
  return new Map(
    excerpts.flatMap(({ firstLine, lines }) => lines.map((text, i) => [firstLine + i, text] as const)),
  );
}

/** What a rule's page says of itself; what rules of the workspace say could be written to speak to a model. */
export function pageOf(rule: Rule | undefined): ReviewRequest['rule'] {
  if (rule?.bundled !== true || rule.explanation === undefined) return undefined;
  const { why, how, misses } = rule.explanation;
  return { why: why.trim(), how: how.trim(), misses: misses.trim() };
}

/** Lines, from 1, as spans. */
export function spansOf(lines: Iterable<number>): LineSpan[] {
  const spans: { firstLine: number; lastLine: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && last.lastLine + 1 === line) last.lastLine = line;
    else spans.push({ firstLine: line, lastLine: line });
  }
  return spans;
}
