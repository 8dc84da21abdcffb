/** The extension's entry on a computer. */

import type * as vscode from 'vscode';
import { activateOn } from './activate.ts';
import { desktop } from './desktop.ts';

export async function activate(extension: vscode.ExtensionContext): Promise<void> {
  await activateOn(desktop(extension), extension);
}
