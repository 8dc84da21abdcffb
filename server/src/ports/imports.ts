/** Reports of other tools on this machine: finding them, reading them, and what git has of the files they are about. */

import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../finding/finding.ts';
import type { KnownRoutes } from '../imports/handled.ts';
import { type ImportRequest, type Imports, type ImportWorld, loadImports } from '../imports/load.ts';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';
import { readText } from '../storage/files.ts';
import { IGNORED_FOLDERS } from '../storage/ignoredFolders.ts';
import { isOutside } from '../storage/roots.ts';
import { matchesGlob } from '../text/glob.ts';
import { megabytes } from '../text/megabytes.ts';
import { textInCommit } from './gitFiles.ts';
import { tryRepository } from './gitRepository.ts';
import { inflate } from './inflate.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { type RoutedProject, type RouteReading, workspaceRoutes } from './workspaceRoutes.ts';

/** A glob is held against no more files and folders than these. */
const MOST_ENTRIES = 100_000;

/** What importing needs of files. */
type FileWorld = Omit<ImportWorld, 'routes'>;

/**
 * The results of the reports that a configuration names, and of some that the person does, for a project with its
 * root at a path. Rejects never on what is in them or missing.
 */
export async function importResults(
  root: string,
  project: RoutedProject,
  reading: RouteReading,
  named: readonly ImportRequest[] = [],
): Promise<Imports> {
  const requests: ImportRequest[] = [];
  const problems: Problem[] = [];
  for (const { path, ...rest } of project.configuration.imports) {
    const found = await reportsOf(root, path);
    if ('refused' in found)
      problems.push({ kind: 'import', message: `Reports cannot be looked for: ${found.refused}.` });
    else
      for (const file of found.files) {
        const name = relative(root, file).split(sep).join('/');
        requests.push({ ...rest, file, name, isOptional: true });
      }
  }
  requests.push(...named);
  const routes = (): Promise<KnownRoutes> => workspaceRoutes(root, project, reading);
  const imports = await withImportWorld(root, (world) => loadImports(requests, { ...world, routes }));
  return {
    ...imports,
    problems: [...problems, ...imports.problems],
    failed: imports.failed || problems.length > 0,
  };
}

/** The reports, absolute and in order, that a path or a glob of the configuration means; or why they cannot be found: the end of a sentence. */
async function reportsOf(
  root: string,
  path: string,
): Promise<{ readonly files: readonly string[] } | { readonly refused: string }> {
  if (!/[*?{[]/.test(path)) return { files: [join(root, path)] };
  const files: string[] = [];
  const parts = path.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => /[*?{[]/.test(part)),
  );
  // A glob without a slash matches at any depth.
  const open = [join(root, ...fixed)];
  let entries = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listed = await nodeFileSystem.list(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const { name, kind } of listed) {
      if (++entries > MOST_ENTRIES)
        return {
          refused: `\`${path}\` is held against more than ${MOST_ENTRIES} files: name a folder in it`,
        };
      const found = join(folder, name);
      if (kind === 'folder' && !IGNORED_FOLDERS.has(name)) open.push(found);
      else if (kind === 'file' && matchesGlob(relative(root, found).split(sep).join('/'), path))
        files.push(found);
    }
  }
  return { files: files.sort() };
}

/** Has some work done with what importing needs of a project with its root at a path. */
async function withImportWorld<Result>(
  root: string,
  work: (world: FileWorld) => Promise<Result>,
): Promise<Result> {
  const world = worldOf(root, async () => undefined);
  const worked = await tryRepository(root, async (repository) => ({
    result: await work({
      ...world,
      textAt: (commit, path) => textInCommit(repository, commit, join(root, path)),
    }),
  }));
  // Without git, reports that say their commit are as good as those that do not.
  return worked === undefined ? work(world) : worked.result;
}

function worldOf(root: string, textAt: ImportWorld['textAt']): FileWorld {
  return {
    inflate,
    textAt,
    async readBytes(file, most) {
      try {
        const found = await stat(file);
        if (!found.isFile()) return { fault: 'it is no regular file' };
        if (found.size > most) return { fault: `it is larger than ${megabytes(most)}` };
        return { bytes: await readFile(file), changedAt: found.mtimeMs };
      } catch (error) {
        return isMissing(error) ? null : { fault: reasonOf(error) };
      }
    },
    async textNow(path) {
      if (!(await isInside(root, path))) return undefined;
      const read = await readText(join(root, path), nodeFileSystem);
      return read !== null && 'text' in read ? read.text : undefined;
    },
    async changedAt(path) {
      try {
        return (await stat(join(root, path))).mtimeMs;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async exists(path) {
      const kind = await nodeFileSystem.stat(join(root, path)).catch(() => undefined);
      return kind?.kind === 'file';
    },
  };
}

/** Whether a path, its links resolved, lies below the root: a report is not to read other files by a link. */
async function isInside(root: string, path: string): Promise<boolean> {
  try {
    return !isOutside(relative(await realpath(root), await realpath(join(root, path))), nodeFileSystem.paths);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
