/**
 * Reviewing a change: what differs from the base, in a view; and what of it has no lines to select: deleted and
 * emptied files, links, submodules, what is not text. The person chooses an entry, sees what was there, and is asked
 * before anything is written; a program can call the command but cannot answer.
 */

import * as vscode from 'vscode';
import type { ChangeWithoutLines } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { CHANGE_VIEW, type ChangeTree } from '../views/changeTree.ts';
import { showTextBefore } from '../views/textsBefore.ts';
import { chooseFolder } from './chooseFolder.ts';
import { reviewerFor } from './mark.ts';

/** An entry of the list: a change, or the way to another base. */
type Item = vscode.QuickPickItem & { readonly change?: ChangeWithoutLines };

/** Shows what of the person's change is left to review, as a list to work through. */
export async function reviewMyChange(tree: ChangeTree): Promise<void> {
  const folder = await chooseFolder(vscode.workspace.workspaceFolders ?? []);
  if (folder === undefined) return;
  const options = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Looking for what is left to review of your change'),
  };
  let since: string | undefined;
  for (;;) {
    const subject = { folder, ...(since === undefined ? {} : { since }) };
    const refusal = await vscode.window.withProgress(options, () => tree.show(subject));
    if (refusal === undefined) break;
    void vscode.window.showWarningMessage(refusal);
    since = await askForBase(since);
    if (since === undefined) return;
  }
  await vscode.commands.executeCommand(`${CHANGE_VIEW}.focus`);
}

/** Lists the changes without lines of a folder, and marks those that the person has looked at. */
export async function reviewChangesWithoutLines(ctx: Context): Promise<void> {
  const folder = await chooseFolder(vscode.workspace.workspaceFolders ?? []);
  if (folder === undefined) return;
  let since: string | undefined;
  for (;;) {
    const params = { folder: folder.uri.toString(), ...(since === undefined ? {} : { since }) };
    const found = await ctx.client.request('aiSecurityScanner/changesWithoutLines', params);
    if ('refusal' in found) {
      void vscode.window.showWarningMessage(found.refusal);
      since = await askForBase(since);
      if (since === undefined) return;
      continue;
    }
    const picked = await vscode.window.showQuickPick(itemsOf(found.changes), {
      title: vscode.l10n.t('Changes without lines since {0}', found.since),
      placeHolder:
        found.changes.length === 0
          ? vscode.l10n.t('Nothing was deleted, linked or replaced by what is not text.')
          : vscode.l10n.t('Which one do you want to look at?'),
      matchOnDescription: true,
    });
    if (picked === undefined) return;
    if (picked.change === undefined) since = (await askForBase(found.since)) ?? found.since;
    else {
      since = found.since;
      await lookAndMark(ctx, folder, since, picked.change);
    }
  }
}

function askForBase(value: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Review a change'),
    prompt: vscode.l10n.t('The branch or commit that the change goes to'),
    ...(value === undefined ? {} : { value }),
  });
}

function itemsOf(changes: readonly ChangeWithoutLines[]): Item[] {
  const items = changes.map((change): Item => {
    const icon = change.seen === undefined ? '$(circle-outline)' : '$(check)';
    return {
      label: `${icon} ${change.path}`,
      description: change.what,
      detail:
        change.seen === undefined
          ? vscode.l10n.t('Nobody has looked at it')
          : vscode.l10n.t('Looked at by {0}', change.seen),
      change,
    };
  });
  return [...items, { label: vscode.l10n.t('$(git-branch) Compare with another branch or commit…') }];
}

async function lookAndMark(
  ctx: Context,
  folder: vscode.WorkspaceFolder,
  since: string,
  change: ChangeWithoutLines,
): Promise<void> {
  if (change.text !== undefined)
    await showTextBefore(vscode.Uri.joinPath(folder.uri, change.path), change.text);
  const reviewer = await reviewerFor(ctx, folder.uri.toString());
  if (reviewer === undefined) return;
  const yes = vscode.l10n.t('I Have Looked at It');
  const question = vscode.l10n.t('Have you looked at this change of {0}?', change.path);
  const detail = vscode.l10n.t(
    '{0}. It is marked as reviewed by {1}, as long as it is just this change.',
    change.what.charAt(0).toUpperCase() + change.what.slice(1),
    reviewer.name,
  );
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) !== yes) return;
  const { path, before, after } = change;
  const result = await ctx.client.request('aiSecurityScanner/markChange', {
    folder: folder.uri.toString(),
    since,
    change: { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    reviewer,
  });
  const warning = 'refusal' in result ? result.refusal : result.note;
  if (warning !== undefined) void vscode.window.showWarningMessage(warning);
  if (!('refusal' in result))
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Marked {0} as reviewed', path), 4000);
}
