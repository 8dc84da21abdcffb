/** Holding the production checklist of the workspace folders: with progress that can be cancelled, shown in its view. */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { CHECKLIST_VIEW, type ChecklistView, type HeldFolder } from '../views/checklistView.ts';

export async function holdChecklist(ctx: Context, view: ChecklistView): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('A checklist is about a folder. Open one first.'),
    );
    return;
  }
  await vscode.commands.executeCommand(`${CHECKLIST_VIEW}.focus`);
  const workDoneToken = `checklist-${Date.now()}`;
  const options = {
    location: { viewId: CHECKLIST_VIEW },
    title: vscode.l10n.t('Holding the checklist'),
    cancellable: true,
  };
  const held = await vscode.window.withProgress(options, async (progress, token) => {
    const listener = ctx.client.onProgress(workDoneToken, (message) => progress.report({ message }));
    try {
      const done: HeldFolder[] = [];
      for (const folder of folders) {
        const params = { folder: folder.uri.toString(), workDoneToken };
        const checklist = await ctx.client.request('aiSecurityScanner/checklist', params, token);
        done.push({ folder, checklist });
      }
      return done;
    } finally {
      listener.dispose();
    }
  });
  view.show(held);
}
