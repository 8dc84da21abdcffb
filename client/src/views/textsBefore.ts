/** What a file held before a change took it away, shown to be read and not to be changed. */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

const SCHEME = 'ai-security-before';

/** The texts that were shown, by the URI of their document; the latest one counts. */
const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Shows documents of our own scheme. */
export function registerTextsBefore(ctx: Context): void {
  ctx.own(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
  );
}

/** Opens a file's text as it was. */
export async function showTextBefore(file: vscode.Uri, text: string): Promise<void> {
  const uri = file.with({ scheme: SCHEME, authority: '', query: '' });
  texts.set(uri.toString(), text);
  changed.fire(uri);
  await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
}
