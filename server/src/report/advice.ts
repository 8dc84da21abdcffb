/** What is said of a finding in pages that render Markdown or HTML, and in whose words it is. */

import type { Finding } from '../finding/finding.ts';
import type { ReportedRule } from './report.ts';

/**
 * Whether a message is ours word for word: of a rule that ships, with nothing filled in. All others, and all that
 * they repeat of the code, could have been written to be taken for something that they are not.
 */
export function isOurMessage({ message }: Pick<Finding, 'message'>, rule: ReportedRule | undefined): boolean {
  return rule?.bundled === true && message === rule.message;
}
