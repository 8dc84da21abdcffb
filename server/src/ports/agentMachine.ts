/**
 * The files of this machine that agents are set up in: the real `Machine`. They are other programs' files, so
 * they are only ever replaced as a whole, keep their mode, and are written back to the last byte.
 */

import { randomBytes } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Program } from '../agent/setup/commandLine.ts';
import type { Found, Machine } from '../agent/setup/machine.ts';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';
import { megabytes } from '../text/megabytes.ts';
import { runProcess } from './process.ts';

/** Files of agents hold settings; a larger one, in bytes, is something else. */
const LONGEST_FILE = 16 * 1024 * 1024;
/** How long another process may be busy, in milliseconds, and how often to look. */
const PATIENCE = 10_000;
const PAUSE = 25;
/** How long a hook or a server may take when it is tried, in milliseconds. */
const LONGEST_RUN = 30_000;

export interface AgentMachineOptions {
  readonly version: string;
  /** How agents can start this program. */
  readonly program: Program | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly home?: string;
}

/** The machine of a person. */
export function agentMachine({
  version,
  program,
  env = process.env,
  home = homedir(),
}: AgentMachineOptions): Machine {
  const base = stateFolder(env, home);
  const state = join(base, 'ai-security-scanner', 'agents');
  // Folders on the way that have nothing in them any more go, too.
  const [first = ''] = relative(home, base).split(sep);
  const topmost = isBelow(home, base) && first !== '' ? join(home, first) : join(base, 'ai-security-scanner');
  return {
    version,
    platform: process.platform === 'win32' ? 'windows' : 'posix',
    home,
    program,
    state,
    topmost,
    variable: (name) => env[name],
    join,
    hasFolder: async (path) => (await kindOf(path)) === 'folder',
    hasFile: async (path) => (await kindOf(path)) === 'file',
    list,
    targetOf,
    isBelow,
    read,
    write,
    remove,
    run: async (command, args, { folder, input, variables }) => {
      try {
        const options = { folder, input, patience: LONGEST_RUN, env: { ...env, ...variables } };
        const { code, stdout, stderr } = await runProcess(command, args, options);
        return { code, out: stdout, error: stderr };
      } catch (error) {
        return { problem: (error as Error).message };
      }
    },
    withFolder,
    alone: (work) => alone(join(state, 'lock'), topmost, work),
  };
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !(inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside));
}

function stateFolder(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData/Local');
  if (process.platform === 'darwin') return join(home, 'Library/Application Support');
  return env.XDG_STATE_HOME || join(home, '.local/state');
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Error(reasonOf(error), { cause: error });
  }
}

async function withFolder<Result>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ai-security-scanner-')));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The Node.js on the person's path, for programs outside of an editor: the editor's own is a part of it that goes
 * with each update. Undefined where there is none.
 */
export async function nodeForOthers(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const folder of (env.PATH ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(folder, name);
    if ((await kindOf(path)) === 'file') return path;
  }
  return undefined;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new Error(reasonOf(error), { cause: error });
  }
}

async function targetOf(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (error) {
    if (!isMissing(error)) throw new Error(`cannot be reached: ${reasonOf(error)}`, { cause: error });
  }
  if (await isLink(absolute))
    throw new Error(`is a link to ${await readlink(absolute)}, which does not exist`);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(await targetOf(parent), basename(absolute));
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function read(path: string): Promise<Found> {
  try {
    const { size, mode, isFile } = await describe(path);
    if (!isFile) return { kind: 'refused', problem: 'is not a regular file' };
    if (size > LONGEST_FILE) return { kind: 'refused', problem: `is larger than ${megabytes(LONGEST_FILE)}` };
    // The mark at the beginning is a part of the text, which is written back as it was.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(await readFile(path));
    // Whoever has all rights could write it all the same, and a rename could replace it; it says what is wanted.
    return { kind: 'file', text, isReadOnly: (mode & 0o222) === 0 };
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    if (error instanceof TypeError) return { kind: 'refused', problem: 'is not text in UTF-8' };
    return { kind: 'refused', problem: `cannot be read: ${reasonOf(error)}` };
  }
}

async function describe(path: string): Promise<{ size: number; mode: number; isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, mode: found.mode, isFile: found.isFile() };
}

async function write(
  path: string,
  text: string,
  { isPrivate = false }: { readonly isPrivate?: boolean } = {},
): Promise<string | undefined> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  let made: string | undefined;
  try {
    made = await mkdir(dirname(path), { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
    const before = await modeAndOwner(path);
    const file = await open(temporary, 'wx', isPrivate ? 0o600 : 0o666);
    try {
      await file.writeFile(text);
      if (before !== undefined) await keepOwner(file, before);
      await file.sync();
    } finally {
      await file.close();
    }
    if (before !== undefined) await chmod(temporary, before.mode & 0o7777);
    await rename(temporary, path);
    return made;
  } catch (error) {
    await rm(temporary, { force: true });
    if (made !== undefined) await removeEmpty(dirname(path), made);
    throw new Error(reasonOf(error), { cause: error });
  }
}

interface ModeAndOwner {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function modeAndOwner(path: string): Promise<ModeAndOwner | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Somebody else's file stays theirs: who may not see to that must not replace it. */
async function keepOwner(
  file: { stat(): Promise<ModeAndOwner>; chown(uid: number, gid: number): Promise<void> },
  { uid, gid }: ModeAndOwner,
): Promise<void> {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid);
}

async function remove(path: string, topmost?: string): Promise<void> {
  try {
    await rm(path, { force: true });
    if (topmost !== undefined) await removeEmpty(dirname(path), topmost);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** Removes folders that are empty, from one up to another that holds it. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let at = folder; at === topmost || at.startsWith(topmost + sep); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      if (isMissing(error)) continue;
      // Something else is in it by now, which is a reason to keep it.
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
      throw error;
    }
  }
}

/** Holds a lock, a file with the number of the process, while it works. One of a process that is gone is broken. */
async function alone<Result>(lock: string, topmost: string, work: () => Promise<Result>): Promise<Result> {
  for (let waited = 0; !(await take(lock)); waited += PAUSE) {
    if (waited >= PATIENCE)
      throw new Error(`Another process sets agents up. If none does, remove ${lock} and run this again.`);
    await breakIfStale(lock);
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
  try {
    return await work();
  } finally {
    await remove(lock, topmost);
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
    const file = await open(lock, 'wx', 0o600);
    try {
      await file.writeFile(String(process.pid));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The folder goes with the lock of another process.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw new Error(`${lock} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
}

async function breakIfStale(lock: string): Promise<void> {
  try {
    const holder = Number(await readFile(lock, 'utf8'));
    if (!Number.isInteger(holder) || holder <= 0) return;
    try {
      process.kill(holder, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') await rm(lock, { force: true });
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
