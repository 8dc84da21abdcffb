/** Where the hooks of coding agents report what they write on this machine. */

import { resolve } from 'node:path';
import { sha256Hex } from '../review/lineHash.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import type { ReportedPlace } from '../storage/provenanceRecords.ts';
import { git } from './git.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

/**
 * Where the hooks of coding agents report what they write below a folder: in the repository's own storage,
 * which is never committed and which the editor and the command both find. Undefined outside of repositories.
 */
export async function reportedPlace(root: string): Promise<ReportedPlace | undefined> {
  const [common, prefix = ''] =
    (await git(root, 'rev-parse', '--git-common-dir', '--show-prefix'))?.split(/\r?\n/) ?? [];
  if (common === undefined || common === '') return undefined;
  const storage = resolve(root, common);
  const name = sha256Hex(prefix).slice(0, 16);
  return {
    root: storage,
    files: ledgerFiles(storage, nodeFileSystem),
    folder: `ai-security-scanner/reported/${name}`,
  };
}
