/** What hooks say to models and people: short, the worst first, and of a workspace's text only quotations. */

import { type AgentFinding, findingsText } from '../findingText.ts';

/** Agents cut longer texts or hand them on as files, in UTF-16 units. */
const LONGEST = 6_000;
const MOST_FINDINGS = 5;
const MOST_REASONS = 5;

const DUTY =
  'Mend this now, in the code itself. Suppressing a finding and signing off a review are for a person.';

export interface FileFindings {
  /** As it is named in the workspace. */
  readonly name: string;
  readonly findings: readonly AgentFinding[];
}

/** The findings of files, with what is to be done about them. `about` stands behind a file's name. */
export function toldFindings(files: readonly FileFindings[], about: string): string {
  return `${listed(files, about)}\n${DUTY}`;
}

/** Why an edit is refused. */
export function refusal(files: readonly FileFindings[]): string {
  return `This edit was refused, as it adds what is critical.\n${listed(files, 'as the edit would leave it')}\nWrite it without that. Whether it may stay is for a person to say.`;
}

/** What a person is asked before a tool is used. */
export function question(reasons: readonly string[]): string {
  const left = reasons.length - MOST_REASONS;
  const rest = left > 0 ? ` There are ${left} more reasons like these.` : '';
  return `AI Security Scanner: a person should decide this. ${reasons.slice(0, MOST_REASONS).join(' ')}${rest}`;
}

/** The findings within the length: fewer of each file, then without their fixes, then the first files only. */
function listed(files: readonly FileFindings[], about: string): string {
  const bare = files.map(({ name, findings }) => ({ name, findings: findings.map(withoutFix) }));
  for (const given of [files, bare])
    for (let maximum = MOST_FINDINGS; maximum > 0; maximum--) {
      const text = given
        .map(({ name, findings }) => findingsText(name, findings, { about, maximum }))
        .join('\n');
      if (text.length <= LONGEST) return text;
    }
  // So many files that not even one finding of each goes in.
  const [first] = bare;
  const others = bare.length - 1;
  return first === undefined
    ? ''
    : `${findingsText(first.name, first.findings, { about, maximum: 1 })}\nThere are findings in ${others} other files.`;
}

function withoutFix({ fix: _, ...finding }: AgentFinding): AgentFinding {
  return finding;
}
