/** Commands on one finding, behind the light bulb: each asks the person before anything is decided. */

import * as vscode from 'vscode';
import type { FindingReference, Judgement, RuleSummary } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { disableRuleForUser } from '../settings.ts';
import { severityWord } from '../views/words.ts';
import { applyToFile } from './applyToFile.ts';
import { type FindingLike, findingOf } from './chosenFinding.ts';
import { confirmAndMark } from './mark.ts';

/** Marks the lines of a finding and of its path as read by the person, after asking. */
export async function markFindingReviewed(ctx: Context, finding: FindingReference): Promise<void> {
  if (finding.version === null) return;
  await confirm(ctx, finding, { verdict: 'reviewed' });
}

/** Asks what the person makes of a finding, and why, and marks it so after asking once more. */
export async function judgeFinding(ctx: Context, finding: FindingReference): Promise<void> {
  const items: (vscode.QuickPickItem & { verdict: Judgement['verdict'] })[] = [
    {
      verdict: 'false-positive',
      label: vscode.l10n.t('False positive'),
      detail: vscode.l10n.t('The code is safe; the rule is mistaken. Needs a reason.'),
    },
    {
      verdict: 'accepted-risk',
      label: vscode.l10n.t('Accepted risk'),
      detail: vscode.l10n.t(
        'The rule is right, and the risk is known. Needs a reason, and may end on a day.',
      ),
    },
    {
      verdict: 'fixed',
      label: vscode.l10n.t('Fixed'),
      detail: vscode.l10n.t('It is mended elsewhere; while it is still found, it is shown as not fixed.'),
    },
  ];
  const title = vscode.l10n.t('Judge: {0}', finding.title);
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What is your judgement?'),
  });
  if (picked === undefined) return;
  const judgement: Judgement = { verdict: picked.verdict };
  if (picked.verdict !== 'fixed') {
    const reason = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('Why? The reason is kept with the mark.'),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
    });
    if (reason === undefined) return;
    judgement.reason = reason.trim();
  }
  if (picked.verdict === 'accepted-risk') {
    const until = await askForEnd(title);
    if (until === undefined) return;
    if (until !== '') judgement.until = until;
  }
  await confirm(ctx, finding, judgement);
}

async function confirm(ctx: Context, finding: FindingReference, judgement: Judgement): Promise<void> {
  const { uri, version, range, trace, ruleId } = finding;
  if (version === null) return;
  await confirmAndMark(ctx, uri, version, [range, ...trace], {
    judgement: { ...judgement, ruleId, range },
  });
}

/** A day, '' for none, undefined when the person breaks off. */
async function askForEnd(title: string): Promise<string | undefined> {
  const until = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Until when? A date such as 2027-01-31, or nothing for no end.'),
    validateInput: (text) =>
      /^(\d{4}-\d{2}-\d{2})?$/.test(text.trim()) ? undefined : vscode.l10n.t('Write the date as 2027-01-31.'),
  });
  return until?.trim();
}

/** Asks for a reason, then puts the suppression comment into the document. */
export async function suppressFinding(ctx: Context, finding: FindingReference): Promise<void> {
  const why = await askWhy(vscode.l10n.t('Suppress: {0}', finding.title));
  if (why === undefined) return;
  const answer = await ctx.client.request('aiSecurityScanner/suppressionEdit', { finding, ...why });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(vscode.Uri.parse(finding.uri), ctx.client.toRange(answer.edit.range), answer.edit.newText);
  await vscode.workspace.applyEdit(edit);
}

/** The same for all findings of a rule in a file, as one edit that is undone at once. */
export async function suppressRuleInFile(
  ctx: Context,
  { uri, ruleId, title }: FindingReference,
): Promise<void> {
  const why = await askWhy(vscode.l10n.t('Suppress all in this file: {0}', title));
  if (why === undefined) return;
  const all = await ctx.client.request('aiSecurityScanner/findings', { uri });
  const own = all.filter(({ finding }) => finding.ruleId === ruleId).map(({ finding }) => finding);
  const edit = new vscode.WorkspaceEdit();
  const edited = new Set<string>();
  for (const finding of own) {
    const answer = await ctx.client.request('aiSecurityScanner/suppressionEdit', { finding, ...why });
    if ('refusal' in answer) {
      void vscode.window.showWarningMessage(answer.refusal);
      return;
    }
    // Findings on one line have one comment.
    const place = JSON.stringify(answer.edit.range.start);
    if (edited.has(place)) continue;
    edited.add(place);
    edit.replace(vscode.Uri.parse(uri), ctx.client.toRange(answer.edit.range), answer.edit.newText);
  }
  await vscode.workspace.applyEdit(edit);
}

/** Why code is safe, and until when that counts; undefined when the person breaks off. */
async function askWhy(title: string): Promise<{ reason: string; until?: string } | undefined> {
  const reason = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Why is this code safe? The reason is kept in a comment.'),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
  });
  if (reason === undefined) return undefined;
  const until = await askForEnd(title);
  if (until === undefined) return undefined;
  return { reason: reason.trim(), ...(until === '' ? {} : { until }) };
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
  await applyToFile(ctx, answer);
}

/** Switches the rule off in the person's own settings. */
export async function disableForUser(_ctx: Context, finding: FindingReference): Promise<void> {
  await disableRuleForUser(finding.ruleId);
}

/** Shows the page about the rule of a finding, or of the one at the cursor; where there is none, of a chosen rule. */
export async function explainRule(ctx: Context, of?: FindingLike): Promise<void> {
  await openRulePage(ctx, (await findingOf(ctx, of))?.finding.ruleId);
}

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

async function pickRule(rules: readonly RuleSummary[]): Promise<string | undefined> {
  const items = rules.map(({ id, title, severity }) => ({
    label: title,
    description: id,
    detail: severityWord(severity),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Rules'),
    placeHolder: vscode.l10n.t('Choose a rule to read its page'),
    matchOnDescription: true,
  });
  return picked?.description;
}
