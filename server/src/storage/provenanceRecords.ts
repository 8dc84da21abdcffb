/** Where the provenance of a workspace folder is kept: the real records of the server. */

import type { ProjectFiles } from '../config/project.ts';
import type { ProvenanceStore } from '../lsp/dependencies.ts';
import { Records } from '../provenance/records.ts';
import { type Place, SHARED_FOLDER } from '../provenance/store.ts';
import { sha256Hex } from '../review/lineHash.ts';
import type { LedgerFiles } from '../review/store.ts';
import type { FileSystem } from './fileSystem.ts';
import { kindOf } from './files.ts';
import { ledgerFiles } from './ledgerFiles.ts';

/** A place of records in another folder than the project's. */
export type ReportedPlace = Place & { readonly root: string };

/** Where records are kept, and by whom. */
export interface RecordWorld {
  readonly files: ProjectFiles;
  readonly fileSystem: FileSystem;
  /** The version of this program, which is written into records. */
  readonly version: string;
  /** Where agents' hooks report what they write below a project's root; undefined where there is no such place. */
  reportedPlace(root: string): Promise<ReportedPlace | undefined>;
}

/**
 * Opens the records of a workspace folder. The shared ones lie where marks do, beside the configuration or at
 * the repository's root; without trust they are neither read nor written. The private ones lie below
 * `storage`, a folder of the person's own, each workspace folder's by itself. `reportedPlace` says where agents' hooks
 * report what they write.
 */
export async function openProvenance(
  { files, fileSystem, version: tool, reportedPlace }: RecordWorld,
  folder: string,
  { trusted, storage }: { trusted: boolean; storage: string | undefined },
): Promise<ProvenanceStore> {
  const { basename, dirname, join, relative, sep } = fileSystem.paths;
  const root = (await files.projectRoot(folder)) ?? folder;
  const inside = relative(root, folder).split(sep).join('/');
  const prefix = inside === '' ? '' : `${inside}/`;
  const name = sha256Hex(root).slice(0, 16);
  // Asking git is running a program on the workspace's repository.
  const reported = trusted ? await reportedPlace(root) : undefined;
  const records = await Records.open({
    reported,
    own:
      storage === undefined
        ? undefined
        : { files: ledgerFiles(storage, fileSystem), folder: `provenance/${name}` },
    shared: trusted ? ledgerFiles(root, fileSystem) : NO_FILES,
    tool,
    now: () => Date.now(),
    exists: async (path) => (await kindOf(join(root, path), fileSystem)) === 'file',
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

const NO_FILES: LedgerFiles = {
  list: async () => [],
  read: async () => null,
  write: async () => undefined,
  remove: async () => undefined,
};
