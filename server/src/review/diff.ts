/**
 * Which lines a change touched, from what `git diff -U0` says of two contents. Patches are told apart by the
 * ids of the contents and hunks are read by their counts, so that neither a file's name nor its lines can pass
 * for a part of the diff.
 */
import { nameOfBytes } from '../text/fileNames.ts';
import { LineIndex } from '../text/lines.ts';
import type { Hunk } from './changedEntry.ts';

/** The hunks of a patch (`--full-index`) by the ids of the contents, `<before>..<after>`. */
export function parseHunks(patch: string): Map<string, Hunk[]> {
  const patches = new Map<string, Hunk[]>();
  let hunks: Hunk[] = [];
  const lines = patch.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const [, ids] = /^index ([0-9a-f]{40,64}\.\.[0-9a-f]{40,64})(?: |$)/.exec(line) ?? [];
    if (ids !== undefined) {
      hunks = [];
      patches.set(ids, hunks);
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const removed = Number(hunk[1] ?? 1);
    const count = Number(hunk[3] ?? 1);
    hunks.push({ start: Number(hunk[2]), count });
    for (let left = removed + count; left > 0 && i + 1 < lines.length; ) {
      i++;
      if (!(lines[i] as string).startsWith('\\')) left--;
    }
  }
  return patches;
}

/** What a change did to a text. Lines count from 0, as editors count. */
export interface ChangedLines {
  /** Lines that are new or have changed. */
  readonly lines: ReadonlySet<number>;
  /**
   * Where the change made lines meet: each stands for the seam between a line and the nearest one above it that
   * is not blank (the text's start without one); the number of lines stands for that with the text's end.
   */
  readonly seams: ReadonlySet<number>;
  /** The changed lines, and where lines were only deleted the nearest ones around that are not blank. */
  readonly touched: ReadonlySet<number>;
}

/** What hunks mean for a text. Without hunks all of it counts. A lone carriage return ends a line here and not in git. */
export function changedLines(text: string, hunks: readonly Hunk[] | undefined): ChangedLines {
  const index = new LineIndex(text);
  const isBlank = (line: number): boolean => index.lineText(line).trim() === '';
  const lines = new Set<number>();
  const seams = new Set<number>();
  const touched = new Set<number>();
  const add = (from: number, to: number): void => {
    let above = from - 1;
    let below = to;
    let isEmpty = true;
    for (let line = from; line < to; line++) {
      lines.add(line);
      touched.add(line);
      if (isBlank(line)) continue;
      seams.add(line);
      isEmpty = false;
    }
    while (above >= 0 && isBlank(above)) above--;
    while (below < index.count && isBlank(below)) below++;
    seams.add(below);
    // Where code gave way to nothing, nothing of it is left to show.
    if (!isEmpty) return;
    if (above >= 0) touched.add(above);
    if (below < index.count) touched.add(below);
  };
  if (hunks === undefined) {
    add(0, index.count);
    return { lines, seams, touched };
  }
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  /** The first of our lines in git's line `number` (from 1). */
  const first = (number: number): number =>
    number > starts.length ? index.count : index.lineAt(starts[number - 1] ?? 0);
  for (const { start, count } of hunks) {
    // Git names the line above where lines were only deleted.
    const from = first(count > 0 ? start : start + 1);
    add(from, first(count > 0 ? start + count : start + 1));
  }
  return { lines, seams, touched };
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A name as git quotes it: C's escapes, bytes in octal, the whole in UTF-8. */
export function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"') || name.length < 2) return name;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part, octal, letter] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined)
      bytes.push(...(ESCAPES[letter] === undefined ? encoder.encode(letter) : [ESCAPES[letter]]));
    else for (const byte of encoder.encode(part)) bytes.push(byte);
  }
  return nameOfBytes(Uint8Array.from(bytes));
}
