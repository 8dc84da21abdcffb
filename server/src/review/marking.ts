/**
 * Makes the entries of a batch from what a person marks: lines, a function, a file, or a finding.
 *
 * A finding is more than its line. Its mark takes in every step of its path, and the lines between two
 * steps that are near each other: what was judged there (a check before a dangerous call, say) lies between
 * source and sink, and when it goes the judgement goes.
 */
import type { Finding } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import { type HashedText, isBlank, type Run } from './anchor.ts';
import { AnchorIndex, UNREADABLE } from './anchorIndex.ts';
import { claimOf } from './claim.ts';
import type { FileReview } from './fileReview.ts';
import { linesOf, placeOf } from './findingPlaces.ts';
import { isSamePerson } from './identity.ts';
import type {
  Entry,
  FindingPlace,
  LineTarget,
  Mark,
  ReviewEntry,
  Reviewer,
  Target,
  Verdict,
} from './mark.ts';
import { faultOfFindingTarget } from './markFile.ts';

/** More lines are not marked at once: nobody has read them, and the file would be hard to keep. */
export const MOST_LINES = 100_000;

/** Lines between two steps of a finding's path belong to it up to this many. */
const NEAR = 20;

export type Marking = { readonly entry: ReviewEntry } | { readonly refusal: string };

/** A mark on the lines from `first` to `last`, from 0, inclusive. Blank lines at both ends are left out. */
export function markLines(
  path: string,
  text: HashedText,
  range: { first: number; last: number },
  target: LineTarget,
): Marking {
  let first = Math.max(0, range.first);
  let last = Math.min(text.lines.length - 1, range.last);
  while (first <= last && isBlank(text.lines[first] as string)) first++;
  while (last >= first && isBlank(text.lines[last] as string)) last--;
  if (first > last) return { refusal: 'There is nothing to review: the lines are empty.' };
  if (last - first >= MOST_LINES)
    return { refusal: `These are more than ${MOST_LINES} lines. Mark smaller parts as reviewed.` };
  const run = distinctRun(text, first, last);
  return { entry: { kind: 'review', path, target, runs: [run] } };
}

/** How many times as many lines are taken around a run, until it is told from all others like it. */
const SCALES = [1, 4, 16, 64, Number.POSITIVE_INFINITY];

/** One index a text, so that its lines are hashed once however many runs are taken. */
const indexes = new WeakMap<HashedText, AnchorIndex>();

/**
 * The run of some lines with enough around it that it is found again in this very text. Code that repeats
 * itself needs more than other code; the whole text is always enough.
 */
function distinctRun(text: HashedText, first: number, last: number): Run {
  let index = indexes.get(text);
  if (index === undefined) {
    index = new AnchorIndex();
    indexes.set(text, index);
  }
  let run = text.run(first, last) as Run;
  for (const scale of SCALES) {
    run = text.run(first, last, scale) as Run;
    const anchor = index.add(run);
    const numbered = index.number(text.text);
    const { lines } = claimOf(anchor, index.find(numbered).get(anchor) ?? [], numbered, true);
    const isFound = lines.every((at, i) => at === first + i || text.lines[first + i]?.includes(UNREADABLE));
    if (isFound) break;
  }
  return run;
}

/** A mark on a whole file. */
export function markFile(path: string, text: HashedText): Marking {
  return markLines(path, text, { first: 0, last: text.lines.length - 1 }, { kind: 'file' });
}

/** A person's judgement of a finding. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** A mark on a finding. `lines` is the index of the same text. */
export function markFinding(
  path: string,
  text: HashedText,
  lines: LineIndex,
  finding: Finding,
  judgement: Judgement,
): Marking {
  const own = linesOf(finding, lines);
  const spans = mergeNear([own, ...finding.trace.map((step) => linesOf(step, lines))]);
  const count = spans.reduce((sum, each) => sum + each.last - each.first + 1, 0);
  if (count > MOST_LINES) return { refusal: `The finding's path has more than ${MOST_LINES} lines.` };
  const runs = spans.map((each) => distinctRun(text, each.first, each.last));
  const run = spans.findIndex((each) => each.first <= own.first && own.last <= each.last);
  const base = spans[run]?.first ?? 0;
  const span = placeOf(finding, lines);
  const place: FindingPlace = { ...span, run, line: span.line - base, endLine: span.endLine - base };
  const target: Target = { kind: 'finding', ruleId: finding.ruleId, ...judgement, place };
  const fault = faultOfFindingTarget(target, runs);
  if (fault !== undefined) return { refusal: `This cannot be marked: ${fault}.` };
  return { entry: { kind: 'review', path, target, runs } };
}

/**
 * The entries that take a person's review of some lines back: every mark of that person that reviews one of
 * them is withdrawn, and its other lines in this text are marked anew. All in one batch, so that nobody ever
 * sees half of it. Empty when the person has reviewed none of the lines.
 */
export function unmarkLines(
  review: FileReview,
  text: HashedText,
  range: { first: number; last: number },
  reviewer: Reviewer,
): Entry[] {
  const isOwn = (mark: Mark): boolean => isSamePerson(mark.batch.reviewer, reviewer);
  const reviewed = (line: number): readonly Mark[] =>
    review.lines[line]?.state === 'reviewed' ? (review.lines[line]?.marks ?? []).filter(isOwn) : [];
  const withdrawn = new Set<Mark>();
  for (let line = range.first; line <= range.last; line++)
    for (const mark of reviewed(line)) withdrawn.add(mark);
  const entries: Entry[] = [...withdrawn].map((mark) => ({ kind: 'withdraw', mark: mark.id }));
  const kept: number[] = [];
  review.lines.forEach((_, line) => {
    const isKept =
      (line < range.first || line > range.last) && reviewed(line).some((mark) => withdrawn.has(mark));
    if (isKept) kept.push(line);
  });
  for (const each of rangesOf(kept, text)) {
    const marking = markLines(review.path, text, each, { kind: 'selection' });
    if ('entry' in marking) entries.push(marking.entry);
  }
  return entries;
}

/** Runs of lines; blank lines do not part them, and do not make one. */
export function rangesOf(lines: readonly number[], text: HashedText): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const content = text.lines[line];
    if (content === undefined || isBlank(content)) continue;
    const before = ranges.at(-1);
    const between = before === undefined ? [] : text.lines.slice(before.last + 1, line);
    if (before !== undefined && between.every(isBlank)) before.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges;
}

function mergeNear(ranges: { first: number; last: number }[]): { first: number; last: number }[] {
  const merged: { first: number; last: number }[] = [];
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1);
    if (before !== undefined && first - before.last - 1 <= NEAR) before.last = Math.max(before.last, last);
    else merged.push({ first, last });
  }
  return merged;
}
