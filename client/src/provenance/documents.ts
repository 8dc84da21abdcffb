/**
 * Signal: what is written into documents. Every change of the text with what VS Code says of it, the dirty
 * state that follows, and opening and closing, so that the server can follow a text by these events alone.
 */

import * as vscode from 'vscode';
import type { ChangedEvent, DetailedReason } from '../../../protocol/provenance.ts';
import { eventOf, isFollowed, LONGEST_FOLLOWED, type Report, type Signal, together } from './signal.ts';

/** What is known of an open document, so that no keystroke needs its whole text. */
interface Known {
  /** Length of the text in UTF-16 units. */
  length: number;
  endOfLine: vscode.EndOfLine;
}

export interface DocumentsSignal extends Signal {
  /** Reports all open documents anew: whoever listens has forgotten them. */
  begin(): void;
}

export function watchDocuments(report: Report): DocumentsSignal {
  const known = new Map<string, Known>();

  const open = (document: vscode.TextDocument): void => {
    if (!isFollowed(document)) return;
    const text = document.getText();
    if (text.length > LONGEST_FOLLOWED) return;
    known.set(document.uri.toString(), { length: text.length, endOfLine: document.eol });
    report({ kind: 'opened', ...eventOf(document), text });
  };

  const close = (document: vscode.TextDocument): void => {
    const uri = document.uri.toString();
    if (known.delete(uri)) report({ kind: 'closed', uri, time: Date.now() });
  };

  const change = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    const before = known.get(document.uri.toString());
    if (before === undefined) return;
    if (before.endOfLine !== document.eol) {
      // All line breaks are others now, which no list of changes says.
      open(document);
      return;
    }
    if (contentChanges.length === 0) {
      report({ kind: 'dirty', ...eventOf(document), isDirty: document.isDirty });
      return;
    }
    for (const { text, rangeLength } of contentChanges) before.length += text.length - rangeLength;
    if (before.length > LONGEST_FOLLOWED) {
      close(document);
      return;
    }
    report(changedEvent(event, before.length));
  };

  const begin = (): void => {
    known.clear();
    for (const document of vscode.workspace.textDocuments) open(document);
  };

  const subscriptions = together(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidChangeTextDocument(change),
  );
  return { begin, dispose: () => subscriptions.dispose() };
}

function changedEvent(event: vscode.TextDocumentChangeEvent, length: number): ChangedEvent {
  const { document, contentChanges } = event;
  const reason = reasonOf(event.reason);
  const detailedReason = detailedReasonOf(event);
  return {
    kind: 'changed',
    ...eventOf(document),
    changes: contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      text,
    })),
    length,
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
