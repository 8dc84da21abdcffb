/** Going from one unreviewed place to the next: findings over all files, lines in the current one. */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

export async function goToUnreviewed(ctx: Context, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const from = editor && {
    uri: editor.document.uri.toString(),
    position: { line: editor.selection.start.line, character: editor.selection.start.character },
  };
  const found = await ctx.client.request('aiSecurityScanner/unreviewedFinding', {
    direction,
    ...(from === undefined ? {} : { from }),
  });
  if (found === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no unreviewed finding.'));
    return;
  }
  const { finding, number, total } = found;
  const range = ctx.client.toRange(finding.range);
  await vscode.window.showTextDocument(vscode.Uri.parse(finding.uri), {
    selection: new vscode.Range(range.start, range.start),
  });
  // Said in the status bar, which screen readers announce, rather than in a pop-up.
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(shield) Finding {0} of {1}: {2}', number, total, finding.title),
    6000,
  );
}

/** Selects the next or previous lines of the file that nobody has read, ready to be marked. */
export async function goToUnreviewedLines(ctx: Context, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { line, character } = editor.selection.start;
  const found = await ctx.client.request('aiSecurityScanner/unreviewedLines', {
    uri: editor.document.uri.toString(),
    position: { line, character },
    direction,
  });
  if (found === null) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(pass) Every line of this file is reviewed'), 6000);
    return;
  }
  const range = editor.document.validateRange(ctx.client.toRange(found.range));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const { stale, number, total } = found;
  const message = stale
    ? vscode.l10n.t('$(history) Unreviewed lines {0} of {1}: changed since they were reviewed', number, total)
    : vscode.l10n.t('$(eye-closed) Unreviewed lines {0} of {1}', number, total);
  vscode.window.setStatusBarMessage(message, 6000);
}
