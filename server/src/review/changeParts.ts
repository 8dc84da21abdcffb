/**
 * The parts of a change that are looked at: its entries, each with what is asked of the place where it lies, or
 * with the reason why nothing is.
 *
 * What was renamed stays one part only where the same was asked of it before, in the same project. Otherwise it
 * is a deletion here and something wholly new there: code must not get out of a policy's reach, or into it
 * unread, by moving.
 */

import type { Policy } from '../config/policy.ts';
import { type ChangedEntry, type GitSide, isFile, pathOfEntry } from './changedEntry.ts';
import { appliesTo, type GateOptions } from './gate.ts';

/** What is asked about a path. */
export interface Reach {
  /** Which project the path belongs to: the same value for the same one. */
  readonly project: unknown;
  /** The path below the project's root. */
  readonly inside: string;
  readonly policies: readonly Policy[];
  /** Why nobody is asked about it, as the end of a sentence that begins with the path. */
  readonly exempt?: string;
}

export interface ReachedPart<Where extends Reach> {
  readonly entry: ChangedEntry;
  /** What is asked where the entry is, or was. */
  readonly reach: Where;
  /** Whether the working tree has another version of it, which is a part of its own. */
  readonly superseded: boolean;
}

/** An entry that nobody is asked about, or of which nothing could be found out. */
export interface NamedEntry {
  readonly entry: ChangedEntry;
  /** The end of a sentence that begins with its path. */
  readonly why: string;
}

/** Sorts the entries of a change; `reachOf` answers what is asked about a path of the repository. */
export async function partsOf<Where extends Reach>(
  entries: readonly ChangedEntry[],
  reachOf: (path: string) => Promise<Where>,
  isIn: GateOptions['isIn'],
): Promise<{ parts: ReachedPart<Where>[]; exempt: NamedEntry[] }> {
  const parts: ReachedPart<Where>[] = [];
  const exempt: NamedEntry[] = [];
  const uncommitted = new Set(
    entries.flatMap((entry) => (entry.uncommitted && entry.after !== undefined ? [entry.after.path] : [])),
  );
  const add = (entry: ChangedEntry, reach: Where): void => {
    if (reach.exempt !== undefined) exempt.push({ entry, why: reach.exempt });
    else parts.push({ entry, reach, superseded: !entry.uncommitted && uncommitted.has(pathOfEntry(entry)) });
  };
  for (const entry of entries) {
    const { before, after } = entry;
    if (before === undefined || after === undefined || before.path === after.path) {
      add(withoutModeChange(entry), await reachOf(pathOfEntry(entry)));
      continue;
    }
    const [from, to] = [await reachOf(before.path), await reachOf(after.path)];
    if (isSameReach(before, from, after, to, isIn)) add(withoutModeChange(entry), to);
    else {
      add({ before, uncommitted: entry.uncommitted }, from);
      add({ after, uncommitted: entry.uncommitted }, to);
    }
  }
  return { parts, exempt };
}

/** A file that becomes a program, or no longer is one, runs otherwise than before: all of it counts. */
function withoutModeChange(entry: ChangedEntry): ChangedEntry {
  const { hunks, ...whole } = entry;
  return entry.before?.mode === entry.after?.mode ? entry : whole;
}

/** Whether a file that was renamed is asked about as it was before, and read as the same kind of file. */
function isSameReach(
  before: GitSide,
  from: Reach,
  after: GitSide,
  to: Reach,
  isIn: GateOptions['isIn'],
): boolean {
  if (!isFile(before) || !isFile(after) || endingOf(before.path) !== endingOf(after.path)) return false;
  if (from.exempt !== undefined || to.exempt !== undefined || from.project !== to.project) return false;
  return to.policies.every(
    (policy) => appliesTo(policy, from.inside, { isIn }) === appliesTo(policy, to.inside, { isIn }),
  );
}

function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
