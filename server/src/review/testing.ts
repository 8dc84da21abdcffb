/** Helpers for the ledger's tests: marks made in memory and the state of a file as one word a line. */
import assert from 'node:assert/strict';
import type { Finding } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { HashedText } from './anchor.ts';
import { type FileReview, reviewFile } from './fileReview.ts';
import { type Batch, type Entry, type Mark, type Reviewer, SCHEMA_VERSION, standingMarks } from './mark.ts';
import { batchId } from './markFile.ts';
import { type Judgement, type Marking, markFile, markFinding, markLines } from './marking.ts';
import { ReviewIndex } from './reviewIndex.ts';

export const ADA: Reviewer = { name: 'Ada', email: 'ada@example.org' };
export const BOB: Reviewer = { name: 'Bob', email: 'bob@example.org' };
export const TODAY = '2026-06-15';

/** A ledger in memory. */
export class Desk {
  readonly batches: Batch[] = [];
  readonly index = new ReviewIndex();

  /** Adds entries as one batch, a minute after the one before, and answers its id. */
  write(entries: Entry[], reviewer: Reviewer = ADA): string {
    const at = new Date(Date.UTC(2026, 5, 1, 12, this.batches.length)).toISOString();
    const batch: Batch = { schemaVersion: SCHEMA_VERSION, reviewer, at, tool: '0.1.0', rules: 'r', entries };
    this.batches.push(batch);
    this.index.setMarks(this.marks());
    return batchId(batch);
  }

  marks(): Mark[] {
    return standingMarks(this.batches.map((batch) => ({ id: batchId(batch), batch })));
  }

  /** Marks lines from `first` to `last`, counted from 0. */
  mark(path: string, text: string, first: number, last: number, reviewer: Reviewer = ADA): string {
    const marking = markLines(path, new HashedText(text), { first, last }, { kind: 'selection' });
    return this.write([entryOf(marking)], reviewer);
  }

  markFile(path: string, text: string, reviewer: Reviewer = ADA): string {
    return this.write([entryOf(markFile(path, new HashedText(text)))], reviewer);
  }

  judge(
    path: string,
    text: string,
    finding: Finding,
    judgement: Judgement,
    reviewer: Reviewer = ADA,
  ): string {
    const marking = markFinding(path, new HashedText(text), new LineIndex(text), finding, judgement);
    return this.write([entryOf(marking)], reviewer);
  }

  review(path: string, text: string, findings: Finding[] = [], today = TODAY): FileReview {
    return reviewFile(this.index, path, text, findings, today);
  }

  /** One letter a line: `r`eviewed, `s`tale, `u`nreviewed, `.` blank. */
  states(path: string, text: string): string {
    return this.review(path, text)
      .lines.map(({ state }) => (state === 'blank' ? '.' : state[0]))
      .join('');
  }
}

export function entryOf(marking: Marking): Entry {
  assert.ok('entry' in marking, 'refusal' in marking ? marking.refusal : '');
  return marking.entry;
}

/** A finding on the first occurrence of a piece of text; further pieces are its path, source first. */
export function findingOn(text: string, piece: string, path: string[] = [], ruleId = 'sql'): Finding {
  const span = (each: string): { start: number; end: number } => {
    const start = text.indexOf(each);
    assert.notEqual(start, -1, each);
    return { start, end: start + each.length };
  };
  return {
    ...span(piece),
    ruleId,
    message: 'm',
    severity: 'high',
    confidence: 'high',
    cwe: [89],
    owasp: [],
    trace: path.map((each, i) => ({ ...span(each), kind: i === 0 ? 'source' : 'step', message: '' })),
  };
}
