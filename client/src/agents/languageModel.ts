/**
 * The language models that this VS Code has: which one the person wants to ask, and asking it. Whatever it answers is
 * bounded in length and time, and looked at by the server alone.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

/** Under which the choice is kept, for all workspaces. */
const CHOSEN = 'modelReviewer.model';

/** Longer answers are broken off, in UTF-16 units; the server takes none that long. */
const LONGEST_ANSWER = 100_000;
/** Milliseconds for one answer. */
const PATIENCE = 180_000;

/**
 * Vendors whose models belong to sessions of another agent: VS Code lists them, and they answer nothing to anybody who
 * asks them.
 */
const OF_OTHER_AGENTS: ReadonlySet<string> = new Set(['copilotcli']);

/** Milliseconds for models that VS Code does not know of yet, as when it has just been started. */
const PATIENCE_FOR_MODELS = 5_000;

/** The models that can be asked. */
export async function askableModels(): Promise<vscode.LanguageModelChat[]> {
  if (!hasModels()) return [];
  const find = async (): Promise<vscode.LanguageModelChat[]> =>
    (await vscode.lm.selectChatModels()).filter(({ vendor }) => !OF_OTHER_AGENTS.has(vendor));
  const end = Date.now() + PATIENCE_FOR_MODELS;
  let models = await find();
  while (models.length === 0 && Date.now() < end) {
    await changeOfModels(end - Date.now());
    models = await find();
  }
  return models;
}

/** Resolves when there are other models, or after so many milliseconds. */
function changeOfModels(patience: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = vscode.lm.onDidChangeChatModels(done);
    const timer = setTimeout(done, patience);
  });
}

/** Whether this VS Code, or one of its kin, can be asked for models at all. */
export function hasModels(): boolean {
  return vscode.lm?.selectChatModels !== undefined;
}

/** By which answers of a model are told from those of others. */
export function idOf({ vendor, id, version }: vscode.LanguageModelChat): string {
  return JSON.stringify([vendor, id, version]);
}

/**
 * The model to ask: the one that there is, the one that was chosen before, or what the person picks. Undefined where
 * there is none, which is said, or the person breaks off.
 */
export async function chooseModel(ctx: Context): Promise<vscode.LanguageModelChat | undefined> {
  const models = await askableModels();
  const [only, second] = models;
  if (only === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no language model in this VS Code. Sign in to one, add one with your own key or a local one, or ask at the terminal: ai-security-scanner reviewer ask.',
      ),
    );
    return undefined;
  }
  if (second === undefined) return only;
  const known = ctx.extension.globalState.get<string>(CHOSEN);
  return models.find((model) => idOf(model) === known) ?? pickModel(ctx, models);
}

/** Has the person pick a model, which is asked from then on. */
export async function pickModel(
  ctx: Context,
  models: readonly vscode.LanguageModelChat[],
): Promise<vscode.LanguageModelChat | undefined> {
  const items = models.map((model) => ({ label: model.name, description: model.vendor, model }));
  const title = vscode.l10n.t('Which model is to be asked for second opinions?');
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('The one that you choose is asked from now on'),
    matchOnDescription: true,
  });
  if (picked !== undefined) await ctx.extension.globalState.update(CHOSEN, idOf(picked.model));
  return picked?.model;
}

/** Asks a model; undefined when the person breaks it off. Rejects with a message for the person. */
export async function askOnce(
  model: vscode.LanguageModelChat,
  prompt: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const source = new vscode.CancellationTokenSource();
  const follow = token.onCancellationRequested(() => source.cancel());
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    source.cancel();
  }, PATIENCE);
  const broken = new Promise<undefined>((resolve) => {
    source.token.onCancellationRequested(() => resolve(undefined));
  });
  try {
    // A provider need not listen to the token: nobody waits for it any more.
    const said = await Promise.race([broken, read(model, prompt, source.token)]);
    if (isLate) throw new Error(vscode.l10n.t('it took longer than {0} seconds', PATIENCE / 1000));
    return token.isCancellationRequested ? undefined : said;
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
    follow.dispose();
    source.cancel();
    source.dispose();
  }
}

async function read(
  model: vscode.LanguageModelChat,
  prompt: string,
  token: vscode.CancellationToken,
): Promise<string> {
  const justification = vscode.l10n.t('A second opinion on code that you have asked about.');
  const messages = [vscode.LanguageModelChatMessage.User(prompt)];
  const response = await model.sendRequest(messages, { justification }, token);
  let said = '';
  for await (const part of response.text) {
    said += part;
    if (said.length > LONGEST_ANSWER)
      throw new Error(vscode.l10n.t('it answers more than {0} characters', LONGEST_ANSWER));
  }
  return said;
}
