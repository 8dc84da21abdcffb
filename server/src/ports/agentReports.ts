/** Keeping what agents' hooks report to have written, where the editor and the command find it. */

import { dirname, join, relative, sep } from 'node:path';
import type { WriteReport } from '../agent/hooks/hook.ts';
import { parseConfiguration } from '../config/configuration.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { isSure, reportedLines } from '../provenance/agentReport.ts';
import { keepReported } from '../provenance/reportedRecords.ts';
import { SHARED_FOLDER } from '../provenance/store.ts';
import { readText } from '../storage/files.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import { projectRoot, repositoryRoot } from '../storage/roots.ts';
import { committedFiles, committedText } from './gitFiles.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { reportedPlace } from './reportedPlace.ts';

/**
 * Keeps what the writes of an agent tell of the lines of a file, in the repository as well where its configuration asks for
 * that. `by` says when it was, in milliseconds, and the version that keeps it. Outside of repositories there is no
 * place for it. Rejects with a message for the person.
 */
export async function keepAgentWrites(
  { path, text, writes, who }: WriteReport,
  by: { readonly time: number; readonly tool: string },
): Promise<void> {
  const repository = await repositoryRoot(dirname(path), nodeFileSystem);
  if (repository === undefined) return;
  const root = (await projectRoot(dirname(path), nodeFileSystem)) ?? repository;
  // Only where a file was written as a whole does it matter what it held before.
  const committed = writes.every(isSure) ? undefined : await committedText(repository, path);
  const lines = reportedLines(text, writes, committed ?? '', { time: by.time, who });
  const file = { path: relative(root, path).split(sep).join('/'), text, lines };
  const place = await reportedPlace(root);
  if (place !== undefined) await keepReported(place, file, by, () => true);
  if (!(await isShared(root))) return;
  const names = await committedFiles(join(root, SHARED_FOLDER));
  const shared = { files: ledgerFiles(root, nodeFileSystem), folder: SHARED_FOLDER };
  // What is committed stays as it is, as do all files of the ledger.
  await keepReported(shared, file, by, (id) => !names.some((name) => name.endsWith(`${sep}${id}.json`)));
}

/** Whether the configuration, which alone is read, asks for records in the repository. */
async function isShared(root: string): Promise<boolean> {
  const path = join(root, CONFIGURATION_FILE);
  const read = await readText(path, nodeFileSystem);
  if (read === null) return false;
  if ('problem' in read) throw new Error(read.problem.message);
  return parseConfiguration(read.text, path).configuration.provenance === 'shared';
}
