/** Where the provenance of a workspace folder is kept on this machine: the real records of the server. */

import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ProjectFiles } from '../config/project.ts';
import type { ProvenanceStore } from '../lsp/dependencies.ts';
import { Records } from '../provenance/records.ts';
import { SHARED_FOLDER } from '../provenance/store.ts';
import type { LedgerFiles } from '../review/store.ts';
import { kindOf } from './files.ts';
import { ledgerFiles } from './ledgerFiles.ts';

/**
 * Opens the records of a workspace folder. The shared ones lie where marks do, beside the configuration or at
 * the repository's root; without trust they are neither read nor written. The private ones lie below
 * `storage`, a folder of this machine, each workspace folder's by itself.
 */
export async function openProvenance(
  files: ProjectFiles,
  folder: string,
  { trusted, storage, tool }: { trusted: boolean; storage: string | undefined; tool: string },
): Promise<ProvenanceStore> {
  const root = (await files.projectRoot(folder)) ?? folder;
  const inside = relative(root, folder).split(sep).join('/');
  const prefix = inside === '' ? '' : `${inside}/`;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const records = await Records.open({
    own: storage === undefined ? undefined : { files: ledgerFiles(storage), folder: `provenance/${name}` },
    shared: trusted ? ledgerFiles(root) : NO_FILES,
    tool,
    now: () => Date.now(),
    exists: async (path) => (await kindOf(join(root, path))) === 'file',
  });
  return {
    isForeign: (path) => dirname(path) === join(root, SHARED_FOLDER) && !records.wrote(basename(path)),
    problems: () => records.problems,
    linesOf: (path, text) => records.linesOf(prefix + path, text),
    save: (path, text, lines, isShared) => records.save(prefix + path, text, lines, isShared && trusted),
    filesChanged: (paths) => records.filesChanged(paths.map((path) => prefix + path)),
    headMoved: () => records.headMoved(),
    reload: () => records.reload(),
    forget: () => records.forget(),
  };
}

const NO_FILES: LedgerFiles = {
  list: async () => [],
  read: async () => null,
  write: async () => undefined,
  remove: async () => undefined,
};
