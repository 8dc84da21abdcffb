/**
 * Seams: where two lines of a text meet, and who has seen them meet.
 *
 * A line that is changed or added is unreviewed and shows. When lines are deleted nothing is left to show,
 * and a missing check is worse than an odd line. The same goes for reviewed lines that moved to where they do
 * something else. So reviewing lines is also reviewing that one comes directly after the other: every mark
 * has seen its lines meet each other, and its first and last line meet what stood beside them.
 *
 * Only lines with something on them count; blank lines may come and go between them. The text's start and end
 * are sides of a seam like lines are.
 */
import { CONTEXT_WITH_CONTENT, isBlankHash } from './anchor.ts';
import type { NumberedText } from './anchorIndex.ts';
import { ABSENT, type Claim } from './claim.ts';
import { personKey } from './identity.ts';
import type { Mark } from './mark.ts';

/** What a text holds of a mark's run. */
export interface MarkedClaim {
  readonly mark: Mark;
  readonly claim: Claim;
}

/**
 * By line of a text, and once more for its end: the marks that have seen the line meet what is above it
 * (`FileReview.seams`).
 */
export type Seams = readonly (readonly Mark[])[];

const NOBODY: readonly Mark[] = [];

/** Seams that nobody has seen, for a text of so many lines. */
export function unseenSeams(lines: number): Seams {
  return new Array(lines + 1).fill(NOBODY);
}

/** The seams of a text, and who loses the review of lines at those that they have not seen. */
export class Meetings {
  readonly seams: Seams;
  /** By line: the nearest line above with something on it; -1 where there is none. One more for the end. */
  private readonly above: Int32Array;
  /** By line: the nearest one below; the number of lines where there is none. One more for the start, first. */
  private readonly below: Int32Array;
  private readonly people = new Map<Mark, string>();

  constructor(
    private readonly claims: readonly MarkedClaim[],
    private readonly text: NumberedText,
  ) {
    const { count, weights } = text;
    this.above = new Int32Array(count + 1);
    for (let line = 0, last = -1; line <= count; line++) {
      this.above[line] = last;
      if (weights[line] !== 0) last = line;
    }
    this.below = new Int32Array(count + 1);
    for (let line = count, next = count; line >= 0; line--) {
      this.below[line] = next;
      if (weights[line - 1] !== 0) next = line - 1;
    }
    this.seams = this.find();
  }

  private find(): Seams {
    const seams = [...unseenSeams(this.text.count)];
    for (const { mark, claim } of this.claims) {
      this.people.set(mark, personKey(mark.batch.reviewer));
      for (const at of this.seenBy(claim)) {
        const known = seams[at] as readonly Mark[];
        // Neighbours mostly share their marks; they then share the list too.
        const before = seams[this.above[at] as number] ?? NOBODY;
        if (known.length === 0 && before.length === 1 && before[0] === mark) seams[at] = before;
        else if (!known.includes(mark)) seams[at] = [...known, mark];
      }
    }
    return seams;
  }

  /** The seams that a run has seen, by the line (or end) below each. */
  private *seenBy(claim: Claim): Iterable<number> {
    const own = ownLines(claim, this.text);
    for (const [k, i] of own.entries()) {
      const at = claim.lines[i] as number;
      if (at < 0) continue;
      const before = own[k - 1];
      if (before === undefined ? this.isBeside(claim, i, -1) : isAt(claim, before, this.above[at] as number))
        yield at;
      if (k === own.length - 1 && this.isBeside(claim, i, 1)) yield this.below[at + 1] as number;
    }
  }

  /**
   * Whether what stood beside an outermost line of a run stands beside it now. A single line says little
   * there: many functions end in the same bracket or `return`, and when the function between is deleted, the
   * end of another takes its place. So the nearest lines with content must agree, as many as a mark holds,
   * though no more than three.
   */
  private isBeside({ anchor, lines }: Claim, own: number, step: -1 | 1): boolean {
    const { ids, weights, count } = this.text;
    const { before, after } = anchor.run;
    const end = anchor.first + anchor.run.lines.length;
    let content = 0;
    let agreed = false;
    let line = (lines[own] as number) + step;
    for (let i = step < 0 ? anchor.first - 1 : end; i >= 0 && i < anchor.ids.length; ) {
      const isSame = anchor.ids[i] === ids[line + 1];
      if (weights[line] === 0) {
        if (isSame) i += step;
        line += step;
      } else if (isBlankHash((step < 0 ? before[i] : after[i - end]) as string)) i += step;
      else if (!isSame) return false;
      else {
        agreed = true;
        if (line < 0 || line >= count) break;
        if (weights[line] === 2 && ++content === CONTEXT_WITH_CONTENT) break;
        i += step;
        line += step;
      }
    }
    return agreed;
  }

  /**
   * By line: the people whose review of it does not count, because it stands at a seam that should have been
   * seen and was not. That is where
   * - both sides are reviewed, and nobody has seen them meet; or
   * - a person has reviewed the line together with one that stood on that side, and not as it is now; unless
   *   something stands there that is new to them, and so shows.
   *
   * What one person has seen does not mend the review of another, who may count on what is gone. Lines of
   * which `standsElsewhere` says that another file has them are not gone; they stayed, and this one moved.
   */
  losses(standsElsewhere: (claim: Claim, line: number) => boolean): ReadonlyMap<number, ReadonlySet<string>> {
    const losses = new Map<number, Set<string>>();
    const reviewers = this.reviewers();
    const lose = (line: number, person: string): void => {
      const people = losses.get(line);
      if (people === undefined) losses.set(line, new Set([person]));
      else people.add(person);
    };
    for (let line = 0; line < this.text.count; line++) {
      const upper = this.above[line] as number;
      if (upper < 0 || this.seams[line]?.length !== 0) continue;
      const [one, other] = [reviewers[upper], reviewers[line]];
      if (one === undefined || other === undefined) continue;
      for (const person of one) lose(upper, person);
      for (const person of other) lose(line, person);
    }
    for (const { mark, claim } of this.claims) {
      const person = this.people.get(mark) as string;
      const hasSeen = (seam: number): boolean =>
        this.seams[seam]?.some((each) => each === mark || this.people.get(each) === person) ?? false;
      const isNew = (line: number): boolean =>
        line >= 0 &&
        line < this.text.count &&
        !reviewers[line]?.has(person) &&
        !claim.anchor.around.has(this.text.ids[line + 1] as number);
      const isGone = (i: number | undefined): boolean =>
        i !== undefined && !(claim.lines[i] === ABSENT && standsElsewhere(claim, i));
      const own = ownLines(claim, this.text);
      for (const [k, i] of own.entries()) {
        const at = claim.lines[i] as number;
        if (at < 0) continue;
        const upper = this.above[at] as number;
        const lower = this.below[at + 1] as number;
        if (isGone(own[k - 1]) && !hasSeen(at) && !isNew(upper)) lose(at, person);
        if (isGone(own[k + 1]) && !hasSeen(lower) && !isNew(lower)) lose(at, person);
      }
    }
    return losses;
  }

  /** By line: the people who have reviewed it. */
  private reviewers(): (ReadonlySet<string> | undefined)[] {
    const reviewers: Set<string>[] = [];
    for (const { mark, claim } of this.claims) {
      const person = this.people.get(mark) as string;
      for (const { from, to, at } of claim.pieces)
        for (let line = at; line < at + to - from; line++) {
          if (this.text.weights[line] === 0) continue;
          const people = reviewers[line];
          if (people === undefined) reviewers[line] = new Set([person]);
          else people.add(person);
        }
    }
    return reviewers;
  }
}

/** The lines of a run with something on them, wherever they are now; from 0. */
function ownLines({ anchor, lines }: Claim, text: NumberedText): number[] {
  const own: number[] = [];
  lines.forEach((at, i) => {
    const isBlank = at < 0 ? isBlankHash(anchor.run.lines[i] as string) : text.weights[at] === 0;
    if (!isBlank) own.push(i);
  });
  return own;
}

/** Whether a line of a run is claimed to stand at a line of the text. */
function isAt(claim: Claim, own: number, line: number): boolean {
  return line >= 0 && claim.lines[own] === line;
}
