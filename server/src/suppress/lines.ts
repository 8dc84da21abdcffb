/** Suppressions in texts that no grammar reads: any line with a marker may be a comment. */

import type { Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';

/** The lines with a suppression's marker; `counts` says whether a marker at an offset does. */
export function suppressionLines(
  text: string,
  lines: LineIndex,
  counts: (offset: number) => boolean = () => true,
): Span[] {
  const spans: Span[] = [];
  const marker = /ai-security-ignore|nosemgrep/g;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    if (!counts(match.index)) continue;
    const line = lines.lineAt(match.index);
    spans.push({ start: lines.startOf(line), end: lines.endOf(line) });
    marker.lastIndex = Math.max(marker.lastIndex, lines.endOf(line));
  }
  return spans;
}
