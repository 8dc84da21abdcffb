/**
 * Files that nobody has open: one that changes on disk, as when an agent writes it, is read and scanned, and
 * so is a document that has just been closed, whose text on disk may be another one. Only what a scan of
 * the folder would read: not what is excluded or ignored by version control.
 */

import { isWithin } from '../text/paths.ts';
import { type Analyses, analyseOnce } from './analyses.ts';
import type { Documents } from './documents.ts';
import { type FileFindings, type FindingStore, locate } from './findings.ts';
import type { Folders, Place } from './folders.ts';
import type { ImportedFindings } from './imports.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { inSlices } from './slices.ts';
import { TextDocument } from './textDocument.ts';
import { keyOf } from './uris.ts';

export interface UnopenedFiles {
  /** Files came or changed, and files or folders went; keys. */
  filesChanged(changed: readonly string[], deleted: readonly string[]): void;
  /**
   * Reads and scans a file that is not open and publishes what it finds. The answer is undefined when the
   * file is open by now or cannot be read; then `problem` says so.
   */
  scan(uri: string): Promise<{ file?: FileFindings; problem?: string }>;
}

export function registerUnopenedFiles({
  session,
  documents,
  folders,
  settings,
  analyses,
  store,
  imports,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly settings: CurrentSettings;
  readonly analyses: Analyses;
  readonly store: FindingStore;
  readonly imports: ImportedFindings;
}): UnopenedFiles {
  const { connection, dependencies } = session;
  const waiting = new Set<string>();
  /** The scan of a file that was begun last: it alone counts. */
  const scanning = new Map<string, object>();
  let working = false;

  const enqueue = (key: string): void => {
    waiting.add(key);
    if (working) return;
    working = true;
    session.guard('Scanning changed files', async () => {
      try {
        for (const next of waiting) {
          waiting.delete(next);
          await analyses.idle();
          await rescan(next);
        }
      } finally {
        working = false;
      }
    });
  };

  const rescan = async (key: string): Promise<void> => {
    try {
      await folders.ready();
      if (documents.get(key) !== undefined) return;
      if (await isWanted(key)) {
        const { problem } = await scan(key);
        if (problem !== undefined) connection.console.info(`${key} was not scanned: ${problem}`);
      } else store.delete(key);
    } catch (error) {
      session.report(`Scanning ${key}`, error);
    }
  };

  const isWanted = async (key: string): Promise<boolean> => {
    const { enable, scanWorkspaceFiles } = settings.current;
    const path = session.pathOf(key);
    const place = folders.placeOf(key);
    if (!enable || !scanWorkspaceFiles || path === undefined || place?.folder.root === undefined)
      return false;
    if (!place.folder.project.isScanned(place.path)) return false;
    return !(await dependencies.isIgnored(place.folder.root, path));
  };

  const scan: UnopenedFiles['scan'] = async (uri) => {
    const key = keyOf(uri);
    const path = session.pathOf(key);
    const place = folders.placeOf(key);
    if (path === undefined || place === undefined) return { problem: 'it is in no file' };
    const mine = {};
    scanning.set(key, mine);
    const read = await dependencies.readText(path);
    const file = 'text' in read ? await analyse(key, place, read.text) : undefined;
    if (scanning.get(key) === mine) {
      scanning.delete(key);
      // It may have been opened meanwhile; then what the editor shows is what counts.
      if (documents.get(key) !== undefined) return {};
      // What was found by other rules does not count any more.
      if (folders.placeOf(key)?.folder !== place.folder) enqueue(key);
      else if (file !== undefined && hasSomething(file)) store.set(key, file);
      else store.delete(key);
    }
    if ('problem' in read) return { problem: read.problem.message };
    // Nobody looks at the file, so no squiggle tells of it: the log does.
    for (const { problem } of file?.problems ?? [])
      if (problem.kind === 'syntax') connection.console.info(`${key}: ${problem.message}`);
    return file === undefined ? {} : { file };
  };

  const analyse = async (key: string, place: Place, text: string): Promise<FileFindings> => {
    const { folder, path } = place;
    const engine = await analyses.engine();
    const source = { path: folder.project.prefix + path, text };
    await engine.prepare(source);
    // What is open goes first.
    const document = new TextDocument(key, text);
    const given = imports.in(place, document.getLines(), (work) => engine.withTree(source, work));
    const steps = analyseOnce(engine, source, folder.rules, given.findings);
    const analysis = given.shown(await inSlices(steps, session.clock, analyses.idle));
    return locate(key, null, document, analysis, folder.ruleOf);
  };

  documents.onDidClose(({ key }) => enqueue(key));

  // The findings of unopened files are brought up to date when the rules or the configuration change.
  const rescanKnown = (): void => {
    for (const key of store.keys()) if (documents.get(key) === undefined) enqueue(key);
  };
  folders.onDidChange(rescanKnown);
  settings.onDidChange(rescanKnown);
  imports.onDidChange((keys) => {
    for (const key of keys) if (documents.get(key) === undefined) enqueue(key);
  });

  return {
    filesChanged(changed, deleted) {
      // A folder that goes is reported alone, without what was in it.
      const gone = new Set(deleted);
      for (const keys of [waiting, scanning.keys(), store.keys()])
        for (const key of keys)
          if (isWithin(key, gone) && documents.get(key) === undefined) {
            waiting.delete(key);
            scanning.delete(key);
            store.delete(key);
          }
      for (const key of changed) if (documents.get(key) === undefined) enqueue(key);
    },
    scan,
  };
}

function hasSomething({ findings, problems, suppressed }: FileFindings): boolean {
  return findings.length + problems.length + suppressed.length > 0;
}
