/**
 * A second opinion, checked: what a model makes of a finding, or what it suggests to look at besides. Nothing here is
 * a review or a verdict, and whoever decides anything (the ledger, the gate, the checklist) knows nothing of it; a
 * test on imports holds it to that.
 */

import { english, type Translate } from '../text/translate.ts';
import type { View } from './answer.ts';
import type { SpeakingLine } from './injection.ts';
import type { Kind } from './request.ts';

export interface Opinion {
  readonly kind: Kind;
  /** The model's name, as the person knows it. */
  readonly model: string;
  /** For a finding. */
  readonly view?: View;
  readonly probability?: number;
  readonly why: string;
  /** Lines of the code on which it rests, as they stand there; from 1. */
  readonly quotes: readonly { readonly line: number; readonly text: string }[];
  /** An edit that was tried: the file still parses, the finding is gone and no new one has come. */
  readonly edit?: CheckedEdit;
  /** What became of edits that were not kept, as a sentence. */
  readonly editRefusal?: string;
  readonly suggestions: readonly Suggestion[];
  /** How many suggestions were not taken, since they are about other lines than they may be or quote what is not there. */
  readonly suggestionsLeftOut: number;
  /** Lines by which the code speaks to its reader. */
  readonly speaking: readonly SpeakingLine[];
}

/** UTF-16 offsets into the file's text; in the order of the text. */
export interface CheckedEdit {
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** Something to look at, in AI-written code that nobody has reviewed. It is information and never a finding. */
export interface Suggestion {
  /** From 1; the last line belongs to it. */
  readonly line: number;
  readonly endLine: number;
  readonly title: string;
  readonly why: string;
  readonly cwe?: number;
}

function viewOf(view: View | undefined, t: Translate): string {
  switch (view) {
    case 'real':
      return t('likely real');
    case 'not-real':
      return t('likely not real');
    case 'unsure':
      return t('unsure');
    case undefined:
      return t('looked at');
  }
}

/** `Second opinion of NAME: likely real (90 %).` */
export function headline({ model, view, probability }: Opinion, t = english): string {
  const said = viewOf(view, t);
  return probability === undefined
    ? t('Second opinion of {0}: {1}.', model, said)
    : t('Second opinion of {0}: {1} (real with {2} %).', model, said, Math.round(probability * 100));
}

/** What a person has to know of an opinion besides: each a sentence. */
export function notes({ speaking, editRefusal, suggestionsLeftOut }: Opinion, t = english): string[] {
  return [
    ...(speaking.length === 0 ? [] : [speakingSentence(speaking)]),
    ...(editRefusal === undefined ? [] : [editRefusal]),
    ...(suggestionsLeftOut === 0
      ? []
      : [
          suggestionsLeftOut === 1
            ? t(
                '1 suggestion was left out: it quotes what is not there, or is not about unreviewed code of AI.',
              )
            : t(
                '{0} suggestions were left out: they quote what is not there, or are not about unreviewed code of AI.',
                suggestionsLeftOut,
              ),
        ]),
  ];
}

/** `Line 3 of the code tells its reader what to answer.` */
export function speakingSentence(speaking: readonly SpeakingLine[]): string {
  const [first] = speaking;
  if (first === undefined) return '';
  const more = speaking.length - 1;
  return `Line ${first.line} of the code ${first.what}${more === 0 ? '' : `, and ${more} more speak to the reader`}.`;
}

/** What an opinion is, for wherever one is shown. */
export function onlyAnOpinion(t = english): string {
  return t('A model said this. It is no review and no verdict.');
}
