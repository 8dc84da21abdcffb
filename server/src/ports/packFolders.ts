/**
 * The folders that rule packs lie in: reading them without following links and within bounds, and putting one in the
 * place of another so that there is never half a pack.
 */

import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PackFolder, PackPlace } from '../packs/installed.ts';
import { LOCK_FILE, PUBLISHERS_NAME } from '../packs/lockFile.ts';
import { LARGEST_FILE, MOST_BYTES, MOST_FILES, PackError, type PackFile } from '../packs/packFile.ts';
import { megabytes } from '../text/megabytes.ts';
import { type FileSystem, isMissing, nodeFileSystem, reasonOf } from './fileSystem.ts';
import { IGNORED_FOLDERS } from './ignoredFolders.ts';
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

/** The names of the folders in a folder; none where it does not exist. */
export async function packFolders(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<string[]> {
  try {
    const entries = await fileSystem.list(folder);
    // A folder that is being put in its place begins with a dot.
    return entries
      .flatMap(({ name, kind }) => (kind === 'folder' && !name.startsWith('.') ? [name] : []))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw new PackError(`${folder} cannot be read: ${reasonOf(error)}.`);
  }
}

/** The files below a folder, what is no regular file named apart. Rejects with a `PackError` where it is too much. */
export async function packFiles(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<PackFolder> {
  const files: PackFile[] = [];
  const refused: { path: string; why: string }[] = [];
  let bytes = 0;
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    let entries: Awaited<ReturnType<FileSystem['list']>>;
    try {
      entries = await fileSystem.list(join(folder, at));
    } catch (error) {
      if (at === '' && isMissing(error)) return undefined;
      throw new PackError(`${join(folder, at)} cannot be read: ${reasonOf(error)}.`);
    }
    for (const { name, kind } of entries) {
      const path = at === '' ? name : `${at}/${name}`;
      if (kind === 'folder') {
        if (!IGNORED_FOLDERS.has(name)) open.push(path);
      } else if (kind === 'file') {
        const place = join(folder, path);
        try {
          const { size } = await fileSystem.stat(place);
          bytes += size;
          if (size > LARGEST_FILE || bytes > MOST_BYTES || files.length >= MOST_FILES) throw tooMuch(folder);
          files.push({ path, bytes: await fileSystem.read(place) });
        } catch (error) {
          if (error instanceof PackError) throw error;
          refused.push({ path, why: `cannot be read (${reasonOf(error)})` });
        }
      } else refused.push({ path, why: kind === 'link' ? 'is a link' : 'is no regular file' });
    }
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused };
}

function tooMuch(folder: string): PackError {
  return new PackError(
    `${folder} has more than ${MOST_FILES} files, more than ${megabytes(MOST_BYTES)}, or a file of more than ${megabytes(LARGEST_FILE)}: name the folder that holds the rules alone.`,
  );
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
