/**
 * Single files of a file system: reading them as text, writing them. Workspaces are not trusted: what is read
 * is bounded in size, only regular files are opened, and whatever cannot be read becomes a problem that says
 * why. Walking over folders is in `walk.ts`.
 */

import type { Problem } from '../finding/finding.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { decodeBytes, type Encoding } from '../text/encoding.ts';
import { megabytes } from '../text/megabytes.ts';
import { type FileSystem, isMissing, reasonOf } from './fileSystem.ts';

/** Larger files are not read. */
export const MAXIMUM_FILE_BYTES = 64 * 1024 * 1024;

export type { Encoding };

export type ReadText =
  /** `warning` is set when the text was read, but not quite as it stands in the file. */
  | { readonly text: string; readonly encoding: Encoding; readonly warning?: Problem }
  | {
      readonly problem: Problem;
      /** Whether it is a picture, an archive or the like, which nobody runs as a program by its name. */
      readonly binary?: boolean;
    };

/**
 * Reads a file as text, without its byte-order mark: UTF-8, or UTF-16. Bytes that are wrong in the encoding
 * are replaced by U+FFFD, as an editor does that opens the file, so that columns agree. Null when there is no
 * such file.
 */
export async function readText(path: string, fileSystem: FileSystem): Promise<ReadText | null> {
  let bytes: Uint8Array;
  try {
    const { kind, size } = await fileSystem.stat(path);
    // A pipe or a device may never end.
    if (kind === 'other')
      return { problem: fileProblem(path, 'This is not a regular file: it was not read.') };
    if (size > MAXIMUM_FILE_BYTES) {
      return {
        problem: {
          kind: 'limit',
          path,
          message: `The file is larger than ${megabytes(MAXIMUM_FILE_BYTES)} and was not read. Split it, or exclude it in .ai-security-scanner.yml.`,
        },
      };
    }
    bytes = await fileSystem.read(path);
  } catch (error) {
    if (isMissing(error)) return null;
    return { problem: fileProblem(path, `The file cannot be read: ${reasonOf(error)}.`) };
  }
  return decodeText(bytes, path);
}

/** The text that the bytes of a file say, wherever they were read: from the disk or from an object of git. */
export function decodeText(bytes: Uint8Array, path: string): ReadText {
  const decoded = decodeBytes(bytes);
  if (decoded === 'binary') {
    const isProgram = languageOf({ path, firstLine: firstLineOf(bytes) }) !== undefined;
    const message = 'This is a binary file (it has NUL bytes): it was not scanned.';
    return { problem: fileProblem(path, message), binary: !isProgram };
  }
  const { text, encoding, replacedAt } = decoded;
  const nul = text.indexOf('\0');
  const faults = [
    ...(replacedAt < 0 ? [] : [{ at: replacedAt, what: `is not valid ${nameOf(encoding)}` }]),
    ...(nul < 0 ? [] : [{ at: nul, what: 'has NUL bytes' }]),
  ];
  const [fault] = faults;
  if (fault === undefined) return { text, encoding };
  const what = faults.map((each) => each.what).join(' and ');
  const message = `The file ${what}: it was scanned with the wrong bytes replaced. Save it as UTF-8, or exclude it in .ai-security-scanner.yml.`;
  const span = { start: fault.at, end: fault.at + 1 };
  return { text, encoding, warning: { ...fileProblem(path, message), span } };
}

function nameOf(encoding: Encoding): string {
  return encoding.startsWith('utf-8') ? 'UTF-8' : encoding.toUpperCase();
}

/** The first line of what may be a program for an interpreter, with other bytes behind it. */
function firstLineOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 200)).split(/[\r\n]/, 1)[0] as string;
}

function fileProblem(path: string, message: string): Problem {
  return { kind: 'file', message, path };
}

/**
 * Writes a file so that nobody ever reads half of it. What is no
 * regular file (`/dev/stdout`) is written to and not replaced; through a link the file behind it is written.
 * Folders above are made. Rejects with an error whose message says why.
 */
export async function writeAtomically(path: string, text: string, fileSystem: FileSystem): Promise<void> {
  let target = path;
  try {
    const { kind } = await fileSystem.stat(path);
    if (kind === 'folder') throw new Error('it is a folder');
    if (kind === 'other') return await fileSystem.write(path, text);
    target = await fileSystem.realPath(path);
  } catch (error) {
    if (!isMissing(error)) throw writeError(error);
  }
  try {
    await fileSystem.makeFolder(fileSystem.paths.dirname(target));
    await fileSystem.replace(target, text);
  } catch (error) {
    throw writeError(error);
  }
}

function writeError(error: unknown): Error {
  return new Error(reasonOf(error), { cause: error });
}

export type PathKind = 'file' | 'folder' | 'missing' | 'other';

/** What is at a path, links followed. Rejects when that cannot be found out, with a message that says why. */
export async function kindOf(path: string, fileSystem: FileSystem): Promise<PathKind> {
  try {
    return (await fileSystem.stat(path)).kind;
  } catch (error) {
    if (isMissing(error)) return 'missing';
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** The size of a file in bytes; undefined where that cannot be found out. */
export async function fileSize(path: string, fileSystem: FileSystem): Promise<number | undefined> {
  try {
    return (await fileSystem.stat(path)).size;
  } catch {
    return undefined;
  }
}

/** A path with all links resolved; undefined when there is nothing or it cannot be told. */
export async function realPath(path: string, fileSystem: FileSystem): Promise<string | undefined> {
  try {
    return await fileSystem.realPath(path);
  } catch {
    return undefined;
  }
}
