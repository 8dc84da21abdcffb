/** Changes that are planned and not made: files as they are beside what they would be, to be read only. */

import * as vscode from 'vscode';
import type { PlannedChange } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

const SCHEME = 'ai-security-planned';

/** The texts of documents that were shown, by their URI. */
const texts = new Map<string, string>();
let shown = 0;

/** Shows documents of our own scheme. */
export function registerPlannedChanges(ctx: Context): void {
  ctx.own(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
  );
}

/** Opens the differences of all files in one editor. */
export async function showChanges(title: string, changes: readonly PlannedChange[]): Promise<void> {
  texts.clear();
  shown++;
  const entries = changes.map(({ path, before, after }) => {
    const file = vscode.Uri.file(path);
    // Without a side it is shown as new, or as deleted.
    return [file, documentOf(file, 'before', before), documentOf(file, 'after', after)];
  });
  await vscode.commands.executeCommand('vscode.changes', title, entries);
}

function documentOf(file: vscode.Uri, side: string, text: string | null): vscode.Uri | undefined {
  if (text === null) return undefined;
  // A number of its own, so that no document of an earlier time stands in for it.
  const uri = file.with({ scheme: SCHEME, query: `${side}-${shown}` });
  texts.set(uri.toString(), text);
  return uri;
}
