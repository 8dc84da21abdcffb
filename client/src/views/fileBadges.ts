/**
 * A badge on files in explorer, tabs and tree: how many findings nobody has judged, whether reviewed lines
 * have changed, or that all is reviewed. Signs and words, no colour.
 */

import * as vscode from 'vscode';
import type { FileReview } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { clientSetting, SECTION } from '../settings.ts';
import type { ReviewStatuses } from './reviewStatuses.ts';

const SETTING = 'fileBadges.visible';

export function areBadgesShown(): boolean {
  return clientSetting(SETTING, true);
}

export function registerFileBadges(ctx: Context, statuses: ReviewStatuses): void {
  const changed = ctx.own(new vscode.EventEmitter<undefined>());
  ctx.own(
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const review = areBadgesShown() ? statuses.of(uri) : undefined;
        return review && badgeOf(review);
      },
    }),
  );
  ctx.own(statuses.onDidChange(() => changed.fire(undefined)));
  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(`${SECTION}.${SETTING}`)) return;
      statuses.outdated();
      changed.fire(undefined);
    }),
  );
}

function badgeOf(review: FileReview): vscode.FileDecoration | undefined {
  const { unreviewedFindings, staleLines, reviewedLines, lines } = review;
  if (unreviewedFindings > 0) {
    const badge = unreviewedFindings > 9 ? '!+' : `!${unreviewedFindings}`;
    return new vscode.FileDecoration(
      badge,
      unreviewedFindings === 1
        ? vscode.l10n.t('AI Security: 1 finding that nobody has judged')
        : vscode.l10n.t('AI Security: {0} findings that nobody has judged', unreviewedFindings),
    );
  }
  if (staleLines > 0)
    return new vscode.FileDecoration(
      '≠',
      staleLines === 1
        ? vscode.l10n.t('AI Security: 1 line changed since it was reviewed')
        : vscode.l10n.t('AI Security: {0} lines changed since they were reviewed', staleLines),
    );
  if (lines > 0 && reviewedLines === lines)
    return new vscode.FileDecoration('✓', vscode.l10n.t('AI Security: every line is reviewed'));
  return undefined;
}
