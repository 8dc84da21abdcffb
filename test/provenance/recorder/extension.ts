/**
 * Writes down what our signals see in a real VS Code: the same code as in the product, with a file in place
 * of the server. Bundled by `record.ts`; PROVENANCE_RECORDING names the file, one event a line.
 *
 * A recording is complete: the texts that the language client would send are put into its events.
 */

import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { DocumentKinds } from '../../../client/src/documentKinds.ts';
import { startSignals } from '../../../client/src/provenance/signals.ts';
import type { ProvenanceEvent, ToldEvent } from '../../../server/src/provenance/event.ts';

export function activate(ctx: vscode.ExtensionContext): void {
  const file = process.env.PROVENANCE_RECORDING;
  if (file === undefined) throw new Error('PROVENANCE_RECORDING does not name a file.');
  let last: vscode.TextDocumentChangeEvent | undefined;
  // Before the signals, so that it is told of each change first.
  ctx.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument((event) => {
      last = event;
    }),
  );
  const record = (event: ToldEvent): void =>
    appendFileSync(file, `${JSON.stringify(complete(event, last))}\n`);
  const signals = startSignals(record, new DocumentKinds(['file']), { watchesAccepts: () => true });
  ctx.subscriptions.push(signals);
  signals.begin();
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Recorder';
  status.text = '$(record) Recorder';
  status.show();
  ctx.subscriptions.push(status);
}

/** An event with its text; `last` is the change that VS Code told last. */
function complete(event: ToldEvent, last: vscode.TextDocumentChangeEvent | undefined): ProvenanceEvent {
  if (event.kind === 'opened') {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === event.uri);
    return { ...event, text: document?.getText() ?? '' };
  }
  if (event.kind !== 'changed') return event;
  if (last?.document.uri.toString() !== event.uri || last.document.version !== event.version)
    throw new Error(`The change to version ${event.version} of ${event.uri} was not seen.`);
  const changes = last.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
    start: rangeOffset,
    end: rangeOffset + rangeLength,
    text,
  }));
  return { ...event, changes, length: last.document.getText().length };
}
