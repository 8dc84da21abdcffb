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
  /** The same by the blocks of the text that they touch, so that an edit is held only against those near it. */
  const byBlock = new Map<number, TextEdit[]>();
  const near = (edit: TextEdit): TextEdit[] => blocksOf(edit).flatMap((block) => byBlock.get(block) ?? []);
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    const added = finding.fix.edits.filter((edit) => !near(edit).some((other) => isSame(edit, other)));
    if (added.some((edit) => near(edit).some((other) => overlap(edit, other)))) continue;
    addAll(edits, added);
    for (const edit of added)
      for (const block of blocksOf(edit)) byBlock.set(block, [...(byBlock.get(block) ?? []), edit]);
    fixed.push(finding);
  }
  return { edits: edits.sort((a, b) => a.start - b.start || a.end - b.end), findings: fixed };
}

/** How long a block is, in UTF-16 units: about a line, so that few edits share one. */
const BLOCK = 64;

/** The blocks of the text that an edit touches; edits without one in common have no text in common. */
function blocksOf({ start, end }: TextEdit): number[] {
  const first = Math.floor(start / BLOCK);
  return Array.from({ length: Math.floor(end / BLOCK) - first + 1 }, (_, i) => first + i);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Whether edits touch the same text; two insertions at one place do, as their order would be anybody's guess. */
function overlap(one: TextEdit, other: TextEdit): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}
