/** Walking the way of a finding's data, step by step. */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import type { PathTree, StepNode } from '../views/pathTree.ts';
import { type FindingLike, findingOf } from './chosenFinding.ts';

/** Shows the way of the data of a finding, or of the one at the cursor, and goes to where it begins. */
export async function showDataPath(ctx: Context, path: PathTree, of?: FindingLike): Promise<void> {
  const summary = await findingOf(ctx, of);
  if (summary === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding at the cursor.'));
    return;
  }
  await goTo(ctx, await path.show(summary));
}

export async function goToStep(ctx: Context, path: PathTree, by: 1 | -1): Promise<void> {
  await goTo(ctx, await path.move(by));
}

/** Goes to a step that was chosen in the list. */
export async function openStep(ctx: Context, path: PathTree, node?: StepNode): Promise<void> {
  if (node !== undefined) await goTo(ctx, await path.choose(node.index));
}

async function goTo(ctx: Context, node: StepNode | undefined): Promise<void> {
  if (node === undefined) return;
  const { uri, step, index, total } = node;
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: ctx.client.toRange(step.range) });
  // Said in the status bar, which does not take the keyboard away.
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(list-ordered) Step {0} of {1}: {2}', index + 1, total, step.message),
    6000,
  );
}
