/**
 * How far a file is reviewed: a state for every line and every finding, and the counts that people see.
 *
 * Lines and findings are apart. A mark on lines says that somebody has read them; it does not judge what a
 * rule finds there, perhaps a rule that did not exist then. A mark on a finding judges it; it does not say
 * that every line of its path was read. Who marks lines that hold findings makes both kinds in one batch.
 */
import type { Finding } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { isBlankHash, TEXT_END, TEXT_START } from './anchor.ts';
import { ABSENT, type Claim, isWhole } from './claim.ts';
import { pathLines, placeOf } from './findingPlaces.ts';
import { personKey } from './identity.ts';
import type { FindingTarget, Mark } from './mark.ts';
import type { ReviewIndex, SettledClaims, Unsettled } from './reviewIndex.ts';
import { Meetings, type Seams, unseenSeams } from './seam.ts';

/**
 * `stale`: reviewed once, changed since, or standing beside other lines than when it was reviewed. `blank` lines
 * have nothing to read and are not counted.
 */
export type LineState = 'reviewed' | 'stale' | 'unreviewed' | 'blank';

export interface LineReview {
  readonly state: LineState;
  /**
   * The marks that review the line; for a stale line, those that no longer do; for an unreviewed one, those
   * that lack proof (`proof.ts`). In the order of time.
   */
  readonly marks: readonly Mark[];
}

/**
 * `expired`: judged, but only to a day that has passed. `unfixed`: marked as fixed, and still found.
 * `stale`: judged, but its path has changed since.
 */
export type FindingState = 'reviewed' | 'stale' | 'expired' | 'unfixed' | 'unreviewed';

export interface FindingReview {
  readonly finding: Finding;
  readonly state: FindingState;
  /** The marks that the state rests on, in the order of time. */
  readonly marks: readonly Mark[];
}

export interface FileReview {
  readonly path: string;
  /** By line, from 0. */
  readonly lines: readonly LineReview[];
  /**
   * By line, and once more for the text's end: the marks on lines that have seen the line directly below the
   * nearest line above that is not blank, or at the text's start where there is none. The last entry is of
   * those that have seen the last line that is not blank meet the text's end. Empty for blank lines.
   */
  readonly seams: Seams;
  /** In the order they were handed in. */
  readonly findings: readonly FindingReview[];
  /** Lines that are not blank, by state. */
  readonly counts: { lines: number; reviewed: number; stale: number; unreviewed: number };
  /** Marks made in this file of which neither it nor another known file has anything left. */
  readonly lost: readonly Mark[];
  readonly unsettled: Unsettled;
}

const BLANK: LineReview = { state: 'blank', marks: [] };
const UNREVIEWED: LineReview = { state: 'unreviewed', marks: [] };
const SETTLED: Unsettled = { homes: [], allFiles: false };

/** Notes a file's text in the index and says how far it is reviewed. `today` is `YYYY-MM-DD`. */
export function reviewFile(
  index: ReviewIndex,
  path: string,
  text: string,
  findings: readonly Finding[],
  today: string,
): FileReview {
  const settled = index.settle(path, text);
  if (settled === undefined) return unmarkedFile(path, text, findings);
  const forLines = settled.claims.filter(({ mark }) => mark.entry.target.kind !== 'finding');
  const meetings = new Meetings(forLines, settled.text);
  const lines = reviewLines({ ...settled, claims: forLines }, meetings, path);
  const judged = judgeFindings(settled, path, text, findings, today);
  const counts = { lines: 0, reviewed: 0, stale: 0, unreviewed: 0 };
  for (const { state } of lines) {
    if (state === 'blank') continue;
    counts.lines++;
    counts[state]++;
  }
  const present = new Set(
    settled.claims.flatMap(({ mark, claim }) => (claim.pieces.length > 0 ? [mark.id] : [])),
  );
  const lost = index
    .marksAt(path)
    .filter((mark) => mark.entry.runs.length > 0 && !present.has(mark.id) && !index.isHeld(mark));
  const { seams } = meetings;
  return { path, lines, seams, findings: judged, counts, lost, unsettled: settled.unsettled };
}

/** The review of a file where there are no marks. */
export function unmarkedFile(path: string, text: string, findings: readonly Finding[]): FileReview {
  const lines = text.split(/\r\n|\n|\r/).map((line) => (line.trim() === '' ? BLANK : UNREVIEWED));
  const count = lines.reduce((sum, line) => sum + (line === BLANK ? 0 : 1), 0);
  return {
    path,
    lines,
    seams: unseenSeams(lines.length),
    findings: findings.map((finding) => ({ finding, state: 'unreviewed', marks: [] })),
    counts: { lines: count, reviewed: 0, stale: 0, unreviewed: count },
    lost: [],
    unsettled: SETTLED,
  };
}

/** The lines, from 0, that are not reviewed, or not any more, and that an author is known or likely to have written. */
export function unreviewedBy(
  author: string,
  lines: readonly LineReview[],
  authors: readonly (string | undefined)[],
): Set<number> {
  const found = new Set<number>();
  for (const [line, { state }] of lines.entries())
    if ((state === 'stale' || state === 'unreviewed') && authors[line] === author) found.add(line);
  return found;
}

/** The state of every line by the marks on lines. */
function reviewLines(
  { text, claims, standsElsewhere }: SettledClaims,
  meetings: Meetings,
  path: string,
): LineReview[] {
  const reviewing: Mark[][] = [];
  const losing: Mark[][] = [];
  const losses = meetings.losses(standsElsewhere);
  for (const { mark, claim } of claims) {
    const person = personKey(mark.batch.reviewer);
    for (const { from, to, at } of claim.pieces)
      for (let line = at; line < at + to - from; line++)
        add(losses.get(line)?.has(person) ? losing : reviewing, line, mark);
  }
  for (const { mark, claim } of claims)
    for (const line of changedLines(claim, text.count, mark.entry.path === path)) add(losing, line, mark);

  const lines: LineReview[] = [];
  let previous = BLANK;
  for (let line = 0; line < text.count; line++) {
    if (text.weights[line] === 0) lines.push(BLANK);
    else {
      const state: LineState = reviewing[line] ? 'reviewed' : losing[line] ? 'stale' : 'unreviewed';
      const marks = reviewing[line] ?? losing[line] ?? UNREVIEWED.marks;
      // Neighbours mostly share their marks; they then share the object too.
      if (previous.state !== state || !isSame(previous.marks, marks)) previous = { state, marks };
      lines.push(previous);
    }
  }
  return lines;
}

/**
 * The text's lines that stand where a run's lines have changed: between two segments, in the order of both,
 * of which the anchor's has lost lines of the run.
 */
function changedLines({ anchor, lines, hints }: Claim, count: number, isHome: boolean): number[] {
  const changed: number[] = [];
  const { before: above, after: below } = anchor.run;
  const length = anchor.ids.length;
  // In its own file a run that reached an end of the text still does, whatever stands between now.
  const known = [
    ...(isHome && above[0] === TEXT_START ? [{ from: 0, to: 1, at: -1 }] : []),
    ...hints,
    ...(isHome && below.at(-1) === TEXT_END ? [{ from: length - 1, to: length, at: count }] : []),
  ];
  let before = known[0];
  for (const after of known.slice(1)) {
    if (before === undefined || after.from < before.to) {
      before = after;
      continue;
    }
    let lost = false;
    for (let i = Math.max(before.to, anchor.first); i < after.from && i - anchor.first < lines.length; i++)
      lost ||=
        lines[i - anchor.first] === ABSENT && !isBlankHash(anchor.run.lines[i - anchor.first] as string);
    const end = before.at + before.to - before.from;
    if (lost) for (let line = Math.max(0, end); line < Math.min(after.at, count); line++) changed.push(line);
    before = after;
  }
  return changed;
}

/** The state of every finding by the marks on findings. */
function judgeFindings(
  { claims, text }: SettledClaims,
  file: string,
  source: string,
  findings: readonly Finding[],
  today: string,
): FindingReview[] {
  const judgements = new Map<string, { target: FindingTarget; mark: Mark; claims: Claim[] }>();
  for (const { mark, claim } of claims) {
    const { target } = mark.entry;
    if (target.kind !== 'finding') continue;
    const known = judgements.get(mark.id);
    if (known === undefined) judgements.set(mark.id, { target, mark, claims: [claim] });
    else known.claims.push(claim);
  }
  let lines: LineIndex | undefined;
  return findings.map((finding): FindingReview => {
    const marks: Record<Exclude<FindingState, 'unreviewed'>, Mark[]> = {
      reviewed: [],
      expired: [],
      unfixed: [],
      stale: [],
    };
    for (const judgement of judgements.values()) {
      const { target, mark } = judgement;
      if (target.ruleId !== finding.ruleId) continue;
      lines ??= new LineIndex(source);
      const path = pathLines(finding, lines);
      if (isAbout(judgement, finding, path, lines)) {
        const expired = target.until !== undefined && target.until < today;
        marks[target.verdict === 'fixed' ? 'unfixed' : expired ? 'expired' : 'reviewed'].push(mark);
      } else if (judgement.claims.some((claim) => touches(claim, path, text.count, mark.entry.path === file)))
        marks.stale.push(mark);
    }
    for (const state of ['reviewed', 'expired', 'unfixed', 'stale'] as const)
      if (marks[state].length > 0) return { finding, state, marks: marks[state] };
    return { finding, state: 'unreviewed', marks: [] };
  });
}

/** Whether a judgement is about this very finding: its whole path as it was, and the same place in it. */
function isAbout(
  { target, mark, claims }: { target: FindingTarget; mark: Mark; claims: readonly Claim[] },
  finding: Finding,
  path: ReadonlySet<number>,
  lines: LineIndex,
): boolean {
  const { runs } = mark.entry;
  if (claims.length < runs.length || !claims.every(isWhole)) return false;
  const starts = runs.map((run) => claims.find((claim) => claim.anchor.run === run)?.lines[0] ?? -1);
  if (starts.includes(-1)) return false;
  for (const line of path) {
    const inside = runs.some((run, i) => {
      const start = starts[i] as number;
      return start <= line && line < start + run.lines.length;
    });
    if (!inside) return false;
  }
  const start = starts[target.place.run] as number;
  const place = placeOf(finding, lines);
  return (
    place.line === start + target.place.line &&
    place.endLine === start + target.place.endLine &&
    place.column === target.place.column &&
    place.endColumn === target.place.endColumn
  );
}

/** Whether what is left of a run, or what came in its place, is on a finding's path. */
function touches(claim: Claim, path: ReadonlySet<number>, count: number, isHome: boolean): boolean {
  for (const { from, to, at } of claim.pieces)
    for (let line = at; line < at + to - from; line++) if (path.has(line)) return true;
  return changedLines(claim, count, isHome).some((line) => path.has(line));
}

function add(lists: Mark[][], line: number, mark: Mark): void {
  const list = lists[line];
  if (list === undefined) lists[line] = [mark];
  else if (!list.includes(mark)) list.push(mark);
}

function isSame(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, i) => mark === other[i]);
}
