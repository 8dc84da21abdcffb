/** What the review gate came to, as reports have it: plain data, lines from 1 as people count. */

import type { Requirement } from '../config/policy.ts';

/** Something that has to be reviewed and is not. */
export interface MissingReview {
  readonly require: Requirement;
  /**
   * Changed lines; a seam, where lines meet that nobody has read together; a finding; or an entry as a whole,
   * which has no lines.
   */
  readonly what: 'lines' | 'seam' | 'finding' | 'entry';
  /** As reports name files. */
  readonly path: string;
  readonly startLine?: number;
  readonly endLine?: number;
  /** The rule of a finding that nobody has judged. */
  readonly ruleId?: string;
  /** How many people's reviews count, and how many it takes. */
  readonly have: number;
  readonly need: number;
  /** What is the matter, as a sentence for people. */
  readonly why: string;
}

/** An entry of the change: a path at which base and head differ. */
export interface ReportedEntry {
  /** As reports name files. */
  readonly path: string;
  /** What it was called before, if it was renamed. */
  readonly before?: string;
  /** Whether it is what lies in the working tree and is not committed. */
  readonly uncommitted?: true;
}

export interface ExplainedEntry extends ReportedEntry {
  /** The end of a sentence that begins with the path. */
  readonly why: string;
}

/** How the entries of the change ended. Each is one of these, and there is no other way out. */
export interface EntryOutcomes {
  /** All that the policy asks of it is reviewed, or the policy asks for nothing. */
  readonly passed: readonly ReportedEntry[];
  /** Nobody is asked about it. */
  readonly exempt: readonly ExplainedEntry[];
  /** A review is missing. */
  readonly held: readonly ReportedEntry[];
  /** It could not be found out. */
  readonly failed: readonly ExplainedEntry[];
}

export interface ReviewReport {
  /** What the change was compared with: the name that was given, and the commit where it left. */
  readonly since: string;
  readonly fork: string;
  readonly passed: boolean;
  readonly entries: EntryOutcomes;
  readonly missing: readonly MissingReview[];
  /** Of the changed lines that are not blank: who wrote how many. */
  readonly authors: {
    readonly lines: number;
    readonly ai: number;
    readonly human: number;
    readonly unknown: number;
  };
  /** What a reader should know: a changed policy, suppressions that do not count yet, marks left out. */
  readonly notes: readonly string[];
}
