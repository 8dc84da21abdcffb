/** The routes that the files of a project declare, read from the disk. */

import { dirname, relative, sep } from 'node:path';
import { isScanned } from '../config/configuration.ts';
import type { Project } from '../config/project.ts';
import { Scanner } from '../engine/scanner.ts';
import type { Problem } from '../finding/finding.ts';
import type { KnownRoutes } from '../imports/handled.ts';
import { mayHaveRoutes, RouteReader } from '../routes/index.ts';
import type { Framework } from '../rule/frameworks.ts';
import { readText } from '../storage/files.ts';
import { projectRoot } from '../storage/roots.ts';
import { walk } from '../storage/walk.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import type { PackageFiles } from './packageFiles.ts';

/** What of a project says which routes it has. */
export type RoutedProject = Pick<Project, 'configuration' | 'frameworks' | 'replacesBundled'>;

/** What reading routes takes, beside the files. */
export interface RouteReading {
  /** The web frameworks that ship. */
  bundledFrameworks(): Promise<readonly Framework[]>;
  createScanner(): Promise<Scanner>;
}

/** … with what ships. */
export function routeReading(packageFiles: PackageFiles): RouteReading {
  return {
    bundledFrameworks: () => packageFiles.bundledFrameworks(),
    createScanner: () => Scanner.create(packageFiles.forScanner),
  };
}

/**
 * The routes of a project with its root at a path. All of its files count that the configuration does not leave out,
 * whichever are scanned: what is not read might answer as well. Files of projects inside of it are theirs.
 */
export async function workspaceRoutes(
  root: string,
  { frameworks: own, configuration, replacesBundled }: RoutedProject,
  { bundledFrameworks, createScanner }: RouteReading,
): Promise<KnownRoutes> {
  const frameworks = replacesBundled ? own : [...(await bundledFrameworks()), ...own];
  const scanner = await createScanner();
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const roots = new Map<string, Promise<string | undefined>>();
  const isOwn = async (path: string): Promise<boolean> => {
    const folder = dirname(path);
    const found = roots.get(folder) ?? projectRoot(folder, nodeFileSystem);
    roots.set(folder, found);
    return ((await found) ?? root) === root;
  };
  const reader = new RouteReader(frameworks, (file, work) => scanner.withTarget(file, work));
  try {
    for await (const entry of walk(root, { fileSystem: nodeFileSystem })) {
      if ('problem' in entry) {
        problems.push(entry.problem);
        continue;
      }
      const path = relative(root, entry.path).split(sep).join('/');
      if (!mayHaveRoutes(path, frameworks) || !isScanned(path, configuration) || !(await isOwn(entry.path)))
        continue;
      const read = await readText(entry.path, nodeFileSystem);
      if (read === null) continue;
      if ('problem' in read) {
        if (read.binary !== true) problems.push(read.problem);
        continue;
      }
      const file = { path, text: read.text };
      await scanner.prepare(file);
      texts.set(path, read.text);
      reader.add(file);
    }
    const { routes, limits } = reader.routes();
    for (const limit of limits) problems.push({ kind: 'limit', message: `Routes: ${limit}` });
    return { routes, limits, problems, textOf: (path) => texts.get(path) };
  } finally {
    scanner.dispose();
  }
}
