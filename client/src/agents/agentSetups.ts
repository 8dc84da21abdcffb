/**
 * How the set-up of coding agents stands, kept for whoever shows it, and what follows from it: the hooks that
 * this extension brings for VS Code's own agent step back where a file has them run already, so that no event
 * comes twice.
 */

import * as vscode from 'vscode';
import type { AgentCheck } from '../../../protocol/messages.ts';
import type { Client } from '../client.ts';
import type { AgentHealth, Agents } from './agents.ts';

/** What the plugin in `agent/`'s entry in package.json waits for. */
const UNHOOKED = 'aiSecurityScanner.agentUnhooked';
/** Where `agent/hook.sh` finds a Node.js: VS Code starts hooks in this process's environment. */
const NODE = 'AI_SECURITY_SCANNER_NODE';

export class AgentSetups implements Agents {
  private current: AgentHealth | undefined;
  private readonly owned: vscode.Disposable[] = [];

  constructor(
    private readonly client: Client,
    private readonly output: vscode.LogOutputChannel,
  ) {
    process.env[NODE] = process.execPath;
    this.owned.push(
      client.onDidChangeState((running) => {
        if (running) void this.refresh();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
    );
  }

  health(): AgentHealth | undefined {
    return this.current;
  }

  async refresh(): Promise<void> {
    try {
      this.current = await this.client.request('aiSecurityScanner/agents', this.place());
      const own = this.current.agents.find(({ id }) => id === 'vscode');
      await vscode.commands.executeCommand('setContext', UNHOOKED, own?.hasHooks !== true);
    } catch (error) {
      this.output.warn(`How agents are set up cannot be told: ${String(error)}`);
    }
  }

  diagnose(): Promise<AgentCheck[]> {
    return this.client.request('aiSecurityScanner/diagnoseAgents', this.place());
  }

  private place(): { folder?: string } {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return folder === undefined ? {} : { folder: folder.uri.toString() };
  }

  dispose(): void {
    delete process.env[NODE];
    for (const disposable of this.owned) disposable.dispose();
  }
}
