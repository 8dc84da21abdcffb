/** What people are told of a finding beside its message: where, why it is shown, and which tests from outside confirm it. */

import type { Finding } from './finding.ts';
import { confirmationSentence, testFacts } from './testText.ts';

/** Reasons for showing what is not shown everywhere. */
const REASONS: Readonly<Record<NonNullable<Finding['shownFor']>, string>> = {
  'unreviewed-ai': 'shown because an assistant wrote this and nobody has reviewed it',
};

/** In a few words each, for lists. */
export function factsOf(finding: Parameters<typeof testFacts>[0] & Pick<Finding, 'shownFor'>): string[] {
  const { shownFor } = finding;
  return [...testFacts(finding), ...(shownFor === undefined ? [] : [REASONS[shownFor]])];
}

/** Where it is in a notebook, as people count there; empty elsewhere. */
export function placeInCell({ cell }: Pick<Finding, 'cell'>): string[] {
  return cell === undefined ? [] : [`cell ${cell.number}, line ${cell.line}`];
}

/** Why it is shown, as a sentence after a space; empty where it is shown whoever wrote and read the code. */
export function whyShown({ shownFor }: Pick<Finding, 'shownFor'>): string {
  if (shownFor === undefined) return '';
  const reason = REASONS[shownFor];
  return ` ${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** As sentences, each after a space: to be put behind the message. */
export function factSentences(
  finding: Parameters<typeof confirmationSentence>[0] & Pick<Finding, 'shownFor'>,
): string {
  return confirmationSentence(finding) + whyShown(finding);
}
