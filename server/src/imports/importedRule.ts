/** What reports say of the rule of another tool's finding: no more than the tool said of it. */

import type { Finding } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';

export function importedRule({ ruleId, message, severity, confidence, cwe, owasp, tool }: Finding): Rule {
  return {
    id: ruleId,
    title: tool?.title ?? ruleId,
    message,
    severity,
    confidence,
    languages: [],
    cwe,
    owasp,
    references: [],
    options: {},
    file: tool?.report ?? '',
    bundled: false,
  };
}
