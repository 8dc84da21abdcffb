/**
 * Which files hold the keys that may sign, as far as a hook has to know: where a configuration names another file
 * than the usual one. Asked for at nearly every command of an agent, so it loads nothing and reads one file.
 */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { HookEvent } from '../agent/hooks/event.ts';
import { type KeyFile, keyNamesIn } from '../agent/hooks/keyFile.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';

/** Larger configurations are not looked at, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * The files that are named by the configurations of the folder that a hook was started in, and of those that its
 * event names.
 */
export function keyFilesOf({ folder, roots: named }: HookEvent, own: string): KeyFile[] {
  const folders = [own, ...(folder === undefined ? [] : [folder]), ...named];
  const roots = new Set(folders.flatMap((each) => configuredRoot(resolve(own, each)) ?? []));
  return [...roots].flatMap((root) => {
    const text = textOf(join(root, CONFIGURATION_FILE));
    return keyNamesIn(text ?? '').map((name) => ({ name, paths: pathsOf(root, name) }));
  });
}

/** The nearest folder with a configuration, up to the root of the repository; without exceptions, which take long. */
function configuredRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, CONFIGURATION_FILE), { throwIfNoEntry: false }) !== undefined) return at;
    if (statSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return undefined;
    if (dirname(at) === at) return undefined;
  }
}

function textOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() && found.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
}

function pathsOf(root: string, name: string): string[] {
  const path = resolve(root, name);
  try {
    return [...new Set([path, realpathSync.native(path)])];
  } catch {
    // It is not there yet.
    return [path, join(realpathSync.native(root), name)];
  }
}
