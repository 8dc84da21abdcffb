/**
 * Whether what was seen at different places is about the same change: by the text that it inserted, without
 * what editors change of it on the way.
 */
import type { ChangedEvent, PastedEvent, Replacement } from './event.ts';

/** A text without what pasting itself changes: line ends and indentation. */
export function comparable(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Whether two edits insert the same, wherever that is. */
export function isSameEdit(one: readonly Replacement[] | undefined, other: readonly Replacement[]): boolean {
  const inserted = (changes: readonly Replacement[]): string => changes.map(({ text }) => text).join('\0');
  return one !== undefined && one.length === other.length && inserted(one) === inserted(other);
}

/** Whether a change is what a paste was asked for: at the version before, with the same text. */
export function isPasteOf(
  { version, text }: PastedEvent,
  { version: after, changes }: ChangedEvent,
): boolean {
  if (version !== after - 1 && version !== after) return false;
  const pasted = comparable(text);
  // Several cursors get a line each, or the whole text.
  return (
    comparable(changes.map((change) => change.text).join('')) === pasted ||
    changes.every((change) => comparable(change.text) === pasted)
  );
}
