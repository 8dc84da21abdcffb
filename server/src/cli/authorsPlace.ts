/** Where it is on record who wrote a file. */

import type { CliEnvironment } from '../ports/environment.ts';

/**
 * The root whose records say it, and the file's path below that with `/`: the repository's root, and outside of
 * repositories the project's. `path` and `projectRoot` are absolute.
 */
export async function authorsPlace(
  path: string,
  projectRoot: string,
  { repositoryRoot, below, join }: Pick<CliEnvironment, 'repositoryRoot' | 'below' | 'join'>,
): Promise<{ readonly root: string; readonly inside: string }> {
  const root = (await repositoryRoot(join(path, '..'))) ?? projectRoot;
  return { root, inside: below(root, path) ?? path };
}
