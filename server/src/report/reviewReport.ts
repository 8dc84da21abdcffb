/** What the review gate came to, as reports have it: plain data, lines from 1 as people count. */

import type { Requirement } from '../config/policy.ts';

/** Something that has to be reviewed and is not. */
export interface MissingReview {
  readonly require: Requirement;
  /** As reports name files. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** The rule of a finding that nobody has judged. */
  readonly ruleId?: string;
  /** How many people's reviews count, and how many it takes. */
  readonly have: number;
  readonly need: number;
  /** What is the matter, as a sentence for people. */
  readonly why: string;
}

export interface ReviewReport {
  /** What the change was compared with: the name that was given, and the commit where it left. */
  readonly since: string;
  readonly fork: string;
  readonly passed: boolean;
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
