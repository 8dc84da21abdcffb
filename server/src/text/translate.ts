/**
 * What people read, in their language. A sentence is written in English where it is said, with `{0}` for the first
 * value, and the English is its key in the bundle of a language: `l10n/bundle.l10n.<language>.json`, which VS Code
 * reads for the client as well. Whoever writes for people is handed a `Translate`; what machines read has none, so it
 * cannot be translated by mistake.
 */

import { groupedBy } from './counted.ts';

/** Translations by the English sentence. */
export type Messages = Readonly<Record<string, string>>;

/** Says a sentence; numbers are written with their digits in groups. */
export type Translate = (sentence: string, ...values: readonly (string | number)[]) => string;

/** How a language groups digits is what it makes of this. */
export const GROUPED = '1,234';

/** Says sentences in the language of a bundle, and in English where it has none. */
export function translator(messages: Messages): Translate {
  const said = (sentence: string): string =>
    Object.hasOwn(messages, sentence) ? (messages[sentence] as string) : sentence;
  const separator = said(GROUPED).slice(1, -3);
  return (sentence, ...values) =>
    said(sentence).replace(/\{(\d+)\}/g, (placeholder, index) => {
      const value = values[Number(index)];
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? groupedBy(value, separator) : value;
    });
}

/** Says them as they are written. */
export const english: Translate = translator({});
