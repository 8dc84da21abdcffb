/**
 * The current file at a glance: how many findings, how many of them nobody has read. Where nothing is scanned, it
 * says why and how to change that, instead of going away.
 */

import * as vscode from 'vscode';
import type { FileReview } from '../../../protocol/messages.ts';
import { agentHealthLines } from '../agents/health.ts';
import type { Context } from '../context.ts';
import { healthLine, healthProblems } from '../provenance/health.ts';
import { clientSetting, SECTION, serverSettings } from '../settings.ts';
import { statusTooltip, type TooltipLink } from './statusTooltip.ts';

export function registerStatusBar(ctx: Context): void {
  const item = ctx.own(
    vscode.window.createStatusBarItem('aiSecurityScanner.status', vscode.StatusBarAlignment.Right, 90),
  );
  item.name = vscode.l10n.t('AI Security');
  let asked = 0;

  const show = (shown: Shown): void => {
    const label = vscode.l10n.t('AI Security: {0}', shown.summary);
    item.text = shown.text;
    const { title, command, args } = shown.action;
    item.command = { title, command, arguments: [...(args ?? [])] };
    item.tooltip = statusTooltip([shown.summary, ...shown.details], shown.links);
    item.accessibilityInformation = { label, role: 'button' };
    item.show();
  };

  const update = async (): Promise<void> => {
    const mine = ++asked;
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined || !clientSetting('statusBar.visible', true)) {
      item.hide();
      return;
    }
    if (!serverSettings().enable) {
      show(switchedOff());
      return;
    }
    const [review] = await ctx.client.request('aiSecurityScanner/reviewStatus', { uri: uri.toString() });
    if (mine !== asked) return;
    if (review === undefined) item.hide();
    else show(statusOf(ctx, review));
  };
  // The server may be starting or gone; the next event asks again.
  const refresh = (): void =>
    void update().catch((error: unknown) => ctx.output.debug(`Status bar: ${String(error)}`));
  const stopped = (): void => {
    asked++;
    if (clientSetting('statusBar.visible', true)) show(notRunning());
  };

  ctx.own(vscode.window.onDidChangeActiveTextEditor(refresh));
  ctx.own(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const current = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === current)) refresh();
    }),
  );
  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) refresh();
    }),
  );
  ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', refresh));
  ctx.own(
    ctx.client.onDidChangeState((running, isStarting) => {
      if (running) refresh();
      else if (isStarting) item.hide();
      else stopped();
    }),
  );
}

interface Shown {
  readonly text: string;
  /** In words, for everybody: what a screen reader says, and the tooltip's first sentence. */
  readonly summary: string;
  readonly details: readonly string[];
  /** What choosing the entry does. */
  readonly action: TooltipLink;
  readonly links: readonly TooltipLink[];
}

function statusOf(ctx: Context, review: FileReview): Shown {
  const { findings, unreviewedFindings, hiddenFindings, reviewedLines, lines } = review;
  const icon = findings === 0 ? 'shield' : unreviewedFindings === 0 ? 'pass' : 'warning';
  const health = ctx.collector.health();
  const status: TooltipLink = {
    title: vscode.l10n.t('Review Status'),
    command: 'aiSecurityScanner.showReviewStatus',
  };
  return {
    text: findings === 0 ? `$(${icon}) 0` : `$(${icon}) ${unreviewedFindings}/${findings}`,
    summary: summaryOf(review),
    details: [
      ...(hiddenFindings === 0
        ? []
        : [
            hiddenFindings === 1
              ? vscode.l10n.t('1 more is hidden by the setting {0}', `${SECTION}.scope`)
              : vscode.l10n.t('{0} more are hidden by the setting {1}', hiddenFindings, `${SECTION}.scope`),
          ]),
      vscode.l10n.t('{0} of {1} lines reviewed', reviewedLines, lines),
      healthLine(health),
      ...healthProblems(health).map((problem) => `· ${problem}`),
      ...agentHealthLines(ctx.agents.health()),
    ],
    action: status,
    links: [
      ...(unreviewedFindings === 0
        ? []
        : [
            {
              title: vscode.l10n.t('Next Unreviewed Finding'),
              command: 'aiSecurityScanner.nextUnreviewedFinding',
            } as const,
          ]),
      status,
      { title: vscode.l10n.t('Review View'), command: 'aiSecurityScanner.review.focus' },
      { title: vscode.l10n.t('Get Started'), command: 'aiSecurityScanner.getStarted' },
    ],
  };
}

function summaryOf({ findings, unreviewedFindings }: FileReview): string {
  if (findings === 0) return vscode.l10n.t('No security findings');
  if (findings > 1)
    return vscode.l10n.t('{0} security findings, {1} of them unreviewed', findings, unreviewedFindings);
  return unreviewedFindings === 0
    ? vscode.l10n.t('1 security finding, reviewed')
    : vscode.l10n.t('1 security finding, unreviewed');
}

function switchedOff(): Shown {
  const change: TooltipLink = {
    title: vscode.l10n.t('Open the Setting'),
    command: 'workbench.action.openSettings',
    args: [`${SECTION}.enable`],
  };
  return {
    text: '$(circle-slash)',
    summary: vscode.l10n.t('Scanning is switched off by the setting {0}', `${SECTION}.enable`),
    details: [],
    action: change,
    links: [change],
  };
}

function notRunning(): Shown {
  const output: TooltipLink = {
    title: vscode.l10n.t('Show Output'),
    command: 'aiSecurityScanner.showOutput',
  };
  return {
    text: '$(circle-slash)',
    summary: vscode.l10n.t('The scanner is not running'),
    details: [],
    action: output,
    links: [{ title: vscode.l10n.t('Restart Server'), command: 'aiSecurityScanner.restartServer' }, output],
  };
}
