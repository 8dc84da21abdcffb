/** The language server's dependencies on this machine: the engine, projects, marks and git. */

import { join, relative, sep } from 'node:path';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import { Scanner } from '../engine/scanner.ts';
import type { Dependencies, Ledger as ServerLedger } from '../lsp/dependencies.ts';
import { describeMarks } from '../review/describe.ts';
import { Ledger } from '../review/ledger.ts';
import { MARKS_FOLDER } from '../review/store.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { readText } from './files.ts';
import { identity } from './git.ts';
import { readBlob, storeBlob } from './gitChanges.ts';
import { committedText, uncommittedFiles } from './gitCommits.ts';
import { ledgerFiles } from './ledgerFiles.ts';
import type { PackageFiles } from './packageFiles.ts';
import { projectFiles } from './projects.ts';
import { openProvenance } from './provenanceRecords.ts';
import { reviewImports } from './reviewImports.ts';
import { signingKey, sshSigner } from './ssh.ts';
import { isIgnored, walk } from './walk.ts';

export interface ServerOptions {
  readonly name: string;
  readonly version: string;
}

export function serverDependencies(
  packageFiles: PackageFiles,
  { name, version }: ServerOptions,
): Dependencies {
  const files = projectFiles(packageFiles);
  return {
    serverInfo: { name, version },
    createEngine: () => Scanner.create({ readGrammar: (file) => packageFiles.readGrammar(file) }),
    createRuleSet: (rules) => new RuleSet(rules),
    loadProject: (root, { trusted }) => loadProject(files, root, { trusted }),
    readText: async (path) => {
      const read = await readText(path);
      return read ?? { problem: { kind: 'file', message: 'There is no such file.', path } };
    },
    walk: async function* (root, project) {
      for await (const entry of walk(root)) {
        if (!('path' in entry) || languageOf({ path: entry.path }) === undefined) continue;
        if (project.isScanned(below(root, entry.path))) yield entry.path;
      }
    },
    isIgnored,
    rulePage: (rule) => packageFiles.rulePage(rule),
    openLedger: (root, openText) => openLedger(files, root, version, openText),
    openProvenance: (root, options) => openProvenance(files, root, { ...options, tool: version }),
    reviewImports,
    uncommittedFiles,
    committedText,
    reviewer: (root) => identity(root ?? process.cwd()),
    defer: (callback) => {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
  };
}

/**
 * The marks of a workspace folder. They lie where the gate looks for them: beside the configuration, else at
 * the root of the repository, which may be above the folder that is open.
 */
async function openLedger(
  files: ProjectFiles,
  folder: string,
  version: string,
  openText: (path: string) => string | undefined,
): Promise<ServerLedger> {
  const root = (await files.projectRoot(folder)) ?? folder;
  const inside = below(root, folder);
  const prefix = inside === '' ? '' : `${inside}/`;
  const ledger = await Ledger.open({
    files: ledgerFiles(root),
    tool: version,
    rules: version,
    now: () => new Date().toISOString(),
    readSource: async (path) => {
      const open = openText(join(root, path));
      if (open !== undefined) return open;
      const read = await readText(join(root, path));
      return read !== null && 'text' in read ? read.text : null;
    },
    listSources: async function* () {
      for await (const entry of walk(root)) if ('path' in entry) yield below(root, entry.path);
    },
    keptText: (id) => readBlob(root, id),
    keepText: (text) => storeBlob(root, text),
    sign: async (text) => {
      const key = await signingKey(root);
      if ('problem' in key) throw new Error(key.problem);
      return sshSigner(key.key)(text);
    },
    isSigned: async () => {
      const project = await loadProject(files, root, { trusted: true });
      return project.configuration.policy.some(({ signed }) => signed);
    },
  });
  return {
    get version() {
      return ledger.version;
    },
    directory: join(root, MARKS_FOLDER),
    problems: () =>
      ledger.problems.map((problem) =>
        problem.path === undefined ? problem : { ...problem, path: join(root, problem.path) },
      ),
    review: (path, text, findings) => ledger.review(prefix + path, text, findings),
    textWhenReviewed: async (marks) => {
      const kept = await ledger.textWhenReviewed(marks);
      return kept && { text: kept.text, who: describeMarks([kept.mark]) ?? '' };
    },
    markedPaths: () =>
      ledger.markedPaths().flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
    settle: () => ledger.settle(),
    settleAll: () => ledger.settleAll(),
    mark: async (request) => {
      await ledger.mark({ ...request, path: prefix + request.path });
    },
    unmark: (path, text, range, reviewer) => ledger.unmark(prefix + path, text, range, reviewer),
    note: (path, text) => ledger.note(prefix + path, text),
    writeClaims: async (entries, reviewer) => {
      const named = entries.map((entry) => ({ ...entry, path: prefix + entry.path }));
      await ledger.write(named, reviewer, { asClaim: true });
    },
    reload: () => ledger.reload(),
  };
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
