/**
 * Signal: what is written into documents. Each change by its version with what VS Code says of it, the dirty
 * state that follows, and opening and closing. The texts themselves are none of it: the language client sends
 * them anyway, and the server knows them by the same versions.
 */

import * as vscode from 'vscode';
import type { ChangedEvent, DetailedReason } from '../../../protocol/provenance.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, type Report, type Signal, together } from './signal.ts';

export interface DocumentsSignal extends Signal {
  /** Reports all open documents anew: whoever listens has forgotten them. */
  begin(): void;
}

export function watchDocuments(report: Report, kinds: DocumentKinds): DocumentsSignal {
  const open = (document: vscode.TextDocument): void => {
    if (kinds.includes(document)) report({ kind: 'opened', ...eventOf(document) });
  };

  const close = (document: vscode.TextDocument): void => {
    if (kinds.includes(document)) report({ kind: 'closed', uri: document.uri.toString(), time: Date.now() });
  };

  const change = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    if (!kinds.includes(document)) return;
    if (contentChanges.length === 0)
      report({ kind: 'dirty', ...eventOf(document), isDirty: document.isDirty });
    else report(changedEvent(event));
  };

  const begin = (): void => {
    for (const document of vscode.workspace.textDocuments) open(document);
  };

  const subscriptions = together(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidChangeTextDocument(change),
  );
  return { begin, dispose: () => subscriptions.dispose() };
}

function changedEvent(event: vscode.TextDocumentChangeEvent): ChangedEvent {
  const { document } = event;
  const reason = reasonOf(event.reason);
  const detailedReason = detailedReasonOf(event);
  return {
    kind: 'changed',
    ...eventOf(document),
    isDirty: document.isDirty,
    isVisible: vscode.window.visibleTextEditors.some((editor) => editor.document === document),
    ...(reason === undefined ? {} : { reason }),
    ...(detailedReason === undefined ? {} : { detailedReason }),
  };
}

function reasonOf(reason: vscode.TextDocumentChangeReason | undefined): 'undo' | 'redo' | undefined {
  if (reason === vscode.TextDocumentChangeReason.Undo) return 'undo';
  return reason === vscode.TextDocumentChangeReason.Redo ? 'redo' : undefined;
}

/**
 * VS Code's own account of the change. A published extension is not given it; some hosts give it to every
 * extension, and there it is the best evidence. Nothing is asked for: the property is there or it is not.
 */
function detailedReasonOf(event: vscode.TextDocumentChangeEvent): DetailedReason | undefined {
  if (!('detailedReason' in event)) return undefined;
  const given = event.detailedReason as { source?: unknown; metadata?: unknown } | undefined;
  if (typeof given?.source !== 'string') return undefined;
  const metadata: DetailedReason['metadata'] = {};
  for (const [name, value] of Object.entries(given.metadata ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      metadata[name] = value;
  }
  return { source: given.source, metadata };
}
