/**
 * What other tools found, in the editor: the reports of each project's configuration are read when it is loaded
 * and when they change, and their results are looked for by content in whatever text a file has at the moment.
 */

import { Emitter, type Event } from 'vscode-languageserver';
import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import { oneForSeveralTools } from '../finding/oneForSeveralTools.ts';
import { confirmedByTests, type WithTree } from '../imports/confirmed.ts';
import type { ReportedImports } from '../imports/importsReport.ts';
import { type Imports, staleProblem } from '../imports/load.ts';
import { matchesGlob } from '../text/glob.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Folder, Folders, Place } from './folders.ts';
import type { Session } from './session.ts';
import { joinUri, pathBelow } from './uris.ts';

/** What other tools found in one text of a file. */
export interface GivenFindings {
  readonly findings: readonly Finding[];
  /** An analysis of the text with them, as it is shown: with what is stale, and once for several tools. */
  shown(analysis: Analysis): Analysis;
}

export interface ImportedFindings {
  /** What the reports of a folder's project say, when they have been read; undefined where it names none. */
  reportOf(folder: Folder): Promise<ReportedImports | undefined>;
  /** `withTree` has some work look at the tree of the text. */
  in(place: Place, lines: LineIndex, withTree: WithTree): GivenFindings;
  /** Reads reports again that changed on disk. */
  filesChanged(changes: { readonly present: readonly string[]; readonly gone: readonly string[] }): void;
  /** Reports were read: the keys of files that their results are in, or were. */
  readonly onDidChange: Event<ReadonlySet<string>>;
}

const NOTHING: GivenFindings = { findings: [], shown: (analysis) => analysis };

export function registerImports({
  session,
  folders,
}: {
  readonly session: Session;
  readonly folders: Folders;
}): ImportedFindings {
  const { connection, dependencies } = session;
  const changed = new Emitter<ReadonlySet<string>>();
  /** By root of the project. */
  let known = new Map<string, Imports>();
  let generation = 0;

  const load = async (): Promise<void> => {
    const mine = ++generation;
    const read = new Map<string, Imports>();
    for (const { project } of folders.all()) {
      const { root, configuration } = project;
      if (root === undefined || read.has(root) || configuration.imports.length === 0) continue;
      read.set(root, await dependencies.importResults(root, project));
    }
    if (mine !== generation) return;
    const before = known;
    known = read;
    const keys = new Set([...keysOf(session, before), ...keysOf(session, read)]);
    for (const { problems, requests } of read.values()) {
      for (const { path, message } of problems)
        connection.console.warn(path === undefined ? message : `${path}: ${message}`);
      if (requests.length > 0)
        connection.console.info(
          `Of the results of tests from outside, ${requests.length} are placed on no handler: the command lists them.`,
        );
    }
    if (keys.size > 0) changed.fire(keys);
  };

  let loading: Promise<void> = Promise.resolve();
  const reload = (): void => {
    loading = load();
    session.guard('Reading the reports of other tools', () => loading);
  };
  folders.onDidChange(reload);

  return {
    in({ folder, path }, lines, withTree) {
      const { root, prefix, configuration } = folder.project;
      const inside = prefix + path;
      const file = root === undefined ? undefined : known.get(root)?.files.get(inside);
      if (file === undefined) return NOTHING;
      const { findings, stale } = file.place(lines.text, lines);
      const problems: Problem[] = stale.length === 0 ? [] : [staleProblem(stale, inside)];
      return {
        findings,
        shown: (analysis) => {
          const told = confirmedByTests(analysis.findings, withTree);
          return {
            ...analysis,
            findings: configuration.deduplicate ? oneForSeveralTools(told, lines) : told,
            problems: [...analysis.problems, ...problems],
          };
        },
      };
    },
    async reportOf({ project: { root } }) {
      // Another load may begin while one is waited for.
      for (let seen = -1; seen !== generation; ) {
        seen = generation;
        await loading;
      }
      const imports = root === undefined ? undefined : known.get(root);
      if (imports === undefined) return undefined;
      const { runs, gone, requests } = imports;
      return { runs, stale: gone, requests };
    },
    filesChanged({ present, gone }) {
      const projects = folders.all().map(({ project }) => project);
      const isReport = (key: string): boolean =>
        projects.some(({ root, configuration }) => {
          const inside = root === undefined ? undefined : pathBelow(session.keyOfPath(root), key);
          return inside !== undefined && configuration.imports.some(({ path }) => matchesGlob(inside, path));
        });
      if ([...present, ...gone].some(isReport)) reload();
    },
    onDidChange: changed.event,
  };
}

function* keysOf(session: Session, imports: ReadonlyMap<string, Imports>): Generator<string> {
  for (const [root, { files }] of imports)
    for (const path of files.keys()) yield joinUri(session.keyOfPath(root), path);
}
