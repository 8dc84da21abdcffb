/**
 * The folder of a cache: files by names of hexadecimal digits, two of which are a folder, so that none gets too
 * full. Nothing else in the folder is touched, whatever it is. What is read may be anything, as the folder may come
 * from another machine.
 */

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';

/** A file of a cache. */
export interface CacheEntry {
  readonly name: string;
  readonly bytes: number;
  /** When it was written, in milliseconds since 1970. */
  readonly written: number;
}

export interface CacheFiles {
  /** The text of an entry; undefined where there is none that can be read. */
  read(name: string): Promise<string | undefined>;
  /** Writes an entry, so that nobody ever reads half of it. Rejects with a message that says why it cannot. */
  write(name: string, text: string): Promise<void>;
  /** All entries, in no particular order. */
  entries(): Promise<CacheEntry[]>;
  remove(name: string): Promise<void>;
}

/** Larger entries are none of ours. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

const NAME = /^[0-9a-f]{64}$/;

/** How many files are looked at or removed at a time. */
const AT_ONCE = 64;

export function cacheFiles(folder: string): CacheFiles {
  const root = join(folder, 'analyses');
  const folderOf = (name: string): string => join(root, name.slice(0, 2));
  const fileOf = (name: string): string => join(folderOf(name), name.slice(2));
  let marked = false;

  /** Keeps the folder out of git, and so out of scans of the folder that it lies in. */
  const mark = async (): Promise<void> => {
    if (marked) return;
    marked = true;
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  };

  return {
    async read(name) {
      try {
        const found = await stat(fileOf(name));
        return found.isFile() && found.size <= MAXIMUM_BYTES
          ? await readFile(fileOf(name), 'utf8')
          : undefined;
      } catch {
        // Whatever keeps it from being read, it is worked out anew.
        return undefined;
      }
    },
    async write(name, text) {
      const temporary = join(folderOf(name), `.${randomBytes(8).toString('hex')}.tmp`);
      try {
        await mark();
        await mkdir(folderOf(name), { recursive: true });
        await writeFile(temporary, text, { flag: 'wx' });
        await rename(temporary, fileOf(name));
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw new Error(reasonOf(error), { cause: error });
      }
    },
    async entries() {
      const names: string[] = [];
      for (const start of await listed(root))
        for (const rest of await listed(join(root, start)))
          if (NAME.test(start + rest)) names.push(start + rest);
      const entries: CacheEntry[] = [];
      for (let i = 0; i < names.length; i += AT_ONCE)
        await Promise.all(
          names.slice(i, i + AT_ONCE).map(async (name) => {
            try {
              const { size, mtimeMs } = await stat(fileOf(name));
              entries.push({ name, bytes: size, written: mtimeMs });
            } catch (error) {
              // Another run may have removed it meanwhile.
              if (!isMissing(error)) throw error;
            }
          }),
        );
      return entries;
    },
    remove: (name) => rm(fileOf(name), { force: true }),
  };
}

/** The same for one run, without a folder. */
export function cacheInMemory(): CacheFiles {
  const texts = new Map<string, string>();
  return {
    read: async (name) => texts.get(name),
    async write(name, text) {
      // What is written again is the youngest.
      texts.delete(name);
      texts.set(name, text);
    },
    // In the order in which they were written, which is all that their age is asked for.
    entries: async () => [...texts].map(([name, text], i) => ({ name, bytes: 2 * text.length, written: i })),
    async remove(name) {
      texts.delete(name);
    },
  };
}

/** The names in a folder; none where there is no folder. */
async function listed(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
