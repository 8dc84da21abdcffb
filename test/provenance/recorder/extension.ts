/**
 * Writes down what our signals see in a real VS Code: the same code as in the product, with a file in place
 * of the server. Bundled by `record.ts`; PROVENANCE_RECORDING names the file, one event a line.
 */

import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { startSignals } from '../../../client/src/provenance/signals.ts';

export function activate(ctx: vscode.ExtensionContext): void {
  const file = process.env.PROVENANCE_RECORDING;
  if (file === undefined) throw new Error('PROVENANCE_RECORDING does not name a file.');
  const signals = startSignals((event) => appendFileSync(file, `${JSON.stringify(event)}\n`), {
    watchesAccepts: () => true,
  });
  ctx.subscriptions.push(signals);
  signals.begin();
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Recorder';
  status.text = '$(record) Recorder';
  status.show();
  ctx.subscriptions.push(status);
}
