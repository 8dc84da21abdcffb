/**
 * The audit of a folder, in a window of its own. The command that ships beside the extension makes the page, so that
 * editor and CI show the same one. The page's own policy names its script and its style by their hashes, which is
 * stricter than a nonce: nothing else runs, and nothing is asked of the network.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { chooseFolder } from './chooseFolder.ts';

/** Makes the audit of a folder, which can be cancelled, and shows it. */
export async function openAudit(ctx: Context): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const folder = await chooseFolder(folders, vscode.l10n.t('Which folder is to be audited?'));
  if (folder === undefined) return;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Making the audit of {0}', folder.name),
    cancellable: true,
  };
  const page = await vscode.window.withProgress(options, (_, token) => auditPage(ctx, folder, token));
  if (page !== undefined) show(page, folder);
}

/** The page; undefined where the person has cancelled, or where it could not be made, which is said. */
async function auditPage(
  ctx: Context,
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const { extension, platform } = ctx;
  if (platform.commandLine === undefined) return undefined;
  const { storageUri } = extension;
  const cache =
    storageUri === undefined ? [] : ['--cache', vscode.Uri.joinPath(storageUri, 'audit-cache').fsPath];
  const args = ['audit', '--format', 'html', ...cache];
  const { out, error } = await platform.commandLine.run(args, folder.uri, token);
  if (token.isCancellationRequested) return undefined;
  if (error !== '') ctx.output.warn(error);
  // With problems the page is made all the same, and tells them.
  if (out !== '') return out;
  void vscode.window.showErrorMessage(vscode.l10n.t('The audit could not be made: {0}', error));
  return undefined;
}

function show(page: string, folder: vscode.WorkspaceFolder): void {
  const panel = vscode.window.createWebviewPanel(
    'aiSecurityScanner.audit',
    vscode.l10n.t('Audit: {0}', folder.name),
    vscode.ViewColumn.Active,
    { enableScripts: true, enableFindWidget: true, enableForms: true, localResourceRoots: [] },
  );
  panel.webview.onDidReceiveMessage((message: unknown) => openPlace(message, folder));
  panel.webview.html = page;
}

/** Opens a place of the folder that the page asks for; what leads out of the folder is not opened. */
async function openPlace(message: unknown, folder: vscode.WorkspaceFolder): Promise<void> {
  const { path, line, column } = (message as { open?: Record<string, unknown> } | null)?.open ?? {};
  if (typeof path !== 'string' || typeof line !== 'number' || typeof column !== 'number') return;
  const file = vscode.Uri.joinPath(folder.uri, path);
  if (!file.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) return;
  const start = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  await vscode.window.showTextDocument(file, {
    selection: new vscode.Range(start, start),
    viewColumn: vscode.ViewColumn.Beside,
  });
}
