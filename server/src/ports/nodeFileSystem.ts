/** The file system of this machine. */

import { randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { type FileSystem, type FileSystemError, isMissing } from '../storage/fileSystem.ts';

/** With what writing takes on a disk, step by step, so that a test can have each of them fail. */
export interface DiskFileSystem extends FileSystem {
  /** Creates a file that must not exist yet, and waits until it is on the disk. */
  create(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}

/** The machine's own file system. */
export const nodeFileSystem: DiskFileSystem = {
  paths: path,
  ignoresCase: process.platform === 'win32' || process.platform === 'darwin',
  async stat(place) {
    const found = await stat(place);
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  },
  async exists(path) {
    try {
      await lstat(path);
      return true;
    } catch (error) {
      if (isMissing(error) || (error as FileSystemError).code === 'ENAMETOOLONG') return false;
      throw error;
    }
  },
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'folder'
          : entry.isSymbolicLink()
            ? 'link'
            : 'other',
    }));
  },
  read: (path) => readFile(path),
  realPath: (path) => realpath(path),
  write: (path, text) => writeFile(path, text),
  async create(path, text) {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => rename(from, to),
  async replace(target, text) {
    const temporary = path.join(path.dirname(target), `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      await this.create(temporary, text);
      await this.rename(temporary, target);
    } catch (error) {
      // Whatever went wrong, the half-written file is of no use to anyone.
      await this.remove(temporary).catch(() => undefined);
      throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
};
