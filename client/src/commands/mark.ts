/** Marking as human-reviewed: what is asked before a mark is written, and the commands on a selection, a function, a file. */

import * as vscode from 'vscode';
import type { LineTarget, Range, Requests, Reviewer } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

/** Marks the lines of the selection, or the line of the cursor. */
export async function markSelectionReviewed(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  await confirmAndMark(ctx, editor.document.uri.toString(), editor.document.version, selectedLines(editor));
}

/** Marks the function around the cursor. */
export async function markFunctionReviewed(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { uri, version } = editor.document;
  const { line, character } = editor.selection.active;
  const found = await ctx.client.request('aiSecurityScanner/functionAt', {
    uri: uri.toString(),
    version,
    position: { line, character },
  });
  if (found === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no function around the cursor. Select the lines that you have read instead.'),
    );
    return;
  }
  const range = ctx.client.toRange(found.range);
  // Shown before the question, so that the person sees what is meant.
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
  const target = { kind: 'function', name: found.name } as const;
  await confirmAndMark(ctx, uri.toString(), version, linesOf([range]), { target });
}

/** Marks every line of the file. */
export async function markFileReviewed(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { uri, version, lineCount } = editor.document;
  const lines = [{ start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } }];
  await confirmAndMark(ctx, uri.toString(), version, lines, { target: { kind: 'file' } });
}

/** Takes the person's own review of the selected lines back, after asking. */
export async function withdrawReview(ctx: Context): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { uri, version } = editor.document;
  const reviewer = await reviewerFor(ctx, uri.toString());
  if (reviewer === undefined) return;
  const yes = vscode.l10n.t('Withdraw');
  const question = vscode.l10n.t('Withdraw your review of these lines?');
  if ((await vscode.window.showInformationMessage(question, { modal: true }, yes)) !== yes) return;
  const params = { uri: uri.toString(), version, ranges: selectedLines(editor), reviewer };
  const result = await ctx.client.request('aiSecurityScanner/withdrawReview', params);
  if ('refusal' in result) void vscode.window.showWarningMessage(result.refusal);
  else {
    const done = vscode.l10n.t('$(check) Your review was withdrawn');
    const nothing = vscode.l10n.t('You have not reviewed these lines');
    vscode.window.setStatusBarMessage(result.withdrawn ? done : nothing, 4000);
  }
}

/** The lines of the selections. */
function selectedLines(editor: vscode.TextEditor): Range[] {
  return linesOf(editor.selections);
}

/** The lines of ranges, whole. */
export function linesOf(ranges: readonly vscode.Range[]): Range[] {
  return ranges.map(({ start, end }) => ({
    // A range that ends before a line's first column does not hold that line.
    start: { line: start.line, character: 0 },
    end:
      end.character === 0 && end.line > start.line
        ? { line: end.line, character: 0 }
        : { line: end.line + 1, character: 0 },
  }));
}

/**
 * Asks the person, as whom git knows them, whether they have read these lines, and writes the mark. A program
 * can call the command but cannot answer the question.
 */
export async function confirmAndMark(
  ctx: Context,
  uri: string,
  version: number,
  ranges: Range[],
  what: Pick<Requests['aiSecurityScanner/markReviewed']['params'], 'judgement' | 'target'> = {},
): Promise<void> {
  if (vscode.Uri.parse(uri).scheme === 'untitled') return offerToSave();
  const reviewer = await reviewerFor(ctx, uri);
  if (reviewer === undefined) return;
  const lines = countLines(ranges);
  const yes = vscode.l10n.t('I Have Read It');
  const question = questionAbout(lines, what.target);
  const detail = vscode.l10n.t('They are marked as reviewed by {0}, until they change.', reviewer.name);
  const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, yes);
  if (answer !== yes) return;
  const result = await ctx.client.request('aiSecurityScanner/markReviewed', {
    uri,
    version,
    ranges,
    reviewer,
    ...what,
  });
  const warning = 'refusal' in result ? result.refusal : result.note;
  if (warning !== undefined) void vscode.window.showWarningMessage(warning);
  if ('markedLines' in result)
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('$(check) Marked {0} lines as reviewed', result.markedLines),
      4000,
    );
}

/** Leads on from a document that was never saved: its marks would have no place. */
async function offerToSave(): Promise<void> {
  const save = vscode.l10n.t('Save As…');
  const message = vscode.l10n.t('Marks are kept in a folder. Save this document in one first, then mark it.');
  if ((await vscode.window.showInformationMessage(message, { modal: true }, save)) === save)
    await vscode.commands.executeCommand('workbench.action.files.saveAs');
}

/** What a person is asked before so many lines are marked. */
function questionAbout(lines: number, target: LineTarget | undefined): string {
  if (target?.kind === 'file') return vscode.l10n.t('Have you read the whole file, all {0} lines?', lines);
  if (target?.kind === 'function')
    return vscode.l10n.t('Have you read the function {0}, all {1} lines?', target.name, lines);
  return lines === 1
    ? vscode.l10n.t('Have you read this line?')
    : vscode.l10n.t('Have you read these {0} lines?', lines);
}

/** Under which is kept who the person said to be, for all windows. */
const SAID = 'reviewer';

/** Who the person is; asked for once a window when git does not say, with what was said last filled in. */
export async function reviewerFor(ctx: Context, uri: string): Promise<Reviewer | undefined> {
  const known = await ctx.client.request('aiSecurityScanner/reviewer', { uri });
  if (known !== null) return known;
  ctx.reviewer ??= await askWho(ctx.extension.globalState.get<Reviewer>(SAID));
  if (ctx.reviewer !== undefined) await ctx.extension.globalState.update(SAID, ctx.reviewer);
  return ctx.reviewer;
}

async function askWho(last: Reviewer | undefined): Promise<Reviewer | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Mark as human-reviewed'),
    prompt: vscode.l10n.t('Git does not know your name here. Who has read this code?'),
    value: last?.name ?? '',
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A name is needed.') : undefined),
  });
  if (name === undefined) return undefined;
  const email = await vscode.window.showInputBox({
    title: vscode.l10n.t('Mark as human-reviewed'),
    prompt: vscode.l10n.t('And your e-mail address?'),
    value: last?.email ?? '',
  });
  return email === undefined ? undefined : { name: name.trim(), email: email.trim() };
}

/** How many lines ranges hold together. */
function countLines(ranges: readonly Range[]): number {
  const lines = new Set<number>();
  for (const { start, end } of ranges) {
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) lines.add(line);
  }
  return lines.size;
}
