/**
 * Signal: a chat edits a file. For the time of a chat's edits VS Code keeps the file as it was before them, a
 * baseline, as a document of its own; what a person types goes into both, what the chat writes only into the
 * file. The scheme is not documented, so nothing else depends on it, and the health line says whether one
 * was ever seen.
 *
 * Only these baselines are looked at. A chat's input and other documents of it are never touched.
 */

import * as vscode from 'vscode';
import type { BaselineEvent } from '../../../protocol/provenance.ts';
import { LONGEST_FOLLOWED, type Report, type Signal, together } from './signal.ts';

const SCHEME = 'chat-editing-text-model';

export interface BaselinesSignal extends Signal {
  /** Reports the baselines that are open: whoever listens has forgotten them. */
  begin(): void;
}

export function watchBaselines(report: Report): BaselinesSignal {
  const known = new Map<string, number>();

  const open = (document: vscode.TextDocument): void => {
    if (document.uri.scheme !== SCHEME) return;
    const { length } = document.getText();
    if (length > LONGEST_FOLLOWED) return;
    known.set(document.uri.toString(), length);
    report(eventOf(document.uri, 'opened', { length }));
  };

  const subscriptions = together(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const before = known.get(document.uri.toString());
      if (before === undefined || contentChanges.length === 0) return;
      const length = contentChanges.reduce(
        (sum, { text, rangeLength }) => sum + text.length - rangeLength,
        before,
      );
      known.set(document.uri.toString(), length);
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        start: rangeOffset,
        end: rangeOffset + rangeLength,
        text,
      }));
      report(eventOf(document.uri, 'changed', { changes, length }));
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (known.delete(uri.toString())) report(eventOf(uri, 'closed', {}));
    }),
  );
  return {
    begin() {
      known.clear();
      for (const document of vscode.workspace.textDocuments) open(document);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** The baseline's path is that of the file; its query and authority are VS Code's own. */
function eventOf(
  baseline: vscode.Uri,
  what: BaselineEvent['what'],
  more: Pick<BaselineEvent, 'changes' | 'length'>,
): BaselineEvent {
  const uri = vscode.Uri.file(baseline.path).toString();
  return { kind: 'baseline', uri, time: Date.now(), what, ...more };
}
