/**
 * Which findings are shown. One function for editor, command, gate and agents, so that all say the same: findings from
 * a confidence on are shown everywhere; with the strictness `adaptive`, those of low confidence as well where an
 * assistant wrote the lines and no person has reviewed them. They go as soon as a person does.
 *
 * What is found does not depend on any of this. It is found once, and looked at again when it becomes known who wrote
 * the lines or who has read them.
 */

import { CONFIDENCES, type Finding, type Strictness } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import type { LineReview } from './fileReview.ts';

/** What is known of the lines of a text, from 0. */
export interface KnownLines {
  /** Who wrote them, as far as any evidence says. */
  readonly authors: readonly ('ai' | 'human' | 'unknown' | undefined)[];
  readonly reviews: readonly Pick<LineReview, 'state'>[];
}

/** Whether it has to be known who wrote and who has read the lines, to tell which findings are shown. */
export function asksForLines(findings: readonly Finding[], strictness: Strictness): boolean {
  return strictness === 'adaptive' && findings.some(isUnsure);
}

/** The findings that are shown, in their order; those that are for their lines' sake say so. */
export function shownFindings(
  findings: readonly Finding[],
  strictness: Strictness,
  lines: LineIndex,
  known: KnownLines | undefined,
): readonly Finding[] {
  const shown = (finding: Finding): Finding | undefined => {
    if (isSure(finding, strictness)) return finding;
    if (strictness !== 'adaptive' || known === undefined) return undefined;
    return isOpen(finding, lines, known) ? { ...finding, shownFor: 'unreviewed-ai' } : undefined;
  };
  if (findings.every((finding) => isSure(finding, strictness))) return findings;
  return findings.flatMap((finding) => shown(finding) ?? []);
}

/** Whether a finding is shown whoever wrote the code. What another tool reports was asked for as it is. */
export function isSure({ confidence, tool }: Finding, strictness: Strictness): boolean {
  return tool !== undefined || CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(leastShown(strictness));
}

function isUnsure(finding: Finding): boolean {
  return !isSure(finding, 'adaptive');
}

/** The confidence from which on findings are shown whoever wrote the code. */
function leastShown(strictness: Strictness): Exclude<Strictness, 'adaptive'> {
  return strictness === 'adaptive' ? 'medium' : strictness;
}

/** Whether an assistant wrote all of a finding's own lines, and no person has reviewed any of them. */
function isOpen({ start, end }: Finding, lines: LineIndex, { authors, reviews }: KnownLines): boolean {
  const last = lines.lineAt(Math.max(start, end - 1));
  let isAny = false;
  for (let line = lines.lineAt(start); line <= last; line++) {
    const state = reviews[line]?.state;
    if (state === 'blank') continue;
    if (state === undefined || state === 'reviewed' || authors[line] !== 'ai') return false;
    isAny = true;
  }
  return isAny;
}
