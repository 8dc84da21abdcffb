/**
 * Signal: a document was saved, and whether those who take part in saving were asked. A chat's edits are
 * saved without asking them.
 */

import * as vscode from 'vscode';
import { eventOf, isFollowed, type Report, type Signal, together } from './signal.ts';

export function watchSaves(report: Report): Signal {
  const announced = new Set<string>();
  return together(
    vscode.workspace.onWillSaveTextDocument(({ document }) => announced.add(document.uri.toString())),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const willSave = announced.delete(document.uri.toString());
      if (isFollowed(document)) report({ kind: 'saved', ...eventOf(document), willSave });
    }),
  );
}
