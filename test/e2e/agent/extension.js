// Plays the model behind VS Code's own agent. It writes an insecure handler as models do, asks the security
// tool as its instructions say, and mends by what the tool answers: it knows nothing else. Or it only listens to hooks. Asked to mend
// findings, it takes the fixes that the tool has, and says where there is none.

const vscode = require('vscode');

const MODEL = { vendor: 'scripted-agent', id: 'script' };
const TASK = 'Write the handler that finds a user by name.';
const LISTEN = 'Write the handler, and say what you hear of it.';
const PLACE = '# handlers\n';
const INSECURE = `cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")`;
const SECURE = 'cursor.execute("SELECT * FROM users WHERE name = ?", (name,))';
const HANDLER = `@app.get("/users")
def find_user():
    name = request.args["name"]
    cursor = sqlite3.connect("users.db").cursor()
    ${INSECURE}
    return {"user": cursor.fetchone()}
`;

/** @param {string} path below the workspace */
function absolute(path) {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, path).fsPath;
}

/** The text of a message, without what tools answered. */
function textOf({ content }) {
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** What was asked last, and what tools answered since then, in their order. */
function conversation(messages) {
  const start = messages.findLastIndex((each) => /Mend th(?:is|ese)|Write the handler/.test(textOf(each)));
  const answers = messages
    .slice(start + 1)
    .flatMap(({ content }) => content)
    .filter((part) => part instanceof vscode.LanguageModelToolResultPart)
    .map(({ content }) => content.map((part) => part.value ?? '').join(''));
  return { asked: start < 0 ? '' : textOf(messages[start]), answers };
}

/** The next turn: a call of a tool, or what is said in the end. */
function next(messages) {
  const { asked, answers } = conversation(messages);
  if (asked.includes('Mend th')) return mend(asked, answers);
  if (asked.includes(LISTEN)) return listen(messages, answers);
  return asked === '' ? { say: 'Hello.' } : writeHandler(answers);
}

/**
 * Writes the handler and calls no tool of ours: what it is told then comes from hooks. VS Code does not wait for
 * hooks after a tool, so it reads on until it hears something, and a little longer for what may come twice.
 */
function listen(messages, answers) {
  if (answers.length === 0) return replace(absolute('app.py'), PLACE, HANDLER);
  const all = JSON.stringify(messages);
  const heard = all.match(/\d+ findings? in .{0,40}? you just wrote/g) ?? [];
  if (answers.length < 60 && answers.length - (listen.since ?? answers.length) < 5) {
    if (heard.length > 0) listen.since ??= answers.length;
    return { call: 'read_file', input: { filePath: absolute('app.py'), startLine: 1, endLine: 5 } };
  }
  listen.since = undefined;
  listen.rounds = (listen.rounds ?? 0) + 1;
  const what = heard.join(', ').replaceAll('\\', '');
  return { say: `In round ${listen.rounds} I heard ${heard.length}: ${what}. I was given ${given(all)}.` };
}

/** What of instructions and skills the extension brings is in what was said to the model. */
function given(all) {
  const instructions = /python\.instructions\.md<.{0,200}<applyTo>\*\*\/\*\.py,/.test(all);
  const skill = all.includes('<name>secure-code<');
  return [instructions ? 'instructions' : 'no instructions', skill ? 'a skill' : 'no skill'].join(' and ');
}

function writeHandler(answers) {
  const file = absolute('app.py');
  const [, found = '', , left = ''] = answers;
  switch (answers.length) {
    case 0:
      return replace(file, PLACE, HANDLER);
    case 2:
      return found.includes('rule python-sql-injection')
        ? replace(file, INSECURE, SECURE)
        : { say: `The tool told me of nothing: ${found}` };
    case 1:
    case 3:
      return { call: 'securityScan', input: { files: ['app.py'] } };
    default:
      return { say: `I was told: ${found.split('\n')[0]} Now: ${left.split('\n')[0]}` };
  }
}

/** Makes the first change that the tool has for the first file that was asked about. */
function mend(asked, answers) {
  const file = /### In "([^"]+)"/.exec(asked)?.[1];
  if (file === undefined) return { say: 'No file was named.' };
  if (answers.length === 0) return { call: 'securityFix', input: { file } };
  const lines = (sign) =>
    [...answers[0].matchAll(new RegExp(`^\\| \\${sign} (.*)$`, 'gm'))].map(([, line]) => line).join('\n');
  if (lines('+') === '') return { say: 'There is no fix that I know of.' };
  if (answers.length === 1) return replace(absolute(file), lines('-'), lines('+'));
  return { say: 'I have made the change.' };
}

function replace(filePath, oldString, newString) {
  const input = { filePath, oldString, newString, explanation: 'As asked' };
  return { call: 'replace_string_in_file', input };
}

let calls = 0;

const provider = {
  provideLanguageModelChatInformation: () => [
    {
      id: MODEL.id,
      name: 'Scripted Agent',
      family: 'script',
      version: '1',
      maxInputTokens: 100_000,
      maxOutputTokens: 10_000,
      capabilities: { toolCalling: true },
      isUserSelectable: true,
    },
  ],
  async provideLanguageModelChatResponse(_model, messages, { tools = [] }, progress) {
    const say = (text) => progress.report(new vscode.LanguageModelTextPart(text));
    // Titles of sessions are asked for without tools.
    if (tools.length === 0) return say('A session');
    const turn = next(messages);
    if (turn.say !== undefined) return say(turn.say);
    // A model calls what it is offered, and nothing else.
    if (!tools.some(({ name }) => name === turn.call)) return say(`I have no tool ${turn.call}.`);
    progress.report(new vscode.LanguageModelToolCallPart(`call-${++calls}`, turn.call, turn.input));
  },
  provideTokenCount: async (_model, text) => (typeof text === 'string' ? text.length : 100),
};

async function ask(query) {
  while ((await vscode.lm.selectChatModels(MODEL)).length === 0)
    await new Promise((resolve) => vscode.lm.onDidChangeChatModels(resolve));
  await vscode.commands.executeCommand('workbench.action.chat.newChat');
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query,
    mode: 'agent',
    modelSelector: MODEL,
  });
}

/** @param {vscode.ExtensionContext} ctx */
exports.activate = (ctx) => {
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Scripted Agent';
  status.text = '$(hubot) Scripted Agent';
  ctx.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider(MODEL.vendor, provider),
    vscode.commands.registerCommand('scriptedAgent.writeHandler', () => ask(TASK)),
    vscode.commands.registerCommand('scriptedAgent.listen', () => ask(LISTEN)),
    status,
  );
  status.show();
};
