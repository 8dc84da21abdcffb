/** Puts a report for bug reports on the clipboard: see `reportText.ts` for what is in it and what is not. */

import * as vscode from 'vscode';
import { GRAVEST_FIRST } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { type DeclaredSetting, reportText } from './reportText.ts';

export async function copyDiagnosticReport(ctx: Context): Promise<void> {
  const { packageJSON } = ctx.extension.extension as { packageJSON: Manifest };
  const configuration = vscode.workspace.getConfiguration();
  const text = reportText({
    versions: {
      'AI Security Scanner': packageJSON.version,
      'VS Code': vscode.version,
      Host: vscode.env.appHost,
      Remote: vscode.env.remoteName ?? 'none',
      Interface: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
      Language: vscode.env.language,
      'Workspace trusted': String(vscode.workspace.isTrusted),
    },
    settings: packageJSON.contributes.configuration.properties,
    settingOf: (name) => configuration.get(name),
    counts: await counts(ctx),
  });
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(check) The diagnostic report is on the clipboard'),
    4000,
  );
}

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, DeclaredSetting>> };
  };
}

/** A server that does not answer is itself worth a report. */
async function counts(ctx: Context): Promise<Record<string, number>> {
  const health = ctx.collector.health() ?? [];
  const own = {
    'workspace folders': vscode.workspace.workspaceFolders?.length ?? 0,
    'signals of authors that work': health.filter(({ problem }) => problem === undefined).length,
    'signals of authors that do not': health.filter(({ problem }) => problem !== undefined).length,
  };
  if (!ctx.client.isRunning) return { ...own, 'language servers that run': 0 };
  const findings = await ctx.client.request('aiSecurityScanner/findings', {});
  const reviews = await ctx.client.request('aiSecurityScanner/reviewStatus', {});
  const rules = await ctx.client.request('aiSecurityScanner/rules', {});
  return {
    ...own,
    'language servers that run': 1,
    rules: rules.length,
    files: reviews.length,
    findings: findings.length,
    ...Object.fromEntries(
      GRAVEST_FIRST.map((severity) => [
        `findings, ${severity}`,
        findings.filter((each) => each.severity === severity).length,
      ]),
    ),
    'findings reviewed': findings.filter(({ reviewed }) => reviewed).length,
  };
}
