/** What can be done on an entry of the review tree, by mouse or keyboard: mark it, judge it, filter. */

import * as vscode from 'vscode';
import type { ReviewPart } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { hasChangedSinceReview, showChangedSinceReview } from '../views/reviewedTexts.ts';
import type { ReviewFilter } from '../views/reviewNodes.ts';
import type { ReviewNode, ReviewTree } from '../views/reviewTree.ts';
import { judgeFinding, markFindingReviewed } from './finding.ts';
import { confirmAndMark, linesOf, markFileReviewed } from './mark.ts';

/** Opens what an entry is about, selects it, and marks it as read, after asking. */
export async function markReviewNode(ctx: Context, chosen?: ReviewNode): Promise<void> {
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
export async function judgeReviewNode(ctx: Context, chosen?: ReviewNode): Promise<void> {
  if (chosen?.kind !== 'part' || chosen.part.finding === undefined) return;
  const editor = await openPart(ctx, chosen);
  await judgeFinding(ctx, { ...chosen.part.finding, version: editor.document.version });
}

export async function filterReviews(tree: ReviewTree, name: keyof ReviewFilter, on: boolean): Promise<void> {
  await tree.setFilter(name, on);
}

/**
 * Shows as a diff what changed since a review: of an entry of the tree, of the lines that a code lens is
 * about, else of those at the cursor or the first ones after it.
 */
export async function showChangedSince(ctx: Context, of?: ReviewNode | FilePart): Promise<void> {
  const chosen = of !== undefined && 'kind' in of ? filePartOf(of) : (of ?? (await filePartAtCursor(ctx)));
  if (chosen !== undefined) await showChangedSinceReview(ctx, chosen.uri, chosen.part);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing in this file has changed since it was reviewed.'),
    );
}

/** A part of a file, as code lenses hand it over. */
interface FilePart {
  readonly uri: string;
  readonly part: ReviewPart;
}

function filePartOf(node: ReviewNode): FilePart | undefined {
  return node.kind === 'part' ? { uri: node.file.review.uri, part: node.part } : undefined;
}

async function filePartAtCursor(ctx: Context): Promise<FilePart | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const uri = editor.document.uri.toString();
  const parts = await ctx.client.request('aiSecurityScanner/reviewParts', { uri });
  const changed = parts.filter(hasChangedSinceReview);
  const here = editor.selection.active;
  const part = changed.find(({ range }) => !ctx.client.toRange(range).end.isBefore(here)) ?? changed[0];
  return part && { uri, part };
}

/** Shows the lines of an entry, selected. */
async function openPart(
  ctx: Context,
  { file, part }: Extract<ReviewNode, { kind: 'part' }>,
): Promise<vscode.TextEditor> {
  const selection = ctx.client.toRange(part.range);
  return vscode.window.showTextDocument(vscode.Uri.parse(file.review.uri), { selection });
}
