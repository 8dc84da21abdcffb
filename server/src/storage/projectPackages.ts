/** What a project declares of packages, read from its files. */

import type { ProjectPackages } from '../packages/ecosystem.ts';
import { gatherPackages, MOST_FILES } from '../packages/gather.ts';
import type { FileSystem } from './fileSystem.ts';
import { readText } from './files.ts';
import { walk } from './walk.ts';

/** What is declared below a folder; nothing is known of one with too many files. Never rejects on user input. */
export async function projectPackages(root: string, fileSystem: FileSystem): Promise<ProjectPackages> {
  const { relative, resolve, sep } = fileSystem.paths;
  const paths: string[] = [];
  for await (const entry of walk(root, { fileSystem })) {
    // A folder that cannot be read may hold anything; a scan says that it cannot.
    if (!('path' in entry)) return {};
    paths.push(relative(root, entry.path).split(sep).join('/'));
    if (paths.length > MOST_FILES) return {};
  }
  return gatherPackages(paths, async (path) => {
    const read = await readText(resolve(root, path), fileSystem);
    return read !== null && 'text' in read ? read.text : null;
  });
}
