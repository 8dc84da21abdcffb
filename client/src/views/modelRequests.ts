/** What is about to be sent to a model, as a document that can only be read: to the last character, and nothing else. */

import * as vscode from 'vscode';
import type { ModelRequest } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

const SCHEME = 'ai-security-request';

/** What was shown last, by the path of its document. */
const shown = new Map<string, string>();
let count = 0;

export function registerModelRequests(ctx: Context): void {
  ctx.own(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) => shown.get(path) ?? '',
    }),
  );
  ctx.own(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEME) shown.delete(uri.path);
    }),
  );
}

/**
 * Shows requests, one below the other, each behind a line that says what it is. Answers what takes them away again.
 */
export async function showRequests(
  model: string,
  requests: readonly ModelRequest[],
): Promise<() => Promise<void>> {
  const path = `/${++count}/${vscode.l10n.t('To {0}', model).replaceAll('/', '-')}`;
  const parts = requests.map(({ path: file, prompt, secrets, leftOut }, i) => {
    const facts = [
      vscode.l10n.t('{0} characters', prompt.length),
      vscode.l10n.t('{0} secrets masked', secrets),
      ...(leftOut === 0 ? [] : [vscode.l10n.t('{0} lines left out for their number', leftOut)]),
    ];
    const number = requests.length === 1 ? '' : `${i + 1}/${requests.length} `;
    return `━━━ ${number}${file}: ${facts.join(', ')} ━━━\n\n${prompt}\n`;
  });
  shown.set(path, parts.join('\n'));
  const uri = vscode.Uri.from({ scheme: SCHEME, path });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  return async () => {
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: each }) => each);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    await vscode.window.tabGroups.close(own);
  };
}
