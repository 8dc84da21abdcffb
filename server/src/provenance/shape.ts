/**
 * What a change of a text looks like by itself: whether it only lays out, renames or moves what stood there,
 * or is like typing, like a completion, or like code that came from somewhere.
 *
 * Where a change only rearranges, its characters keep the provenance that they had. Whether it does comes
 * out by looking at the text; whether that is what happened is decided with the other evidence, later.
 */
import type { Replacement } from './event.ts';
import { ORIGINAL, pushRun, Region, type Run } from './region.ts';
import { cutRuns, replaced, type Track, type TrackedEdit } from './track.ts';

/** A replacement with what it replaced, without what both have in common at their ends. */
export interface Trimmed {
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly text: string;
}

/** A piece of what a change inserts: its region, and those that it may turn out to be part of. */
export interface Piece {
  readonly region: Region;
  /** What its characters were, if the change only rearranges. */
  readonly keeps: Region;
  /** What stood here when the document had the same text before, if it had. */
  readonly returns: Region | undefined;
  /** What the text was where it was copied, if it was pasted and that is known. */
  readonly carries: Region | undefined;
}

/** How a change is applied to a track. */
export interface Plan {
  readonly edits: readonly TrackedEdit[];
  /** The text that they come to. */
  readonly after: string;
  readonly trimmed: readonly Trimmed[];
  readonly pieces: readonly Piece[];
  /** Whether it only rearranges what stood there, by the looks of it. */
  readonly rearranges: boolean;
  /** Whether the document had the resulting text before. */
  readonly returns: boolean;
}

const WORD = /^[\p{L}\p{N}_$]+$/u;
const WORD_CHARACTER = /[\p{L}\p{N}_$]/u;

/**
 * How these replacements of the track's text are to be applied; undefined when they do not fit it. `copied`
 * are the runs of the place that the text of a single replacement was copied from, `after` is the resulting text.
 */
export function planChange(
  track: Track,
  changes: readonly Replacement[],
  copied: readonly Run[] | undefined,
  after = replaced(track.text, changes),
): Plan | undefined {
  if (changes.some(({ end }) => end > track.text.length)) return undefined;
  const trimmed = changes.map((change) => trim(track.text, change));
  const moved = movedText(trimmed) ?? duplicatedText(track.text, trimmed);
  const earlier = track.runsWhen(after);
  const pieces: Piece[] = [];
  let shift = 0;
  const edits = trimmed.map((each, index): TrackedEdit => {
    const { start, end, text } = each;
    const kept = keptRuns(track, moved?.to === each ? moved.from : each, each);
    const returned = earlier === undefined ? undefined : cutRuns(earlier, start + shift, text.length);
    const head = start - (changes[index] as Replacement).start;
    const carried = copied === undefined ? undefined : cutRuns(copied, head, text.length);
    shift += text.length - (end - start);
    const runs: Run[] = [];
    for (const [length, [keeps, returns, carries]] of refine(text.length, [kept, returned, carried])) {
      const region = new Region(length);
      pieces.push({ region, keeps: keeps ?? ORIGINAL, returns, carries });
      runs.push({ length, region });
    }
    return { start, end, text, runs };
  });
  const rearranges = moved !== undefined || trimmed.every(isLayout) || isReplaceAll(track.text, trimmed);
  return { edits, after, trimmed, pieces, rearranges, returns: earlier !== undefined };
}

/** Cuts lists of runs of the same length at all places where any of them changes. */
function refine(
  length: number,
  lists: readonly (readonly Run[] | undefined)[],
): [number, (Region | undefined)[]][] {
  const cuts = new Set([length]);
  for (const runs of lists) {
    let at = 0;
    for (const run of runs ?? []) {
      at += run.length;
      cuts.add(at);
    }
  }
  const found: [number, (Region | undefined)[]][] = [];
  let from = 0;
  for (const to of [...cuts].sort((a, b) => a - b)) {
    if (to > length || to === from) continue;
    found.push([to - from, lists.map((runs) => cutRuns(runs ?? [], from, 1)[0]?.region)]);
    from = to;
  }
  return found;
}

function trim(text: string, { start, end, text: inserted }: Replacement): Trimmed {
  const old = text.slice(start, end);
  const most = Math.min(old.length, inserted.length);
  let head = 0;
  while (head < most && old[head] === inserted[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === inserted[inserted.length - 1 - tail]) tail++;
  return {
    start: start + head,
    end: end - tail,
    old: old.slice(head, old.length - tail),
    text: inserted.slice(head, inserted.length - tail),
  };
}

/** The provenance of each piece of `to.text` if it is a rearrangement of `from.old`. */
function keptRuns(track: Track, from: Trimmed, to: Trimmed): Run[] {
  if (to.text === '') return [];
  const neighbour = track.runsOf(Math.max(0, to.start - 1), to.start)[0]?.region;
  const next = track.runsOf(to.start, to.start + 1)[0]?.region ?? ORIGINAL;
  if (withoutBlanks(from.old) !== withoutBlanks(to.text)) {
    const word = to.old === '' && !WORD_CHARACTER.test(track.text[to.start - 1] ?? '') ? next : undefined;
    const first = track.runsOf(to.start, to.end)[0]?.region;
    return [{ length: to.text.length, region: first ?? word ?? neighbour ?? ORIGINAL }];
  }
  const regions: Region[] = [];
  let at = from.start;
  for (const run of track.runsOf(from.start, from.end))
    for (const end = at + run.length; at < end; at++)
      if (!isBlank(track.text[at] as string)) regions.push(run.region);
  const runs: Run[] = [];
  let taken = 0;
  let last = neighbour ?? regions[0] ?? next;
  for (const character of to.text.split('')) {
    if (!isBlank(character)) last = regions[taken++] as Region;
    pushRun(runs, { length: 1, region: last });
  }
  return runs;
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Whether only blanks differ. */
function isLayout({ old, text }: Trimmed): boolean {
  return withoutBlanks(old) === withoutBlanks(text);
}

/** The same replacement of a word in several places, as renaming and replacing all do it. */
function isReplaceAll(text: string, changes: readonly Trimmed[]): boolean {
  const counts = new Map<string, number>();
  for (const change of changes) {
    const { old, text: inserted, start } = change;
    const atWord = WORD_CHARACTER.test(text[start - 1] ?? '') || WORD_CHARACTER.test(text[change.end] ?? '');
    // Several cursors insert several times the same as well; only the part of a word can be a renaming.
    if (old === '' && !(atWord && WORD.test(inserted))) return false;
    if (inserted.includes('\n')) return false;
    const key = JSON.stringify([old, inserted]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts.size > 0 && [...counts.values()].every((count) => count > 1);
}

/** A text that was taken out in one place and put in at another. */
function movedText(changes: readonly Trimmed[]): { from: Trimmed; to: Trimmed } | undefined {
  const [one, other, third] = changes;
  if (one === undefined || other === undefined || third !== undefined) return undefined;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    if (from.text === '' && to.old === '' && withoutBlanks(from.old) !== '')
      if (withoutBlanks(from.old) === withoutBlanks(to.text)) return { from, to };
  return undefined;
}

/** Whole lines that were put in again beside themselves, as the editor's command to copy lines does it. */
function duplicatedText(
  text: string,
  [change, second]: readonly Trimmed[],
): { from: Trimmed; to: Trimmed } | undefined {
  if (change === undefined || second !== undefined || change.old !== '') return undefined;
  if (!change.text.includes('\n') || isBlank(change.text)) return undefined;
  const lines = change.text.replace(/^\r?\n|\r?\n$/g, '');
  // The line break is before or after the new lines, whichever side they were put in on.
  for (const gap of [0, 1, 2])
    for (const start of [change.start + gap, change.start - lines.length - gap])
      if (start >= 0 && text.startsWith(lines, start) && isBlank(text.slice(change.start, start)))
        return { from: { start, end: start + lines.length, old: lines, text: '' }, to: change };
  return undefined;
}

/** A key or two of a keyboard: at most two characters, such as brackets that close themselves. */
export function isKeystroke(changes: readonly Trimmed[]): boolean {
  return changes.every(({ text }) => [...text].length <= 2);
}

/** The Enter key: line ends and the indentation after them, in one place or at several cursors. */
export function isEnter(changes: readonly Trimmed[]): boolean {
  return changes.every(({ old, text }) => withoutBlanks(old) === '' && /^(?:\r?\n[ \t]*){1,2}$/.test(text));
}

/** Words of a script that needs several keys a character arrive as a whole. */
export function isComposed(changes: readonly Trimmed[]): boolean {
  return changes.every(
    ({ text }) => text.length <= 40 && !text.includes('\n') && /^[^\p{ASCII}]/u.test(text),
  );
}

/** What a list of completions puts in: the rest of a name, with brackets or dots, at the place of its start. */
export function isCompletion(text: string, changes: readonly Trimmed[]): boolean {
  const [change, second] = changes;
  if (change === undefined || second !== undefined) return false;
  const { start, text: inserted } = change;
  const atName = /[\p{L}\p{N}_$.@#:>"'/-]/u.test(text[start - 1] ?? '');
  return atName && /^[\p{L}\p{N}_$.@#:/"'-]+(?:\([^()\n]*\))?;?$/u.test(inserted);
}

/** Whether a change puts in a word with something more: code rather than one name or a sign of comments. */
export function isCode(changes: readonly Trimmed[]): boolean {
  const text = changes.map((change) => change.text).join(' ');
  const tokens = text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  return tokens.length >= 2 && tokens.some((token) => WORD.test(token));
}

/** Whether a line that a change touches imports something, in any of the usual spellings. */
export function isInImports(text: string, changes: readonly Trimmed[]): boolean {
  return changes.every(({ start, text: inserted }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const line = text.slice(from, start) + inserted.trimStart();
    return /^\s*(?:import|from|use|using|require|#\s*include|package|export\s.*from)\b/.test(line);
  });
}
