/**
 * The gate: whether a change has been reviewed as the policy asks, and if not, what is missing.
 *
 * Pure: the host says which lines changed since the base, who wrote them, and how far each file is reviewed;
 * it takes policy, suppressions and allowed signers from the base, so that a change cannot loosen its own
 * gate. Where the policy asks for signed marks, only the review by those counts.
 */
import type { Policy } from '../config/policy.ts';
import type { Finding } from '../engine/finding.ts';
import type { FileReview } from './fileReview.ts';
import { personKey } from './identity.ts';
import type { Mark, Reviewer } from './mark.ts';

/** Who wrote a line, as far as is known. */
export interface LineAuthor {
  readonly by: 'ai' | 'human' | 'unknown';
  readonly confidence: 'certain' | 'high' | 'low';
  /** The person who wrote it, or who let the AI write it; undefined when nobody knows. */
  readonly person?: Reviewer;
}

/** A file of the change. Lines count from 0. */
export interface GateFile {
  readonly path: string;
  /** The lines that changed since the base; where lines were only deleted, those above and below. */
  readonly changed: ReadonlySet<number>;
  author(line: number): LineAuthor;
  /** The review by all marks, with the file's findings that no comment suppresses. */
  readonly claimed: FileReview;
  /** The same by the marks alone whose signature was verified. */
  readonly signed: FileReview;
  /** The lines of a finding's own span, for people. */
  findingLines(finding: Finding): { readonly first: number; readonly last: number };
  /**
   * Who wrote the changed lines that made the finding: those on its path, or, where it is new without any of
   * them (a check between two steps went away), unknown. Empty when the finding was there before.
   */
  findingAuthors(finding: Finding): readonly LineAuthor[];
}

/** Something that the policy asks for and that is missing. Lines count from 0, the last is part of it. */
export interface Missing {
  readonly policy: Policy;
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** The finding that nobody has judged; absent for lines. */
  readonly finding?: Finding;
  /** How many people's reviews count, and how many it takes. */
  readonly have: number;
  readonly need: number;
}

export interface GateResult {
  readonly passed: boolean;
  readonly missing: readonly Missing[];
  /** Of the changed lines that are not blank: who wrote how many. */
  readonly authors: { lines: number; ai: number; human: number; unknown: number };
}

export interface GateOptions {
  readonly policies: readonly Policy[];
  /** Whether a path is one that the globs mean; no globs mean every path. */
  readonly isIn: (path: string, globs: readonly string[]) => boolean;
}

/** Holds a change against the policies. */
export function gate(files: readonly GateFile[], options: GateOptions): GateResult {
  const missing: Missing[] = [];
  const authors = { lines: 0, ai: 0, human: 0, unknown: 0 };
  for (const file of files) {
    for (const line of changedLines(file)) {
      authors.lines++;
      authors[file.author(line).by]++;
    }
    for (const policy of options.policies)
      if (policy.paths.length === 0 || options.isIn(file.path, policy.paths))
        missing.push(...missingIn(file, policy));
  }
  return { passed: missing.length === 0, missing, authors };
}

function missingIn(file: GateFile, policy: Policy): Missing[] {
  const review = policy.signed ? file.signed : file.claimed;
  if (policy.require === 'unreviewed-findings') return missingFindings(file, review, policy);
  const missing: Missing[] = [];
  for (const line of changedLines(file)) {
    const author = file.author(line);
    if (policy.require === 'unreviewed-ai' && !isAi(author, policy)) continue;
    const state = review.lines[line];
    const { have, need } = count(state?.state === 'reviewed' ? state.marks : [], [author], policy);
    if (have >= need) continue;
    const before = missing.at(-1);
    // Lines in a row that lack the same are one entry of the table.
    if (before !== undefined && before.last === line - 1 && before.have === have && before.need === need)
      missing[missing.length - 1] = { ...before, last: line };
    else missing.push({ policy, path: file.path, first: line, last: line, have, need });
  }
  return missing;
}

function missingFindings(file: GateFile, review: FileReview, policy: Policy): Missing[] {
  const missing: Missing[] = [];
  for (const { finding, state, marks } of review.findings) {
    const { first, last } = file.findingLines(finding);
    const authors = file.findingAuthors(finding);
    if (authors.length === 0) continue;
    const { have, need } = count(state === 'reviewed' ? marks : [], authors, policy);
    if (have < need) missing.push({ policy, path: file.path, first, last, finding, have, need });
  }
  return missing;
}

/**
 * How many people's marks count and how many it takes. Where the author does not count and is not known, any
 * one of the reviewers may be the author, so it takes one more.
 */
function count(
  marks: readonly Mark[],
  authors: readonly LineAuthor[],
  policy: Policy,
): { have: number; need: number } {
  const people = new Set(marks.map((mark) => personKey(mark.batch.reviewer)));
  let need = policy.reviewers;
  if (policy.notAuthor) {
    for (const { person } of authors) if (person !== undefined) people.delete(personKey(person));
    if (authors.some(({ person }) => person === undefined)) need++;
  }
  return { have: people.size, need };
}

function isAi(author: LineAuthor, { likely }: Policy): boolean {
  return author.by === 'ai' && (likely || author.confidence !== 'low');
}

/** The changed lines that are not blank, ascending. */
function changedLines({ changed, claimed }: GateFile): number[] {
  return [...changed]
    .filter((line) => claimed.lines[line] !== undefined && claimed.lines[line]?.state !== 'blank')
    .sort((a, b) => a - b);
}
