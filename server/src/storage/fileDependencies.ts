/**
 * What the language server needs of files and folders, in whatever file system they lie: the part of its dependencies
 * that is the same on a disk and in the virtual folders of a browser.
 */

import { loadProject } from '../config/project.ts';
import { holdsCode } from '../embedded/index.ts';
import type { Dependencies } from '../lsp/dependencies.ts';
import { isMissing } from './fileSystem.ts';
import { kindOf, readText, realPath } from './files.ts';
import { openProvenance, type RecordWorld } from './provenanceRecords.ts';
import { isOutside, projectRoot, repositoryRoot } from './roots.ts';
import { type MarkWorld, openServerLedger } from './serverLedger.ts';
import { isIgnored, walk } from './walk.ts';

type FileDependencies = Pick<
  Dependencies,
  | 'bundledRules'
  | 'loadProject'
  | 'repositoryRoot'
  | 'readText'
  | 'walk'
  | 'packages'
  | 'filesBeside'
  | 'filesBelow'
  | 'insideProject'
  | 'isIgnored'
  | 'openLedger'
  | 'openProvenance'
  | 'rulesDate'
>;

/** The dependencies on files, of a server in this world. */
export function fileDependencies(
  world: MarkWorld & RecordWorld,
): FileDependencies & { readonly paths: Omit<Dependencies['paths'], 'ofUri' | 'toUri'> } {
  const { files, fileSystem } = world;
  const { dirname, isAbsolute, join, relative, sep } = fileSystem.paths;
  const below = (root: string, path: string): string => relative(root, path).split(sep).join('/');
  return {
    bundledRules: () => files.bundledRules(),
    loadProject: (root, options) => loadProject(files, root, { ...options, scans: true }),
    repositoryRoot: (path) => repositoryRoot(path, fileSystem),
    readText: async (path) => {
      const read = await readText(path, fileSystem);
      return read ?? { problem: { kind: 'file', message: 'There is no such file.', path } };
    },
    walk: async function* (root, project) {
      for await (const entry of walk(root, { fileSystem })) {
        if (!('path' in entry) || !holdsCode(entry.path)) continue;
        if (project.isScanned(below(root, entry.path))) yield entry.path;
      }
    },
    packages: files.packages,
    filesBeside: async (path) => {
      const folder = dirname(path);
      const entries = await fileSystem.list(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      return entries.flatMap(({ name, kind }) => (kind === 'file' ? [join(folder, name)] : []));
    },
    filesBelow: async function* (root, path) {
      if ((await kindOf(path, fileSystem)) !== 'folder' || (await isIgnored(root, path, fileSystem))) return;
      for await (const entry of walk(path, { fileSystem })) if ('path' in entry) yield entry.path;
    },
    insideProject: async (root, path) => {
      const real = (await realPath(root, fileSystem)) ?? root;
      const inside = relative(real, path);
      if (inside === '' || isOutside(inside, fileSystem.paths)) return undefined;
      return ((await projectRoot(dirname(path), fileSystem)) ?? real) === real
        ? below(real, path)
        : undefined;
    },
    isIgnored: (root, path) => isIgnored(root, path, fileSystem),
    paths: {
      isAbsolute,
      join: files.join,
      below: files.below,
      realPath: (path) => realPath(path, fileSystem),
    },
    openLedger: (root, openText) => openServerLedger(world, root, openText),
    openProvenance: (root, options) => openProvenance(world, root, options),
    rulesDate: () => files.rulesDate(),
  };
}
