/** The current file at a glance: how many findings, how many of them nobody has read. */

import * as vscode from 'vscode';
import { agentHealthLines } from '../agents/health.ts';
import type { Context } from '../context.ts';
import { healthLine, healthProblems } from '../provenance/health.ts';
import { clientSetting, SECTION } from '../settings.ts';

export function registerStatusBar(ctx: Context): void {
  const item = ctx.own(
    vscode.window.createStatusBarItem('aiSecurityScanner.status', vscode.StatusBarAlignment.Right, 90),
  );
  item.name = vscode.l10n.t('AI Security');
  item.command = 'aiSecurityScanner.showReviewStatus';
  let asked = 0;

  const update = async (): Promise<void> => {
    const mine = ++asked;
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined || !clientSetting('statusBar.visible', true)) {
      item.hide();
      return;
    }
    const [review] = await ctx.client.request('aiSecurityScanner/reviewStatus', { uri: uri.toString() });
    if (mine !== asked) return;
    if (review === undefined) {
      item.hide();
      return;
    }
    const { findings, unreviewedFindings, hiddenFindings, reviewedLines, lines } = review;
    const icon = findings === 0 ? 'shield' : unreviewedFindings === 0 ? 'pass' : 'warning';
    item.text = findings === 0 ? `$(${icon}) 0` : `$(${icon}) ${unreviewedFindings}/${findings}`;
    const summary = vscode.l10n.t(
      '{0} security findings, {1} of them unreviewed',
      findings,
      unreviewedFindings,
    );
    const health = ctx.collector.health();
    item.tooltip = [
      summary,
      ...(hiddenFindings === 0
        ? []
        : [vscode.l10n.t('{0} more are hidden by the setting {1}', hiddenFindings, `${SECTION}.scope`)]),
      vscode.l10n.t('{0} of {1} lines reviewed', reviewedLines, lines),
      healthLine(health),
      ...healthProblems(health).map((problem) => `· ${problem}`),
      ...agentHealthLines(ctx.agents.health()),
    ].join('\n');
    item.accessibilityInformation = { label: vscode.l10n.t('AI Security: {0}', summary), role: 'button' };
    item.show();
  };
  // The server may be starting or gone; the next event asks again.
  const refresh = (): void =>
    void update().catch((error: unknown) => ctx.output.debug(`Status bar: ${String(error)}`));

  ctx.own(vscode.window.onDidChangeActiveTextEditor(refresh));
  ctx.own(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const current = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === current)) refresh();
    }),
  );
  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.statusBar.visible`)) refresh();
    }),
  );
  ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', refresh));
  ctx.own(ctx.client.onDidChangeState((running) => (running ? refresh() : item.hide())));
}
