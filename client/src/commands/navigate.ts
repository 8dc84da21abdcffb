/** Going from one unreviewed finding to the next, over all files. */

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
