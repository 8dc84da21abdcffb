/** Applying fixes to a text, as tests of rules do; an editor applies them itself. */

import type { Finding, TextEdit } from '../engine/finding.ts';

/** The text after some edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** The text after the fixes of all findings; edits that two of them share are made once. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const edits = new Map<string, TextEdit>();
  for (const { fix } of findings)
    for (const edit of fix?.edits ?? []) edits.set(`${edit.start}:${edit.end}:${edit.text}`, edit);
  return applyEdits(text, [...edits.values()]);
}
