/**
 * Taking over what other tools know of reviews: weAudit's files and DevSkim's comments. The person chooses
 * what, and is asked once more before anything is written; a program can call these commands but cannot
 * answer.
 */

import * as vscode from 'vscode';
import type { DevSkimComment, WeAuditAuthor } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { reviewerFor } from './mark.ts';

/** Lists whose weAudit marks are still about what stands there, and takes the chosen ones over as claims. */
export async function importWeAudit(ctx: Context): Promise<void> {
  const { authors, leftOut, problems } = await ctx.client.request('aiSecurityScanner/weAuditMarks', {});
  for (const problem of problems) void vscode.window.showWarningMessage(problem);
  const rest =
    leftOut === 0
      ? ''
      : vscode.l10n.t('{0} marks are left out: their files have changed since, or are not here.', leftOut);
  if (authors.length === 0) {
    const none = vscode.l10n.t('There are no weAudit marks in .vscode that can be taken over.');
    void vscode.window.showInformationMessage(`${none} ${rest}`.trim());
    return;
  }
  const items = authors.map((author): vscode.QuickPickItem & { author: WeAuditAuthor } => ({
    label: author.author,
    description: vscode.l10n.t('{0} marks in {1} files', author.marks, author.files),
    detail: author.file,
    author,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import weAudit marks'),
    placeHolder: rest === '' ? vscode.l10n.t('Whose marks?') : rest,
    canPickMany: true,
  });
  if (picked === undefined || picked.length === 0) return;
  const names = picked.map(({ label }) => label).join(', ');
  const detail = vscode.l10n.t('They are claims: nobody can check who made them, and they are never signed.');
  if (!(await confirm(vscode.l10n.t('Take the marks of {0} over?', names), detail))) return;
  const chosen = picked.map(({ author }) => author);
  const { marks } = await ctx.client.request('aiSecurityScanner/importWeAudit', { authors: chosen });
  told(marks);
}

/** Lists findings that DevSkim is told to ignore, and marks the chosen ones as risks that the person accepts. */
export async function importDevSkim(ctx: Context): Promise<void> {
  const { comments, leftOut } = await ctx.client.request('aiSecurityScanner/devSkimComments', {});
  const rest =
    leftOut === 0
      ? ''
      : vscode.l10n.t(
          '{0} are left out: their comments are not committed, or their day has passed.',
          leftOut,
        );
  if (comments.length === 0) {
    const none = vscode.l10n.t('There is no finding on a line with a comment for DevSkim.');
    void vscode.window.showInformationMessage(`${none} ${rest}`.trim());
    return;
  }
  const items = comments.map(({ finding, line, committedBy }: DevSkimComment) => ({
    label: finding.title,
    description: `${vscode.workspace.asRelativePath(vscode.Uri.parse(finding.uri))}:${finding.range.start.line + 1}`,
    detail: `${line} (${vscode.l10n.t('committed by {0}', committedBy)})`,
    finding,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import DevSkim comments'),
    placeHolder: rest === '' ? vscode.l10n.t('Which of these risks do you accept?') : rest,
    canPickMany: true,
    matchOnDetail: true,
  });
  const [first] = picked ?? [];
  if (picked === undefined || first === undefined) return;
  const reviewer = await reviewerFor(ctx, first.finding.uri);
  if (reviewer === undefined) return;
  const question =
    picked.length === 1
      ? vscode.l10n.t('Do you accept this risk?')
      : vscode.l10n.t('Do you accept these {0} risks?', picked.length);
  const detail = vscode.l10n.t('Marked as accepted by {0}, with the comment as the reason.', reviewer.name);
  if (!(await confirm(question, detail))) return;
  const findings = picked.map(({ finding }) => finding);
  const { marks } = await ctx.client.request('aiSecurityScanner/importDevSkim', { findings, reviewer });
  told(marks);
}

async function confirm(question: string, detail: string): Promise<boolean> {
  const yes = vscode.l10n.t('Import');
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) === yes;
}

function told(marks: number): void {
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Imported {0} marks', marks), 6000);
}
