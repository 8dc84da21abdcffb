/**
 * "Ask a Model to Review": shows what would be sent, asks whether it may be, sends it to the model that the person has
 * chosen, and has the server check and show the answer. What was agreed to is kept for this workspace, by model and by
 * kind of content.
 */

import * as vscode from 'vscode';
import type {
  FindingReference,
  ModelOpinion,
  ModelRequest,
  ModelSubject,
} from '../../../protocol/messages.ts';
import { askableModels, askOnce, chooseModel, idOf, pickModel } from '../agents/languageModel.ts';
import type { Context } from '../context.ts';
import { serverSettings } from '../settings.ts';
import { factsOf, showRequests } from '../views/modelRequests.ts';

/** Under which it is kept what was agreed to in this workspace: models with kinds of content. */
const AGREED = 'modelReviewer.agreed';

export async function askModelAboutFinding(ctx: Context, finding: FindingReference): Promise<void> {
  await ask(ctx, { kind: 'finding', finding });
}

/** Asks about the function around the cursor. */
export async function askModelAboutFunction(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { line, character } = editor.selection.active;
  await ask(ctx, {
    kind: 'function',
    uri: editor.document.uri.toString(),
    position: { line, character },
  });
}

/** Asks about all that is not committed. */
export async function askModelAboutChange(ctx: Context): Promise<void> {
  await ask(ctx, { kind: 'change' });
}

/** Has the person choose which model is asked from now on. */
export async function chooseReviewerModel(ctx: Context): Promise<void> {
  const models = await askableModels();
  // Says that there is none.
  if (models.length === 0) await chooseModel(ctx);
  else await pickModel(ctx, models);
}

/** Takes back all that was agreed to in this workspace. */
export async function forgetModelConsent(ctx: Context): Promise<void> {
  await ctx.extension.workspaceState.update(AGREED, undefined);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Before anything of this workspace is sent to a model, you will be asked again.'),
  );
}

async function ask(ctx: Context, subject: ModelSubject): Promise<void> {
  if (!(await isAllowed())) return;
  const model = await chooseModel(ctx);
  if (model === undefined) return;
  const named = { id: idOf(model), name: model.name };
  const answer = await ctx.client.request('aiSecurityScanner/modelRequests', { model: named, subject });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const { requests, beyond, refused } = answer;
  const open = requests.filter(({ opinion }) => opinion === undefined);
  if (open.length > 0 && !(await mayBeSent(ctx, model, open))) return;
  const opinions = requests.flatMap(({ opinion }) => opinion ?? []);
  const refusals: string[] = [];
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Asking {0} for a second opinion', model.name),
    cancellable: true,
  };
  const isBrokenOff =
    open.length > 0 &&
    (await vscode.window.withProgress(options, async (progress, token) => {
      for (const request of open) {
        progress.report({ message: request.path, increment: 100 / open.length });
        const said = await sayOf(ctx, model, request, token);
        if (said === undefined) return true;
        if (typeof said === 'string') refusals.push(said);
        else opinions.push(said);
      }
      return false;
    }));
  if (beyond > 0)
    refusals.push(
      vscode.l10n.t(
        '{0} more files were left out: one run sends no more. Commit, or ask about functions.',
        beyond,
      ),
    );
  for (const refusal of refused) ctx.output.warn(refusal);
  const [first, ...others] = refused;
  if (first !== undefined) refusals.push(first);
  if (others.length > 0)
    refusals.push(
      vscode.l10n.t(
        'About {0} more files nothing was asked: why is in the log of the extension.',
        others.length,
      ),
    );
  if (!isBrokenOff || opinions.length > 0) await tell(ctx, opinions);
  for (const refusal of refusals) void vscode.window.showWarningMessage(refusal);
}

/** What became of one request: an opinion, why there is none, or undefined where the person broke off. */
async function sayOf(
  ctx: Context,
  model: vscode.LanguageModelChat,
  { id, prompt }: ModelRequest,
  token: vscode.CancellationToken,
): Promise<ModelOpinion | string | undefined> {
  let said: string | undefined;
  try {
    said = await askOnce(model, prompt, token);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    ctx.output.warn(`${model.name} did not answer: ${why}`);
    return vscode.l10n.t('{0} did not answer: {1}', model.name, why);
  }
  if (said === undefined) return undefined;
  const checked = await ctx.client.request('aiSecurityScanner/modelAnswer', { id, answer: said });
  return 'refusal' in checked ? checked.refusal : checked.opinion;
}

/** Whether these may be sent: the person has agreed to their kind, or does after seeing all of them. */
async function mayBeSent(
  ctx: Context,
  model: vscode.LanguageModelChat,
  requests: readonly ModelRequest[],
): Promise<boolean> {
  const agreed = ctx.extension.workspaceState.get<string[]>(AGREED, []);
  const wanted = [...new Set(requests.map(({ kind }) => `${kind} ${idOf(model)}`))];
  if (wanted.every((each) => agreed.includes(each))) return true;
  const takeAway = await showRequests(model.name, requests);
  const [first] = requests;
  const items = [
    {
      label: vscode.l10n.t('$(check) Send this once'),
      answer: 'once' as const,
    },
    {
      label: vscode.l10n.t('$(check-all) Send this, and do not ask again in this workspace'),
      detail: vscode.l10n.t(
        'From then on {0} is sent {1} when you ask about them.',
        model.name,
        first?.sends ?? '',
      ),
      answer: 'always' as const,
    },
    { label: vscode.l10n.t('$(close) Send nothing'), answer: 'no' as const },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Send to {0} what is shown below?', model.name),
    placeHolder: factsOf(requests),
    // The text may be scrolled while the question stands.
    ignoreFocusOut: true,
  });
  await takeAway();
  if (picked?.answer === 'always')
    await ctx.extension.workspaceState.update(AGREED, [...new Set([...agreed, ...wanted])]);
  return picked?.answer === 'once' || picked?.answer === 'always';
}

/** Tells what came of it, in short; all of it is beside the finding. */
async function tell(ctx: Context, opinions: readonly ModelOpinion[]): Promise<void> {
  const [first, second] = opinions;
  if (first === undefined) return;
  const suggestions = opinions.reduce((sum, each) => sum + each.suggestions, 0);
  const text =
    second === undefined
      ? [first.headline, first.why, ...first.notes].join(' ')
      : vscode.l10n.t('{0} files were looked at.', opinions.length);
  const count =
    suggestions === 0 ? '' : ` ${vscode.l10n.t('Suggestions shown in the code: {0}.', suggestions)}`;
  const show = vscode.l10n.t('Show');
  const target = opinions.find((each) => each.suggestions > 0) ?? first;
  void vscode.window.showInformationMessage(text + count, show).then(async (answer) => {
    if (answer !== show) return;
    await vscode.window.showTextDocument(vscode.Uri.parse(target.uri), {
      selection: ctx.client.toRange(target.range),
    });
    await vscode.commands.executeCommand('editor.action.showHover');
  });
}

/** Whether models may be asked at all; where they may not, it is said what to do. The server holds to it as well. */
async function isAllowed(): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('No model is asked about a workspace that is not trusted. Trust it first.'),
    );
    return false;
  }
  if (serverSettings().modelReviewer) return true;
  const open = vscode.l10n.t('Open Settings');
  const text = vscode.l10n.t(
    'No model is asked unless you allow it in your settings. Before anything is sent, you see it and are asked.',
  );
  if ((await vscode.window.showInformationMessage(text, open)) === open)
    await vscode.commands.executeCommand(
      'workbench.action.openSettings',
      '@id:aiSecurityScanner.modelReviewer',
    );
  return false;
}
