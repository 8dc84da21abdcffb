/**
 * The few things that are asked of a file system. They are asked through this interface because the same code works
 * on the disk of a machine and on the virtual folders of VS Code for the Web, and because what has to be tested most,
 * a file or folder that cannot be read, cannot be made by tests that run with all rights.
 */

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  /** What the entry itself is: links are not followed. */
  readonly kind: EntryKind;
}

/** How a file system spells its paths: functions that mean what Node's of the same names do. */
export interface PathStyle {
  readonly sep: string;
  join(...parts: string[]): string;
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  dirname(path: string): string;
  basename(path: string): string;
  isAbsolute(path: string): boolean;
}

/** Every method rejects as Node's functions do, with `code` (`ENOENT`, `EACCES`, …) on the error. */
export interface FileSystem {
  readonly paths: PathStyle;
  /** Whether names that differ in upper and lower case mean the same. */
  readonly ignoresCase: boolean;
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
  /** Puts a file with this text in a place, in which there may be one, so that nobody ever reads half of it. */
  replace(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
}

/** What a file system rejects with. */
export type FileSystemError = Error & { readonly code?: string };

/** Whether an error says that there is nothing at the path. */
export function isMissing(error: unknown): boolean {
  const code = (error as FileSystemError).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Why something could not be read or written, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as FileSystemError;
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
