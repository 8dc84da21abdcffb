/**
 * The review ledger's files on the machine. A workspace is not trusted: links are neither followed nor
 * written through, so that a repository cannot have marks read from, or written to, a place outside it.
 */

import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { type FileSystem, isMissing, nodeFileSystem, reasonOf } from './fileSystem.ts';
import { decodeText, readText, writeAtomically } from './files.ts';
import type { GitRepository } from './gitRepository.ts';

/** The files of the ledger below a folder. */
export function ledgerFiles(root: string, fileSystem: FileSystem = nodeFileSystem): LedgerFiles {
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

/** The files of the ledger below a folder ('' for the root) as a commit has them. Nothing is written there. */
export function committedLedgerFiles(repository: GitRepository, commit: string, folder: string): LedgerFiles {
  const prefix = folder === '' ? '' : `${folder}/`;
  const refuse = async (): Promise<never> => {
    throw new Error('What is committed cannot be changed here.');
  };
  return {
    async list(of) {
      const start = `${prefix}${of}/`;
      const names = new Set<string>();
      for (const path of (await repository.tree(commit)).keys()) {
        if (!path.startsWith(start)) continue;
        const [name = '', ...below] = path.slice(start.length).split('/');
        names.add(below.length > 0 ? `${name}/` : name);
      }
      return [...names];
    },
    async read(path) {
      const entry = (await repository.tree(commit)).get(prefix + path);
      if (entry === undefined) return null;
      if (!entry.mode.startsWith('100'))
        return { problem: fileProblem(path, 'This is a link. Marks are not read through links: remove it.') };
      return decodeText(await repository.object(entry.id), path);
    },
    write: refuse,
    remove: refuse,
  };
}

async function isInside(base: string, path: string, fileSystem: FileSystem): Promise<boolean> {
  const real = relative(await fileSystem.realPath(base), await fileSystem.realPath(path));
  return real !== '..' && !real.startsWith(`..${sep}`) && resolve(base, real) === resolve(path);
}

function fileProblem(path: string, message: string): Problem {
  return { kind: 'file', message, path };
}
