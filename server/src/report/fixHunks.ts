/** What a fix changes, as the lines before and after. */

import type { TextEdit } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';

export interface Hunk {
  /** The number of the first line before, from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The changed lines of a text, in its order; edits that touch the same or neighbouring lines share a hunk. */
export function fixHunks(edits: readonly TextEdit[], text: string, lines: LineIndex): Hunk[] {
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const first = lines.lineAt(edit.start);
    const last = lines.lineAt(edit.end);
    const group = groups[groups.length - 1];
    if (group !== undefined && first <= group.last + 1) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.map((group) => {
    const start = lines.startOf(group.first);
    const end = lines.endOf(group.last);
    let after = '';
    let at = start;
    for (const edit of group.edits) {
      after += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    after += text.slice(at, end);
    return withoutEqualEnds(group.first + 1, splitLines(text.slice(start, end)), splitLines(after));
  });
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Lines that stay as they are, before and behind the change, are not part of it. */
function withoutEqualEnds(line: number, before: string[], after: string[]): Hunk {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  return {
    line: line + head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
}
