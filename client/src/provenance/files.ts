/**
 * Signal: files change on disk, by whatever program. VS Code's own watcher tells, so what the person excluded
 * from watching is not seen. Dependencies and version control's own files are left out: nobody here wrote them.
 */

import * as vscode from 'vscode';
import type { FileEvent } from '../../../protocol/provenance.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { type Report, type Signal, together } from './signal.ts';

const NOBODYS = /\/(?:\.git|\.hg|\.svn|node_modules|\.venv|__pycache__)\//;

export function watchFiles(report: Report, kinds: DocumentKinds): Signal {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const tell = (what: FileEvent['what']) => (uri: vscode.Uri) => {
    if (!kinds.isFile(uri) || NOBODYS.test(uri.path)) return;
    report({ kind: 'file', uri: uri.toString(), time: Date.now(), what });
  };
  const subscriptions = together(
    watcher,
    watcher.onDidCreate(tell('created')),
    watcher.onDidChange(tell('changed')),
    watcher.onDidDelete(tell('deleted')),
  );
  return {
    problem: () =>
      vscode.workspace.workspaceFolders === undefined ? vscode.l10n.t('no folder is open') : undefined,
    dispose: () => subscriptions.dispose(),
  };
}
