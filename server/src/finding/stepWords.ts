/**
 * What happens to data at a step of its way, in words. Reports have them in English; what people read in the editor is
 * in their language. Importers of other tools' results bring steps with words of their own, which stay as they are.
 */

import type { Translate } from '../text/translate.ts';

const SAID = {
  'untrusted data comes in here': (t) => t('untrusted data comes in here'),
  'what callers pass here is not known': (t) => t('what callers pass here is not known'),
  assigned: (t) => t('assigned'),
  propagated: (t) => t('propagated'),
  'put into a container': (t) => t('put into a container'),
  returned: (t) => t('returned'),
  thrown: (t) => t('thrown'),
  'passed as an argument': (t) => t('passed as an argument'),
  'passed through a call': (t) => t('passed through a call'),
  'read into': (t) => t('read into'),
  'and is used here': (t) => t('and is used here'),
} as const satisfies Readonly<Record<string, (t: Translate) => string>>;

/** All that the engine says of a step; another one is a line of the table. */
export type StepWords = keyof typeof SAID;

/** The words of a step in a person's language. */
export function stepWordsIn(words: string, t: Translate): string {
  return Object.hasOwn(SAID, words) ? SAID[words as StepWords](t) : words;
}
