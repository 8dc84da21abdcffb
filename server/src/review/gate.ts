/**
 * The gate: whether a change has been reviewed as the policy asks, and if not, what is missing.
 *
 * Every entry of the change comes here, whether it has lines or not, and ends as passed or held: there is no
 * third way out. (What is exempt, or could not be found out, is told apart before.)
 *
 * Pure: the host says what changed since the base, who wrote it, and how far it is reviewed; it takes policy,
 * suppressions and allowed signers from the base, so that a change cannot loosen its own gate. Where the policy
 * asks for signed marks, only the review by those counts.
 */
import type { Policy } from '../config/policy.ts';
import type { Finding } from '../finding/finding.ts';
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

/** An entry of the change. */
export interface GateEntry {
  readonly path: string;
  /** Whether every policy asks about it, whatever paths it is for. */
  readonly everywhere: boolean;
  /** Who made the change, as far as its commits say; one unknown author at least. */
  readonly authors: readonly LineAuthor[];
  readonly content: GateText | GateWhole;
}

/** A text with lines that can be read. Lines count from 0. */
export interface GateText {
  readonly kind: 'text';
  /** The lines that changed since the base. */
  readonly changed: ReadonlySet<number>;
  /** Where the change made lines meet (see `ChangedLines.seams`). */
  readonly seams: ReadonlySet<number>;
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
  /** Why findings of it may be unknown, as a sentence; undefined when it was scanned in full. */
  readonly unscanned?: string;
}

/** What a person can only look at as a whole: something deleted, a link, a submodule, what is not text. */
export interface GateWhole {
  readonly kind: 'whole';
  /** What it is, as a sentence for people. */
  readonly what: string;
  /** The marks of those who have looked at just this change, and those of them that are proven. */
  readonly claimed: readonly Mark[];
  readonly signed: readonly Mark[];
  /**
   * Whether it may hold code that nobody can see line by line. It is then asked for whoever wrote it, and where
   * the policy is about findings.
   */
  readonly mayRun: boolean;
}

/** Something that the policy asks for and that is missing. */
export interface Missing {
  readonly policy: Policy;
  readonly entry: GateEntry;
  readonly what: 'lines' | 'seam' | 'finding' | 'entry';
  /**
   * Lines from 0, the last is part of it; for a seam the two that meet, of which one may be an end of the text.
   * Absent for an entry.
   */
  readonly first?: number;
  readonly last?: number;
  /** The finding that nobody has judged. */
  readonly finding?: Finding;
  /** How many people's reviews count, and how many it takes. */
  readonly have: number;
  readonly need: number;
}

export interface GateResult {
  readonly passed: readonly GateEntry[];
  readonly held: readonly GateEntry[];
  readonly missing: readonly Missing[];
  /** Of the changed lines that are not blank: who wrote how many. */
  readonly authors: { lines: number; ai: number; human: number; unknown: number };
}

export interface GateOptions {
  readonly policies: readonly Policy[];
  /** Whether a path is one that the globs mean; no globs mean every path. */
  readonly isIn: (path: string, globs: readonly string[]) => boolean;
  /** Whether nobody is asked about a path, whatever the policies say. */
  readonly isExcluded?: (path: string) => boolean;
}

/** Holds a change against the policies. */
export function gate(entries: readonly GateEntry[], options: GateOptions): GateResult {
  const missing: Missing[] = [];
  const authors = { lines: 0, ai: 0, human: 0, unknown: 0 };
  const passed: GateEntry[] = [];
  const held: GateEntry[] = [];
  for (const entry of entries) {
    const { content } = entry;
    if (content.kind === 'text')
      for (const line of linesToRead(content)) {
        authors.lines++;
        authors[content.author(line).by]++;
      }
    const own = options.policies
      .filter((policy) => entry.everywhere || appliesTo(policy, entry.path, options))
      .flatMap((policy) => missingIn(entry, new Asking(policy, options)));
    missing.push(...own);
    (own.length === 0 ? passed : held).push(entry);
  }
  return { passed, held, missing, authors };
}

/** Whether a policy asks about a path. */
export function appliesTo({ paths }: Policy, path: string, { isIn }: Pick<GateOptions, 'isIn'>): boolean {
  return paths.length === 0 || isIn(path, paths);
}

/** A policy that asks, and whose marks count for it. */
class Asking {
  constructor(
    readonly policy: Policy,
    private readonly options: GateOptions,
  ) {}

  /**
   * The marks that were made within the policy's reach. Whoever read code elsewhere, an example of what is wrong
   * among the tests say, read it for another purpose.
   */
  counted(marks: readonly Mark[]): readonly Mark[] {
    const { policy, options } = this;
    return marks.filter(
      ({ entry: { path } }) => appliesTo(policy, path, options) && options.isExcluded?.(path) !== true,
    );
  }
}

function missingIn(entry: GateEntry, asking: Asking): Missing[] {
  const { policy } = asking;
  const { content } = entry;
  if (content.kind === 'whole') return missingWhole(entry, content, policy);
  if (policy.require !== 'unreviewed-findings') return missingLines(entry, content, asking);
  const findings = missingFindings(entry, content, asking);
  // Where findings may be unknown, a person has to have read what changed.
  return content.unscanned === undefined ? findings : [...findings, ...missingLines(entry, content, asking)];
}

function missingWhole(entry: GateEntry, content: GateWhole, policy: Policy): Missing[] {
  const isAsked =
    content.mayRun ||
    policy.require === 'unreviewed' ||
    (policy.require === 'unreviewed-ai' && entry.authors.some((author) => isAi(author, policy)));
  if (!isAsked) return [];
  const { have, need } = count(policy.signed ? content.signed : content.claimed, entry.authors, policy);
  return have < need ? [{ policy, entry, what: 'entry', have, need }] : [];
}

function missingLines(entry: GateEntry, content: GateText, asking: Asking): Missing[] {
  const { policy } = asking;
  const review = policy.signed ? content.signed : content.claimed;
  const isAsked = (author: LineAuthor): boolean => policy.require !== 'unreviewed-ai' || isAi(author, policy);
  const missing: Missing[] = [];
  const unread = new Set<number>();
  for (const line of linesToRead(content)) {
    const author = content.author(line);
    if (!isAsked(author)) continue;
    const state = review.lines[line];
    const { have, need } = count(
      state?.state === 'reviewed' ? asking.counted(state.marks) : [],
      [author],
      policy,
    );
    if (have >= need) continue;
    unread.add(line);
    const before = missing.at(-1);
    // Lines in a row that lack the same are one entry of the table.
    if (before !== undefined && before.last === line - 1 && before.have === have && before.need === need)
      missing[missing.length - 1] = { ...before, last: line };
    else missing.push({ policy, entry, what: 'lines', first: line, last: line, have, need });
  }
  for (const seam of [...content.seams].sort((a, b) => a - b)) {
    const below = seam < review.lines.length ? seam : undefined;
    const above = lineAbove(review, seam);
    const sides = [above, below].filter((line) => line !== undefined);
    // Whoever reads the line beside it sees what it meets. In an empty text nothing meets.
    if (sides.length === 0 || sides.some((line) => unread.has(line))) continue;
    if (![...entry.authors, ...sides.map((line) => content.author(line))].some(isAsked)) continue;
    const { have, need } = count(asking.counted(review.seams[seam] ?? []), entry.authors, policy);
    if (have >= need) continue;
    const [first] = sides;
    missing.push({
      policy,
      entry,
      what: 'seam',
      ...(first === undefined ? {} : { first }),
      last: sides.at(-1) ?? 0,
      have,
      need,
    });
  }
  return missing;
}

function lineAbove(review: FileReview, seam: number): number | undefined {
  for (let line = Math.min(seam, review.lines.length) - 1; line >= 0; line--)
    if (review.lines[line]?.state !== 'blank') return line;
  return undefined;
}

function missingFindings(entry: GateEntry, content: GateText, asking: Asking): Missing[] {
  const { policy } = asking;
  const review = policy.signed ? content.signed : content.claimed;
  const missing: Missing[] = [];
  for (const { finding, state, marks } of review.findings) {
    const { first, last } = content.findingLines(finding);
    const authors = content.findingAuthors(finding);
    if (authors.length === 0) continue;
    const { have, need } = count(state === 'reviewed' ? asking.counted(marks) : [], authors, policy);
    if (have < need) missing.push({ policy, entry, what: 'finding', first, last, finding, have, need });
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
function linesToRead({ changed, claimed }: GateText): number[] {
  return [...changed]
    .filter((line) => claimed.lines[line] !== undefined && claimed.lines[line]?.state !== 'blank')
    .sort((a, b) => a - b);
}
