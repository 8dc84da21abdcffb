/** What marks take of this machine beside files: git, and the person's own keys. */

import type { MarkSurroundings } from '../storage/serverLedger.ts';
import { readBlob, storeBlob } from './gitFiles.ts';
import { RepositoryRoots } from './repositoryRoots.ts';
import { signingKey, sshSigner, sshVerifier } from './ssh.ts';

/** What a person is told whose mark was to be signed and could not be. */
const UNSIGNED =
  'The mark was not signed: this repository has no commit yet, or is a shallow clone, so the mark cannot name it. It counts as a claim. Commit, or run git fetch --unshallow, then mark again.';

/** The surroundings of a project with its root at an absolute path. */
export function markSurroundings(root: string): MarkSurroundings {
  const roots = new RepositoryRoots(root);
  return {
    first: () => roots.first(),
    all: () => roots.all(),
    keptText: (id) => readBlob(root, id),
    keepText: (text) => storeBlob(root, text),
    sign: async (text) => {
      const key = await signingKey(root);
      if ('problem' in key) throw new Error(key.problem);
      return sshSigner(key.key)(text);
    },
    verifier: sshVerifier,
    unsigned: UNSIGNED,
  };
}
