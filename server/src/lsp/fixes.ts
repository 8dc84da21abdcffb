/** Fixes as edits of the editor. */

import type { TextEdit as EditorEdit } from '../../../protocol/messages.ts';
import type { TextEdit } from '../finding/finding.ts';
import type { TextDocument } from './textDocument.ts';

/** Edits by lines and columns. */
export function editsOf(document: TextDocument, edits: readonly TextEdit[]): EditorEdit[] {
  return edits.map(({ start, end, text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
}
