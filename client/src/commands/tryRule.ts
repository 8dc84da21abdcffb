/**
 * *Try Rule on Workspace*: what the rules of the open file find, in a list that shows each match in its file as one
 * goes through it. Leaving the list goes back to the rule.
 */

import * as vscode from 'vscode';
import type { RuleMatch } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

interface MatchItem extends vscode.QuickPickItem {
  readonly match: RuleMatch;
}

export async function tryRule(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const workDoneToken = `try-rule-${Date.now()}`;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Trying the rule on the workspace'),
    cancellable: true,
  };
  const result = await vscode.window.withProgress(options, async (progress, token) => {
    const listener = ctx.client.onProgress(workDoneToken, (message) => progress.report({ message }));
    try {
      const params = { uri: editor.document.uri.toString(), workDoneToken };
      return await ctx.client.request('aiSecurityScanner/tryRules', params, token);
    } finally {
      listener.dispose();
    }
  });
  if ('refusal' in result) {
    void vscode.window.showWarningMessage(result.refusal);
    return;
  }
  const { matches, more, files, problems, cancelled } = result;
  for (const problem of problems) ctx.output.warn(problem);
  const [first, ...others] = problems;
  if (first !== undefined)
    void vscode.window.showWarningMessage(
      others.length === 0
        ? first
        : vscode.l10n.t('{0} The log of the extension has {1} more problems.', first, others.length),
    );
  const brokenOff = cancelled ? vscode.l10n.t('broken off before all files were looked at') : '';
  if (matches.length === 0) {
    const none = vscode.l10n.t('No match in {0} files', files);
    void vscode.window.showInformationMessage(`${joined([none, brokenOff])}.`);
    return;
  }
  const shown = vscode.l10n.t('{0} matches in {1} files', matches.length + more, files);
  const rest = more === 0 ? '' : vscode.l10n.t('the first {0} are shown', matches.length);
  await goThrough(ctx, editor, matches, joined([shown, rest, brokenOff]));
}

/** What there is to say, without what there is not. */
function joined(parts: readonly string[]): string {
  return parts.filter((each) => each !== '').join(', ');
}

/** The list of matches. The one that is chosen stays open; without a choice the rule is shown again. */
async function goThrough(
  ctx: Context,
  from: vscode.TextEditor,
  matches: readonly RuleMatch[],
  title: string,
): Promise<void> {
  const pick = vscode.window.createQuickPick<MatchItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t(
    'Go through the matches; Enter stays at one, Escape goes back to the rule',
  );
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = matches.map((match) => ({
    label: match.line,
    description: `${match.path}:${match.range.start.line + 1}`,
    detail: match.ruleId,
    match,
  }));
  const show = async ({ match }: MatchItem, preserveFocus: boolean): Promise<void> => {
    await vscode.window.showTextDocument(vscode.Uri.parse(match.uri), {
      selection: ctx.client.toRange(match.range),
      preview: true,
      preserveFocus,
    });
  };
  let wanted: MatchItem | undefined;
  let showing: Promise<void> | undefined;
  // One after the other, and always the last: of two that are shown at a time, either may win.
  const follow = async (): Promise<void> => {
    for (let shown: MatchItem | undefined; shown !== wanted && wanted !== undefined; ) {
      shown = wanted;
      try {
        await show(shown, true);
      } catch (error) {
        // The file may be gone meanwhile; the others can still be shown.
        ctx.output.warn(`${shown.match.path} cannot be shown: ${String(error)}`);
      }
    }
    showing = undefined;
  };
  const chosen = await new Promise<MatchItem | undefined>((resolve) => {
    pick.onDidChangeActive(([item]) => {
      wanted = item;
      showing ??= follow();
    });
    pick.onDidAccept(() => resolve(pick.activeItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  wanted = undefined;
  await showing;
  pick.dispose();
  if (chosen !== undefined) await show(chosen, false);
  else await vscode.window.showTextDocument(from.document, { selection: from.selection });
}
