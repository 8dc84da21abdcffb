/**
 * The forms of what the engine answers, for reading it back from files: reports that were written for merging,
 * and what was kept of an earlier scan. Such files come from elsewhere, so every place is held against its text.
 */

import { count, type Form, list, oneOf, record, text } from '../text/forms.ts';
import { CONFIDENCES, PROBLEM_KINDS, SEVERITIES } from './finding.ts';

/** A span of a text of this length, in UTF-16 units. */
function spanIn(length: number): Form {
  const numbers = record({ start: count, end: count });
  return (value) => {
    const fault = numbers(value);
    if (fault !== undefined) return fault;
    const { start, end } = value as { start: number; end: number };
    return start <= end && end <= length ? undefined : ' is no place in its text';
  };
}

/** What all of several forms ask for. */
function both(...forms: readonly Form[]): Form {
  return (value) => forms.map((form) => form(value)).find((fault) => fault !== undefined);
}

/** Another tool, as findings name it. */
export const toolForm: Form = record({ name: text, report: text }, { version: text, title: text });

/** What a test from outside asked for. */
export const requestForm: Form = record({ url: text }, { method: text, parameter: text });

/** A finding in a text of this length. */
export function findingForm(length: number): Form {
  const span = spanIn(length);
  return both(
    span,
    record(
      {
        ruleId: text,
        message: text,
        severity: oneOf(...SEVERITIES),
        confidence: oneOf(...CONFIDENCES),
        cwe: list(count),
        owasp: list(text),
        trace: list(both(span, record({ kind: oneOf('source', 'step', 'sink'), message: text }))),
      },
      {
        fix: record({ title: text, edits: list(both(span, record({ text }))) }),
        cell: record({ number: count, line: count, column: count }),
        suppression: record({ comment: span, reason: text }, { until: text }),
        tool: toolForm,
        shownFor: oneOf('unreviewed-ai'),
        alsoFoundBy: list(text),
        request: requestForm,
        confirmedBy: list(text),
      },
    ),
  );
}

/** A problem, which may be of any file. */
export const problemForm: Form = record(
  { kind: oneOf(...PROBLEM_KINDS), message: text },
  {
    ruleId: text,
    suppression: oneOf('faulty', 'expired', 'unused'),
    path: text,
    span: record({ start: count, end: count }),
  },
);

/** The analysis of a text of this length. */
export function analysisForm(length: number): Form {
  return record({
    findings: list(findingForm(length)),
    problems: list(problemForm),
    unread: list(spanIn(length)),
  });
}
