/**
 * Says so when findings are hidden by the setting `scope: ai`: what an AI wrote unnoticed is then not shown,
 * which a person should not find out by accident. Once a window, and again when the setting is made.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { SECTION, serverSettings } from '../settings.ts';

const SETTING = `${SECTION}.scope`;

export function registerScopeWarning(ctx: Context): void {
  const warn = async (): Promise<void> => {
    if (serverSettings().scope !== 'ai') return;
    const all = vscode.l10n.t('Show All');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Findings are only shown in code that is known to be of AI. Insecure code of AI that was not noticed as such is not shown.',
      ),
      all,
    );
    if (answer === all) await showAll();
  };
  const logged = (): void =>
    void warn().catch((error: unknown) => ctx.output.error(`Setting ${SETTING}: ${String(error)}`));
  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) logged();
    }),
  );
  logged();
}

/** Takes the setting back wherever it is made. */
async function showAll(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const made = configuration.inspect(SETTING);
  const { Global, Workspace } = vscode.ConfigurationTarget;
  if (made?.globalValue !== undefined) await configuration.update(SETTING, undefined, Global);
  if (made?.workspaceValue !== undefined) await configuration.update(SETTING, undefined, Workspace);
}
