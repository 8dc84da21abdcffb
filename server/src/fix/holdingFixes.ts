/**
 * Leaves findings only such fixes as hold: the program after each of them parses, nothing of it is lost, and the
 * finding is gone, unless whoever wrote the rule may have meant it to stay. Tried on the program itself, many fixes at a time: where all of them together do no harm and mend
 * what they should, each of them is good; otherwise they are tried by halves.
 */

import type { Finding, TextEdit } from '../finding/finding.ts';
import { applyEdits } from './apply.ts';
import { harmOf, type ReadProgram } from './harm.ts';

/** A text as it is read and what the rules that matter here find in it. */
export interface Tried extends ReadProgram {
  readonly findings: readonly Finding[];
}

/** More scans than this are not made for one file; what has not been tried by then is not offered. */
const MOST_SCANS = 100;

/**
 * The findings, each with its fix only if that holds. `read` scans a text with the rules of the findings that have
 * fixes; `mustMend` says of a rule whether its findings must be gone; `tooMany` is told how many fixes were not tried.
 */
export function holdingFixes(
  before: Tried,
  findings: readonly Finding[],
  read: (text: string) => Tried,
  mustMend: (ruleId: string) => boolean,
  tooMany: (count: number) => void = () => undefined,
): Finding[] {
  const holding = new Set<Finding>();
  let scans = 0;
  let untried = 0;
  const attempt = (some: readonly Finding[]): void => {
    if (some.length === 0) return;
    if (scans >= MOST_SCANS) {
      untried += some.length;
      return;
    }
    scans++;
    const after = read(applyEdits(before.text, editsOf(some)));
    if (
      harmOf(before, after) === undefined &&
      mends(
        before,
        after,
        some.filter(({ ruleId }) => mustMend(ruleId)),
      )
    ) {
      for (const finding of some) holding.add(finding);
    } else if (some.length > 1) {
      attempt(some.slice(0, some.length >> 1));
      attempt(some.slice(some.length >> 1));
    }
  };
  for (const group of apart(findings.filter(({ fix }) => fix !== undefined))) attempt(group);
  if (untried > 0) tooMany(untried);
  return findings.map((finding) => {
    if (finding.fix === undefined || holding.has(finding)) return finding;
    const { fix: _, ...rest } = finding;
    return rest;
  });
}

/** Fixes by groups in which none gets in another's way. */
function apart(findings: readonly Finding[]): Finding[][] {
  const groups: { findings: Finding[]; end: number; edits: Set<string> }[] = [];
  for (const finding of findings) {
    const edits = editsOf([finding]);
    // Edits that the group has too, such as an import, are made once; the others come behind all of its own.
    const group = groups.find((each) =>
      edits.every((edit) => each.edits.has(keyOf(edit)) || edit.start > each.end),
    );
    const end = Math.max(...edits.map((edit) => edit.end));
    if (group === undefined) groups.push({ findings: [finding], end, edits: new Set(edits.map(keyOf)) });
    else {
      group.findings.push(finding);
      group.end = Math.max(group.end, end);
      for (const edit of edits) group.edits.add(keyOf(edit));
    }
  }
  return groups.map((group) => group.findings);
}

/** All edits of some fixes; one that several have is made once. */
function editsOf(findings: readonly Finding[]): TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const { fix } of findings) for (const edit of fix?.edits ?? []) edits.set(keyOf(edit), edit);
  return [...edits.values()];
}

function keyOf({ start, end, text }: TextEdit): string {
  return `${start}:${end}:${text}`;
}

/** Whether each rule finds less by what was fixed, and no other one more. */
function mends(before: Tried, after: Tried, fixed: readonly Finding[]): boolean {
  const [old, now, mended] = [before.findings, after.findings, fixed].map(byRule) as [Counts, Counts, Counts];
  const rules = new Set([...old.keys(), ...now.keys()]);
  return [...rules].every((id) => (now.get(id) ?? 0) + (mended.get(id) ?? 0) <= (old.get(id) ?? 0));
}

type Counts = ReadonlyMap<string, number>;

function byRule(findings: readonly Finding[]): Counts {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}
