/** What can be done on an entry of the review tree, by mouse or keyboard: mark it, judge it, filter. */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import type { ReviewFilter } from '../views/reviewNodes.ts';
import type { ReviewNode, ReviewTree } from '../views/reviewTree.ts';
import { judgeFinding, markFindingReviewed } from './finding.ts';
import { confirmAndMark, linesOf, markFileReviewed } from './mark.ts';

/** Opens what an entry is about, selects it, and marks it as read, after asking. */
export async function markReviewNode(ctx: Context, tree: ReviewTree, node?: ReviewNode): Promise<void> {
  const chosen = tree.chosen(node);
  if (chosen?.kind !== 'file' && chosen?.kind !== 'part') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Choose a file, lines or a finding in the tree: what is marked must have been seen.'),
    );
    return;
  }
  if (chosen.kind === 'file') {
    await vscode.window.showTextDocument(vscode.Uri.parse(chosen.review.uri));
    await markFileReviewed(ctx);
    return;
  }
  const editor = await openPart(ctx, chosen);
  const { uri, version } = editor.document;
  const { part } = chosen;
  if (part.finding !== undefined) await markFindingReviewed(ctx, { ...part.finding, version });
  else await confirmAndMark(ctx, uri.toString(), version, linesOf([editor.selection]));
}

/** Asks for a verdict on the finding of an entry. */
export async function judgeReviewNode(ctx: Context, tree: ReviewTree, node?: ReviewNode): Promise<void> {
  const chosen = tree.chosen(node);
  if (chosen?.kind !== 'part' || chosen.part.finding === undefined) return;
  const editor = await openPart(ctx, chosen);
  await judgeFinding(ctx, { ...chosen.part.finding, version: editor.document.version });
}

export async function filterReviews(tree: ReviewTree, name: keyof ReviewFilter, on: boolean): Promise<void> {
  await tree.setFilter(name, on);
}

/** Shows the lines of an entry, selected. */
async function openPart(
  ctx: Context,
  { file, part }: Extract<ReviewNode, { kind: 'part' }>,
): Promise<vscode.TextEditor> {
  const selection = ctx.client.toRange(part.range);
  return vscode.window.showTextDocument(vscode.Uri.parse(file.review.uri), { selection });
}
