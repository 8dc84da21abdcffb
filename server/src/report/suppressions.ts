/** The suppression comments of a report: what each silences and why, and those that have become useless. */

import type { AuditSuppression } from './audit/document.ts';
import type { Report } from './report.ts';

/** All of them, in the order of their places. */
export function suppressionsOf(report: Report): AuditSuppression[] {
  const used = report.files.flatMap(({ path, findings, lines }) =>
    findings.flatMap(({ suppression, ruleId }): AuditSuppression[] => {
      if (suppression === undefined) return [];
      const { comment, reason, until } = suppression;
      const line = lines.lineAt(comment.start) + 1;
      const end = until === undefined ? {} : { until };
      return [{ path, line, state: 'used', ruleId, text: reason, ...end }];
    }),
  );
  const useless = report.problems.flatMap((problem): AuditSuppression[] => {
    const { suppression, path, line, message, ruleId } = problem;
    if (suppression === undefined || path === undefined || line === undefined) return [];
    const rule = ruleId === undefined ? {} : { ruleId };
    return [{ path, line, state: suppression, text: message, ...rule }];
  });
  return [...used, ...useless].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}
