/**
 * Handing findings to the chat's agent: one from the light bulb, or all new ones, as often as it takes but at
 * most three times. The server writes what is asked; what the agent did is judged by scanning again.
 */

import * as vscode from 'vscode';
import type { FindingReference, Range, Requests } from '../../../protocol/messages.ts';
import { askAgent, hasChat } from '../agents/chat.ts';
import type { Context } from '../context.ts';

const MOST_ROUNDS = 3;

/** Hands one finding, the way of its data, its rule and guidelines to the chat. */
export async function askToFix(ctx: Context, finding: FindingReference): Promise<void> {
  const { text } = await ctx.client.request('aiSecurityScanner/fixRequest', { findings: [finding] });
  if (text === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This finding is not there any more.'));
    return;
  }
  await askAgent(text, { wait: false });
}

/** Hands all new findings to the chat's agent in one go, scans again, and repeats; shows what remains. */
export async function fixAllNewFindings(ctx: Context): Promise<void> {
  if (!(await hasChat())) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no chat here. Other agents can be given the command "ai-security-scanner mcp".',
      ),
    );
    return;
  }
  for (let round = 0; ; round++) {
    const answer = await lookForNew(ctx);
    if (answer === undefined) return;
    const { text, findings } = answer;
    if (text === undefined) {
      const message =
        round === 0
          ? vscode.l10n.t('There are no new findings: none in code that is not committed.')
          : vscode.l10n.t(
              'The agent has mended all new findings. Its code still has to be reviewed by a person.',
            );
      void vscode.window.showInformationMessage(message);
      return;
    }
    if (round === MOST_ROUNDS || !(await isDone(await askAgent(text, { wait: true })))) {
      await showRemaining(ctx, findings);
      return;
    }
  }
}

/** Scans for new findings, with progress that can be cancelled: then there is no answer. */
async function lookForNew(
  ctx: Context,
): Promise<Requests['aiSecurityScanner/fixRequest']['result'] | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Looking for new findings'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const answer = await ctx.client.request('aiSecurityScanner/fixRequest', {}, token);
    return token.isCancellationRequested ? undefined : answer;
  });
}

/** Waits for the person's word that the agent is done, where VS Code does not say it; false to leave it. */
async function isDone(isKnown: boolean): Promise<boolean> {
  if (isKnown) return true;
  const again = vscode.l10n.t('Scan Again');
  const message = vscode.l10n.t('Scan again for new findings when the agent is done.');
  return (await vscode.window.showInformationMessage(message, again)) === again;
}

async function showRemaining(
  ctx: Context,
  findings: readonly { uri: string; range: Range }[],
): Promise<void> {
  const [first] = findings;
  if (first === undefined) return;
  const show = vscode.l10n.t('Show');
  const message =
    findings.length === 1
      ? vscode.l10n.t('1 new finding remains for a person to look at.')
      : vscode.l10n.t('{0} new findings remain for a person to look at.', findings.length);
  if ((await vscode.window.showWarningMessage(message, show)) !== show) return;
  await vscode.window.showTextDocument(vscode.Uri.parse(first.uri), {
    selection: ctx.client.toRange(first.range),
  });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
