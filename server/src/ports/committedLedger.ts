/** The review ledger's files as a commit has them. */

import type { Problem } from '../finding/finding.ts';
import type { LedgerFiles } from '../review/store.ts';
import { decodeText } from '../storage/files.ts';
import type { GitRepository } from './gitRepository.ts';

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

function fileProblem(path: string, message: string): Problem {
  return { kind: 'file', message, path };
}
