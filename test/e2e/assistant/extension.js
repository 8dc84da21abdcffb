// Plays an AI assistant: where a line ends with one of the prompts below, it suggests what an assistant
// might have written there. Used by the end-to-end tests, and by `npm start` where no assistant is at hand.

const vscode = require('vscode');
const suggestions = require('./suggestions.json');

/** @param {vscode.ExtensionContext} ctx */
exports.activate = (ctx) => {
  const provider = {
    /**
     * @param {vscode.TextDocument} document
     * @param {vscode.Position} position
     */
    provideInlineCompletionItems(document, position) {
      const line = document.lineAt(position.line).text;
      if (position.character !== line.length) return [];
      const match = suggestions.find(({ after }) => line.trimEnd().endsWith(after));
      if (match === undefined) return [];
      const indent = /^\s*/.exec(line)[0];
      const text = match.insert.join(`\n${indent}`);
      return [new vscode.InlineCompletionItem(text, new vscode.Range(position, position))];
    },
  };
  // Seen by the person, and by the tests: from here on the assistant makes suggestions.
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Test Assistant';
  status.text = '$(sparkle) Test Assistant';
  status.tooltip = 'Suggests code, some of it insecure, after the comments of its script.';
  ctx.subscriptions.push(
    vscode.languages.registerInlineCompletionItemProvider({ pattern: '**' }, provider),
    status,
  );
  status.show();
};
