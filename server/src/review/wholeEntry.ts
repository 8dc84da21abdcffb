/** What of a change has no lines that a person can read one by one, and what that is called. */

import { type ChangedEntry, isFile, kindOfSide } from './changedEntry.ts';

/** What an entry is, as a sentence, if its kind alone says that it has no lines; `leadsTo` is a link's target. */
export function wholeByKind({ before, after }: ChangedEntry, leadsTo?: string): string | undefined {
  if (after === undefined)
    return before === undefined || isFile(before)
      ? 'it was deleted'
      : `it was ${kindOfSide(before)} and was deleted`;
  if (isFile(after)) return undefined;
  return `it is ${kindOfSide(after)}${leadsTo === undefined ? '' : ` to ${leadsTo}`}`;
}

/** What a file is that cannot be read as text, by the reason for that. */
export function wholeUnread(reason: string): string {
  return `it cannot be read line by line: ${reason}`;
}

/** What a file among the review records is that is none. */
export const STRAY_RECORD = 'it lies among the review records and is none that can be read';

/**
 * What a file is that has nothing to read any more. `before` is the text that was there; null where that was no
 * text, undefined where there was nothing.
 */
export function wholeIfEmptied(before: string | null | undefined, after: string): string | undefined {
  const isEmptied = after.trim() === '' && before !== undefined && before?.trim() !== '';
  return isEmptied ? 'it was emptied' : undefined;
}
