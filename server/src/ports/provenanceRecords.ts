/** Where the provenance of a workspace folder is kept on this machine: the real records of the server. */

import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { ProjectFiles } from '../config/project.ts';
import type { ProvenanceStore } from '../lsp/dependencies.ts';
import { Records } from '../provenance/records.ts';
import { type Place, SHARED_FOLDER } from '../provenance/store.ts';
import { sha256Hex } from '../review/lineHash.ts';
import type { LedgerFiles } from '../review/store.ts';
import { kindOf } from './files.ts';
import { git } from './git.ts';
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
  const name = sha256Hex(root).slice(0, 16);
  // Asking git is running a program on the workspace's repository.
  const reported = trusted ? await reportedPlace(root) : undefined;
  const records = await Records.open({
    reported,
    own: storage === undefined ? undefined : { files: ledgerFiles(storage), folder: `provenance/${name}` },
    shared: trusted ? ledgerFiles(root) : NO_FILES,
    tool,
    now: () => Date.now(),
    exists: async (path) => (await kindOf(join(root, path))) === 'file',
  });
  return {
    isForeign: (path) =>
      (dirname(path) === join(root, SHARED_FOLDER) && !records.wrote(basename(path))) ||
      (reported !== undefined && dirname(path) === join(reported.root, reported.folder)),
    problems: () => records.problems,
    linesOf: (path, text) => records.linesOf(prefix + path, text),
    save: (path, text, lines, isShared) => records.save(prefix + path, text, lines, isShared && trusted),
    filesChanged: (paths) => records.filesChanged(paths.map((path) => prefix + path)),
    headMoved: () => records.headMoved(),
    reload: () => records.reload(),
    forget: () => records.forget(),
  };
}

/**
 * Where the hooks of coding agents report what they write below a folder: in the repository's own storage,
 * which is never committed and which the editor and the command both find. Undefined outside of repositories.
 */
export async function reportedPlace(root: string): Promise<(Place & { readonly root: string }) | undefined> {
  const [common, prefix = ''] =
    (await git(root, 'rev-parse', '--git-common-dir', '--show-prefix'))?.split(/\r?\n/) ?? [];
  if (common === undefined || common === '') return undefined;
  const storage = resolve(root, common);
  const name = sha256Hex(prefix).slice(0, 16);
  return {
    root: storage,
    files: ledgerFiles(storage),
    folder: `ai-security-scanner/reported/${name}`,
  };
}

const NO_FILES: LedgerFiles = {
  list: async () => [],
  read: async () => null,
  write: async () => undefined,
  remove: async () => undefined,
};
