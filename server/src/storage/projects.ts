/** Loading projects from a file system: the real `ProjectFiles`. */

import type { ProjectFiles, RuleFiles } from '../config/project.ts';
import { type FileSystem, reasonOf } from './fileSystem.ts';
import { kindOf, readText } from './files.ts';
import { packFiles, packFolders } from './packFolders.ts';
import { projectPackages } from './projectPackages.ts';
import { isOutside, projectRoot } from './roots.ts';
import { walk } from './walk.ts';

/** A folder of rules with more files than this is a mistake (the root of a repository, say). */
export const MAXIMUM_RULE_FILES = 2_000;

/** What loading projects needs beside files: what ships, where the person's own packs lie, and who checks signatures. */
export type ProjectSurroundings = Pick<
  ProjectFiles,
  'bundledRules' | 'bundledModels' | 'rulesDate' | 'userPacks' | 'packVerifier'
>;

/** What loading projects needs, in a file system. */
export function projectFilesOf(fileSystem: FileSystem, surroundings: ProjectSurroundings): ProjectFiles {
  const { join, relative, resolve, sep } = fileSystem.paths;
  return {
    readText: (path) => readText(path, fileSystem),
    ruleFiles: (path, within) => ruleFiles(path, within, fileSystem),
    projectRoot: (path) => projectRoot(path, fileSystem),
    join: (...parts) => join(...parts.map((part, i) => (i === 0 ? resolve(part) : part))),
    below: (folder, path) => {
      const inside = relative(folder, path);
      return isOutside(inside, fileSystem.paths) ? undefined : inside.split(sep).join('/');
    },
    bundledRules: () => surroundings.bundledRules(),
    bundledModels: () => surroundings.bundledModels(),
    rulesDate: () => surroundings.rulesDate(),
    userPacks: surroundings.userPacks,
    packFolders: (folder) => packFolders(folder, fileSystem),
    packFiles: (folder) => packFiles(folder, fileSystem),
    packages: (root) => projectPackages(root, fileSystem),
    packVerifier: (publishers) => surroundings.packVerifier(publishers),
  };
}

async function ruleFiles(
  path: string,
  within: string | undefined,
  fileSystem: FileSystem,
): Promise<RuleFiles> {
  try {
    const kind = await kindOf(path, fileSystem);
    if (kind === 'missing' || kind === 'other') return { refused: 'there is nothing' };
    if (within !== undefined && !(await isWithin(path, within, fileSystem)))
      return { refused: 'it lies outside the folder of the configuration: move the rules into it' };
    if (kind === 'file') return { files: [path], problems: [] };
    return await ruleFilesBelow(path, fileSystem);
  } catch (error) {
    return { refused: `it cannot be read: ${reasonOf(error)}` };
  }
}

async function ruleFilesBelow(folder: string, fileSystem: FileSystem): Promise<RuleFiles> {
  const files: string[] = [];
  const problems = [];
  // What is hidden (the configuration itself, a CI's workflows) is not meant.
  const wanted = (path: string): boolean => !fileSystem.paths.basename(path).startsWith('.');
  for await (const entry of walk(folder, { wanted, fileSystem })) {
    if ('problem' in entry) problems.push(entry.problem);
    else if (/\.ya?ml$/.test(entry.path) && !/\.test\.ya?ml$/.test(entry.path)) files.push(entry.path);
    if (files.length > MAXIMUM_RULE_FILES)
      return { refused: `it holds more than ${MAXIMUM_RULE_FILES} YAML files: name the folder of the rules` };
  }
  if (files.length === 0 && problems.length === 0)
    return { refused: 'there is no .yml or .yaml file below it' };
  return { files, problems };
}

/** Whether a path, its links resolved, lies in a folder. */
async function isWithin(path: string, folder: string, fileSystem: FileSystem): Promise<boolean> {
  const { paths } = fileSystem;
  return !isOutside(
    paths.relative(await fileSystem.realPath(folder), await fileSystem.realPath(path)),
    paths,
  );
}
