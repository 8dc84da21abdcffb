/**
 * What happens on disk. One watcher over everything, because text rules apply to any file and because the
 * configuration decides what counts; telling apart what a change means is cheap and is done here: first the
 * files that say how to scan, then those that are scanned.
 */

import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  Emitter,
  type Event,
  FileChangeType,
} from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import type { UnopenedFiles } from './unopenedFiles.ts';
import { keyOf } from './uris.ts';

export interface WatchedFiles {
  /** Keys of files that came, changed or went, at most once each. */
  readonly onDidChange: Event<readonly string[]>;
}

/** Version control's own files change all the time and are never scanned. */
const UNINTERESTING = /\/\.(?:git|hg|svn|jj)(?:\/|$)/;
/** But for what agents report there, which is not scanned either. */
const REPORT = /\/\.git\/ai-security-scanner\/reported\/[^/]+\/[^/]+\.json$/;

export function registerWatchedFiles(
  session: Session,
  documents: Documents,
  folders: Folders,
  unopenedFiles: UnopenedFiles,
): WatchedFiles {
  const { connection } = session;
  const changed = new Emitter<readonly string[]>();
  let watching: Promise<Disposable> | undefined;

  session.onInitialized(async () => {
    if (!session.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    watching = connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*' }],
    });
    await watching;
  });

  connection.onDidChangeWatchedFiles(({ changes }) =>
    session.fence('Taking note of changed files', undefined, () => {
      const kinds = new Map<string, FileChangeType>();
      const reports: string[] = [];
      for (const { uri, type } of changes) {
        const key = keyOf(uri);
        if (!UNINTERESTING.test(key)) kinds.set(key, type);
        else if (REPORT.test(key)) reports.push(key);
      }
      const keys = [...kinds.keys()];
      if (keys.length > 0) folders.filesChanged(keys);
      if (keys.length + reports.length > 0) changed.fire([...keys, ...reports]);
      if (keys.length === 0) return;
      const gone = keys.filter((key) => kinds.get(key) === FileChangeType.Deleted);
      const present = keys.filter((key) => kinds.get(key) !== FileChangeType.Deleted);
      unopenedFiles.filesChanged(present, gone);
    }),
  );

  // A client that watches nothing at least says what it saves.
  documents.onDidSave((key) => {
    if (watching !== undefined) return;
    folders.filesChanged([key]);
    changed.fire([key]);
  });

  return { onDidChange: changed.event };
}
