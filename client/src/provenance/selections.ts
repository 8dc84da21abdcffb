/**
 * Signal: what moved the cursor. After typing VS Code names the keyboard, after any other edit nothing; so
 * the first movement at a new version of a text, to where it was changed, says whether the change was typed.
 * Later ones say nothing about an edit and are not reported.
 */

import * as vscode from 'vscode';
import type { SelectedEvent } from '../../../protocol/provenance.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, type Report, type Signal, together } from './signal.ts';

const CAUSES: ReadonlyMap<vscode.TextEditorSelectionChangeKind | undefined, SelectedEvent['cause']> = new Map(
  [
    [vscode.TextEditorSelectionChangeKind.Keyboard, 'keyboard'],
    [vscode.TextEditorSelectionChangeKind.Mouse, 'mouse'],
    [vscode.TextEditorSelectionChangeKind.Command, 'command'],
  ],
);

/** Of more cursors than this the rest is not reported. */
const MOST_CURSORS = 1_000;

export function watchSelections(report: Report, kinds: DocumentKinds): Signal {
  const reported = new Map<string, number>();
  return together(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections, kind }) => {
      const uri = document.uri.toString();
      if (!kinds.includes(document) || reported.get(uri) === document.version) return;
      reported.set(uri, document.version);
      const cursors = selections.slice(0, MOST_CURSORS).map(({ active }) => document.offsetAt(active));
      report({ kind: 'selected', ...eventOf(document), cause: CAUSES.get(kind) ?? 'none', cursors });
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => reported.delete(uri.toString())),
  );
}
