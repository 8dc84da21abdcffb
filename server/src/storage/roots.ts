/** Where a path belongs: the root of its project, and that of its repository. */

import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import type { FileSystem, PathStyle } from './fileSystem.ts';

/**
 * The folder whose configuration is about a path: the nearest one, from the path upwards, that holds a
 * configuration file; without any, the root of the repository. The search ends at that root. Undefined
 * when there is neither a configuration nor a repository.
 */
export async function projectRoot(
  path: string,
  fileSystem: Pick<FileSystem, 'exists' | 'paths'>,
): Promise<string | undefined> {
  const { dirname, join, resolve } = fileSystem.paths;
  for (let at = resolve(path); ; at = dirname(at)) {
    if (await fileSystem.exists(join(at, CONFIGURATION_FILE))) return at;
    if (await fileSystem.exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The root of the repository that a path lies in, or undefined outside of repositories. */
export async function repositoryRoot(
  path: string,
  fileSystem: Pick<FileSystem, 'exists' | 'paths'>,
): Promise<string | undefined> {
  const { dirname, join, resolve } = fileSystem.paths;
  for (let at = resolve(path); ; at = dirname(at)) {
    if (await fileSystem.exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a relative path leads out of where it starts. */
export function isOutside(inside: string, { isAbsolute, sep }: PathStyle): boolean {
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}

/** A path as people are shown it: with `/`, relative to a folder, absolute when outside of it. */
export function pathFrom(folder: string, path: string, style: PathStyle): string {
  const inside = style.relative(folder, path);
  return (inside === '' ? '.' : isOutside(inside, style) ? path : inside).split(style.sep).join('/');
}
