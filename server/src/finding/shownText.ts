/** What people are told of a finding beside its message: where, why it is shown, and which tests from outside confirm it. */

import { english, type Translate } from '../text/translate.ts';
import type { Finding } from './finding.ts';
import { confirmationSentence, testFacts } from './testText.ts';

type Shown = Parameters<typeof testFacts>[0] & Pick<Finding, 'shownFor'>;

/** Reasons for showing what is not shown everywhere. */
function reasonOf(shownFor: NonNullable<Finding['shownFor']>, t: Translate): string {
  switch (shownFor) {
    case 'unreviewed-ai':
      return t('shown because an assistant wrote this and nobody has reviewed it');
  }
}

/** In a few words each, for lists. */
export function factsOf(finding: Shown, t = english): string[] {
  const { shownFor } = finding;
  return [...testFacts(finding, t), ...(shownFor === undefined ? [] : [reasonOf(shownFor, t)])];
}

/** Where it is in a notebook, as people count there; empty elsewhere. */
export function placeInCell({ cell }: Pick<Finding, 'cell'>, t = english): string[] {
  return cell === undefined ? [] : [t('cell {0}, line {1}', cell.number, cell.line)];
}

/** Why it is shown, as a sentence after a space; empty where it is shown whoever wrote and read the code. */
export function whyShown({ shownFor }: Pick<Finding, 'shownFor'>, t = english): string {
  if (shownFor === undefined) return '';
  const reason = reasonOf(shownFor, t);
  return ` ${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** As sentences, each after a space: to be put behind the message. */
export function factSentences(finding: Shown, t = english): string {
  return confirmationSentence(finding, t) + whyShown(finding, t);
}
