/** What agents are told of an analysis: what counts, as plain data. */

import type { Analysis } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex } from '../text/lines.ts';
import { type AgentFinding, agentFinding } from './findingText.ts';

/** The findings that no comment suppresses. */
export function countedFindings(
  { findings }: Analysis,
  text: string,
  ruleOf: (id: string) => Rule | undefined,
): AgentFinding[] {
  const lines = new LineIndex(text);
  return findings
    .filter(({ suppression }) => suppression === undefined)
    .map((finding) => agentFinding(finding, lines, ruleOf(finding.ruleId)));
}
