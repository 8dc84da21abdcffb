/**
 * The review ledger's files in a file system. A workspace is not trusted: links are neither followed nor
 * written through, so that a repository cannot have marks read from, or written to, a place outside it.
 */

import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { type FileSystem, isMissing, reasonOf } from './fileSystem.ts';
import { readText, writeAtomically } from './files.ts';

/** The files of the ledger below a folder. */
export function ledgerFiles(root: string, fileSystem: FileSystem): LedgerFiles {
  const { dirname, join, resolve } = fileSystem.paths;
  const base = resolve(root);
  const links = new Set<string>();
  return {
    async list(folder) {
      const path = join(base, folder);
      try {
        // A folder on the way may be a link as well.
        if (!(await isInside(base, path, fileSystem))) return [];
        const entries = await fileSystem.list(path);
        return entries.map(({ name, kind }) => {
          if (kind === 'folder') return `${name}/`;
          const entry = `${folder}/${name}`;
          if (kind === 'link') links.add(entry);
          else links.delete(entry);
          return name;
        });
      } catch (error) {
        if (isMissing(error)) return [];
        throw new Error(`The folder ${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
      }
    },
    async read(path) {
      if (links.has(path))
        return { problem: fileProblem(path, 'This is a link. Marks are not read through links: remove it.') };
      return readText(join(base, path), fileSystem);
    },
    async write(path, text) {
      const target = join(base, path);
      // Looked at before folders are made, or they would be made behind a link.
      let existing = dirname(target);
      while (existing !== base && !(await fileSystem.exists(existing))) existing = dirname(existing);
      if (existing !== base && !(await isInside(base, existing, fileSystem)))
        throw new Error(`${dirname(path)} leads out of the folder: marks are not written through links.`);
      await writeAtomically(target, text, fileSystem);
    },
    async remove(path) {
      await fileSystem.remove(join(base, path));
    },
  };
}

async function isInside(base: string, path: string, fileSystem: FileSystem): Promise<boolean> {
  const { relative, resolve, sep } = fileSystem.paths;
  const real = relative(await fileSystem.realPath(base), await fileSystem.realPath(path));
  return real !== '..' && !real.startsWith(`..${sep}`) && resolve(base, real) === resolve(path);
}

function fileProblem(path: string, message: string): Problem {
  return { kind: 'file', message, path };
}
