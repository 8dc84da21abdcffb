/** The extension's entry in a browser: VS Code for the Web. */

import * as vscode from 'vscode';
import { activateOn } from './activate.ts';
import { registerFileRequests } from './web/fileRequests.ts';
import { browser } from './web/platform.ts';

export async function activate(extension: vscode.ExtensionContext): Promise<void> {
  const ctx = await activateOn(browser(extension), extension);
  registerFileRequests(ctx);
  ctx.own(
    vscode.workspace.onDidChangeWorkspaceFolders(async ({ added }) => {
      // Which documents are sent to the server is settled when it starts.
      if (added.every(({ uri }) => ctx.documents.isFile(uri))) return;
      const reload = vscode.l10n.t('Reload Window');
      const message = vscode.l10n.t(
        'Reload the window to have AI Security Scanner look into the new folder.',
      );
      if ((await vscode.window.showInformationMessage(message, reload)) === reload)
        await vscode.commands.executeCommand('workbench.action.reloadWindow');
    }),
  );
}
