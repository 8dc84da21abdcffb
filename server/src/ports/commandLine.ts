/** What the command needs of this machine: the real `CliEnvironment`. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { gzipSync } from 'node:zlib';
import { fileSize, kindOf, readText, realPath, writeAtomically } from '../storage/files.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import { pathFrom, repositoryRoot } from '../storage/roots.ts';
import { walk } from '../storage/walk.ts';
import { agentMachine } from './agentMachine.ts';
import { keepAgentWrites } from './agentReports.ts';
import { withProvenance } from './authorship.ts';
import { cacheFiles } from './cacheFiles.ts';
import type { CliEnvironment } from './environment.ts';
import { head, identity } from './git.ts';
import { openChange } from './gitChanges.ts';
import { committedText, readBlob, uncommittedFiles } from './gitFiles.ts';
import { GitHistory } from './gitHistory.ts';
import { hookFiles } from './hookFiles.ts';
import { importResults } from './imports.ts';
import { serveMcp } from './mcpProgram.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import type { PackageFiles } from './packageFiles.ts';
import { packPort } from './packs.ts';
import { projectFiles } from './projects.ts';
import { RepositoryRoots } from './repositoryRoots.ts';
import { reviewerPort } from './reviewers.ts';
import { ScanWorkers } from './scanWorkers.ts';
import { sshVerifier } from './ssh.ts';
import { canShowProgress, hasColour, reportWidth } from './terminal.ts';
import { routeReading } from './workspaceRoutes.ts';

/**
 * The environment of this process, which works in the current directory. `script` can serve as a worker; `input` is
 * the standard input where it has been read already.
 */
export function commandLine(
  packageFiles: PackageFiles,
  version: string,
  script: string,
  input?: string,
): CliEnvironment {
  const { stdin, stdout, stderr, env } = process;
  const reading = routeReading(packageFiles);
  return {
    ...projectFiles(packageFiles),
    version,
    folder: process.cwd(),
    readText: (path) => readText(path, nodeFileSystem),
    walk: (root, options) => walk(root, { ...options, fileSystem: nodeFileSystem }),
    kindOf: (path) => kindOf(path, nodeFileSystem),
    fileSize: (path) => fileSize(path, nodeFileSystem),
    realPath: (path) => realPath(path, nodeFileSystem),
    repositoryRoot: (path) => repositoryRoot(path, nodeFileSystem),
    writeAtomically: (path, text) => writeAtomically(path, text, nodeFileSystem),
    createScanner: reading.createScanner,
    createWorkers: (jobs, ruleSets) =>
      new ScanWorkers(
        script,
        jobs,
        ruleSets.map(({ rules }) => rules),
      ),
    cacheFiles,
    gzip: (text) => gzipSync(text, { level: 9 }),
    programHash: () => hashOf(join(dirname(script), 'cli.program.js')),
    packs: packPort,
    cores: availableParallelism(),
    variables: env,
    absolute: (path) => resolve(path),
    isAbsolute,
    relative: (folder, path) => pathFrom(folder, path, nodeFileSystem.paths),
    git: {
      openChange,
      openHistory: GitHistory.open,
      committedText,
      keptText: readBlob,
      uncommittedFiles,
      head,
      identity,
      beginnings: (folder) => new RepositoryRoots(folder).all(),
    },
    importResults: (root, project, named) => importResults(root, project, reading, named),
    ledgerFiles: (root) => ledgerFiles(root, nodeFileSystem),
    verifier: (allowedSigners) => sshVerifier(allowedSigners),
    authorship: (change) => change.authorship(),
    withProvenance,
    ask: stdin.isTTY === true && stdout.isTTY === true ? askPerson : undefined,
    agents: agentMachine({ version, program: { node: process.execPath, script } }),
    reviewers: reviewerPort(),
    hooks: {
      ...hookFiles(process.cwd()),
      keep: (report) => keepAgentWrites(report, { time: Date.now(), tool: version }),
    },
    readInput: async (most) => input ?? readAll(stdin, most),
    serveMcp: (services) => serveMcp(dirname(script), services),
    instant: () => new Date().toISOString(),
    now: () => performance.now(),
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    terminal: {
      colour: hasColour(stdout, env),
      width: reportWidth(stdout),
      progress: canShowProgress(stderr, env),
    },
  };
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function askPerson(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^\s*y(?:es)?\s*$/i.test(await terminal.question(`${question} [y/N] `));
  } finally {
    terminal.close();
  }
}

/** All of a stream as UTF-8; undefined when it has more bytes than `most`, of which the rest is not read. */
async function readAll(stream: AsyncIterable<Uint8Array>, most: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.byteLength;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
