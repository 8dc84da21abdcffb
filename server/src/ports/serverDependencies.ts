/** The language server's dependencies on this machine: the engine, projects, marks and git. */

import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { loadProject } from '../config/project.ts';
import { holdsCode } from '../embedded/index.ts';
import type { Dependencies } from '../lsp/dependencies.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { agentMachine, nodeForOthers } from './agentMachine.ts';
import { keepAgentWrites } from './agentReports.ts';
import { serveAgents } from './agentSocket.ts';
import { changesWithoutLines } from './changesWithoutLines.ts';
import { isMissing, nodeFileSystem } from './fileSystem.ts';
import { kindOf, readText, realPath } from './files.ts';
import { identity } from './git.ts';
import { committedText, uncommittedFiles } from './gitFiles.ts';
import { importResults } from './imports.ts';
import type { PackageFiles } from './packageFiles.ts';
import { projectFiles } from './projects.ts';
import { openProvenance } from './provenanceRecords.ts';
import { reviewerPort } from './reviewers.ts';
import { reviewImports } from './reviewImports.ts';
import { isOutside, projectRoot, repositoryRoot } from './roots.ts';
import { openServerLedger } from './serverLedger.ts';
import { isIgnored, walk } from './walk.ts';
import { routeReading } from './workspaceRoutes.ts';

export interface ServerOptions {
  /** The script of the command, which agents are told to run. */
  readonly script: string;
  readonly name: string;
  readonly version: string;
}

export function serverDependencies(
  packageFiles: PackageFiles,
  { name, version, script }: ServerOptions,
): Dependencies {
  const files = projectFiles(packageFiles);
  const reading = routeReading(packageFiles);
  const { answers, random } = reviewerPort();
  return {
    serverInfo: { name, version },
    createEngine: reading.createScanner,
    createRuleSet: (rules) => new RuleSet(rules),
    bundledRules: () => files.bundledRules(),
    loadProject: (root, options) => loadProject(files, root, { ...options, scans: true }),
    agentMachine: async () => {
      const node = await nodeForOthers(process.env);
      return agentMachine({ version, program: node === undefined ? undefined : { node, script } });
    },
    repositoryRoot,
    readText: async (path) => {
      const read = await readText(path);
      return read ?? { problem: { kind: 'file', message: 'There is no such file.', path } };
    },
    walk: async function* (root, project) {
      for await (const entry of walk(root)) {
        if (!('path' in entry) || !holdsCode(entry.path)) continue;
        if (project.isScanned(below(root, entry.path))) yield entry.path;
      }
    },
    packages: files.packages,
    filesBeside: async (path) => {
      const folder = dirname(path);
      const entries = await nodeFileSystem.list(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      return entries.flatMap(({ name, kind }) => (kind === 'file' ? [join(folder, name)] : []));
    },
    filesBelow: async function* (root, path) {
      if ((await kindOf(path)) !== 'folder' || (await isIgnored(root, path))) return;
      for await (const entry of walk(path)) if ('path' in entry) yield entry.path;
    },
    serveAgents: async (root, service) => serveAgents((await realPath(root)) ?? root, version, service),
    keepAgentWrites: (report) => keepAgentWrites(report, { time: Date.now(), tool: version }),
    insideProject: async (root, path) => {
      const real = (await realPath(root)) ?? root;
      const inside = relative(real, path);
      if (inside === '' || isOutside(inside)) return undefined;
      return ((await projectRoot(dirname(path))) ?? real) === real ? below(real, path) : undefined;
    },
    isIgnored,
    paths: { isAbsolute, join: files.join, below: files.below, realPath: (path) => realPath(path) },
    rulePage: (rule) => packageFiles.rulePage(rule),
    openLedger: (root, openText) => openServerLedger(files, root, version, openText),
    openProvenance: (root, options) => openProvenance(files, root, { ...options, tool: version }),
    importResults: (root, project) => importResults(root, project, reading),
    reviewImports,
    changesWithoutLines: (root, since) => changesWithoutLines(files, root, since),
    uncommittedFiles,
    committedText,
    reviewer: (root) => identity(root ?? process.cwd()),
    rulesDate: () => packageFiles.rulesDate(),
    answers,
    random,
    defer: (callback) => {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
    now: () => performance.now(),
  };
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
