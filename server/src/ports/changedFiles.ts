/** Which lines of which files below a folder a change touched, as they lie on the disk, for the person who reviews it. */

import { join, relative, sep } from 'node:path';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import type { ChangedFile } from '../lsp/dependencies.ts';
import { isLedgerPath } from '../provenance/ledgerRecords.ts';
import { isFile } from '../review/changedEntry.ts';
import { changedLines } from '../review/diff.ts';
import { decodeText } from '../storage/files.ts';
import { withChangeSince } from './changeSince.ts';

/** Files that are scanned and are text; what has no lines to read is `changesWithoutLines.ts`'s. */
export function changedFiles(
  files: ProjectFiles,
  folder: string,
  since?: string,
): Promise<{ since: string; files: ChangedFile[] }> {
  return withChangeSince(folder, since, async (change, base) => {
    const project = await loadProject(files, folder, { trusted: true });
    const found = new Map<string, ChangedFile>();
    for (const { after, hunks, uncommitted } of change.entries) {
      if (after === undefined || !isFile(after)) continue;
      const absolute = join(change.root, ...after.path.split('/'));
      const path = relative(folder, absolute).split(sep).join('/');
      // What is not committed stands for what is, as it is what the editor shows.
      if (found.has(path) && !uncommitted) continue;
      if (path.startsWith('../') || isLedgerPath(path) || !project.isScanned(path)) continue;
      const read = decodeText(await change.bytes(after), absolute);
      if ('problem' in read) continue;
      found.set(path, { path, text: read.text, lines: changedLines(read.text, hunks).touched });
    }
    return { since: base, files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
  });
}
