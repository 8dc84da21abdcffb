/** What agents are told of an analysis: what counts, as plain data. */

import type { Analysis, Strictness } from '../finding/finding.ts';
import { type KnownLines, shownFindings } from '../review/strictness.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex } from '../text/lines.ts';
import { type AgentFinding, agentFinding } from './findingText.ts';

/**
 * The findings that no comment suppresses, for hooks: an assistant has just written lines of the text, so what is
 * shown for that is among them. Whoever asks knows which lines those are.
 */
export function countedFindings(
  { findings }: Analysis,
  text: string,
  ruleOf: (id: string) => Rule | undefined,
  strictness: Strictness,
): AgentFinding[] {
  const lines = new LineIndex(text);
  return shownFindings(findings, strictness, lines, justWritten(lines))
    .filter(({ suppression }) => suppression === undefined)
    .map((finding) => agentFinding(finding, lines, ruleOf(finding.ruleId)));
}

/** What is known of lines that an assistant wrote a moment ago. */
function justWritten({ count }: LineIndex): KnownLines {
  return { authors: new Array(count).fill('ai'), reviews: new Array(count).fill({ state: 'unreviewed' }) };
}
