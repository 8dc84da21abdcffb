/** Which folder of the workspace a command is about, where it is about one. */

import * as vscode from 'vscode';

/** The only folder of some, or the one that the person picks; undefined where there is none, or none was picked. */
export async function chooseFolder(
  folders: readonly vscode.WorkspaceFolder[],
  placeHolder = vscode.l10n.t('Which folder?'),
): Promise<vscode.WorkspaceFolder | undefined> {
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0];
}
