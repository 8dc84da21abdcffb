/**
 * What a checklist is held against: gathered by whoever holds it (the command for a commit or a folder, the
 * language server for what the editor shows) and handed in as plain data, so that both come to the same.
 */

import type { Problem, Severity } from '../finding/finding.ts';
import type { Place } from './place.ts';

/** A fact, or why it could not be found out, as a sentence, and what to do about that, as another. */
export type Known<Fact> = { readonly known: Fact } | { readonly unknown: string; readonly advice: string };

/** Kinds of problems that mean that something was not looked at, so that nothing can be said of it. */
const UNSEEN: ReadonlySet<Problem['kind']> = new Set(['configuration', 'rule', 'file', 'limit', 'internal']);

export function isUnseen({ kind }: Problem): boolean {
  return UNSEEN.has(kind);
}

/** That not all could be looked at, with the first reasons, each a sentence. */
export function unseen(reasons: readonly string[]): { readonly unknown: string; readonly advice: string } {
  const left = reasons.length - 3;
  const more = left > 0 ? [`… and ${left} more.`] : [];
  return {
    unknown: ['Not all could be looked at.', ...reasons.slice(0, 3), ...more].join(' '),
    advice: 'Mend that, or exclude the files in the configuration.',
  };
}

/**
 * What has become of a finding: `suppressed` by a comment, `judged` to be no danger, its risk `accepted`; `ended`
 * when it was judged or accepted to a day that has passed. All but `open` and `ended` are excused.
 */
export type FindingFate = 'open' | 'suppressed' | 'judged' | 'accepted' | 'ended';

export interface CheckedFinding {
  readonly severity: Severity;
  /** CWE numbers. */
  readonly cwe: readonly number[];
  readonly fate: FindingFate;
  /** Where it is; `what` says the rule. */
  readonly place: Place;
  /** The names of other tools that found it. */
  readonly tools: readonly string[];
  /** Who judged it or accepted its risk, and to which day, as a sentence. */
  readonly said?: string;
}

export interface CheckedFindings {
  /** How many files were scanned. */
  readonly files: number;
  readonly findings: readonly CheckedFinding[];
  /** Suppression comments past their last day. */
  readonly endedSuppressions: readonly Place[];
  /** How many files have code that could not be parsed: findings may be missing there. */
  readonly unparsed: number;
}

export interface CheckedReviews {
  /** How many lines were looked at that are not blank, and how many of them are known or likely to be AI's. */
  readonly lines: number;
  readonly ai: number;
  /** Of how many the author is not known. */
  readonly unknown: number;
  /** What has to be reviewed and is not. */
  readonly missing: readonly Place[];
}

export interface CheckedPack {
  readonly name: string;
  readonly version: string;
  /** The day of its rules, `YYYY-MM-DD`; absent where the pack does not say. */
  readonly published?: string;
  /** Whether its rules run instead of those that ship. */
  readonly replacesBundled: boolean;
}

/** The rules that ran. */
export interface CheckedRules {
  /** The day of the bundled rules, `YYYY-MM-DD`; undefined where the build does not say. */
  readonly date: string | undefined;
  /** The rule packs that are used beside these or instead of them. */
  readonly packs: readonly CheckedPack[];
  /** CWE numbers of all weaknesses that some rule looks for. */
  readonly weaknesses: ReadonlySet<number>;
}

/** One run of another tool, as its report tells it. */
export interface CheckedRun {
  readonly tool: string;
  /** The report, as the configuration names it. */
  readonly report: string;
  /** Whether it tested a running program from outside. */
  readonly isDynamic: boolean;
  /** When the report was made, as an instant in UTC, as far as it says so. */
  readonly madeAt?: string;
}

/** What a test from outside has found, and no handler in the code is known for. */
export interface CheckedRequest {
  readonly severity: Severity;
  /** The path of the URL, without the first `/`. */
  readonly route: string;
  /** The report; `what` says the request. */
  readonly place: Place;
}

export interface CheckedImports {
  readonly runs: readonly CheckedRun[];
  readonly requests: readonly CheckedRequest[];
}

/** `absent`: no file has the section. `torn`: its marks in the file do not fit each other. */
export interface CheckedGuidelines {
  readonly path: string;
  readonly state: 'current' | 'outdated' | 'absent' | 'torn';
}

/** How the hooks of one agent stand. */
export interface CheckedHooks {
  readonly id: string;
  readonly name: string;
  /** Whether the project has a folder of it. */
  readonly isUsed: boolean;
  readonly isInstalled: boolean;
  /** The files that have hooks of ours, or would have. */
  readonly paths: readonly string[];
  /** What keeps them from running, or that a file could not be read: sentences with their files. */
  readonly faults: readonly Place[];
}

export interface ChecklistFacts {
  /** An instant in UTC: `2026-06-15T10:15:00.000Z`. */
  readonly now: string;
  /** The change that it is held for, as the person named its base, and the commit where it left that; absent for all. */
  readonly since?: { readonly base: string; readonly fork: string };
  /** What a reader should know besides, each a sentence: which rules of the game the change alters, say. */
  readonly notes: readonly string[];
  readonly findings: Known<CheckedFindings>;
  readonly reviews: Known<CheckedReviews>;
  readonly rules: CheckedRules;
  readonly imports: Known<CheckedImports>;
  readonly guidelines: Known<CheckedGuidelines>;
  readonly hooks: Known<readonly CheckedHooks[]>;
}
