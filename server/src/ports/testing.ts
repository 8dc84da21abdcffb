/** For tests: a file system in which chosen paths cannot be read, as no test that runs with all rights can make one. */

import { type DiskFileSystem, nodeFileSystem } from './nodeFileSystem.ts';

/** The machine's file system, but reading, listing or writing one of these absolute paths fails with a code. */
export function failingFileSystem(failures: Readonly<Record<string, string>>): DiskFileSystem {
  const guard = (path: string): void => {
    const code = failures[path];
    if (code !== undefined) throw Object.assign(new Error(`${code}: failed, open '${path}'`), { code });
  };
  return {
    ...nodeFileSystem,
    list: async (path) => {
      guard(path);
      return nodeFileSystem.list(path);
    },
    read: async (path) => {
      guard(path);
      return nodeFileSystem.read(path);
    },
    rename: async (from, to) => {
      guard(to);
      return nodeFileSystem.rename(from, to);
    },
  };
}
