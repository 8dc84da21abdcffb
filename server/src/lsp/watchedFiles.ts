/**
 * What happens on disk. One watcher over everything, because text rules apply to any file and because the
 * configuration decides what counts; telling apart what a change means is cheap and is done here: first the
 * files that say how to scan, then those that are scanned. What a person does in the editor's own file tree is
 * told as well, by clients that watch nothing.
 *
 * A folder that comes or goes is told without what is in it. One that came is looked through; of one that went
 * everybody knows by themselves what they knew of its files.
 */

import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  Emitter,
  type Event,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import type { UnopenedFiles } from './unopenedFiles.ts';
import { keyOf } from './uris.ts';

export interface WatchedFiles {
  readonly onDidChange: Event<FileChanges>;
}

/** Keys, each at most once. */
export interface FileChanges {
  /** Files that came or changed; perhaps folders too, of whose files it is told as well. */
  readonly present: readonly string[];
  /** Files that went, and folders with all that was in them. */
  readonly gone: readonly string[];
}

/** Version control's own files change all the time and are never scanned. */
const UNINTERESTING = /\/\.(?:git|hg|svn|jj)(?:\/|$)/;
/** But for what agents report there, which is not scanned either. */
const REPORT = /\/\.git\/ai-security-scanner\/reported\/[^/]+\/[^/]+\.json$/;

export function registerWatchedFiles({
  session,
  documents,
  folders,
  unopenedFiles,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly unopenedFiles: UnopenedFiles;
}): WatchedFiles {
  const { connection } = session;
  const changed = new Emitter<FileChanges>();
  let watching: Promise<Disposable> | undefined;

  session.onInitialized(async () => {
    if (!session.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    watching = connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*' }],
    });
    await watching;
  });

  session.onInitialize(() => {
    const all = { filters: [{ pattern: { glob: '**/*' } }] };
    return { workspace: { fileOperations: { didCreate: all, didRename: all, didDelete: all } } };
  });

  /** Takes note of what happened to files and folders; of several changes of one the last counts. */
  const take = (changes: readonly FileEvent[]): void => {
    const kinds = new Map<string, FileChangeType>();
    const reports: string[] = [];
    for (const { uri, type } of changes) {
      const key = keyOf(uri);
      if (!UNINTERESTING.test(key)) kinds.set(key, type);
      else if (REPORT.test(key)) reports.push(key);
    }
    const keys = [...kinds.keys()];
    if (keys.length > 0) folders.filesChanged(keys);
    const gone = keys.filter((key) => kinds.get(key) === FileChangeType.Deleted);
    const present = keys.filter((key) => kinds.get(key) !== FileChangeType.Deleted);
    if (keys.length + reports.length > 0) changed.fire({ present: [...present, ...reports], gone });
    if (keys.length === 0) return;
    unopenedFiles.filesChanged(present, gone);
    const created = keys.filter((key) => kinds.get(key) === FileChangeType.Created);
    if (created.length > 0) session.guard('Looking into new folders', () => lookInto(created));
  };

  /** Tells of the files in new folders, but for those that were told of themselves. */
  const lookInto = async (created: readonly string[]): Promise<void> => {
    await folders.ready();
    const found = new Set<string>();
    for (const key of created) {
      const path = session.pathOf(key);
      const root = folders.placeOf(key)?.folder.root;
      if (path === undefined || root === undefined) continue;
      for await (const file of session.dependencies.filesBelow(root, path))
        found.add(session.keyOfPath(file));
    }
    for (const key of created) found.delete(key);
    if (found.size === 0) return;
    const present = [...found];
    folders.filesChanged(present);
    changed.fire({ present, gone: [] });
    unopenedFiles.filesChanged(present, []);
  };

  const fenced = (changes: readonly FileEvent[]): void =>
    session.fence('Taking note of changed files', undefined, () => take(changes));
  const of = (files: readonly { uri: string }[], type: FileChangeType): FileEvent[] =>
    files.map(({ uri }) => ({ uri, type }));
  connection.onDidChangeWatchedFiles(({ changes }) => fenced(changes));
  connection.workspace.onDidCreateFiles(({ files }) => fenced(of(files, FileChangeType.Created)));
  connection.workspace.onDidDeleteFiles(({ files }) => fenced(of(files, FileChangeType.Deleted)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    fenced([
      ...of(
        files.map(({ oldUri: uri }) => ({ uri })),
        FileChangeType.Deleted,
      ),
      ...of(
        files.map(({ newUri: uri }) => ({ uri })),
        FileChangeType.Created,
      ),
    ]),
  );

  // A client that watches nothing at least says what it saves.
  documents.onDidSave((key) => {
    if (watching !== undefined) return;
    folders.filesChanged([key]);
    changed.fire({ present: [key], gone: [] });
  });

  return { onDidChange: changed.event };
}
