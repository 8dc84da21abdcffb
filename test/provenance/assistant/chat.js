// A chat without an account and without a network: a model that answers from this script, and a participant
// that edits the open file. VS Code's own agent runs on the model as on any other.

const vscode = require('vscode');

const MODEL = { vendor: 'test-author', id: 'script' };
const CODE = 'token = jwt.decode(raw, verify=False)\n';

/** The path that the agent is asked about, which stands in the prompt. */
function pathIn(messages) {
  for (const message of [...messages].reverse())
    for (const part of message.content) {
      const match = /PATH=(\S+)/.exec(part.value ?? '');
      if (match) return match[1];
    }
  throw new Error('The prompt names no path.');
}

function asksFor(messages, word) {
  return messages.some(({ content }) => content.some(({ value }) => value?.includes?.(`DO-${word} PATH=`)));
}

const provider = {
  provideLanguageModelChatInformation: () => [
    {
      id: MODEL.id,
      name: 'Script',
      family: 'script',
      version: '1',
      maxInputTokens: 100_000,
      maxOutputTokens: 10_000,
      capabilities: { toolCalling: true },
      isUserSelectable: true,
    },
  ],
  async provideLanguageModelChatResponse(_model, messages, options, progress) {
    const isAnswered = messages
      .at(-1)
      .content.some((part) => part instanceof vscode.LanguageModelToolResultPart);
    const say = (text) => progress.report(new vscode.LanguageModelTextPart(text));
    if (isAnswered || !(options.tools?.length > 0)) return say('Done.');
    const call = (name, input) =>
      progress.report(new vscode.LanguageModelToolCallPart(`call-${Date.now()}`, name, input));
    if (asksFor(messages, 'REPLACE'))
      return call('replace_string_in_file', {
        filePath: pathIn(messages),
        oldString: 'before = 1\n',
        newString: `before = 1\n${CODE}`,
        explanation: 'Reads the token',
      });
    if (asksFor(messages, 'CREATE'))
      return call('create_file', { filePath: pathIn(messages), content: CODE });
    say('I do not know what to do.');
  },
  provideTokenCount: async (_model, text) => (typeof text === 'string' ? text.length : 100),
};

/** @type {vscode.ChatRequestHandler} */
async function participate(request, _context, stream) {
  if (request.prompt.includes('code')) {
    stream.markdown(`\`\`\`python\n${CODE}\`\`\`\n`);
    return;
  }
  const { document } = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'file');
  const end = document.lineAt(document.lineCount - 1).range.end;
  stream.textEdit(document.uri, [vscode.TextEdit.insert(end, CODE)]);
  stream.textEdit(document.uri, true);
}

/** Asks the chat, once its model is there. */
async function ask(query, mode) {
  while ((await vscode.lm.selectChatModels(MODEL)).length === 0)
    await new Promise((resolve) => vscode.lm.onDidChangeChatModels(resolve));
  await vscode.commands.executeCommand('workbench.action.chat.newChat');
  await vscode.commands.executeCommand('workbench.action.chat.open', { query, mode, modelSelector: MODEL });
}

function besideOpenFile(name) {
  return vscode.Uri.joinPath(vscode.window.activeTextEditor.document.uri, '..', name).fsPath;
}

exports.commands = {
  chatEdit: () => ask('@author edit', 'ask'),
  chatCode: () => ask('@author code', 'ask'),
  agentReplace: () => ask(`DO-REPLACE PATH=${besideOpenFile('code.py')}`, 'agent'),
  agentCreate: () => ask(`DO-CREATE PATH=${besideOpenFile('created.py')}`, 'agent'),
};

/** @param {vscode.ExtensionContext} ctx */
exports.activate = (ctx) => {
  ctx.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider(MODEL.vendor, provider),
    vscode.chat.createChatParticipant('testAuthor.author', participate),
  );
};
