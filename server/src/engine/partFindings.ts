/** What is found in the parts of a document that holds code of other languages, told by its places in the document. */

import type { Part } from '../embedded/index.ts';
import type { PartText } from '../embedded/partText.ts';
import type { Analysis, Finding, Fix, Problem, Span, TextEdit } from '../finding/finding.ts';
import type { Language } from '../syntax/languages/index.ts';
import { LineIndex } from '../text/lines.ts';
import type { Found } from './documentState.ts';
import { joined } from './unread.ts';

/** What is found in a part's code, by its own places. */
export interface FoundInPart extends Found {
  readonly comments: readonly Span[];
  /** What the grammar could not read. */
  readonly errors: readonly Span[];
}

/** What was found in all parts, by its places in the document. */
export class PartFindings {
  readonly findings: Finding[] = [];
  /** Those of cells, whose suppressions have been asked. */
  readonly cells: Finding[] = [];
  readonly problems: Problem[] = [];
  readonly errors: Span[] = [];
  readonly unread: Span[] = [];
  readonly comments: Span[] = [];
  readonly languages = new Set<Language>();
  private readonly parts: Span[] = [];

  addUnread(problem: Problem, span: Span): void {
    this.problems.push(problem);
    this.unread.push(span);
  }

  add(part: Part, language: Language, found: FoundInPart): void {
    this.languages.add(language);
    const { text } = part;
    this.parts.push(text.around);
    this.findings.push(...found.findings.map((finding) => inFile(finding, part)));
    this.addCommon(text, found.problems, found.unread);
    for (const error of found.errors) this.errors.push(text.toFile(error));
    for (const comment of found.comments) this.comments.push(text.toFile(comment));
  }

  addCell(part: Part, number: number, analysis: Analysis): void {
    const { text } = part;
    this.parts.push(text.around);
    const lines = new LineIndex(text.text);
    for (const finding of analysis.findings) {
      const { line, column } = lines.positionAt(finding.start);
      const cell = { number, line: line + 1, column: column + 1 };
      this.cells.push({ ...inFile(finding, part), cell });
    }
    const problems = analysis.problems.filter(({ kind }) => kind !== 'syntax');
    this.addCommon(text, problems, analysis.unread);
    if (problems.length < analysis.problems.length)
      for (const span of analysis.unread) this.errors.push(text.toFile(span));
  }

  /** Whether a place of the document is in a part that has been added. */
  isInPart(offset: number): boolean {
    const part = firstBehind(this.parts, offset);
    return part !== undefined && part.start <= offset;
  }

  private addCommon(text: PartText, problems: readonly Problem[], unread: readonly Span[]): void {
    for (const problem of problems)
      this.problems.push(
        problem.span === undefined || problem.kind === 'rule'
          ? problem
          : { ...problem, span: text.toFile(problem.span) },
      );
    for (const span of unread) this.unread.push(text.toFile(span));
  }
}

/** Where findings of cells say what a rule says of the document's text, too, though it is written otherwise there. */
export class SpokenPlaces {
  private readonly byRule = new Map<string, Span[]>();

  constructor(findings: readonly Finding[]) {
    for (const { ruleId, start, end } of findings) {
      const spans = this.byRule.get(ruleId);
      if (spans === undefined) this.byRule.set(ruleId, [{ start, end }]);
      else spans.push({ start, end });
    }
    for (const [rule, spans] of this.byRule) this.byRule.set(rule, joined(spans));
  }

  has({ ruleId, start, end }: Finding): boolean {
    const next = firstBehind(this.byRule.get(ruleId) ?? [], start);
    return next !== undefined && next.start < Math.max(end, start + 1);
  }
}

/** The first of some spans, which are in order and apart, that ends behind an offset. */
function firstBehind(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}

function inFile(finding: Finding, { text, write }: Part): Finding {
  const { fix, suppression, trace, ...rest } = finding;
  const fixInFile = fix === undefined ? undefined : fixIn(fix, text, write);
  return {
    ...rest,
    ...text.toFile(finding),
    trace: trace.map((step) => ({ ...step, ...text.toFile(step) })),
    ...(fixInFile === undefined ? {} : { fix: fixInFile }),
    ...(suppression === undefined
      ? {}
      : { suppression: { ...suppression, comment: text.toFile(suppression.comment) } }),
  };
}

/** A fix whose edits can all be made in the file; a part of one would break the code. */
function fixIn(fix: Fix, text: PartText, write: Part['write']): Fix | undefined {
  const edits: TextEdit[] = [];
  for (const edit of fix.edits) {
    const inHost = text.editInFile(edit, write);
    if (inHost === undefined) return undefined;
    edits.push(inHost);
  }
  return { ...fix, edits };
}
