/** A line above code that changed since it was reviewed: who reviewed it and when, and what changed. */

import * as vscode from 'vscode';
import type { ReviewPart } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { clientSetting, SECTION } from '../settings.ts';
import { hasChangedSinceReview } from './reviewedTexts.ts';

const SETTING = 'codeLens.visible';

export function registerStaleLenses(ctx: Context): void {
  const changed = ctx.own(new vscode.EventEmitter<void>());
  ctx.own(
    vscode.languages.registerCodeLensProvider(ctx.documents.saved, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        if (!clientSetting(SETTING, true)) return [];
        const uri = document.uri.toString();
        const parts = await ctx.client.request('aiSecurityScanner/reviewParts', { uri }, token);
        return parts.filter(hasChangedSinceReview).map((part) => lensOf(ctx, uri, part));
      },
    }),
  );
  ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', () => changed.fire()));
  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${SETTING}`)) changed.fire();
    }),
  );
}

function lensOf(ctx: Context, uri: string, part: ReviewPart): vscode.CodeLens {
  const title = `$(history) ${part.said ?? vscode.l10n.t('Changed since reviewed')}`;
  return new vscode.CodeLens(ctx.client.toRange(part.range), {
    command: 'aiSecurityScanner.showChangedSinceReview',
    title,
    tooltip: vscode.l10n.t('Show what changed since the review'),
    arguments: [{ uri, part }],
  });
}
