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

/** How much it is, in a few words. */
export function factsOf(requests: readonly ModelRequest[]): string {
  const sum = (of: (request: ModelRequest) => number): number =>
    requests.reduce((total, each) => total + of(each), 0);
  const leftOut = sum((each) => each.leftOut);
  return [
    vscode.l10n.t(
      '{0} characters',
      sum(({ prompt }) => prompt.length),
    ),
    vscode.l10n.t(
      'secrets masked: {0}',
      sum(({ secrets }) => secrets),
    ),
    ...(leftOut === 0 ? [] : [vscode.l10n.t('lines left out for their number: {0}', leftOut)]),
  ].join(', ');
}

/**
 * Shows requests, one below the other, each behind a line that says what it is. Answers what takes them away again.
 */
export async function showRequests(
  model: string,
  requests: readonly ModelRequest[],
): Promise<() => Promise<void>> {
  const path = `/${++count}/${vscode.l10n.t('To {0}', model).replaceAll('/', '-')}`;
  const parts = requests.map((request, i) => {
    const number = requests.length === 1 ? '' : `${i + 1}/${requests.length} `;
    return `━━━ ${number}${request.path}: ${factsOf([request])} ━━━\n\n${request.prompt}\n`;
  });
  shown.set(path, parts.join('\n'));
  const uri = vscode.Uri.from({ scheme: SCHEME, path });
  const document = await vscode.workspace.openTextDocument(uri);
  // Of Markdown long lines are wrapped, so that all of them can be read.
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  await vscode.window.showTextDocument(document, { preview: true });
  return async () => {
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: each }) => each);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    await vscode.window.tabGroups.close(own);
  };
}
