/**
 * What the last analysis of a document found, at its places in the text as it is now: for rules that are not through
 * with that text yet, it is the best that can be shown. What an edit reached into is left out.
 */

import type { Finding, Span } from '../finding/finding.ts';
import type { TextChange } from '../syntax/syntaxTree.ts';

export class LastFindings {
  private findings: readonly Finding[] = [];

  /** Takes the findings of the text as it is now; no suppression has been asked. */
  replace(findings: readonly Finding[]): void {
    this.findings = findings;
  }

  /** Follows a change of the text. */
  edit(change: TextChange): void {
    this.findings = this.findings.flatMap((finding) => moved(finding, change));
  }

  /** Those of some rules, by their ids. */
  of(rules: ReadonlySet<string>): readonly Finding[] {
    return this.findings.filter(({ ruleId }) => rules.has(ruleId));
  }
}

/** The finding where it is after a change, or nothing. */
function moved(finding: Finding, change: TextChange): Finding[] {
  return movedSpans([finding], change).map(({ fix, ...rest }) => {
    const edits = movedSpans(fix?.edits ?? [], change);
    const isFixed = fix !== undefined && edits.length === fix.edits.length;
    const trace = movedSpans(rest.trace, change);
    return { ...rest, trace, ...(isFixed ? { fix: { ...fix, edits } } : {}) };
  });
}

/** The spans where they are after a change, without those that it reached into. */
function movedSpans<Place extends Span>(spans: readonly Place[], { start, end, text }: TextChange): Place[] {
  const shift = text.length - (end - start);
  return spans.flatMap((span) => {
    if (span.end <= start) return [span];
    if (span.start < end) return [];
    return [{ ...span, start: span.start + shift, end: span.end + shift }];
  });
}
