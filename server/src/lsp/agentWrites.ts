/**
 * Files that nobody has open and that change on disk while a coding agent runs in a terminal: the lines that
 * are new in them are likely the agent's, and that is kept on record.
 *
 * New is what was not there when the agent was started: what is committed, and the texts at that time of the
 * files that differ from it. So what a person wrote before the agent came stays what it was. A line whose text
 * stood anywhere in the file before is not new either: rather lost than guessed.
 */

import { lineSpans, newLines } from '../provenance/lines.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';

/** More files than this that differ from what is committed are not read when an agent starts. */
const MOST_FILES = 500;

export interface AgentWrites {
  /** An agent's command was started: what is there now is not its work. */
  started(): void;
  /** A file that nobody has open changed on disk while an agent was running; `time` in milliseconds. */
  changed(key: string, time: number): void;
  /** Resolves when all of it so far has been looked at. */
  idle(): Promise<void>;
}

export function agentWrites(
  session: Session,
  folders: Folders,
  save: (key: string, text: string, lines: readonly (Provenance | undefined)[]) => void,
): AgentWrites {
  const { dependencies, connection } = session;
  /** The texts of files as last seen, by path of the file system; undefined for one that could not be read. */
  const seen = new Map<string, string | undefined>();
  /** Folders with too many files to look at: nothing is said of theirs. */
  const skipped = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  const enqueue = (what: string, work: () => Promise<void>): void => {
    working = working.then(work).catch((error: unknown) => session.report(what, error));
  };

  const textOf = async (path: string): Promise<string | undefined> => {
    const read = await dependencies.readText(path);
    return 'text' in read ? read.text : undefined;
  };

  const look = async (root: string): Promise<void> => {
    const paths = await dependencies.uncommittedFiles(root);
    if (paths.length > MOST_FILES) {
      skipped.add(root);
      connection.console.warn(
        `${paths.length} files of ${root} differ from what is committed. What an agent writes into files that are not open is noted with at most ${MOST_FILES}: commit first.`,
      );
      return;
    }
    skipped.delete(root);
    for (const path of paths) seen.set(path, await textOf(path));
  };

  return {
    started: () =>
      enqueue('Looking at the files before an agent', async () => {
        await folders.ready();
        seen.clear();
        for (const { root } of folders.all()) if (root !== undefined) await look(root);
      }),
    changed: (key, time) =>
      enqueue(`Looking at what an agent wrote into ${key}`, async () => {
        await folders.ready();
        const path = session.pathOf(key);
        const place = folders.placeOf(key);
        const root = place?.folder.root;
        if (path === undefined || place === undefined || root === undefined || skipped.has(root)) return;
        if (!place.folder.project.isScanned(place.path) || (await dependencies.isIgnored(root, path))) return;
        const text = await textOf(path);
        const before = seen.has(path) ? seen.get(path) : await dependencies.committedText(root, path);
        seen.set(path, text);
        if (text === undefined || before === undefined || text === before) return;
        const provenance: Provenance = {
          author: 'ai',
          confidence: 'low',
          evidence: [{ kind: 'agent-in-terminal', time }],
        };
        const fresh = newLines(before, text);
        if (fresh.size > 0)
          save(
            key,
            text,
            lineSpans(text).map((_, line) => (fresh.has(line) ? provenance : undefined)),
          );
      }),
    idle: () => working,
  };
}
