/** The language server's dependencies on this machine: the engine, projects, marks and git. */

import { URI } from 'vscode-uri';
import type { Dependencies } from '../lsp/dependencies.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { fileDependencies } from '../storage/fileDependencies.ts';
import { realPath } from '../storage/files.ts';
import { agentMachine, nodeForOthers } from './agentMachine.ts';
import { keepAgentWrites } from './agentReports.ts';
import { serveAgents } from './agentSocket.ts';
import { changedFiles } from './changedFiles.ts';
import { changesWithoutLines } from './changesWithoutLines.ts';
import { identity } from './git.ts';
import { committedText, uncommittedFiles } from './gitFiles.ts';
import { importResults } from './imports.ts';
import { markSurroundings } from './markSurroundings.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import type { PackageFiles } from './packageFiles.ts';
import { projectFiles } from './projects.ts';
import { reportedPlace } from './reportedPlace.ts';
import { reviewerPort } from './reviewers.ts';
import { reviewImports } from './reviewImports.ts';
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
  const fromFiles = fileDependencies({
    files,
    fileSystem: nodeFileSystem,
    version,
    markSurroundings,
    reportedPlace,
  });
  return {
    ...fromFiles,
    serverInfo: { name, version },
    createEngine: reading.createScanner,
    createRuleSet: (rules) => new RuleSet(rules),
    agentMachine: async () => {
      const node = await nodeForOthers(process.env);
      return agentMachine({ version, program: node === undefined ? undefined : { node, script } });
    },
    serveAgents: async (root, service) =>
      serveAgents((await realPath(root, nodeFileSystem)) ?? root, version, service),
    keepAgentWrites: (report) => keepAgentWrites(report, { time: Date.now(), tool: version }),
    paths: {
      ...fromFiles.paths,
      ofUri: ({ scheme, fsPath }) => (scheme === 'file' ? fsPath : undefined),
      toUri: (path) => URI.file(path),
    },
    rulePage: (rule) => packageFiles.rulePage(rule),
    importResults: (root, project) => importResults(root, project, reading),
    reviewImports,
    changedFiles: (root, since) => changedFiles(files, root, since),
    changesWithoutLines: (root, since) => changesWithoutLines(files, root, since),
    uncommittedFiles,
    committedText,
    reviewer: (root) => identity(root ?? process.cwd()),
    answers,
    random,
    defer: (callback) => {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
    now: () => performance.now(),
  };
}
