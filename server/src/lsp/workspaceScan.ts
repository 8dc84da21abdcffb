/**
 * "Scan Workspace": every file that a scan on the command line would read, with progress and cancellation.
 * Open documents are not read from disk; they have their findings already.
 */

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Requests } from '../../../protocol/messages.ts';
import type { Analyses } from './analyses.ts';
import type { Documents } from './documents.ts';
import type { FindingStore } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import type { UnopenedFiles } from './unopenedFiles.ts';

export type ScanResult = Requests['aiSecurityScanner/scanWorkspace']['result'];

export interface WorkspaceScan {
  /** Scans every file of some folders; reports progress on a token, where there is one. */
  scan(
    folders: readonly Folder[],
    workDoneToken: string | number | undefined,
    token: CancellationToken,
  ): Promise<ScanResult>;
}

/** How often progress is reported, in milliseconds. */
const REPORT_INTERVAL = 100;

export function registerWorkspaceScan({
  session,
  documents,
  folders,
  analyses,
  unopenedFiles,
  store,
  shown,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly unopenedFiles: UnopenedFiles;
  readonly store: FindingStore;
  readonly shown: Shown;
}): WorkspaceScan {
  const { connection, dependencies } = session;

  session.onRequest('aiSecurityScanner/scanWorkspace', async ({ workDoneToken }, token) => {
    await folders.ready();
    const roots = folders.all().filter(({ root }) => root !== undefined);
    if (roots.length === 0)
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        session.t('There is no folder to scan. Open a folder first.'),
      );
    return scan(roots, workDoneToken, token);
  });

  const scan: WorkspaceScan['scan'] = async (roots, workDoneToken, token) => {
    await analyses.engine();
    const report = (message: string): void => {
      if (workDoneToken === undefined) return;
      const value = { kind: 'report', message };
      session.guard('Reporting progress', () =>
        connection.sendNotification('$/progress', { token: workDoneToken, value }),
      );
    };
    return scanFolders(roots, report, token);
  };

  const scanFolders = async (
    roots: readonly Folder[],
    report: (message: string) => void,
    token: CancellationToken,
  ): Promise<ScanResult> => {
    const result = { files: 0, findings: 0, problems: 0, cancelled: false };
    const isElsewhere = (key: string): boolean => {
      const folder = folders.placeOf(key)?.folder;
      return folder?.root !== undefined && !roots.includes(folder);
    };
    const known = new Set(store.keys().filter((key) => !isElsewhere(key)));
    let reported = Date.now();
    for (const { root, project } of roots) {
      for await (const path of dependencies.walk(root as string, project)) {
        if (token.isCancellationRequested) return { ...result, cancelled: true };
        const key = session.keyOfPath(path);
        // A folder inside another is scanned with its own configuration, once.
        if (folders.placeOf(key)?.folder.root !== root) continue;
        known.delete(key);
        await scanFile(key, result);
        if (Date.now() - reported < REPORT_INTERVAL) continue;
        reported = Date.now();
        report(session.t('{0} files, {1} findings', result.files, result.findings));
      }
    }
    // What was found before in files that are not met any more, renamed or newly ignored, is looked at again.
    unopenedFiles.filesChanged([...known], []);
    return result;
  };

  const scanFile = async (key: string, result: ScanResult): Promise<void> => {
    await analyses.idle();
    if (documents.get(key) === undefined) {
      try {
        const { problem } = await unopenedFiles.scan(key);
        if (problem !== undefined) {
          result.problems++;
          connection.console.info(`${key} was not scanned: ${problem}`);
          return;
        }
      } catch (error) {
        result.problems++;
        session.report(`Scanning ${key}`, error);
        return;
      }
    }
    await shown.settled(key);
    result.files++;
    result.findings += ((await analyses.settled(key)) ?? store.get(key))?.findings.length ?? 0;
  };

  return { scan };
}
