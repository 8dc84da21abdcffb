/**
 * Signal: a document was saved, and whether those who take part in saving were asked. A chat's edits are
 * saved without asking them.
 */

import * as vscode from 'vscode';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, type Report, type Signal, together } from './signal.ts';

export function watchSaves(report: Report, kinds: DocumentKinds): Signal {
  const announced = new Set<string>();
  return together(
    vscode.workspace.onWillSaveTextDocument(({ document }) => announced.add(document.uri.toString())),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const willSave = announced.delete(document.uri.toString());
      if (kinds.includes(document)) report({ kind: 'saved', ...eventOf(document), willSave });
    }),
  );
}
