/**
 * What an audit says, as plain data: the one content of all its formats (`formats.ts`), which
 * `schemas/audit.schema.json` describes. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.
 * Times are instants in UTC. Paths have `/` and are relative to the folder in which the command ran.
 */

import type { ChecklistResult } from '../../checklist/checklist.ts';
import type { CellPlace, Confidence, OtherTool, Severity, TestRequest } from '../../finding/finding.ts';
import type { ReportedImports } from '../../imports/importsReport.ts';
import type { CodeLine } from '../codeLines.ts';
import type { Hunk } from '../fixHunks.ts';
import type { Region } from '../report.ts';

/** Counts up when a field changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

export interface AuditDocument {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly toolVersion: string;
  readonly rulesVersion: string;
  /** When the scan began. */
  readonly made: string;
  /** `commit` is the one that is checked out; what is not committed counts as well. */
  readonly repository: { readonly name: string; readonly commit?: string };
  /** The time that the audit is about; only with `--since`. */
  readonly period?: AuditPeriod;
  readonly scanned: {
    readonly paths: readonly string[];
    readonly files: number;
    readonly lines: number;
    readonly binaryFiles: number;
  };
  /** The rules that ran, by their ids. */
  readonly rules: readonly AuditRule[];
  /** All findings, the open ones first, of these the gravest first. */
  readonly findings: readonly AuditFinding[];
  /** The production checklist; only where all of a project is audited, from its root. */
  readonly checklist?: AuditChecklist;
  readonly reviews: AuditReviews;
  readonly trend?: AuditTrend;
  /** What people have said of findings, the newest first. */
  readonly verdicts: readonly AuditVerdict[];
  /** Comments that silence findings, by their places. */
  readonly suppressions: readonly AuditSuppression[];
  /** What was taken over from the reports of other tools, tests from outside among them. */
  readonly imports?: ReportedImports;
  /** What could not be read or done, or was left out. */
  readonly problems: readonly string[];
}

/** Paths of places are relative to the root of the project, which is the folder in which the command ran. */
export type AuditChecklist = Pick<ChecklistResult, 'state' | 'items' | 'notes'>;

export interface AuditPeriod {
  /** As the person gave it. */
  readonly since: string;
  /** The commit that the period begins after, and when it was committed. */
  readonly commit: string;
  readonly at: string;
}

export interface AuditRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** CWE numbers. */
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  /** Why it matters and how it is done well; only of rules that say so. */
  readonly advice?: { readonly why: string; readonly secure: string };
  readonly references: readonly string[];
  /** How many open findings it has. */
  readonly open: number;
}

/** `suppressed`: by a comment in the code. `judged`: a person has said that it is no danger, or taken the risk. */
export const FINDING_STATES = ['open', 'suppressed', 'judged'] as const;

/** Whether somebody has looked at a finding: see `FindingState` of the review ledger. */
export const FINDING_REVIEWS = ['reviewed', 'stale', 'expired', 'unfixed', 'unreviewed'] as const;

export const WRITERS = ['ai', 'human', 'unknown'] as const;
export type Writer = (typeof WRITERS)[number];

export interface AuditFinding extends Region {
  /** Stays when other code changes. */
  readonly id: string;
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly path: string;
  /** Where it starts in the cell of a notebook that it is in. */
  readonly cell?: CellPlace;
  /** Set when another tool found it; `ruleId` is then `tool/rule`. */
  readonly tool?: OtherTool;
  /** Set where it is shown only because an assistant wrote its lines and nobody has reviewed them. */
  readonly shownFor?: 'unreviewed-ai';
  /** The names of other tools that found the same weakness on the same line. */
  readonly alsoFoundBy?: readonly string[];
  /** Set where a test from outside found it: what was asked for. */
  readonly request?: TestRequest;
  /** The ids of rules that say the same from the other side: see `Finding`. */
  readonly confirmedBy?: readonly string[];
  readonly state: (typeof FINDING_STATES)[number];
  /** Why it does not count, where it does not. */
  readonly excuse?: string;
  /** Who wrote its lines: AI where any of them is AI's, a person where all are a person's. */
  readonly author: Writer;
  /** How that is known, as a sentence. */
  readonly evidence?: string;
  readonly review: (typeof FINDING_REVIEWS)[number];
  /** Whether the commit that the period begins after did not have it. */
  readonly isNew?: boolean;
  readonly code: readonly CodeLine[];
  /** How many lines of it follow those of `code`. */
  readonly codeLeft?: number;
  /** The path of the data, the source first; empty where it does not leave its line. */
  readonly trace: readonly AuditStep[];
  readonly fix?: { readonly title: string; readonly hunks: readonly Hunk[] };
}

export interface AuditStep {
  readonly kind: 'source' | 'step' | 'sink';
  readonly message: string;
  readonly code: CodeLine;
}

/** Lines that are not blank, by who has read them. */
export interface LinesRead {
  readonly lines: number;
  /** Somebody has read them, and signed that. */
  readonly proven: number;
  /** Somebody says to have read them. */
  readonly claimed: number;
  /** Somebody had read them before they changed. */
  readonly changed: number;
  readonly unread: number;
}

export interface AuditReviews {
  /** By who wrote them, in the order of `WRITERS`. */
  readonly matrix: readonly (LinesRead & { readonly author: Writer })[];
  /** By who has read them, who has read most first. A line may have several readers. */
  readonly readers: readonly AuditReader[];
  readonly marks: { readonly total: number; readonly withSignature: number };
  /** What signatures were held against, or why they were not: sentences. */
  readonly notes: readonly string[];
}

export interface AuditReader {
  readonly name: string;
  readonly lines: number;
  /** Of them, those whose reading is proven by a signature, and those that AI wrote. */
  readonly proven: number;
  readonly ai: number;
}

export interface AuditTrend {
  /** The branch that changes go to, whose first parents are followed. */
  readonly branch: string;
  /** How many commits there are in the time that is looked at. */
  readonly commits: number;
  /** States that were scanned, with the rules of today, the oldest first. */
  readonly points: readonly TrendPoint[];
  /** What was left out, and why: sentences. */
  readonly notes: readonly string[];
}

export interface TrendPoint {
  readonly commit: string;
  readonly at: string;
  /** Files that rules look at. */
  readonly files: number;
  /** Findings that no comment suppresses. */
  readonly findings: Readonly<Record<Severity, number>>;
}

export interface AuditVerdict {
  readonly path: string;
  /** The line on which the finding is now; none where it is not found any more. */
  readonly line?: number;
  readonly ruleId: string;
  readonly verdict: 'reviewed' | 'fixed' | 'false-positive' | 'accepted-risk';
  readonly reason?: string;
  /** Whose word it is. */
  readonly by: string;
  readonly at: string;
  /** The last day on which it counts. */
  readonly until?: string;
  readonly proven: boolean;
  /** What has become of it; `gone` where the finding is not found any more. */
  readonly state: (typeof FINDING_REVIEWS)[number] | 'gone';
}

export interface AuditSuppression {
  readonly path: string;
  readonly line: number;
  readonly state: 'used' | 'unused' | 'expired' | 'faulty';
  readonly ruleId?: string;
  /** Its reason, or what is the matter with it. */
  readonly text: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}
