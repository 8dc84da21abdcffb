/**
 * The first minutes: the walkthrough, and an example to try things on. The example is an untitled copy, so that
 * whatever is done to it changes no file. Nothing of this opens by itself.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

/** The walkthrough's name in package.json. */
const WALKTHROUGH = 'firstSteps';

export async function getStarted(ctx: Context): Promise<void> {
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    `${ctx.extension.extension.id}#${WALKTHROUGH}`,
    false,
  );
}

/** Opens a program with findings in it, beside a page such as the walkthrough. */
export async function showExample(ctx: Context): Promise<void> {
  const template = vscode.Uri.joinPath(ctx.extension.extensionUri, 'walkthrough/example.py');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(template));
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  const isBesidePage =
    vscode.window.activeTextEditor === undefined &&
    vscode.window.tabGroups.activeTabGroup.activeTab !== undefined;
  await vscode.window.showTextDocument(document, {
    preview: false,
    viewColumn: isBesidePage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
}

/** Shows which keys there are. VS Code lets only its own extensions add to its accessibility help. */
export async function showKeyboardHelp(ctx: Context): Promise<void> {
  const page = vscode.Uri.joinPath(ctx.extension.extensionUri, 'walkthrough/keyboard.md');
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
