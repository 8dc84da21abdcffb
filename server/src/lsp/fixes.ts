/**
 * Fixes as edits of the editor, and which fixes can be applied together.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit as EditorEdit } from '../../../protocol/messages.ts';
import type { Finding, TextEdit } from '../engine/finding.ts';
import { addAll } from '../text/lists.ts';

/** Edits by lines and columns. */
export function editsOf(document: TextDocument, edits: readonly TextEdit[]): EditorEdit[] {
  return edits.map(({ start, end, text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
}

/**
 * The fixes of a document that do not get in each other's way, the first in the text first. An edit that
 * several fixes have in common, such as the same import, is made once. What is left over because it
 * overlaps shows up again as a finding after the edit, and can be fixed then.
 */
export function fixAll(findings: readonly Finding[]): { edits: TextEdit[]; findings: Finding[] } {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    const added = finding.fix.edits.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (added.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    addAll(edits, added);
    fixed.push(finding);
  }
  return { edits: edits.sort((a, b) => a.start - b.start || a.end - b.end), findings: fixed };
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Whether edits touch the same text; two insertions at one place do, as their order would be anybody's guess. */
function overlap(one: TextEdit, other: TextEdit): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}
