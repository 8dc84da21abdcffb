// Writes into documents in every way that an extension can: inline suggestions of all forms, completions,
// quick fixes, rename, formatting, edits of its own. For the recordings of provenance, where each way must
// be told from the others. What it does depends on how the line at the cursor ends.

const vscode = require('vscode');
const chat = require('./chat.js');

const ANY = { scheme: 'file' };
const BUSY_MS = 2000;

let wasBusy = 0;
/** @type {vscode.StatusBarItem} */
let status;

/** Inline suggestions by the end of the line at which they are offered. */
const SUGGESTIONS = {
  '# one line': '\nanswer = compute(question, retries=3)',
  '# many lines': '\ndef load(path):\n    with open(path) as file:\n        return file.read()',
  '# in words': ' first second third',
  'total = ': 'price * count + shipping',
};
/** The same for those that take the place of what was typed, and those that run a command afterwards. */
const REPLACEMENTS = { 'rows = sel': 'rows = select_all(connection, query)' };
const WITH_COMMAND = { '# with command': '\nreport = summarize(rows, limit=10)' };

/** @returns {vscode.InlineCompletionItem[]} */
function inlineSuggestions(document, position) {
  const line = document.lineAt(position.line).text;
  const here = new vscode.Range(position, position);
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), position)).replace(/\r/g, '');
  if (line.endsWith('# edit below') && position.line + 1 < document.lineCount) {
    const target = document.lineAt(position.line + 1);
    if (target.text.includes('verify=True')) return [];
    const item = new vscode.InlineCompletionItem(target.text.replace('()', '(verify=True)'), target.range);
    item.isInlineEdit = true;
    item.showRange = new vscode.Range(position.line, 0, position.line + 1, target.text.length);
    return [item];
  }
  if (line.endsWith('# snippet')) {
    const text = new vscode.SnippetString('\nfor ${1:item} in ${2:items}:\n    print(${1:item})');
    return [new vscode.InlineCompletionItem(text, here)];
  }
  for (const [end, text] of Object.entries(REPLACEMENTS))
    if (line.endsWith(end)) {
      const range = new vscode.Range(position.translate(0, -end.length), position);
      return [new vscode.InlineCompletionItem(text, range)];
    }
  for (const [end, text] of Object.entries(WITH_COMMAND))
    if (line.endsWith(end)) {
      const command = { command: 'testAuthor.nothing', title: 'Nothing' };
      return [new vscode.InlineCompletionItem(text, here, command)];
    }
  for (const [end, text] of Object.entries(SUGGESTIONS)) {
    // What was typed of it already, or accepted in part, is not offered again.
    if (position.character !== line.length) break;
    for (let typed = text.length - 1; typed >= 0; typed--)
      if (before.endsWith(end + text.slice(0, typed)))
        return [new vscode.InlineCompletionItem(text.slice(typed), here)];
  }
  return [];
}

function completions() {
  const plain = new vscode.CompletionItem('authenticate_everybody', vscode.CompletionItemKind.Function);
  const snippet = new vscode.CompletionItem('authloop', vscode.CompletionItemKind.Snippet);
  snippet.insertText = new vscode.SnippetString('for user in ${1:users}:\n    authenticate(user)\n    log(user)');
  const imported = new vscode.CompletionItem('authlib_client', vscode.CompletionItemKind.Module);
  imported.additionalTextEdits = [
    vscode.TextEdit.insert(new vscode.Position(0, 0), 'from authlib import authlib_client\n'),
  ];
  return [plain, snippet, imported];
}

function quickFixes(document, range) {
  const line = document.lineAt(range.start.line);
  if (!line.text.includes('md5')) return [];
  const fix = new vscode.CodeAction('Say that it is not for security', vscode.CodeActionKind.QuickFix);
  fix.edit = new vscode.WorkspaceEdit();
  const end = new vscode.Position(line.lineNumber, line.text.lastIndexOf(')'));
  fix.edit.insert(document.uri, end, ', usedforsecurity=False');
  return [fix];
}

function rename(document, position, name) {
  const old = document.getText(document.getWordRangeAtPosition(position));
  const edit = new vscode.WorkspaceEdit();
  for (const { index } of document.getText().matchAll(new RegExp(`\\b${old}\\b`, 'g'))) {
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(index), document.positionAt(index + old.length)),
      name,
    );
  }
  return edit;
}

/** Puts one blank on both sides of `=` and takes blanks from the ends of lines. */
function format(document) {
  const edits = [];
  for (let number = 0; number < document.lineCount; number++) {
    const { text, range } = document.lineAt(number);
    const formatted = text.replace(/(\w) *= *(\w)/g, '$1 = $2').trimEnd();
    if (formatted !== text) edits.push(vscode.TextEdit.replace(range, formatted));
  }
  return edits;
}

const commands = {
  async edit() {
    const editor = vscode.window.activeTextEditor;
    await editor.edit((edit) => edit.insert(editor.selection.active, 'generated = build_table(rows, columns)'));
  },
  async workspaceEdit() {
    const folder = vscode.Uri.joinPath(vscode.window.activeTextEditor.document.uri, '..');
    const uri = vscode.Uri.joinPath(folder, 'unopened.py');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'generated = build_table(rows, columns)\n');
    await vscode.workspace.applyEdit(edit);
  },
  /** What an accepted suggestion asks for: the editor must not take it for a change. */
  nothing() {},
  /** Runs a program beside the open file in the terminal, as soon as the shell tells of its commands. */
  async runAgent() {
    const cwd = vscode.Uri.joinPath(vscode.window.activeTextEditor.document.uri, '..');
    const terminal = vscode.window.createTerminal({ cwd, shellPath: '/bin/bash' });
    const run = () => terminal.shellIntegration?.executeCommand('./claude');
    if (terminal.shellIntegration !== undefined) return run();
    const listener = vscode.window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal !== terminal) return;
      listener.dispose();
      run();
    });
  },
  async snippet() {
    const text = new vscode.SnippetString('while ${1:running}:\n    step(${2:state})');
    await vscode.window.activeTextEditor.insertSnippet(text);
  },
  /** Keeps the extension host from doing anything else for a while, and says afterwards that it was. */
  beBusy() {
    const end = Date.now() + BUSY_MS;
    while (Date.now() < end);
    status.text = `$(edit) Was busy ${++wasBusy}`;
  },
  /** Closes all editors without saving and without asking. */
  async discardAll() {
    for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
      if (!(input instanceof vscode.TabInputText)) continue;
      await vscode.window.showTextDocument(input.uri);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  },
};

/** @param {vscode.ExtensionContext} ctx */
exports.activate = (ctx) => {
  const { languages } = vscode;
  ctx.subscriptions.push(
    languages.registerInlineCompletionItemProvider(ANY, { provideInlineCompletionItems: inlineSuggestions }),
    languages.registerCompletionItemProvider(ANY, { provideCompletionItems: completions }),
    languages.registerCodeActionsProvider(ANY, { provideCodeActions: quickFixes }),
    languages.registerRenameProvider(ANY, { provideRenameEdits: rename }),
    languages.registerDocumentFormattingEditProvider(ANY, { provideDocumentFormattingEdits: format }),
  );
  // Only where it is asked for: the recordings without a chat are those of a person without one.
  if (vscode.workspace.getConfiguration('chat').get('disableAIFeatures') !== true) {
    chat.activate(ctx);
    Object.assign(commands, chat.commands);
  }
  for (const [name, run] of Object.entries(commands))
    ctx.subscriptions.push(vscode.commands.registerCommand(`testAuthor.${name}`, run));
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Test Author';
  status.text = '$(edit) Test Author';
  status.show();
  ctx.subscriptions.push(status);
};
