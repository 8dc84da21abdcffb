/** The folders that rule packs lie in: reading them without following links and within bounds. */

import type { PackFolder } from '../packs/installed.ts';
import { LARGEST_FILE, MOST_BYTES, MOST_FILES, PackError, type PackFile } from '../packs/packFile.ts';
import { megabytes } from '../text/megabytes.ts';
import { type FileSystem, isMissing, reasonOf } from './fileSystem.ts';
import { IGNORED_FOLDERS } from './ignoredFolders.ts';

/** The names of the folders in a folder; none where it does not exist. */
export async function packFolders(folder: string, fileSystem: FileSystem): Promise<string[]> {
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
export async function packFiles(folder: string, fileSystem: FileSystem): Promise<PackFolder> {
  const { join } = fileSystem.paths;
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
