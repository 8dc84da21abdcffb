/** Loading projects from the machine's disk: `ProjectFiles` with the person's own packs, and signatures checked. */

import type { ProjectFiles } from '../config/project.ts';
import { PACK_NAMESPACE } from '../packs/contents.ts';
import type { FileSystem } from '../storage/fileSystem.ts';
import { projectFilesOf } from '../storage/projects.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { userPacks } from './packFolders.ts';
import { sshVerifier } from './ssh.ts';

/** What loading projects needs, on this machine. `bundledRules` and `bundledModels` are those that ship. */
export function projectFiles(
  packageFiles: Pick<ProjectFiles, 'bundledRules' | 'bundledModels' | 'rulesDate'>,
  fileSystem: FileSystem = nodeFileSystem,
): ProjectFiles {
  return projectFilesOf(fileSystem, {
    bundledRules: () => packageFiles.bundledRules(),
    bundledModels: () => packageFiles.bundledModels(),
    rulesDate: () => packageFiles.rulesDate(),
    userPacks: userPacks(),
    packVerifier: (publishers) => sshVerifier(publishers, { namespace: PACK_NAMESPACE }),
  });
}
