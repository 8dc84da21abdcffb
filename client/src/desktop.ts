/** The extension on a computer: a server in a process, and the command that ships beside it. */

import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { AgentSetups } from './agents/agentSetups.ts';
import type { CommandLine, Platform } from './platform.ts';

export function desktop(extension: vscode.ExtensionContext): Platform {
  return {
    createLanguageClient(options) {
      const run = { module: extension.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
      return new LanguageClient('aiSecurityScanner', 'AI Security Scanner', { run, debug: run }, options);
    },
    createAgents: (client, output) => new AgentSetups(client, output),
    missing: () => undefined,
    commandLine: commandLine(extension),
  };
}

function commandLine(extension: vscode.ExtensionContext): CommandLine {
  const program = process.execPath;
  const args = [extension.asAbsolutePath('dist/cli.js')];
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  return {
    program,
    args,
    env,
    async run(more, folder, token) {
      const child = spawn(program, [...args, ...more, '--lang', vscode.env.language], {
        cwd: folder.fsPath,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const cancelled = token.onCancellationRequested(() => child.kill());
      const [out, error] = [collect(child.stdout), collect(child.stderr)];
      try {
        await new Promise<void>((done, fail) => {
          child.once('error', fail);
          child.once('close', () => done());
        });
      } finally {
        cancelled.dispose();
      }
      return { out: out(), error: error() };
    },
  };
}

/** Answers what a stream has said by now. */
function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
