/**
 * Files of the machine. Workspaces are not trusted: what is read is bounded in size, links are not followed
 * out of a folder, and whatever cannot be read becomes a problem that says why.
 */

import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Problem } from '../engine/finding.ts';

/** Larger files are not read. */
export const MAXIMUM_FILE_BYTES = 64 * 1024 * 1024;

/** How much of a file is looked at to tell binary from text, as git does. */
const SNIFFED_BYTES = 8000;

export type ReadText =
  /** `warning` is set when the text was read, but not as it stands in the file. */
  | { readonly text: string; readonly warning?: Problem }
  | { readonly problem: Problem; readonly binary?: boolean };

/** Reads a file as text: UTF-8, without its byte-order mark. Null when there is no such file. */
export async function readText(path: string): Promise<ReadText | null> {
  const problem = (message: string): Problem => ({ kind: 'file', message, path });
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_FILE_BYTES) {
      return {
        problem: problem(
          `The file is larger than ${MAXIMUM_FILE_BYTES / 1024 / 1024} MB and was not scanned: exclude it, or split it.`,
        ),
      };
    }
    bytes = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    return { problem: problem(`The file cannot be read: ${describe(code, message)}.`) };
  }
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0))
    return { problem: problem('This is a binary file: it was not scanned.'), binary: true };
  // The decoder drops a byte-order mark and replaces what is no UTF-8, exactly as the editor shows it.
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\uFFFD') || isUtf8(bytes)) return { text };
  return {
    text,
    warning: problem(
      'The file is not valid UTF-8: it was scanned with the wrong bytes replaced. Save it as UTF-8.',
    ),
  };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function describe(code: string | undefined, message: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to read it';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ELOOP') return 'its links lead in a circle';
  return message.replace(/^\w+: /, '').replace(/,.*$/, '');
}

/** Writes a file beside its place and renames it there, so that nobody ever reads half of it. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export type PathKind = 'file' | 'folder' | 'missing' | 'other';

/** What is at a path, links followed. */
export async function kindOf(path: string): Promise<PathKind> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'missing';
  }
}

/** The rule files that a path means; see `ProjectFiles.ruleFiles`. */
export async function ruleFiles(
  path: string,
  within?: string,
): Promise<readonly string[] | null | { problem: Problem }> {
  const kind = await kindOf(path);
  if (kind === 'missing' || kind === 'other') return null;
  if (within !== undefined && !(await isWithin(path, within))) {
    return {
      problem: {
        kind: 'configuration',
        message: 'The rules lie outside the folder of the configuration: move them into it.',
        path,
      },
    };
  }
  if (kind === 'file') return [path];
  const files: string[] = [];
  for await (const entry of walk(path)) {
    if ('path' in entry && /\.ya?ml$/.test(entry.path) && !/\.test\.ya?ml$/.test(entry.path))
      files.push(entry.path);
  }
  return files;
}

/** Whether a path, its links resolved, lies in a folder. */
export async function isWithin(path: string, folder: string): Promise<boolean> {
  const inside = relative(await realpath(folder), await realpath(path));
  return inside === '' || (!inside.startsWith(`..${sep}`) && inside !== '..' && resolve(inside) !== inside);
}

// ---------------------------------------------------------------------------------------------------

export type WalkEntry = { readonly path: string } | { readonly problem: Problem };

export interface WalkOptions {
  /** Called with a path; false leaves the file or the whole folder out. */
  readonly wanted?: (path: string, isFolder: boolean) => boolean;
}

/** Folders that nobody means when they name a folder above. */
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * The files below a folder in a stable order: `.gitignore` files count at every level (those above up to the
 * repository's root too), links are not followed. A folder that cannot be read is a problem among them.
 */
export async function* walk(root: string, options: WalkOptions = {}): AsyncGenerator<WalkEntry> {
  const folder = resolve(root);
  yield* walkFolder(folder, await ignoresAbove(folder), options);
}

/** A `.gitignore` and the folder that its patterns are relative to. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

async function* walkFolder(
  folder: string,
  above: readonly IgnoreFile[],
  options: WalkOptions,
): AsyncGenerator<WalkEntry> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    yield {
      problem: {
        kind: 'file',
        message: `The folder cannot be read: ${describe(code, message)}.`,
        path: folder,
      },
    };
    return;
  }
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? await readIgnore(folder)
    : null;
  const ignores = own === null ? above : [...above, own];
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isFolder && NEVER.has(entry.name)) continue;
    if ((!isFolder && !entry.isFile()) || isIgnoredBy(ignores, path, isFolder)) continue;
    if (options.wanted?.(path, isFolder) === false) continue;
    if (isFolder) yield* walkFolder(path, ignores, options);
    else yield { path };
  }
}

async function readIgnore(folder: string): Promise<IgnoreFile | null> {
  const read = await readText(join(folder, '.gitignore'));
  if (read === null || !('text' in read)) return null;
  return { folder, rules: ignore().add(read.text) };
}

/** The `.gitignore` files of the folders above, from the repository's root down; none outside a repository. */
async function ignoresAbove(folder: string): Promise<IgnoreFile[]> {
  const folders: string[] = [];
  let at = folder;
  for (;;) {
    if (await exists(join(at, '.git'))) break;
    const parent = dirname(at);
    if (parent === at) return [];
    folders.unshift(parent);
    at = parent;
  }
  const found = await Promise.all(folders.map(readIgnore));
  return found.filter((file) => file !== null);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** The innermost file that speaks of a path decides, as in git. */
function isIgnoredBy(ignores: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { folder, rules } = ignores[i] as IgnoreFile;
    const inside = relative(folder, path).split(sep).join('/');
    const result = rules.test(isFolder ? `${inside}/` : inside);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** Whether version control ignores a file, or a folder that it lies in. */
export async function isIgnored(root: string, path: string): Promise<boolean> {
  const base = resolve(root);
  const parts = relative(base, resolve(path)).split(sep);
  if (parts[0] === '..' || parts[0] === '') return false;
  let ignores = await ignoresAbove(base);
  let at = base;
  for (let i = 0; i < parts.length; i++) {
    const own = await readIgnore(at);
    if (own !== null) ignores = [...ignores, own];
    const isFolder = i < parts.length - 1;
    at = join(at, parts[i] as string);
    if ((isFolder && NEVER.has(parts[i] as string)) || isIgnoredBy(ignores, at, isFolder)) return true;
  }
  return false;
}

/** The nearest folder at or above a path that holds a configuration file, stopping at the repository's root. */
export async function configurationRoot(path: string, fileName: string): Promise<string> {
  const start = (await kindOf(path)) === 'folder' ? resolve(path) : dirname(resolve(path));
  for (let at = start; ; at = dirname(at)) {
    if (await exists(join(at, fileName))) return at;
    if ((await exists(join(at, '.git'))) || dirname(at) === at) break;
  }
  return start;
}
