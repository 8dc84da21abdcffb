/**
 * A fix as a unified diff that `git apply` takes. Lines are git's here: they end at LF alone, so that a CR
 * before it is part of its line.
 */

import type { TextEdit } from '../finding/finding.ts';

/** Lines around a change by which it is found again where the file has changed elsewhere. */
const CONTEXT = 3;

/** Lines that are replaced by others. */
interface Change {
  /** The index of the first line, from 0, and of the one behind the last. */
  start: number;
  end: number;
  added: readonly string[];
}

/** The diff of one file. `path` is below the root of the repository, with `/`; the edits do not overlap. */
export function patchOf(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const changes = changesOf(lines, text, edits);
  if (changes.length === 0) return '';
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && change.start - before.end <= 2 * CONTEXT)
      last.push(change);
    else hunks.push([change]);
  }
  let moved = 0;
  const out = [
    `diff --git ${name('a', path)} ${name('b', path)}`,
    `--- ${named('a', path)}`,
    `+++ ${named('b', path)}`,
  ].map((line) => `${line}\n`);
  for (const hunk of hunks) {
    out.push(hunkText(lines, hunk, moved));
    moved += hunk.reduce((sum, { start, end, added }) => sum + added.length - (end - start), 0);
  }
  return out.join('');
}

/** The lines of a text with their ends. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function changesOf(lines: readonly string[], text: string, edits: readonly TextEdit[]): Change[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  /** The line that an offset is in; behind the last line end, the line that is yet to come. */
  const lineAt = (at: number): number => {
    if (at >= text.length && (text === '' || text.endsWith('\n'))) return lines.length;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const first = lineAt(edit.start);
    const group = groups.at(-1);
    if (group !== undefined && first <= group.last) {
      group.last = Math.max(group.last, lineAt(edit.end));
      group.edits.push(edit);
    } else groups.push({ first, last: lineAt(edit.end), edits: [edit] });
  }
  return groups.flatMap((group) => {
    const end = Math.min(lines.length, group.last + 1);
    const until = end < lines.length ? (starts[end] as number) : text.length;
    let after = '';
    let at = starts[group.first] ?? text.length;
    for (const edit of group.edits) {
      after += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return withoutEqualEnds(lines, {
      start: group.first,
      end,
      added: linesOf(after + text.slice(at, until)),
    });
  });
}

/** A change without the lines at its ends that stay as they are; nothing where all stay. */
function withoutEqualEnds(lines: readonly string[], { start, end, added }: Change): Change[] {
  let head = 0;
  while (start + head < end && head < added.length && lines[start + head] === added[head]) head++;
  let tail = 0;
  while (
    end - tail > start + head &&
    added.length - tail > head &&
    lines[end - 1 - tail] === added[added.length - 1 - tail]
  )
    tail++;
  const change = { start: start + head, end: end - tail, added: added.slice(head, added.length - tail) };
  return change.start === change.end && change.added.length === 0 ? [] : [change];
}

/** `moved` is how many lines the changes before have added. */
function hunkText(lines: readonly string[], changes: readonly Change[], moved: number): string {
  const start = Math.max(0, (changes[0] as Change).start - CONTEXT);
  const end = Math.min(lines.length, (changes.at(-1) as Change).end + CONTEXT);
  const out: string[] = [];
  let before = 0;
  let after = 0;
  const add = (sign: ' ' | '-' | '+', line: string): void => {
    out.push(`${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
    if (sign !== '+') before++;
    if (sign !== '-') after++;
  };
  let at = start;
  for (const change of changes) {
    for (const line of lines.slice(at, change.start)) add(' ', line);
    for (const line of lines.slice(change.start, change.end)) add('-', line);
    for (const line of change.added) add('+', line);
    at = change.end;
  }
  for (const line of lines.slice(at, end)) add(' ', line);
  // A side without lines is said to begin at the line before.
  const from = start + (before === 0 ? 0 : 1);
  const to = start + moved + (after === 0 ? 0 : 1);
  return `@@ -${from},${before} +${to},${after} @@\n${out.join('')}`;
}

/** A file's name as git writes and reads it: quoted where it has what would end a line or a quotation. */
function name(side: 'a' | 'b', path: string): string {
  const full = `${side}/${path}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (!/["\\\0-\u001f\u007f]/.test(full)) return full;
  const quoted = full.replace(/["\\]/g, '\\$&');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  return `"${quoted.replace(/[\0-\u001f\u007f]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** … in a line of its own, where a tab ends a name that has blanks. */
function named(side: 'a' | 'b', path: string): string {
  const written = name(side, path);
  return written.includes(' ') && !written.startsWith('"') ? `${written}\t` : written;
}
