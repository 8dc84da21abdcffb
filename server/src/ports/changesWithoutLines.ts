/**
 * What of a change since a base has no lines to mark in an editor: deleted and emptied files, links, submodules,
 * what is not text. For the person who reviews a change in the editor; the gate asks about the same in CI.
 */

import { join, relative, sep } from 'node:path';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import type { ChangeWithoutLines } from '../lsp/dependencies.ts';
import { isLedgerPath, isReviewRecord } from '../provenance/ledgerRecords.ts';
import type { ChangedEntry, GitSide } from '../review/changedEntry.ts';
import { isFile, pathOfEntry } from '../review/changedEntry.ts';
import { partsOf, type Reach } from '../review/changeParts.ts';
import { STRAY_RECORD, wholeByKind, wholeIfEmptied, wholeUnread } from '../review/wholeEntry.ts';
import { decodeText, type ReadText } from '../storage/files.ts';
import { matchesGlob } from '../text/glob.ts';
import { withChangeSince } from './changeSince.ts';
import type { GitChange } from './gitChanges.ts';

/** The changes below a folder since a base, by default the branch that changes usually go to. */
export function changesWithoutLines(
  files: ProjectFiles,
  folder: string,
  since?: string,
): Promise<{ since: string; changes: ChangeWithoutLines[] }> {
  return withChangeSince(folder, since, async (change, base) => ({
    since: base,
    changes: await changesBelow(files, folder, change),
  }));
}

async function changesBelow(
  files: ProjectFiles,
  folder: string,
  change: GitChange,
): Promise<ChangeWithoutLines[]> {
  const project = await loadProject(files, folder, { trusted: true });
  const { policy: policies } = project.configuration;
  const base = project.root ?? folder;
  const reachOf = async (path: string): Promise<Reach> => {
    const absolute = join(change.root, ...path.split('/'));
    const inside = relative(base, absolute).split(sep).join('/');
    const inFolder = relative(folder, absolute).split(sep).join('/');
    const isOutside = inFolder.startsWith('../') || !project.isScanned(inFolder);
    return { project, inside, policies, ...(isOutside ? { exempt: 'is not looked at here' } : {}) };
  };
  const isIn = (path: string, globs: readonly string[]): boolean =>
    globs.some((glob) => matchesGlob(path, glob));
  const { parts } = await partsOf(change.entries, reachOf, isIn);
  const found: ChangeWithoutLines[] = [];
  for (const { entry, reach } of parts) {
    const whole = await wholeOf(entry, reach.inside, change);
    if (whole === undefined) continue;
    const { before, after } = entry;
    found.push({
      path: relative(folder, join(change.root, ...pathOfEntry(entry).split('/')))
        .split(sep)
        .join('/'),
      what: whole,
      ...(before === undefined ? {} : { before: await change.describe(before) }),
      ...(after === undefined ? {} : { after: await change.describe(after) }),
      ...(await textBefore(before, change)),
    });
  }
  return found;
}

async function wholeOf(entry: ChangedEntry, inside: string, change: GitChange): Promise<string | undefined> {
  const { before, after } = entry;
  if (isLedgerPath(inside)) {
    const side = after ?? before;
    const read = side !== undefined && isFile(side) ? await readSide(side, change) : undefined;
    return read !== undefined && 'text' in read && isReviewRecord(inside, read.text)
      ? undefined
      : STRAY_RECORD;
  }
  const leadsTo = after?.mode === '120000' ? (await change.bytes(after)).toString('utf8') : undefined;
  const byKind = wholeByKind(entry, leadsTo);
  if (byKind !== undefined || after === undefined) return byKind;
  const read = await readSide(after, change);
  if ('problem' in read) return wholeUnread(read.problem.message);
  if (before === undefined) return undefined;
  const old = isFile(before) ? await readSide(before, change) : undefined;
  return wholeIfEmptied(old !== undefined && 'text' in old ? old.text : null, read.text);
}

async function readSide(side: GitSide, change: GitChange): Promise<ReadText> {
  return decodeText(await change.bytes(side), join(change.root, side.path));
}

/** What was there as text, for people to look at. */
async function textBefore(
  before: GitSide | undefined,
  change: GitChange,
): Promise<{ text: string } | undefined> {
  if (before === undefined || !isFile(before)) return undefined;
  const read = await readSide(before, change);
  return 'text' in read ? { text: read.text } : undefined;
}
