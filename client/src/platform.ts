/**
 * What the extension needs of where it runs: on a computer or in a browser. Each has its entry (`extension.ts`,
 * `web.ts`), which hands its own in; nobody else asks which it is.
 */

import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Agents } from './agents/agents.ts';
import type { Client } from './client.ts';

export interface Platform {
  /** Makes the client of the language server, which it starts when it is started itself. */
  createLanguageClient(options: LanguageClientOptions): BaseLanguageClient;
  /** The coding agents that are set up here. */
  createAgents(client: Client, output: vscode.LogOutputChannel): Agents;
  /** Why a command cannot do anything here, as sentences for the person; undefined where it can. */
  missing(command: string): string | undefined;
  /** The command that ships beside the extension; undefined where no program can be run. */
  readonly commandLine: CommandLine | undefined;
}

/** A program. */
export interface CommandLine {
  readonly program: string;
  /** What stands before the arguments of the command. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Runs it in a folder to its end, and answers what it wrote; until the token is cancelled. */
  run(
    args: readonly string[],
    folder: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<{ out: string; error: string }>;
}
