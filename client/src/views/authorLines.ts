/** Which lines get which mark of their author: a line has one, that of the strongest part on it. */

import type { ProvenancePart } from '../../../protocol/messages.ts';

/** Known to be an AI's, likely so, or known to come from an unknown author. */
export const MARKS = ['ai', 'likely-ai', 'unknown'] as const;
export type Mark = (typeof MARKS)[number];

/** Lines one after the other with the same mark for the same reason; counted from 0, `last` is part of it. */
export interface MarkedLines {
  first: number;
  last: number;
  mark: Mark;
  sentence: string;
}

/**
 * The marks for a document's parts, in order of lines. What a person wrote, or nobody knows of, has none.
 * `lengthOf` is the length of a line without its line break.
 */
export function markedLines(
  parts: readonly ProvenancePart[],
  lengthOf: (line: number) => number,
): MarkedLines[] {
  const lines = new Map<number, { mark: Mark; sentence: string }>();
  for (const part of parts) {
    const mark = markOf(part);
    if (mark === undefined) continue;
    const { start, end } = part.range;
    // A part that begins or ends with a line break holds nothing of the line before or after it.
    const first =
      start.line < end.line && start.character >= lengthOf(start.line) ? start.line + 1 : start.line;
    const last = end.character === 0 && end.line > first ? end.line - 1 : end.line;
    for (let line = first; line <= last; line++) {
      const other = lines.get(line);
      if (other === undefined || MARKS.indexOf(mark) < MARKS.indexOf(other.mark))
        lines.set(line, { mark, sentence: part.sentence });
    }
  }
  const marked: MarkedLines[] = [];
  for (const [line, { mark, sentence }] of [...lines].sort(([one], [other]) => one - other)) {
    const before = marked.at(-1);
    if (before?.last === line - 1 && before.mark === mark && before.sentence === sentence) before.last = line;
    else marked.push({ first: line, last: line, mark, sentence });
  }
  return marked;
}

function markOf({ author, confidence, evidence }: ProvenancePart): Mark | undefined {
  if (author === 'ai') return confidence === 'low' ? 'likely-ai' : 'ai';
  return author === 'unknown' && evidence.length > 0 ? 'unknown' : undefined;
}
