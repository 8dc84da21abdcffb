/** Commands on a file or the whole workspace. */

import * as vscode from 'vscode';
import type { FileReview } from '../../../protocol/messages.ts';
import { agentFaults, agentHealthLine, showAgentHealth } from '../agents/health.ts';
import type { Context } from '../context.ts';
import { healthLine, healthProblems } from '../provenance/health.ts';

/** Scans every file, with progress that can be cancelled. */
export async function scanWorkspace(ctx: Context): Promise<void> {
  const workDoneToken = `scan-${Date.now()}`;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Scanning the workspace'),
    cancellable: true,
  };
  const result = await vscode.window.withProgress(options, async (progress, token) => {
    const listener = ctx.client.onProgress(workDoneToken, (message) => progress.report({ message }));
    try {
      return await ctx.client.request('aiSecurityScanner/scanWorkspace', { workDoneToken }, token);
    } finally {
      listener.dispose();
    }
  });
  const { files, findings, cancelled } = result;
  const text = cancelled
    ? vscode.l10n.t('Stopped after {0} files: {1} findings so far', files, findings)
    : vscode.l10n.t('{0} files scanned: {1} findings', files, findings);
  vscode.window.setStatusBarMessage(`$(shield) ${text}`, 8000);
}

/** Applies all fixes of the current file, as on save. */
export async function fixAllInFile(): Promise<void> {
  if (vscode.window.activeTextEditor === undefined) return;
  await vscode.commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.aiSecurityScanner',
    apply: 'first',
  });
}

interface ReviewItem extends vscode.QuickPickItem {
  /** The file; the entries about who wrote what and about agents have none. */
  readonly review?: FileReview;
}

/** Per file: findings, lines reviewed and not; choosing one goes there. */
export async function showReviewStatus(ctx: Context): Promise<void> {
  const reviews = await ctx.client.request('aiSecurityScanner/reviewStatus', {});
  if (reviews.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No file has been scanned yet. Open one, or scan the workspace.'),
    );
    return;
  }
  const items = reviews.map(
    (review): ReviewItem => ({
      label: `${review.unreviewedFindings > 0 ? '$(warning)' : '$(pass)'} ${review.path}`,
      description: vscode.l10n.t('{0} findings, {1} unreviewed', review.findings, review.unreviewedFindings),
      detail: vscode.l10n.t('{0} of {1} lines reviewed', review.reviewedLines, review.lines),
      review,
    }),
  );
  const health = ctx.collector.health();
  const about: ReviewItem = {
    label: `$(pulse) ${healthLine(health)}`,
    detail: healthProblems(health).join(' · '),
    alwaysShow: true,
  };
  const agentHealth = ctx.agents.health();
  const agents: ReviewItem = {
    label: `$(plug) ${agentHealthLine(agentHealth)}`,
    detail: agentFaults(agentHealth).join(' · '),
    alwaysShow: true,
  };
  const picked = await vscode.window.showQuickPick([...items, about, agents], {
    title: vscode.l10n.t('Review status'),
    placeHolder: vscode.l10n.t('Choose a file to go to its first unreviewed finding'),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  if (picked.review === undefined) {
    await (picked === agents ? showAgentHealth(ctx) : showHealth(ctx));
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.parse(picked.review.uri), {
    selection: ctx.client.toRange(picked.review.target),
  });
}

/** Each signal of who wrote what, and why it does not work where it does not. */
async function showHealth(ctx: Context): Promise<void> {
  const items = (ctx.collector.health() ?? []).map(({ name, problem }) => ({
    label: `${problem === undefined ? '$(pass)' : '$(circle-slash)'} ${name}`,
    description: problem ?? vscode.l10n.t('works'),
  }));
  await vscode.window.showQuickPick(items, {
    title: healthLine(ctx.collector.health()),
    placeHolder: vscode.l10n.t('What tells who wrote what, and whether it works'),
  });
}
