/**
 * The signature of a release: one SSH signature over its checksums, which covers every file. `ssh-keygen` makes it,
 * as it makes those of review marks and rule packs, so nobody needs another tool to check it.
 */

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** The namespace of `ssh-keygen -Y`, so that a signature made for anything else does not count here. */
export const RELEASE_NAMESPACE = 'release@ai-security-scanner';

/** Signs a file, and answers the path of the signature beside it. */
export function signFile(file: string, key: string): string {
  const signature = `${file}.sig`;
  // ssh-keygen asks before it writes over a file, and nobody may be there to answer.
  rmSync(signature, { force: true });
  execFileSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', RELEASE_NAMESPACE, file], { stdio: 'inherit' });
  return signature;
}
