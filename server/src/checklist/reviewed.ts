/** Facts about reviews, gathered file by file: what a person has made of findings, and what of AI's lines nobody has read. */

import type { Policy } from '../config/policy.ts';
import type { Finding } from '../finding/finding.ts';
import { describeFinding } from '../review/describe.ts';
import type { FileReview, FindingReview } from '../review/fileReview.ts';
import { type GateText, gate, type LineAuthor } from '../review/gate.ts';
import { reasonFor } from '../review/reasons.ts';
import { matchesGlob } from '../text/glob.ts';
import type { CheckedReviews, FindingFate } from './facts.ts';

/** A file whose lines are asked about, all of them. */
export interface ReviewableFile {
  /** Below the folder of the configuration, with `/`. */
  readonly path: string;
  /** As places name it. */
  readonly shown: string;
  readonly claimed: FileReview;
  /** By proven marks alone; the same as `claimed` where nobody asks for proof. */
  readonly signed: FileReview;
  /** Who wrote a line, from 0. */
  author(line: number): LineAuthor;
}

/** Adds up what is known of files, as `CheckedReviews`. */
export class ReviewCount {
  private readonly found = { lines: 0, ai: 0, unknown: 0 };
  private readonly missing: CheckedReviews['missing'][number][] = [];

  constructor(
    private readonly policy: Policy,
    /** Whether a path is scanned; marks in others count for nothing. */
    private readonly isScanned: (path: string) => boolean,
  ) {}

  get reviews(): CheckedReviews {
    return { ...this.found, missing: this.missing };
  }

  add({ path, shown, claimed, signed, author }: ReviewableFile): void {
    const content: GateText = {
      kind: 'text',
      changed: new Set(claimed.lines.keys()),
      // Where lines meet tells of a change, and there is none.
      seams: new Set(),
      author,
      claimed,
      signed,
      findingLines: () => ({ first: 0, last: 0 }),
      findingAuthors: () => [],
    };
    const entry = { path, everywhere: false, authors: [], content };
    const { authors, missing } = gate([entry], {
      policies: [this.policy],
      isIn: (each, globs) => globs.some((glob) => matchesGlob(each, glob)),
      isExcluded: (each) => !this.isScanned(each),
    });
    this.found.lines += authors.lines;
    this.found.ai += authors.ai;
    this.found.unknown += authors.unknown;
    for (const each of missing) {
      const { first = 0, last = first, have, need } = each;
      const what = `${have} of ${need}: ${reasonFor(each)}`;
      this.missing.push({ path: shown, startLine: first + 1, endLine: last + 1, what });
    }
  }
}

/** The names of other tools that found something. */
export function toolsOf({ tool, alsoFoundBy = [] }: Finding): string[] {
  return [...(tool === undefined ? [] : [tool.name]), ...alsoFoundBy];
}

/** What has become of a finding, by its comment and by what people have said of it. */
export function fateOf(
  { suppression }: Finding,
  review: FindingReview | undefined,
): { readonly fate: FindingFate; readonly said?: string } {
  if (suppression !== undefined) return { fate: 'suppressed' };
  const said = review === undefined ? undefined : describeFinding(review);
  const told = said === undefined ? {} : { said };
  if (review?.state === 'expired') return { fate: 'ended', ...told };
  if (review?.state !== 'reviewed') return { fate: 'open', ...told };
  const verdicts = review.marks.map(({ entry: { target } }) =>
    target.kind === 'finding' ? target.verdict : 'reviewed',
  );
  if (verdicts.includes('false-positive')) return { fate: 'judged', ...told };
  if (verdicts.includes('accepted-risk')) return { fate: 'accepted', ...told };
  return { fate: 'open', ...told };
}
