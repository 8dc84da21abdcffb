/**
 * The few things that the ports ask of a file system. They ask through this interface because what has to be
 * tested most, a file or folder that cannot be read, cannot be made by tests that run with all rights.
 */

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

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  /** What the entry itself is: links are not followed. */
  readonly kind: EntryKind;
}

/** Every method rejects as Node's functions do, with `code` (`ENOENT`, `EACCES`, …) on the error. */
export interface FileSystem {
  /** What is at a path, links followed, and its size in bytes. */
  stat(path: string): Promise<{ readonly kind: Exclude<EntryKind, 'link'>; readonly size: number }>;
  /** Whether there is anything at a path, be it a broken link. Nothing is where the path is too long to go. */
  exists(path: string): Promise<boolean>;
  /** The entries of a folder, in no particular order. */
  list(path: string): Promise<readonly Entry[]>;
  read(path: string): Promise<Uint8Array>;
  /** The path with all links resolved. */
  realPath(path: string): Promise<string>;
  /** Overwrites a file where it stands, or creates it. */
  write(path: string, text: string): Promise<void>;
  /** Creates a file that must not exist yet, and waits until it is on the disk. */
  create(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
}

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  async stat(path) {
    const found = await stat(path);
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  },
  async exists(path) {
    try {
      await lstat(path);
      return true;
    } catch (error) {
      if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return false;
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
  remove: (path) => rm(path, { force: true }),
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
};

/** Whether an error says that there is nothing at the path. */
export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Why something could not be read or written, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOENT':
      return 'it does not exist';
    case 'ENOTDIR':
      return 'a part of its path is not a folder';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    default:
      return code === undefined ? message : `${message.replace(/^\w+: /, '').replace(/,.*$/s, '')} (${code})`;
  }
}
