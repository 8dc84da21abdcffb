/** The coding agents that are set up where the extension runs: what the rest of it knows of them. */

import type * as vscode from 'vscode';
import type { AgentCheck, AgentSetup } from '../../../protocol/messages.ts';

export interface AgentHealth {
  readonly agents: readonly AgentSetup[];
  /** What is wrong, as far as files tell. */
  readonly checks: readonly AgentCheck[];
}

/** How the set-up of coding agents stands. */
export interface Agents extends vscode.Disposable {
  /** Undefined before it is known, and where there are none. */
  health(): AgentHealth | undefined;
  /** Has the server look again. */
  refresh(): Promise<void>;
  /** Runs what is installed, and says what works. */
  diagnose(): Promise<AgentCheck[]>;
}
