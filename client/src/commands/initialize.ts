/**
 * Giving a repository its configuration, a job for its CI and guidelines for agents: the person sees what would be
 * written beside what is there, and is asked. The server plans and writes, as the command line does.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { showChanges } from '../views/plannedChanges.ts';
import { folderOf, warnOf } from './agents.ts';

/** Proposes the files, and writes them after a yes. */
export async function initializeRepository(ctx: Context): Promise<void> {
  const { folder } = await folderOf();
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder that you trust first.'));
    return;
  }
  const planned = await ctx.client.request('aiSecurityScanner/planInit', { folder });
  if ('refusal' in planned) return warnOf([planned.refusal]);
  warnOf(planned.refusals);
  if (planned.changes.length === 0) {
    await offerNotes(vscode.l10n.t('There is nothing to write.'), planned.notes);
    return;
  }
  await showChanges(vscode.l10n.t('Initialize for this repository'), planned.changes);
  const yes = vscode.l10n.t('Write These Files');
  const question =
    planned.changes.length === 1
      ? vscode.l10n.t('Write 1 file into this repository?')
      : vscode.l10n.t('Write {0} files into this repository?', planned.changes.length);
  const detail = planned.changes.map(({ path }) => path).join('\n');
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) !== yes) return;
  const result = await ctx.client.request('aiSecurityScanner/applyInit', { plan: planned.plan });
  if ('refusal' in result) return warnOf([result.refusal]);
  warnOf(result.refusals);
  if (result.written.length > 0) await offerNotes(result.note, planned.notes);
}

/** Says something, and opens what is left for the person to do, so that it can be copied. */
async function offerNotes(message: string, notes: readonly string[]): Promise<void> {
  const open = vscode.l10n.t('Show What Else There Is');
  const items = notes.length === 0 ? [] : [open];
  if ((await vscode.window.showInformationMessage(message, ...items)) !== open) return;
  const content = notes.join('\n\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}
