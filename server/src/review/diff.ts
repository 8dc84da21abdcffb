/**
 * Reads what `git diff -U0 -M` says: which lines of which files a change touched. Hunks are read by their
 * counts, so that no line of a file can pass for a header of the diff.
 */
import { LineIndex } from '../text/lines.ts';

/** Lines as git counts them: from 1, ended by a line feed. `count` is 0 where lines were only deleted. */
export interface Hunk {
  readonly start: number;
  readonly count: number;
}

/** A file of a change that is still there. */
export interface ChangedFile {
  readonly path: string;
  /** What it was called before. */
  readonly before?: string;
  /** Undefined when git does not know its lines: the whole file counts as changed. */
  readonly hunks: readonly Hunk[] | undefined;
}

/** The changed files of a diff in git's order. Deleted files have no lines any more and are left out. */
export function parseDiff(diff: string): ChangedFile[] {
  const files: ChangedFile[] = [];
  const lines = diff.split('\n');
  let header: {
    path: string | undefined;
    before: string | undefined;
    gone: boolean;
    isLink: boolean;
    hunks: Hunk[];
    binary: boolean;
  };
  const fresh = (): typeof header => ({
    path: undefined,
    before: undefined,
    gone: false,
    isLink: false,
    hunks: [],
    binary: false,
  });
  header = fresh();
  const close = (): void => {
    const { path, before, gone, isLink, hunks, binary } = header;
    if (path !== undefined && !gone && !isLink && (hunks.length > 0 || binary))
      files.push({ path, ...(before === undefined ? {} : { before }), hunks: binary ? undefined : hunks });
    header = fresh();
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.startsWith('diff --git ')) {
      close();
      header.path = pathOfHeader(line);
    } else if (line.startsWith('deleted file')) header.gone = true;
    else if (/^(?:new file mode|new mode) 1[26]0000/.test(line) || /^index \S+ 1[26]0000$/.test(line))
      header.isLink = true;
    else if (line.startsWith('rename from ')) header.before = unquote(line.slice('rename from '.length));
    else if (line.startsWith('rename to ')) header.path = unquote(line.slice('rename to '.length));
    else if (line.startsWith('+++ '))
      header.path = withoutPrefix(unquote(trimTab(line.slice(4)))) ?? header.path;
    else if (line.startsWith('Binary files ')) header.binary = true;
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const removed = Number(hunk[1] ?? 1);
    const count = Number(hunk[3] ?? 1);
    header.hunks.push({ start: Number(hunk[2]), count });
    for (let left = removed + count; left > 0 && i + 1 < lines.length; ) {
      i++;
      if (!(lines[i] as string).startsWith('\\')) left--;
    }
  }
  close();
  return files;
}

/**
 * The changed lines of a text by its hunks, from 0, as editors count: a lone carriage return ends a line
 * here and not in git. Where lines were only deleted, the nearest lines above and below that have something
 * on them count as changed, since what was deleted cannot be shown.
 */
export function changedLines(text: string, hunks: readonly Hunk[] | undefined): Set<number> {
  const index = new LineIndex(text);
  const changed = new Set<number>();
  if (hunks === undefined) {
    for (let line = 0; line < index.count; line++) changed.add(line);
    return changed;
  }
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  /** The first of our lines in git's line `number` (from 1). */
  const first = (number: number): number =>
    number > starts.length ? index.count : index.lineAt(starts[number - 1] ?? 0);
  const isBlank = (line: number): boolean => index.lineText(line).trim() === '';
  for (const { start, count } of hunks) {
    const end = first(start + Math.max(count, 1));
    let above = count > 0 ? first(start) - 1 : end - 1;
    let below = end;
    let isEmpty = true;
    for (let line = above + 1; line < below; line++) {
      changed.add(line);
      isEmpty &&= isBlank(line);
    }
    // Where code gave way to empty lines, nothing would show either.
    if (!isEmpty) continue;
    while (above >= 0 && isBlank(above)) above--;
    while (below < index.count && isBlank(below)) below++;
    if (above >= 0) changed.add(above);
    if (below < index.count) changed.add(below);
  }
  return changed;
}

/** The path of `diff --git a/path b/path`, which is unambiguous where both are the same. */
function pathOfHeader(line: string): string | undefined {
  const rest = line.slice('diff --git '.length);
  if (rest.startsWith('"')) {
    const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest)?.[2];
    return quoted === undefined ? undefined : withoutPrefix(unquote(quoted));
  }
  const half = (rest.length - 1) / 2;
  return rest.slice(2, half) === rest.slice(half + 3) ? rest.slice(half + 3) : undefined;
}

function withoutPrefix(path: string): string | undefined {
  return path === '/dev/null' ? undefined : path.replace(/^[ab]\//, '');
}

/** Git ends a name that has blanks with a tab. */
function trimTab(path: string): string {
  return path.endsWith('\t') ? path.slice(0, -1) : path;
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
    else bytes.push(...encoder.encode(part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
