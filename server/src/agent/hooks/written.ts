/**
 * The text of a file as an agent's writes leave it, and which of its lines they put there.
 *
 * A hook may be called before the agent's program has written the file, also after the tool is said to have been
 * used: so where the file does not hold what was written, it is worked out from the payload.
 */

import { type AgentWrite, differentWrites, withLineFeeds } from '../../provenance/agentReport.ts';
import { lineSpans, newLines } from '../../provenance/lines.ts';

/** Writes can make a text grow without end: longer ones are not looked at, in UTF-16 units. */
const LONGEST_TEXT = 16_000_000;

export interface Written {
  /** The file's own text where it holds all that was written; otherwise as the writes would leave it. */
  readonly text: string;
  /** The lines that the writes put there, from 1. */
  readonly lines: ReadonlySet<number>;
}

/**
 * The text after the writes. `current` is what the file holds, undefined where there is no such file; `isDone`
 * says whether the agent says that it has written. Undefined where neither tells a text. Throws where the text gets
 * too long.
 */
export function writtenText(
  current: string | undefined,
  writes: readonly AgentWrite[],
  isDone: boolean,
): Written | undefined {
  const plain = current === undefined ? undefined : withLineFeeds(current);
  let text = plain;
  for (const write of writes) text = applied(text, write, isDone);
  if (text === undefined) return undefined;
  const lines = new Set<number>();
  const starts = lineSpans(text).map(({ start }) => start);
  const missing = new Set<string>();
  for (const write of differentWrites(writes)) {
    const now = withLineFeeds(write.text);
    const fresh = newLines(withLineFeeds(write.old ?? ''), now);
    const found = fresh.size === 0 ? fresh : linesOf(text, starts, now, fresh);
    for (const line of found) lines.add(line + 1);
    if (found.size > 0) continue;
    const all = now.split('\n');
    for (const line of fresh) missing.add((all[line] as string).trim());
  }
  // A formatter may have been over what was written: lines that are the same but for blanks around them.
  if (missing.size > 0)
    for (const [line, each] of text.split('\n').entries()) if (missing.has(each.trim())) lines.add(line + 1);
  return { text: text === plain && current !== undefined ? current : text, lines };
}

function applied(text: string | undefined, write: AgentWrite, isDone: boolean): string | undefined {
  const now = withLineFeeds(write.text);
  if (write.old === undefined) return text?.trimEnd() === now.trimEnd() ? text : now;
  const old = withLineFeeds(write.old);
  if (text === undefined || text === '') return old === '' ? now : text;
  const isThere = text.includes(now);
  const isToCome = old !== '' && text.includes(old);
  // What was put in may hold what it replaced, and the other way round.
  if (isDone && isThere && !(isToCome && !now.includes(old))) return text;
  if (!isToCome) return text;
  const count = write.everywhere ? occurrencesIn(text, old) : 1;
  if (text.length + count * (now.length - old.length) > LONGEST_TEXT)
    throw new Error(`What is written makes a text of more than ${LONGEST_TEXT} characters.`);
  return write.everywhere ? text.replaceAll(old, () => now) : text.replace(old, () => now);
}

function occurrencesIn(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/**
 * The lines of a text, from 0, in which those of another one stand that are `fresh`, wherever it is; `starts` are the
 * offsets at which lines begin.
 */
function linesOf(
  text: string,
  starts: readonly number[],
  now: string,
  fresh: ReadonlySet<number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = text.indexOf(now); at >= 0; ) {
    const first = lineAt(starts, at);
    for (const line of fresh) found.add(first + line);
    // Once more in the same line tells nothing new.
    const next = now.includes('\n') ? undefined : (starts[first + 1] ?? text.length);
    at = text.indexOf(now, Math.max(at + now.length, next ?? 0));
  }
  return found;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
