/** Commands on one finding, behind the light bulb: each asks the person before anything is decided. */

import * as vscode from 'vscode';
import type { FindingReference } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { disableRuleForUser } from '../settings.ts';
import { confirmAndMark } from './mark.ts';

/** Marks the lines of a finding and of its path as read by the person, after asking. */
export async function markFindingReviewed(ctx: Context, finding: FindingReference): Promise<void> {
  if (finding.version === null) return;
  await confirmAndMark(ctx, finding.uri, finding.version, [finding.range, ...finding.trace]);
}

/** Asks for a reason, then puts the suppression comment into the document. */
export async function suppressFinding(ctx: Context, finding: FindingReference): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress: {0}', finding.title),
    prompt: vscode.l10n.t('Why is this code safe? The reason is kept in a comment.'),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
  });
  if (reason === undefined) return;
  const until = await vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress: {0}', finding.title),
    prompt: vscode.l10n.t('Until when? A date such as 2027-01-31, or nothing for no end.'),
    validateInput: (text) =>
      /^(\d{4}-\d{2}-\d{2})?$/.test(text.trim()) ? undefined : vscode.l10n.t('Write the date as 2027-01-31.'),
  });
  if (until === undefined) return;
  const end = until.trim() === '' ? {} : { until: until.trim() };
  const answer = await ctx.client.request('aiSecurityScanner/suppressionEdit', {
    finding,
    reason: reason.trim(),
    ...end,
  });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(vscode.Uri.parse(finding.uri), ctx.client.toRange(answer.edit.range), answer.edit.newText);
  await vscode.workspace.applyEdit(edit);
}

/** Switches the rule off in the folder's configuration, which is saved and can be undone. */
export async function disableRuleInFolder(ctx: Context, finding: FindingReference): Promise<void> {
  const answer = await ctx.client.request('aiSecurityScanner/disableRuleEdit', {
    uri: finding.uri,
    ruleId: finding.ruleId,
  });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const uri = vscode.Uri.parse(answer.uri);
  const edit = new vscode.WorkspaceEdit();
  if (!answer.exists) edit.createFile(uri, { ignoreIfExists: true });
  for (const { range, newText } of answer.edits) edit.replace(uri, ctx.client.toRange(range), newText);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  await (await vscode.workspace.openTextDocument(uri)).save();
}

/** Switches the rule off in the person's own settings. */
export async function disableForUser(_ctx: Context, finding: FindingReference): Promise<void> {
  await disableRuleForUser(finding.ruleId);
}

/** Hands the finding to VS Code's chat, through its public command. */
export async function askCopilot(_ctx: Context, finding: FindingReference): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(finding.uri));
  const { start, end } = finding.range;
  const code = document.getText(new vscode.Range(start.line, 0, end.line, end.character));
  const query = `Fix this security finding in ${vscode.workspace.asRelativePath(document.uri)}, line ${start.line + 1}, and change nothing else. ${finding.message}\n\n${code}`;
  await vscode.commands.executeCommand(CHAT_COMMAND, { query });
}

export const CHAT_COMMAND = 'workbench.action.chat.open';

/** Shows the page about a rule, rendered. */
export async function openRulePage(ctx: Context, ruleId?: string): Promise<void> {
  const rules = await ctx.client.request('aiSecurityScanner/rules', {});
  const chosen = ruleId ?? (await pickRule(rules));
  const page = rules.find(({ id }) => id === chosen)?.page;
  if (chosen === undefined) return;
  if (page === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no page about {0}.', chosen));
    return;
  }
  const uri = vscode.Uri.parse(page);
  await vscode.commands.executeCommand(page.endsWith('.md') ? 'markdown.showPreview' : 'vscode.open', uri);
}

async function pickRule(
  rules: readonly { id: string; title: string; severity: string }[],
): Promise<string | undefined> {
  const items = rules.map(({ id, title, severity }) => ({ label: title, description: id, detail: severity }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Rules'),
    matchOnDescription: true,
  });
  return picked?.description;
}
