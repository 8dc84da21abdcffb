/**
 * The language server's dependencies in a browser. Files are the editor's; git, processes, keys and sockets there are
 * none, and what needs them says so in a sentence for the person.
 */

import { Scanner } from '../engine/scanner.ts';
import type { Dependencies } from '../lsp/dependencies.ts';
import type { AnswerFiles } from '../reviewer/answerCache.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { fileDependencies } from '../storage/fileDependencies.ts';
import type { FileSystem } from '../storage/fileSystem.ts';
import { projectFilesOf } from '../storage/projects.ts';
import type { MarkSurroundings } from '../storage/serverLedger.ts';
import { weAuditFiles } from '../storage/weAuditFiles.ts';
import type { FetchedPackage } from './packageFetch.ts';
import { pathOfUri, uriOfPath } from './uriPaths.ts';

/** What to do about it, at the end of each refusal. */
const INSTEAD = 'Open the folder in VS Code on the desktop.';
const NO_GIT = `This needs git, which VS Code for the Web does not have. ${INSTEAD}`;
const NO_MACHINE = `Agents are set up in files of a computer, which VS Code for the Web does not reach. ${INSTEAD}`;
const NO_KEYS = 'VS Code for the Web cannot check signatures: that needs ssh-keygen';
const NO_REPORTS = `The results of other tools are not shown, as VS Code for the Web does not read their reports. ${INSTEAD}`;
const UNSIGNED =
  'The mark was not signed: signing needs git and your key, which VS Code for the Web does not have. It counts as a claim. Mark again in VS Code on the desktop.';

export interface WebOptions {
  readonly name: string;
  readonly version: string;
}

export function webDependencies(
  fileSystem: FileSystem,
  packageFiles: FetchedPackage,
  { name, version }: WebOptions,
): Dependencies {
  const files = projectFilesOf(fileSystem, {
    bundledRules: () => packageFiles.bundledRules(),
    bundledModels: () => packageFiles.bundledModels(),
    rulesDate: () => packageFiles.rulesDate(),
    // A browser has no folder of a person's own that rule packs could lie in.
    userPacks: undefined,
    packVerifier: () => refuse(NO_KEYS),
  });
  const fromFiles = fileDependencies({
    files,
    fileSystem,
    version,
    markSurroundings: () => WITHOUT_GIT,
    reportedPlace: async () => undefined,
  });
  return {
    ...fromFiles,
    serverInfo: { name, version },
    createEngine: () => Scanner.create(packageFiles.forScanner),
    createRuleSet: (rules) => new RuleSet(rules),
    agentMachine: async () => refuse(NO_MACHINE),
    // No agent runs where the browser is, so there is nobody to serve.
    serveAgents: async () => undefined,
    keepAgentWrites: async () => refuse(NO_MACHINE),
    paths: { ...fromFiles.paths, ofUri: pathOfUri, toUri: uriOfPath },
    rulePage: (rule) => packageFiles.rulePage(rule),
    importResults: async (_, { configuration: { imports } }) => ({
      files: new Map(),
      runs: [],
      gone: [],
      requests: [],
      problems: imports.length === 0 ? [] : [{ kind: 'import', message: NO_REPORTS }],
      failed: false,
    }),
    reviewImports: (root) => ({
      weAuditFiles: () => weAuditFiles(root, fileSystem),
      textAt: async () => undefined,
      committers: async () => new Map(),
    }),
    changedFiles: async () => refuse(NO_GIT),
    changesWithoutLines: async () => refuse(NO_GIT),
    uncommittedFiles: async () => refuse(NO_GIT),
    committedText: async () => undefined,
    // The client asks the person.
    reviewer: async () => undefined,
    answers: answersInMemory(),
    random: () => hexadecimal(crypto.getRandomValues(new Uint8Array(16))),
    defer: afterOthers(),
    now: () => performance.now(),
  };
}

/** What marks take of a repository that nobody here can ask. */
const WITHOUT_GIT: MarkSurroundings = {
  first: async () => undefined,
  all: async () => undefined,
  keptText: async () => undefined,
  keepText: async () => undefined,
  sign: async () => refuse(UNSIGNED),
  verifier: () => refuse(NO_KEYS),
  unsigned: UNSIGNED,
};

function refuse(message: string): never {
  throw new Error(message);
}

/** Answers of models, for as long as the window is open. */
function answersInMemory(): AnswerFiles {
  const kept = new Map<string, { readonly text: string; readonly written: number }>();
  return {
    read: async (name) => kept.get(name)?.text,
    write: async (name, text) => void kept.set(name, { text, written: Date.now() }),
    entries: async () => [...kept].map(([name, { written }]) => ({ name, written })),
    remove: async (name) => void kept.delete(name),
  };
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Calls back behind the messages that have come: timers of a browser wait longer, so it sends itself a message. */
function afterOthers(): Dependencies['defer'] {
  const { port1, port2 } = new MessageChannel();
  const waiting: { callback: (() => void) | undefined }[] = [];
  // The types here are Node's; a browser's port begins to hand out messages when this is set.
  Object.assign(port1, { onmessage: () => waiting.shift()?.callback?.() });
  return (callback) => {
    const entry: (typeof waiting)[number] = { callback };
    waiting.push(entry);
    port2.postMessage(null);
    return () => {
      entry.callback = undefined;
    };
  };
}
