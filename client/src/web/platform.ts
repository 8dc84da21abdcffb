/** The extension in a browser: a server in a web worker, the files of whatever folder is open, and no programs. */

import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { Agents } from '../agents/agents.ts';
import type { CommandName } from '../commands/table.ts';
import type { Platform } from '../platform.ts';

/** The part of a web worker that is used; its type belongs to another library than Node's. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
}
declare const Worker: new (url: string) => WebWorker;

export function browser(extension: vscode.ExtensionContext): Platform {
  const root = extension.extensionUri.toString(true).replace(/\/$/, '');
  let worker: WebWorker | undefined;
  extension.subscriptions.push({ dispose: () => worker?.terminate() });
  return {
    createLanguageClient: (options) =>
      new LanguageClient(
        'aiSecurityScanner',
        'AI Security Scanner',
        async () => {
          // A restart begins anew with one that has nothing in its memory.
          worker?.terminate();
          worker = new Worker(`${root}/dist/web/worker.js`);
          worker.postMessage({ extension: root });
          return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
        },
        options,
      ),
    createAgents: () => NO_AGENTS,
    missing: (command) => MISSING[command as CommandName]?.(),
    commandLine: undefined,
  };
}

const noGit = (): string =>
  vscode.l10n.t(
    'This needs git, which VS Code for the Web does not have. Open the folder in VS Code on the desktop, or run ai-security-scanner there or in CI.',
  );
const noPrograms = (): string =>
  vscode.l10n.t(
    'This runs a program, which VS Code for the Web cannot do. Open the folder in VS Code on the desktop.',
  );
const noAgents = (): string =>
  vscode.l10n.t(
    'Coding agents are set up in files of your computer, which VS Code for the Web does not reach. Open the folder in VS Code on the desktop.',
  );

const noFiles = (): string =>
  vscode.l10n.t(
    'This writes into files of your computer, which VS Code for the Web does not reach. Open the folder in VS Code on the desktop.',
  );

/** What commands lack here. */
const MISSING: Partial<Record<CommandName, () => string>> = {
  'aiSecurityScanner.reviewMyChange': noGit,
  'aiSecurityScanner.reviewChangesWithoutLines': noGit,
  'aiSecurityScanner.openAudit': noPrograms,
  'aiSecurityScanner.manageRulePacks': noPrograms,
  'aiSecurityScanner.setUpAgents': noAgents,
  'aiSecurityScanner.initializeRepository': noFiles,
};

const NO_AGENTS: Agents = {
  health: () => ({ agents: [], checks: [] }),
  refresh: async () => undefined,
  diagnose: async () => [{ level: 'note', path: '', message: noAgents() }],
  dispose: () => undefined,
};
