/**
 * The projects of a base commit: configuration and rules as the base has them, so that a change can neither
 * switch rules off nor loosen a policy that it has to pass itself. What lies outside the repository (rules
 * named on the command line) is read where it is.
 */

import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import type { ProjectFiles } from '../config/project.ts';
import { checkBounds, type PackFile } from '../packs/packFile.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitChange } from '../ports/gitChanges.ts';

/** Loading projects from a commit. `named` are paths that the person named, which are read as they are. */
export function baseProjectFiles(
  environment: CliEnvironment,
  git: Pick<GitChange, 'root' | 'readBase' | 'listBase' | 'baseBelow' | 'objectSizes' | 'object'>,
  named: readonly string[],
): ProjectFiles {
  const { root } = git;
  const inside = (path: string): string | undefined =>
    named.some((each) => environment.below(each, path) !== undefined)
      ? undefined
      : environment.below(root, path);
  let configured: Promise<Set<string>> | undefined;
  /** The folders below the root that have a configuration in the base. */
  const folders = (): Promise<Set<string>> => {
    configured ??= git
      .listBase()
      .then(
        (paths) =>
          new Set(
            paths
              .filter((path) => path === CONFIGURATION_FILE || path.endsWith(`/${CONFIGURATION_FILE}`))
              .map((path) => path.slice(0, Math.max(0, path.length - CONFIGURATION_FILE.length - 1))),
          ),
      );
    return configured;
  };
  return {
    bundledRules: () => environment.bundledRules(),
    bundledModels: () => environment.bundledModels(),
    rulesDate: () => environment.rulesDate(),
    // A gate says the same whoever runs it.
    userPacks: undefined,
    packVerifier: (publishers) => environment.packVerifier(publishers),
    // A change may bring a package and declare it.
    packages: (folder) => environment.packages(folder),
    async packFolders(folder) {
      const below = inside(folder);
      if (below === undefined) return [];
      const names = [...(await git.baseBelow(below)).keys()].filter((path) => path.includes('/'));
      return [...new Set(names.map((path) => path.slice(0, path.indexOf('/'))))];
    },
    async packFiles(folder) {
      const below = inside(folder);
      const entries = below === undefined ? [] : [...(await git.baseBelow(below))];
      if (entries.length === 0) return undefined;
      const isFile = ([, { mode }]: (typeof entries)[number]): boolean => mode.startsWith('100');
      const files = entries.filter(isFile);
      const sizes = await git.objectSizes(files.map(([, { id }]) => id));
      checkBounds(files.map(([path, { id }]) => ({ path, size: sizes.get(id) ?? 0 })));
      const read: PackFile[] = [];
      for (const [path, { id }] of files) read.push({ path, bytes: await git.object(id) });
      const refused = entries.filter((entry) => !isFile(entry)).map(([path]) => ({ path, why: 'is a link' }));
      return { files: read, refused };
    },
    join: (...parts) => environment.join(...parts),
    below: (folder, path) => environment.below(folder, path),
    async readText(path) {
      const below = inside(path);
      if (below === undefined) return environment.readText(path);
      const text = await git.readBase(below);
      return text === undefined ? null : { text };
    },
    async ruleFiles(path, within) {
      const below = inside(path);
      if (below === undefined) return environment.ruleFiles(path, within);
      const all = (await git.listBase()).filter(
        (each) => below === '' || each === below || each.startsWith(`${below}/`),
      );
      const files = all.filter(
        (each) =>
          /\.ya?ml$/.test(each) && !/\.test\.ya?ml$/.test(each) && !isHidden(each.slice(below.length)),
      );
      if (files.length === 0) return { refused: 'the base has no .yml or .yaml file there' };
      return { files: files.map((each) => environment.join(root, each)), problems: [] };
    },
    async projectRoot(path) {
      const below = environment.below(root, path);
      if (below === undefined) return environment.projectRoot(path);
      const known = await folders();
      for (let at = below; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '')
        if (known.has(at)) return environment.join(root, at);
      return root;
    },
  };
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}
