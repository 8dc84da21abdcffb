/** The change of a folder since a base, for features of the editor: opened, used, and closed whatever happens. */

import { repositoryRoot } from '../storage/roots.ts';
import { type GitChange, openChange } from './gitChanges.ts';
import { usualBase } from './gitRefs.ts';
import { withRepository } from './gitRepository.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

/** Without a base, since the branch that changes usually go to. Rejects with a message for the person. */
export async function withChangeSince<T>(
  folder: string,
  since: string | undefined,
  use: (change: GitChange, since: string) => Promise<T>,
): Promise<T> {
  const root = await repositoryRoot(folder, nodeFileSystem);
  if (root === undefined) throw new Error('This folder is in no git repository.');
  const base = since ?? (await withRepository(root, usualBase));
  if (base === undefined)
    throw new Error('Nothing is known to compare with: name a branch or commit that the change goes to.');
  const change = await openChange(root, base);
  try {
    return await use(change, base);
  } finally {
    await change.dispose();
  }
}
