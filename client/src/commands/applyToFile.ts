/** Making an edit that the server has worked out in a file that may have to be created first, and saving it. */

import * as vscode from 'vscode';
import type { TextEdit } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

export async function applyToFile(
  ctx: Context,
  { uri: target, exists, edits }: { uri: string; exists: boolean; edits: readonly TextEdit[] },
): Promise<void> {
  const uri = vscode.Uri.parse(target);
  const edit = new vscode.WorkspaceEdit();
  if (!exists) edit.createFile(uri, { ignoreIfExists: true });
  for (const { range, newText } of edits) edit.replace(uri, ctx.client.toRange(range), newText);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  await (await vscode.workspace.openTextDocument(uri)).save();
}
