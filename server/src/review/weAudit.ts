/**
 * Reads weAudit files (`.vscode/<user>.weaudit`): what people marked as audited there.
 *
 * weAudit's marks are line numbers at one commit, bound to nothing. They can be trusted only for files that
 * are today what they were at that commit, so whoever imports hands in the text of just those files.
 */
import { HashedText } from './anchor.ts';
import type { ReviewEntry } from './mark.ts';
import { isInsidePath } from './markFile.ts';
import { markFile, markLines } from './marking.ts';

/** Lines that somebody audited; from 0, the last is part of it. Without lines it is the whole file. */
export interface Audited {
  readonly path: string;
  readonly author: string;
  readonly lines?: { readonly first: number; readonly last: number };
}

export interface WeAuditFile {
  /** The commit at which the line numbers hold. */
  readonly commit: string;
  readonly audited: readonly Audited[];
}

/** Reads a weAudit file. Marks that are of no use are left out and counted; the others are read. */
export function parseWeAudit(text: string): { file: WeAuditFile; leftOut: number } | { fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'It is not JSON.' };
  }
  const file = asObject(json);
  if (
    file === undefined ||
    !['treeEntries', 'auditedFiles', 'resolvedEntries'].every((key) => Array.isArray(file[key]))
  )
    return { fault: 'It is not a weAudit file: treeEntries, auditedFiles or resolvedEntries is missing.' };
  if (typeof file.gitSha !== 'string' || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(file.gitSha))
    return {
      fault: 'It does not name the commit that it is about (gitSha), so its lines cannot be trusted.',
    };
  const whole = asList(file.auditedFiles).map((each) => audited(each, false));
  const partial = asList(file.partiallyAuditedFiles).map((each) => audited(each, true));
  const all = [...whole, ...partial];
  const readable = all.filter((each) => each !== undefined);
  return { file: { commit: file.gitSha, audited: readable }, leftOut: all.length - readable.length };
}

/**
 * The ledger entries for audited lines, by author. `textOf` answers a file's text only when it is still what
 * it was at the commit; what it does not answer is left out and counted.
 */
export function entriesOfWeAudit(
  file: WeAuditFile,
  textOf: (path: string) => string | undefined,
): { entries: Map<string, ReviewEntry[]>; leftOut: number } {
  const entries = new Map<string, ReviewEntry[]>();
  let leftOut = 0;
  for (const { path, author, lines } of file.audited) {
    const text = textOf(path);
    const hashed = text === undefined ? undefined : new HashedText(text);
    const marking =
      hashed === undefined || (lines !== undefined && lines.last >= hashed.lines.length)
        ? undefined
        : lines === undefined
          ? markFile(path, hashed)
          : markLines(path, hashed, lines, { kind: 'selection' });
    if (marking === undefined || 'refusal' in marking) leftOut++;
    else entries.set(author, [...(entries.get(author) ?? []), marking.entry]);
  }
  return { entries, leftOut };
}

function audited(json: unknown, hasLines: boolean): Audited | undefined {
  const entry = asObject(json);
  if (entry === undefined || typeof entry.path !== 'string' || typeof entry.author !== 'string')
    return undefined;
  const path = entry.path.replaceAll('\\', '/');
  const { author, startLine: first, endLine: last } = entry;
  if (!isInsidePath(path) || author.trim() === '') return undefined;
  if (!hasLines) return { path, author };
  if (!isLine(first) || !isLine(last) || first > last) return undefined;
  return { path, author, lines: { first, last } };
}

function isLine(json: unknown): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0;
}

function asObject(json: unknown): Record<string, unknown> | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? Object.fromEntries(Object.entries(json))
    : undefined;
}

function asList(json: unknown): unknown[] {
  return Array.isArray(json) ? json : [];
}
