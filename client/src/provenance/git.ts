/**
 * Signal: version control. The commit that is checked out, as VS Code's own Git extension knows it, and
 * whether a text that was loaded anew from disk is what that commit has: then nobody wrote it just now, it
 * was checked out.
 */

import * as vscode from 'vscode';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, type Report, type Signal, together } from './signal.ts';

/** The few parts used here of what the Git extension offers others (its API, version 1). */
interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly HEAD?: { readonly commit?: string }; readonly onDidChange: vscode.Event<void> };
  /** The text of a file as of a commit; rejects when the commit does not have it. */
  show(commit: string, path: string): Promise<string>;
}
interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** A text that was loaded from disk stays clean this long; a text that somebody edits becomes dirty. In ms. */
const CLEAN_AFTER = 100;

export function watchGit(report: Report, kinds: DocumentKinds): Signal {
  const owned: vscode.Disposable[] = [];
  const repositories = new Map<GitRepository, vscode.Disposable>();
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  let api: GitApi | undefined;
  let problem: string | undefined = vscode.l10n.t('the Git extension has not started yet');

  const follow = (repository: GitRepository): void => {
    let from = repository.state.HEAD?.commit;
    const subscription = repository.state.onDidChange(() => {
      const to = repository.state.HEAD?.commit;
      if (to === from) return;
      const head = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      // What was there before the first look at the repository is no change of it.
      const isFirstLook = from === undefined;
      from = to;
      if (isFirstLook) return;
      report({ kind: 'head', uri: repository.rootUri.toString(), time: Date.now(), ...head });
    });
    repositories.set(repository, subscription);
  };

  const compare = async (document: vscode.TextDocument): Promise<void> => {
    const repository = api?.getRepository(document.uri);
    if (!repository || document.isClosed || document.isDirty) return;
    const event = eventOf(document);
    const text = document.getText();
    const committed = await repository.show('HEAD', document.uri.fsPath).catch(() => undefined);
    report({ kind: 'compared', ...event, isCommitted: committed !== undefined && isSame(committed, text) });
  };

  const start = async (): Promise<void> => {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (extension === undefined) {
      problem = vscode.l10n.t('the Git extension is not there');
      return;
    }
    const git = await extension.activate();
    if (!git.enabled) {
      problem = vscode.l10n.t('the Git extension is switched off');
      return;
    }
    api = git.getAPI(1);
    problem = undefined;
    for (const repository of api.repositories) follow(repository);
    owned.push(
      api.onDidOpenRepository(follow),
      api.onDidCloseRepository((repository) => {
        repositories.get(repository)?.dispose();
        repositories.delete(repository);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || document.isDirty || !kinds.includes(document)) return;
        const uri = document.uri.toString();
        clearTimeout(pending.get(uri));
        pending.set(
          uri,
          setTimeout(() => {
            pending.delete(uri);
            void compare(document);
          }, CLEAN_AFTER),
        );
      }),
    );
  };
  start().catch((error: unknown) => {
    problem = error instanceof Error ? error.message : String(error);
  });

  return {
    problem: () =>
      problem ?? (repositories.size === 0 ? vscode.l10n.t('no folder is in a Git repository') : undefined),
    dispose() {
      for (const timer of pending.values()) clearTimeout(timer);
      together(...owned, ...repositories.values()).dispose();
    },
  };
}

/** Git may hold other line breaks than the file has, and its text no byte order mark. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  return plain(one) === plain(other);
}
