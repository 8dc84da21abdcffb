/**
 * What is left to review in a file, piece by piece, for the tree of reviews: findings that nobody has judged,
 * lines that changed since somebody read them, lines that nobody has read, and marks of which nothing is left.
 */

import type { FileReview, FindingReference, ReviewPart } from '../../../protocol/messages.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { describeClaims, describeFinding, describeMarks } from '../review/describe.ts';
import type { LineReview } from '../review/fileReview.ts';
import type { Mark } from '../review/mark.ts';
import type { Translate } from '../text/translate.ts';
import { referenceTo } from './findings.ts';
import type { ReviewedFile } from './ledgers.ts';
import { type LineRange, linesOf, rangesOf, wholeLines } from './lines.ts';

/** What is known of who wrote the lines, by line from 0. */
export type KnownAuthors = readonly (Pick<Provenance, 'author' | 'confidence'> | undefined)[];

/** What the client knows a file by: its URI, and its version where it is open. */
export type FileIdentity = Pick<FindingReference, 'uri' | 'version'>;

/** A file's counts. `shown` is what the client knows the file by. */
export function countsOf(
  file: ReviewedFile,
  authors: KnownAuthors,
  shown: Pick<FileReview, 'uri' | 'path' | 'folder'>,
): Omit<FileReview, 'hiddenFindings'> {
  const { counts, lines, findings } = file.review;
  const unread = lines.findIndex(isUnread);
  const unreviewed = findings.findIndex(({ state }) => state !== 'reviewed');
  const first = file.findings[Math.max(0, unreviewed)]?.range.start;
  const target = first ?? { line: Math.max(0, unread), character: 0 };
  return {
    ...shown,
    findings: findings.length,
    unreviewedFindings: findings.filter(({ state }) => state !== 'reviewed').length,
    lines: counts.lines,
    reviewedLines: counts.reviewed,
    staleLines: counts.stale,
    unreviewedAiLines: lines.filter((line, i) => isUnread(line) && authors[i]?.author === 'ai').length,
    target: { start: target, end: target },
  };
}

/** The parts of a file that are left to review, in the order of the text. */
export function partsOf(
  file: ReviewedFile,
  authors: KnownAuthors,
  where: FileIdentity,
  t: Translate,
): ReviewPart[] {
  const parts = [
    ...findingParts(file, authors, where, t),
    ...lineParts(file, authors, t),
    ...lostParts(file, t),
  ];
  return parts.sort((a, b) => a.range.start.line - b.range.start.line || rank(a) - rank(b));
}

/** Lines in a row that nobody has read as they are; blank lines do not part them. */
export function unreviewedRanges({ review: { lines } }: ReviewedFile): LineRange[] {
  const unread: number[] = [];
  lines.forEach((line, i) => {
    if (isUnread(line)) unread.push(i);
  });
  return rangesOf(unread, (line) => lines[line]?.state === 'blank');
}

function isUnread({ state }: LineReview): boolean {
  return state === 'stale' || state === 'unreviewed';
}

function rank({ kind }: ReviewPart): number {
  return ['finding', 'stale', 'unreviewed', 'lost'].indexOf(kind);
}

function findingParts(
  { findings, review }: ReviewedFile,
  authors: KnownAuthors,
  where: FileIdentity,
  t: Translate,
): ReviewPart[] {
  return findings.flatMap((located, i): ReviewPart[] => {
    const judged = review.findings[i];
    if (judged === undefined || judged.state === 'reviewed') return [];
    const said = describeFinding(judged, t);
    return [
      {
        kind: 'finding',
        range: located.range,
        finding: referenceTo(where, located),
        severity: located.finding.severity,
        ...(said === undefined ? {} : { said }),
        marks: judged.state === 'unreviewed' ? [] : judged.marks.map(({ id }) => id),
        ...authorOf(linesOf([located.range, ...located.trace]), authors),
      },
    ];
  });
}

function lineParts(file: ReviewedFile, authors: KnownAuthors, t: Translate): ReviewPart[] {
  const { lines } = file.review;
  return unreviewedRanges(file)
    .flatMap((range) => alike(range, lines, authors))
    .map((range): ReviewPart => {
      const own = lines.slice(range.first, range.last + 1);
      const marks = new Set<Mark>(own.flatMap(({ marks: each }) => each));
      const isStale = own.some(({ state }) => state === 'stale');
      const who = describeMarks(marks, t);
      const numbers = own.map((_, i) => range.first + i);
      return {
        kind: isStale ? 'stale' : 'unreviewed',
        range: wholeLines(range),
        ...(who === undefined
          ? {}
          : { said: isStale ? t('Changed since reviewed by {0}.', who) : describeClaims(who, t) }),
        marks: isStale ? [...marks].map(({ id }) => id) : [],
        ...authorOf(numbers, authors),
      };
    });
}

/**
 * Lines in a row, parted where stale ones and others meet, and where code by AI and other code does. Blank
 * lines stay with those before them.
 */
function alike({ first, last }: LineRange, lines: readonly LineReview[], authors: KnownAuthors): LineRange[] {
  const ranges: { first: number; last: number; like: string }[] = [];
  for (let line = first; line <= last; line++) {
    const { state = 'blank' } = lines[line] ?? {};
    const like = `${state} ${lines[line]?.marks.length === 0} ${authorOf([line], authors).ai}`;
    const before = ranges.at(-1);
    if (before !== undefined && like === before.like) before.last = line;
    else if (state !== 'blank') ranges.push({ first: line, last: line, like });
  }
  return ranges;
}

/** Marks on lines of this file of which nothing is left, while there is something in it to read. */
function lostParts({ review }: ReviewedFile, t: Translate): ReviewPart[] {
  if (review.counts.unreviewed === 0) return [];
  const lost = review.lost.filter(({ entry }) => entry.target.kind !== 'finding');
  return lost.map((mark) => ({
    kind: 'lost',
    range: wholeLines({ first: 0, last: 0 }),
    said: t('Nothing is left of what was reviewed by {0}.', describeMarks([mark], t) ?? ''),
    marks: [mark.id],
  }));
}

function authorOf(lines: readonly number[], authors: KnownAuthors): Pick<ReviewPart, 'ai'> {
  const byAi = lines.flatMap((line) => (authors[line]?.author === 'ai' ? [authors[line]] : []));
  if (byAi.length === 0) return {};
  return { ai: byAi.every(({ confidence }) => confidence === 'low') ? 'likely' : 'known' };
}
