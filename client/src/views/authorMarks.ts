/**
 * Marks in the gutter of who wrote what, for those who want them (`provenance.gutterMarks`): an icon with
 * letters, not a colour alone, and the sentence with the evidence behind the first line and in the hover.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { clientSetting, SECTION } from '../settings.ts';
import { MARKS, type Mark, type MarkedLines, markedLines } from './authorLines.ts';

const SETTING = 'provenance.gutterMarks';
/** Marks follow edits at the latest after this, in milliseconds; until then VS Code moves them along. */
const DELAY = 300;

export function registerAuthorMarks(ctx: Context): void {
  const types = new Map<Mark, vscode.TextEditorDecorationType>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const create = (): void => {
    for (const mark of MARKS) {
      const icon = (theme: string): vscode.Uri =>
        vscode.Uri.joinPath(ctx.extension.extensionUri, 'images', `author-${mark}-${theme}.svg`);
      types.set(
        mark,
        vscode.window.createTextEditorDecorationType({
          isWholeLine: true,
          light: { gutterIconPath: icon('light') },
          dark: { gutterIconPath: icon('dark') },
          gutterIconSize: 'contain',
          after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 3em' },
        }),
      );
    }
  };
  const remove = (): void => {
    for (const type of types.values()) type.dispose();
    types.clear();
  };

  const show = async (editor: vscode.TextEditor): Promise<void> => {
    const { uri } = editor.document;
    const answer = await ctx.client.request('aiSecurityScanner/provenance', { uri: uri.toString() });
    // An edit came in between; the notification that follows it asks anew.
    if (answer !== null && answer.version !== editor.document.version) return;
    const options = new Map(MARKS.map((mark): [Mark, vscode.DecorationOptions[]] => [mark, []]));
    const { lineCount } = editor.document;
    const lengthOf = (line: number): number =>
      line < lineCount ? editor.document.lineAt(line).text.length : 0;
    for (const lines of markedLines(answer?.parts ?? [], lengthOf))
      options.get(lines.mark)?.push(...decorationsOf(lines));
    for (const [mark, type] of types) editor.setDecorations(type, options.get(mark) ?? []);
  };
  // The server may be starting or gone; its next notification asks again.
  const showLater = (editor: vscode.TextEditor): void => {
    const key = editor.document.uri.toString();
    clearTimeout(timers.get(key));
    const timer = setTimeout(() => {
      timers.delete(key);
      if (types.size === 0) return;
      show(editor).catch((error: unknown) => ctx.output.debug(`Marks of authors: ${String(error)}`));
    }, DELAY);
    timers.set(key, timer);
  };
  const showAll = (uri?: string): void => {
    if (types.size === 0) return;
    for (const editor of vscode.window.visibleTextEditors)
      if (uri === undefined || editor.document.uri.toString() === uri) showLater(editor);
  };
  const follow = (): void => {
    const isOn = clientSetting(SETTING, false);
    if (isOn === types.size > 0) return;
    if (isOn) create();
    else remove();
    showAll();
  };

  ctx.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${SETTING}`)) follow();
    }),
  );
  ctx.own(vscode.window.onDidChangeVisibleTextEditors(() => showAll()));
  ctx.own(ctx.client.onNotification('aiSecurityScanner/provenanceChanged', ({ uri }) => showAll(uri)));
  ctx.own(ctx.client.onDidChangeState((running) => running && showAll()));
  ctx.own(
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
      remove();
    }),
  );
  follow();
}

/** The icon on all lines; the sentence behind the first and in the hover over any. */
function decorationsOf({ first, last, sentence }: MarkedLines): vscode.DecorationOptions[] {
  const hoverMessage = new vscode.MarkdownString().appendText(sentence);
  const head = {
    range: new vscode.Range(first, 0, first, 0),
    hoverMessage,
    renderOptions: { after: { contentText: sentence } },
  };
  return first === last ? [head] : [head, { range: new vscode.Range(first + 1, 0, last, 0), hoverMessage }];
}
