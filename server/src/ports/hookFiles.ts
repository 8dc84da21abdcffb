/**
 * What hooks see of this machine: files of the workspace, and nothing outside it. The workspace is the project of
 * the folder that the hook was started in; a folder that the payload names counts where it is, or is in, a
 * repository or has a configuration, as some agents start hooks elsewhere.
 *
 * Little is loaded for this, since a hook is started for every use of a tool.
 */

import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import nodePath, { dirname, join, relative, resolve, sep } from 'node:path';
import type { HookEvent } from '../agent/hooks/event.ts';
import type { HookWorld, PlacedFile } from '../agent/hooks/hook.ts';
import type { Memories } from '../agent/hooks/need.ts';
import { isOutside, projectRoot } from '../storage/roots.ts';
import { decodeBytes } from '../text/encoding.ts';
import { hookMemory } from './hookMemory.ts';
import { keyFilesOf } from './keyFiles.ts';

/** Larger files are not looked at, in bytes. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** Looks without Node's pool of threads, whose start costs more than a hook looks for. */
const AT_ONCE = {
  paths: nodePath,
  async exists(path: string): Promise<boolean> {
    try {
      return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    } catch {
      // What cannot be looked at is nothing to go by.
      return false;
    }
  },
};

export interface HookFiles extends Pick<HookWorld, 'place' | 'read' | 'manifests' | 'keys' | 'memory'> {
  /** The root of the project that a file belongs to. */
  projectOf(path: string): Promise<string>;
}

/** The files as a hook sees them that was started in a folder. `memory` is that of the person, unless given. */
export function hookFiles(folder: string, memory: Memories = (session) => hookMemory(session)): HookFiles {
  const roots = new Map<string, Promise<string | undefined>>();
  const rootOf = (path: string): Promise<string | undefined> => {
    const known = roots.get(path) ?? projectRoot(path, AT_ONCE);
    roots.set(path, known);
    return known;
  };

  const workspaces = new WeakMap<HookEvent, Promise<string[]>>();
  /** The roots of the workspace, with all links resolved; the hook's own first. */
  const workspace = (event: HookEvent): Promise<string[]> => {
    const known = workspaces.get(event) ?? findWorkspace(event);
    workspaces.set(event, known);
    return known;
  };
  const findWorkspace = async (event: HookEvent): Promise<string[]> => {
    const own = realOf(folder);
    const named = [event.folder, ...event.roots].filter((each) => each !== undefined);
    const others = await Promise.all(named.map((each) => rootOf(realOf(resolve(folder, local(each))))));
    return [(await rootOf(own)) ?? own, ...others.filter((each) => each !== undefined)];
  };

  const startOf = (event: HookEvent): string => resolve(folder, local(event.folder ?? '.'));

  return {
    memory,
    async place(path, event): Promise<PlacedFile | undefined> {
      const real = realOf(resolve(startOf(event), local(path)));
      for (const root of await workspace(event)) {
        const inside = insideOf(root, real);
        if (inside !== undefined && inside !== '') return { path: real, name: inside };
      }
      return undefined;
    },
    async read(path) {
      return readFile(path);
    },
    async manifests(names, folders, event) {
      const found = new Map<string, string>();
      const all = await workspace(event);
      for (const each of folders) {
        const start = realOf(resolve(startOf(event), local(each)));
        const root = all.find((candidate) => insideOf(candidate, start) !== undefined);
        if (root === undefined) continue;
        for (let at = start; ; at = dirname(at)) {
          for (const name of named(names, at)) {
            const file = join(at, name);
            const text = found.has(file) ? undefined : readFile(file);
            if (text !== undefined) found.set(file, text);
          }
          if (at === root || dirname(at) === at) break;
        }
      }
      return [...found.values()];
    },
    keys: (event) => keyFilesOf(event, folder),
    async projectOf(path) {
      const root = await rootOf(dirname(path));
      const own = realOf(folder);
      return root ?? (insideOf(own, path) === undefined ? dirname(path) : own);
    },
  };
}

/** Some agents write paths of Windows as in URIs. */
function local(path: string): string {
  return process.platform === 'win32' ? path.replace(/^\/(?=[A-Za-z]:)/, '') : path;
}

/** Names as they are, and the names in a folder that `*.x` stands for. */
function named(names: readonly string[], folder: string): string[] {
  const endings = names.filter((name) => name.startsWith('*')).map((name) => name.slice(1));
  const fixed = names.filter((name) => !name.startsWith('*'));
  if (endings.length === 0) return fixed;
  try {
    const there = readdirSync(folder).filter((name) => endings.some((ending) => name.endsWith(ending)));
    return [...fixed, ...there];
  } catch {
    return fixed;
  }
}

/** A path with the links resolved of as much of it as there is. */
function realOf(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(realpathSync.native(at), relative(at, path));
    } catch {
      if (dirname(at) === at) return path;
    }
  }
}

function insideOf(root: string, path: string): string | undefined {
  const inside = relative(root, path);
  return isOutside(inside, nodePath) ? undefined : inside.split(sep).join('/');
}

/** The text of a regular file of bearable size. */
function readFile(path: string): string | undefined {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > LARGEST_FILE) return undefined;
    const decoded = decodeBytes(readFileSync(path));
    return decoded === 'binary' ? undefined : decoded.text;
  } catch {
    return undefined;
  }
}
