/**
 * The folders that rule packs lie in on this machine, and putting a pack in the place of another so that there is never
 * half a pack. Reading them is `storage/packFolders.ts`.
 */

import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PackPlace } from '../packs/installed.ts';
import { LOCK_FILE, PUBLISHERS_NAME } from '../packs/lockFile.ts';
import { PackError, type PackFile } from '../packs/packFile.ts';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';
import { settingsFolder } from './personalFolder.ts';

/** Where the packs of the person lie, for all their repositories. */
export function userPacks(): PackPlace {
  const folder = settingsFolder();
  return {
    scope: 'user',
    packs: join(folder, 'packs'),
    lock: join(folder, LOCK_FILE),
    publishers: join(folder, PUBLISHERS_NAME),
  };
}

/**
 * Rejects with a `PackError` where something on the way from a folder to a place is a link. A workspace that nobody
 * trusts may have laid one, and what is written or removed would be somewhere else.
 */
export async function checkNoLinks(root: string, place: string): Promise<void> {
  let at = root;
  for (const part of relative(root, place).split(sep)) {
    at = join(at, part);
    try {
      if ((await lstat(at)).isSymbolicLink())
        throw new PackError(`${at} is a link, so nothing was changed: replace it by what it leads to.`);
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
  }
}

/**
 * Puts a pack in its folder, in the place of what was there. It is written beside it first, so that whatever goes
 * wrong, either the old pack lies there or the new one.
 */
export async function writePack(folder: string, files: readonly PackFile[]): Promise<void> {
  const id = randomBytes(8).toString('hex');
  const fresh = join(dirname(folder), `.${id}.new`);
  const old = join(dirname(folder), `.${id}.old`);
  try {
    await mkdir(fresh, { recursive: true });
    for (const { path, bytes } of files) {
      const place = join(fresh, path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, bytes, { flag: 'wx' });
    }
    const hadOne = await moved(folder, old);
    try {
      await rename(fresh, folder);
    } catch (error) {
      if (hadOne) await rename(old, folder);
      throw error;
    }
  } catch (error) {
    throw new PackError(`The pack was not written to ${folder}: ${reasonOf(error)}.`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export async function removePack(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
