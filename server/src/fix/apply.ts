/** Applying fixes to a text, and which of them can be applied together. */

import type { Finding, Span, TextEdit } from '../finding/finding.ts';

/** The text after some edits that do not overlap. Of insertions at one place, the last that is given comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].reverse().sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/**
 * The fixes of a document that do not get in each other's way, the first in the text first. An edit that several
 * fixes have in common, such as the same import, is made once. A fix that overlaps another, or lies inside the code
 * that another mends, waits: its finding shows up again in what the first one leaves, and can be fixed then.
 */
export function fixesTogether(findings: readonly Finding[]): { edits: TextEdit[]; findings: Finding[] } {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  const made = new SpansByPlace<TextEdit>();
  const extents = new SpansByPlace<Span>();
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    const added = finding.fix.edits.filter((edit) => !made.near(edit).some((other) => isSame(edit, other)));
    const extent = extentOf(finding);
    const isNested = added.length > 0 && extents.near(extent).some((other) => overlap(extent, other));
    if (isNested || added.some((edit) => made.near(edit).some((other) => overlap(edit, other)))) continue;
    for (const edit of added) {
      edits.push(edit);
      made.add(edit);
    }
    extents.add(extent);
    fixed.push(finding);
  }
  return { edits: edits.sort((a, b) => a.start - b.start || a.end - b.end), findings: fixed };
}

/** The text after the fixes that can be made together. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  return applyEdits(text, fixesTogether(findings).edits);
}

/** The code that a finding and its fix are about: not the import that the fix adds elsewhere. */
function extentOf({ start, end, fix }: Finding): Span {
  const near = (fix?.edits ?? []).filter((edit) => edit.start <= end && edit.end >= start);
  return {
    start: Math.min(start, ...near.map((edit) => edit.start)),
    end: Math.max(end, ...near.map((edit) => edit.end)),
  };
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Whether spans share text; two insertions at one place do, as their order would be anybody's guess. */
function overlap(one: Span, other: Span): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}

/** How long a block is, in UTF-16 units: about a line, so that few spans share one. */
const BLOCK = 64;

/** Spans by the blocks of the text that they touch, so that one is held only against those near it. */
class SpansByPlace<Kept extends Span> {
  private readonly blocks = new Map<number, Kept[]>();

  add(span: Kept): void {
    for (const block of blocksOf(span)) {
      const known = this.blocks.get(block);
      if (known === undefined) this.blocks.set(block, [span]);
      else known.push(span);
    }
  }

  /** All that may have text in common with a span, and others. */
  near(span: Span): Kept[] {
    return blocksOf(span).flatMap((block) => this.blocks.get(block) ?? []);
  }
}

/** The blocks of the text that a span touches; spans without one in common have no text in common. */
function blocksOf({ start, end }: Span): number[] {
  const first = Math.floor(start / BLOCK);
  const last = Math.floor(end / BLOCK);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
