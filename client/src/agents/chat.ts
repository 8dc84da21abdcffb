/** VS Code's chat, through its public command: where there is one, and asking it as its agent. */

import * as vscode from 'vscode';

const OPEN = 'workbench.action.chat.open';

/** Whether this VS Code has a chat that the person has not switched off. */
export async function hasChat(): Promise<boolean> {
  const known = await vscode.commands.getCommands(true);
  return known.includes(OPEN) && vscode.workspace.getConfiguration('chat').get('disableAIFeatures') !== true;
}

/**
 * Asks the chat's agent. With `wait` it resolves when the agent is done: `true` when VS Code said so, `false`
 * where that cannot be told, because the agent waits for the person or VS Code is older.
 */
export async function askAgent(query: string, { wait }: { readonly wait: boolean }): Promise<boolean> {
  const answer: unknown = await vscode.commands.executeCommand(OPEN, {
    query,
    mode: 'agent',
    ...(wait ? { blockOnResponse: true } : {}),
  });
  return typeof answer === 'object' && answer !== null && !('type' in answer);
}
