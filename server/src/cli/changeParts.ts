/**
 * The parts of a change that are looked at: its entries, each with the project whose policy holds for it, or with
 * the reason why none does.
 *
 * What was renamed stays one part only where the same was asked of it before, under the same rules. Otherwise
 * it is a deletion here and something wholly new there: code must not get out of a policy's reach, or into it
 * unread, by moving.
 */

import { type ChangedEntry, type GitSide, isFile, pathOfEntry } from '../review/changedEntry.ts';
import { appliesTo } from '../review/gate.ts';
import { matchesGlob } from '../text/glob.ts';
import type { CliEnvironment } from './environment.ts';
import { policiesOf } from './policies.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { Scope, Target, TargetFinder } from './targets.ts';

export interface ChangePart {
  readonly entry: ChangedEntry;
  /** Where the entry is, or was. */
  readonly target: Target;
  /** Whether the working tree has another version of it, which is a part of its own. */
  readonly superseded: boolean;
}

/** An entry that nobody is asked about, or of which nothing could be found out. */
export interface NamedEntry {
  readonly entry: ChangedEntry;
  /** The end of a sentence that begins with its path. */
  readonly why: string;
}

export interface ChangeParts {
  readonly parts: readonly ChangePart[];
  readonly exempt: readonly NamedEntry[];
}

/** Sorts the entries of a change. `root` is that of the repository. */
export async function partsOf(
  entries: readonly ChangedEntry[],
  root: string,
  finder: TargetFinder,
  options: ScanOptions,
  environment: CliEnvironment,
): Promise<ChangeParts> {
  const parts: ChangePart[] = [];
  const exempt: NamedEntry[] = [];
  const uncommitted = new Set(
    entries.flatMap((entry) => (entry.uncommitted && entry.after !== undefined ? [entry.after.path] : [])),
  );
  const scopeOf = ({ path }: GitSide): Promise<Scope> => finder.scopeOf(environment.join(root, path));
  const add = (entry: ChangedEntry, { target, exempt: why }: Scope): void => {
    const path = pathOfEntry(entry);
    if (why !== undefined) exempt.push({ entry, why });
    else parts.push({ entry, target, superseded: !entry.uncommitted && uncommitted.has(path) });
  };
  for (const entry of entries) {
    const { before, after, ...rest } = entry;
    if (before === undefined || after === undefined || before.path === after.path) {
      const side = after ?? before;
      if (side !== undefined) add(withoutModeChange(entry), await scopeOf(side));
      continue;
    }
    const [from, to] = [await scopeOf(before), await scopeOf(after)];
    if (isSameReach(before, from, after, to, options)) add(withoutModeChange(entry), to);
    else {
      const { uncommitted: isUncommitted } = rest;
      add({ before, uncommitted: isUncommitted }, from);
      add({ after, uncommitted: isUncommitted }, to);
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
function isSameReach(before: GitSide, from: Scope, after: GitSide, to: Scope, options: ScanOptions): boolean {
  if (!isFile(before) || !isFile(after) || endingOf(before.path) !== endingOf(after.path)) return false;
  if (from.exempt !== undefined || to.exempt !== undefined) return false;
  if (from.target.loaded !== to.target.loaded) return false;
  const isIn = (path: string, globs: readonly string[]): boolean =>
    globs.some((glob) => matchesGlob(path, glob));
  return policiesOf(to.target.loaded, options).every(
    (policy) =>
      appliesTo(policy, from.target.inside, { isIn }) === appliesTo(policy, to.target.inside, { isIn }),
  );
}

function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
