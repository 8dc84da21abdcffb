/**
 * The findings that people have judged, each with the text in which it was judged: as git kept it when the mark was
 * made, else as it is now. So what was fixed since can be learnt from as well as what is still there.
 */

import { type ScannedFile, scanFile } from '../agent/readFile.ts';
import type { AgentFile } from '../agent/workspace.ts';
import type { Finding } from '../finding/finding.ts';
import { reviewFile } from '../review/fileReview.ts';
import type { FindingTarget, Mark } from '../review/mark.ts';
import { ReviewIndex } from '../review/reviewIndex.ts';
import type { ReviewedCode } from '../reviewer/code.ts';

export interface FoundFinding {
  readonly file: AgentFile;
  /** The text in which it was judged, with all that is found there. */
  readonly scanned: ScannedFile;
  readonly finding: Finding;
}

export interface JudgedFinding {
  readonly mark: Mark;
  readonly target: FindingTarget;
  /** The path that the mark was made in. */
  readonly path: string;
  /** Undefined where the text is not known any more, or today's rules do not find it there. */
  readonly found?: FoundFinding;
}

/** What is needed of the outside. */
export interface JudgedTexts {
  readonly workspace: ReviewedCode;
  /** A path of the ledger, as the workspace knows it. */
  locate(path: string): Promise<AgentFile | undefined>;
  /** A text that git keeps, by its id. */
  keptText(id: string): Promise<string | undefined>;
}

/** Marks that judge a finding, in the order of time. Those that only say that it was read are none. */
export async function* judgedFindings(
  marks: readonly Mark[],
  texts: JudgedTexts,
): AsyncGenerator<JudgedFinding> {
  for (const mark of marks) {
    const { target, path } = mark.entry;
    if (target.kind !== 'finding' || target.verdict === 'reviewed') continue;
    const found = await findJudged(mark, texts);
    yield { mark, target, path, ...(found === undefined ? {} : { found }) };
  }
}

async function findJudged(mark: Mark, texts: JudgedTexts): Promise<FoundFinding | undefined> {
  const { path, blob } = mark.entry;
  const file = await texts.locate(path);
  if (file === undefined) return undefined;
  const kept = blob === undefined ? undefined : await texts.keptText(blob);
  const asKept = kept === undefined ? undefined : await findIn(mark, file, texts.workspace, kept);
  return asKept ?? findIn(mark, file, texts.workspace);
}

/** The finding that a mark is about in a text of its file; without a text, in the file as it is. */
async function findIn(
  mark: Mark,
  file: AgentFile,
  workspace: ReviewedCode,
  text?: string,
): Promise<FoundFinding | undefined> {
  const scanned = await scanFile(workspace, file, text);
  if ('refusal' in scanned) return undefined;
  const index = new ReviewIndex();
  index.setMarks([mark]);
  // What is suppressed, or not shown now for how unsure it is, was judged all the same.
  const findings = await workspace.everyFinding(file, scanned.lines.text);
  const reviewed = reviewFile(index, mark.entry.path, scanned.lines.text, findings, '');
  const judged = reviewed.findings.find(({ state }) => state !== 'unreviewed' && state !== 'stale');
  const scan = { ...scanned.scan, findings };
  return judged && { file, scanned: { ...scanned, scan }, finding: judged.finding };
}
