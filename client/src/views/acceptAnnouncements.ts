/**
 * Says in the status bar what comes with a suggestion that the person has just accepted: for those who do not see the
 * squiggle. It takes no keyboard and opens nothing.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { newFindings, type Said } from './newFindings.ts';

const SOURCE = 'AI Security';

interface Shown extends Said {
  readonly line: number;
}

export function registerAcceptAnnouncements(ctx: Context): void {
  /** Documents with a suggestion just accepted, and what was found in them before. */
  const waiting = new Map<string, readonly Said[]>();
  ctx.own(ctx.collector.onDidAccept((uri) => waiting.set(uri, findingsIn(vscode.Uri.parse(uri)))));
  ctx.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => waiting.delete(uri.toString())));
  ctx.own(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const before = waiting.get(uri.toString());
        if (before === undefined) continue;
        const [first, ...more] = newFindings(before, findingsIn(uri));
        if (first === undefined) continue;
        waiting.delete(uri.toString());
        const message =
          more.length === 0
            ? vscode.l10n.t('$(shield) New finding in line {0}: {1}', first.line + 1, first.message)
            : vscode.l10n.t(
                '$(shield) {0} new findings, the first in line {1}',
                more.length + 1,
                first.line + 1,
              );
        vscode.window.setStatusBarMessage(message, 8000);
      }
    }),
  );
}

function findingsIn(uri: vscode.Uri): Shown[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === SOURCE)
    .map(({ message, code, range }) => ({
      message,
      rule: typeof code === 'object' ? String(code.value) : String(code),
      line: range.start.line,
    }));
}
