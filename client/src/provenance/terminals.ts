/**
 * Signal: commands in the integrated terminal, as far as the shell tells VS Code of them. What is reported is
 * the program's name alone: a coding agent at work here makes it more likely that files written meanwhile
 * are its work.
 */

import * as vscode from 'vscode';
import { programOf } from './program.ts';
import { type Report, type Signal, together } from './signal.ts';

export function watchTerminals(report: Report): Signal {
  const running = new Map<vscode.TerminalShellExecution, number>();
  let last = 0;
  let wasSeen = false;
  const tell = (execution: vscode.TerminalShellExecution, what: 'started' | 'ended', id: number): void =>
    report({ kind: 'terminal', time: Date.now(), what, id, ...programOf(execution.commandLine.value) });
  const subscriptions = together(
    vscode.window.onDidStartTerminalShellExecution(({ execution }) => {
      wasSeen = true;
      running.set(execution, ++last);
      tell(execution, 'started', last);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ execution }) => {
      const id = running.get(execution);
      if (id === undefined) return;
      running.delete(execution);
      tell(execution, 'ended', id);
    }),
  );
  return {
    problem() {
      if (vscode.workspace.getConfiguration('terminal.integrated').get('shellIntegration.enabled') === false)
        return vscode.l10n.t('the setting terminal.integrated.shellIntegration.enabled is off');
      const isOpen = vscode.window.terminals.some(({ shellIntegration }) => shellIntegration !== undefined);
      return wasSeen || isOpen || vscode.window.terminals.length === 0
        ? undefined
        : vscode.l10n.t('the shell does not tell VS Code of its commands');
    },
    dispose: () => subscriptions.dispose(),
  };
}
