/**
 * What changed since somebody reviewed it, as a diff: on the left the file as it was read, which git has
 * kept, on the right as it is now.
 */

import * as vscode from 'vscode';
import type { ReviewPart } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

const SCHEME = 'ai-security-reviewed';

/** Shows documents of our own scheme. A document's query names the file and the marks that it is about. */
export function registerReviewedTexts(ctx: Context): void {
  ctx.own(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      async provideTextDocumentContent(uri) {
        const asked = JSON.parse(uri.query) as { uri: string; marks: string[] };
        const kept = await ctx.client.request('aiSecurityScanner/textWhenReviewed', asked);
        return kept?.text ?? '';
      },
    }),
  );
}

/** Opens the diff of a part that changed since it was reviewed, or says that the old text is not known. */
export async function showChangedSinceReview(ctx: Context, file: string, part: ReviewPart): Promise<void> {
  const asked = { uri: file, marks: part.marks };
  const kept = await ctx.client.request('aiSecurityScanner/textWhenReviewed', asked);
  if (kept === null) {
    const said = part.said ?? vscode.l10n.t('This has changed since it was reviewed.');
    const unknown = vscode.l10n.t('The text of that time is not known here any more.');
    void vscode.window.showInformationMessage(`${said} ${unknown}`);
    return;
  }
  const now = vscode.Uri.parse(file);
  const before = now.with({ scheme: SCHEME, authority: '', query: JSON.stringify(asked) });
  const name = now.path.slice(now.path.lastIndexOf('/') + 1);
  const title = vscode.l10n.t('{0}: reviewed by {1} ↔ now', name, kept.who);
  const selection = ctx.client.toRange(part.range);
  await vscode.commands.executeCommand('vscode.diff', before, now, title, { selection });
}

/** Whether something was reviewed before it changed. */
export function hasChangedSinceReview({ kind, marks }: ReviewPart): boolean {
  return marks.length > 0 && kind !== 'unreviewed';
}
