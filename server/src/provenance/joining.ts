/**
 * Whether what was seen at different places is about the same change: by the text that it inserted, without
 * what editors change of it on the way.
 */
import type { Replacement, ReportedEvent } from './event.ts';

/** Shorter texts of a report say too little to be recognised. */
const SHORTEST_REPORT = 12;

/** A text without what pasting itself changes: line ends and indentation. */
export function comparable(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Whether two edits insert the same, wherever that is. */
export function isSameEdit(one: readonly Replacement[] | undefined, other: readonly Replacement[]): boolean {
  const inserted = (changes: readonly Replacement[]): string => changes.map(({ text }) => text).join('\0');
  return one !== undefined && one.length === other.length && inserted(one) === inserted(other);
}

/** Who reported to have written what these replacements insert. */
export function reporterOf(
  changes: readonly Replacement[],
  { tool, texts }: ReportedEvent,
): string | undefined {
  const inserted = comparable(changes.map(({ text }) => text).join(''));
  if (inserted === '') return undefined;
  const isReported = texts.map(comparable).some((text) => {
    if (text === inserted) return true;
    const [short, long] = text.length < inserted.length ? [text, inserted] : [inserted, text];
    return short.length >= SHORTEST_REPORT && long.includes(short);
  });
  return isReported ? tool : undefined;
}
