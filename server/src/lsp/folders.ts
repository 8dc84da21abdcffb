/**
 * The workspace's folders and what is scanned in each: its configuration, its rules, the person's own
 * choices on top. A document belongs to the innermost folder that holds it; one outside all folders gets
 * what ships with the product.
 *
 * Without the person's trust in the workspace, its configuration and rules are not read at all.
 */

import { Emitter, type Event, type InitializeParams } from 'vscode-languageserver';
import type { Rule } from '../rule/rule.ts';
import { isWithin } from '../text/paths.ts';
import type { Project, RuleSet } from './dependencies.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { keyOf, nameOf, pathBelow, schemeOf } from './uris.ts';

export interface Folder {
  /** The folder's URI as a key; undefined for the place of documents that are in no folder. */
  readonly uri: string | undefined;
  /** Its path in the file system, when it has one. */
  readonly root: string | undefined;
  readonly project: Project;
  /** The project's rules without those that the person has switched off. */
  readonly rules: RuleSet;
  ruleOf(id: string): Rule | undefined;
}

export interface Place {
  readonly folder: Folder;
  /** The document's path below the folder, with `/`; its name when it is in no folder. */
  readonly path: string;
}

export interface Folders {
  /** Resolves when the folders as they are now have been loaded. */
  readonly ready: () => Promise<void>;
  /** Where a document belongs; undefined until the folders have been loaded once. */
  placeOf(uri: string): Place | undefined;
  /** The folders that are open, without the place of documents in no folder. */
  all(): Folder[];
  readonly trusted: boolean;
  /** Loads again the folders that depend on one of these files (keys), also on those that are loaded just now. */
  filesChanged(keys: readonly string[]): void;
  /** What is scanned, or with which rules, may have changed anywhere. */
  readonly onDidChange: Event<void>;
}

export function registerFolders({
  session,
  settings,
}: {
  readonly session: Session;
  readonly settings: CurrentSettings;
}): Folders {
  const { connection, dependencies } = session;
  const changed = new Emitter<void>();
  const ruleSets: RuleSet[] = [];
  let uris: string[] = [];
  let trusted = true;
  let folders: Folder[] | undefined;
  let outside: Folder | undefined;
  let loading: Promise<void> = Promise.resolve();
  let generation = 0;
  /** The strictness that the folders were loaded for, which says what their rules look for. */
  let loadedFor = settings.current.strictness;
  /** Files that changed while folders were loaded, which may have been read before; null while none are. */
  let meanwhile: string[] | null = null;

  /** The rule set of these rules; folders with equal rules share one, as making it takes time. */
  const ruleSetOf = (rules: readonly Rule[]): RuleSet => {
    const disabled = new Set(settings.current.disabledRules);
    const wanted = rules.filter(({ id }) => !disabled.has(id));
    const same = ruleSets.find(
      ({ rules: each }) =>
        each.length === wanted.length && each.every((rule, index) => rule === wanted[index]),
    );
    if (same !== undefined) return same;
    const made = dependencies.createRuleSet(wanted);
    ruleSets.push(made);
    return made;
  };

  const makeFolder = (uri: string | undefined, project: Project): Folder => {
    const rules = ruleSetOf(project.rules);
    const byId = new Map(rules.rules.map((rule) => [rule.id, rule]));
    const root = uri === undefined ? undefined : session.pathOf(uri);
    return { uri, root, project, rules, ruleOf: (id) => byId.get(id) };
  };

  const loadFolder = async (uri: string | undefined): Promise<Folder> => {
    const root = uri === undefined ? undefined : session.pathOf(uri);
    const { strictness } = settings.current;
    const chosen = strictness === 'configured' ? {} : { strictness };
    return makeFolder(uri, await dependencies.loadProject(root, { trusted, ...chosen }));
  };

  const load = (): void => {
    const mine = ++generation;
    loadedFor = settings.current.strictness;
    ruleSets.length = 0;
    meanwhile = [];
    loading = Promise.all([loadFolder(undefined), ...uris.map(loadFolder)]).then(
      ([first, ...rest]) => {
        if (mine !== generation) return loading;
        outside = first;
        folders = rest;
        const missed = meanwhile ?? [];
        meanwhile = null;
        if (concern(missed)) load();
        changed.fire();
        return undefined;
      },
      (error: unknown) => {
        meanwhile = null;
        session.report('Loading the configuration', error);
      },
    );
  };

  /** Whether a folder, as it was loaded last, depends on one of these files. */
  const concern = (keys: readonly string[]): boolean => {
    const known = (folders ?? []).flatMap(({ project }) =>
      project.files.map((path) => session.keyOfPath(path)),
    );
    const isOfPackages = (folders ?? []).some(({ uri, project }) =>
      keys.some((key) => {
        const path = pathBelow(uri as string, key);
        return path !== undefined && project.concernsPackages(path);
      }),
    );
    if (isOfPackages) return true;
    const changed = new Set(keys);
    return known.some((file) => isWithin(file, changed)) || keys.some((key) => isWithin(key, new Set(known)));
  };

  session.onInitialize((params) => {
    uris = foldersIn(params);
    trusted = session.options.trusted ?? true;
    load();
    return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
  });

  session.onInitialized(() => {
    if (!session.capabilities.workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => keyOf(uri)));
      uris = [...uris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => keyOf(uri))];
      load();
    });
  });

  session.onNotification('aiSecurityScanner/workspaceTrusted', () => {
    if (trusted) return;
    trusted = true;
    load();
  });

  settings.onDidChange((now) => {
    if (now.strictness !== loadedFor) {
      load();
      return;
    }
    if (folders === undefined || outside === undefined) return;
    ruleSets.length = 0;
    outside = makeFolder(undefined, outside.project);
    folders = folders.map(({ uri, project }) => makeFolder(uri, project));
    changed.fire();
  });

  return {
    ready: async () => {
      for (let seen = -1; seen !== generation; ) {
        seen = generation;
        await loading;
      }
    },
    placeOf(uri) {
      if (folders === undefined || outside === undefined) return undefined;
      let best: Place | undefined;
      for (const folder of folders) {
        const path = pathBelow(folder.uri as string, uri);
        if (path !== undefined && (best === undefined || path.length < best.path.length))
          best = { folder, path };
      }
      if (best !== undefined) return best;
      // A document that has never been saved will most likely be saved in the first folder.
      const untitled = schemeOf(uri) === 'untitled';
      return { folder: (untitled ? folders[0] : undefined) ?? outside, path: nameOf(uri) };
    },
    all: () => folders ?? [],
    get trusted() {
      return trusted;
    },
    filesChanged(keys) {
      meanwhile?.push(...keys);
      if (concern(keys)) load();
    },
    onDidChange: changed.event,
  };
}

function foldersIn({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => keyOf(uri));
  return rootUri ? [keyOf(rootUri)] : [];
}
