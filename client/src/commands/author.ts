/**
 * "I wrote this", "This is AI": the person's word for who wrote code, which counts above all evidence; and
 * forgetting what is known of it on this machine.
 */

import * as vscode from 'vscode';
import type { FindingReference, Range } from '../../../protocol/messages.ts';
import type { Author } from '../../../protocol/provenance.ts';
import type { Context } from '../context.ts';

/** Notes who wrote a finding's code or, without a finding, the selection (the line where nothing is selected). */
export async function sayAuthor(ctx: Context, author: Author, finding?: FindingReference): Promise<void> {
  const place = finding === undefined ? selection() : placeOf(finding);
  if (place === undefined) return;
  // What was just typed or pasted must be known before a word about it.
  ctx.collector.flush();
  const answer = await ctx.client.request('aiSecurityScanner/correctProvenance', { ...place, author });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const done =
    author === 'human'
      ? vscode.l10n.t('$(check) Noted: you wrote this')
      : vscode.l10n.t('$(check) Noted: an AI wrote this');
  vscode.window.setStatusBarMessage(done, 4000);
}

/** Forgets who wrote what in this workspace, after asking. What the repository shares stays. */
export async function forgetAuthors(ctx: Context): Promise<void> {
  const forget = vscode.l10n.t('Forget');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Forget who wrote the code of this workspace?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'What is kept on this machine is removed. Records in the repository stay, and no finding comes or goes.',
      ),
    },
    forget,
  );
  if (answer !== forget) return;
  ctx.collector.flush();
  await ctx.client.request('aiSecurityScanner/forgetProvenance', {});
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Forgotten who wrote what'), 4000);
}

interface Place {
  uri: string;
  version: number;
  range: Range;
}

function placeOf({ uri, version, range }: FindingReference): Place | undefined {
  return version === null ? undefined : { uri, version, range };
}

function selection(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection: selected } = editor;
  const { start, end } = selected.isEmpty ? document.lineAt(selected.active.line).range : selected;
  return {
    uri: document.uri.toString(),
    version: document.version,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}
