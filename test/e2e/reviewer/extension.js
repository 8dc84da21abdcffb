// Plays the model that is asked for second opinions. It answers well, invents a quote, fails, or never answers, as its
// commands say; the status bar shows which, and how often it was asked.

const vscode = require('vscode');

let way = 'answer';
let asked = 0;

/** The answer to a request about a finding or a function, by the numbered lines of its code. */
function answerTo(prompt) {
  const nonce = /"nonce": "([0-9a-f]{32})"/.exec(prompt)?.[1];
  const lines = [...prompt.matchAll(/^ *(\d+)\| (.*)$/gm)].map(([, line, text]) => ({ line: Number(line), text }));
  const at = Number(/, lines? (\d+)(?: to \d+)?, severity/.exec(prompt)?.[1] ?? lines[0].line);
  const quote = lines.find(({ line }) => line === at);
  const suggestions = /only on these lines/.test(prompt)
    ? [{ line: quote.line, title: 'No limit', why: 'Any address is taken.', cwe: 918, quote: quote.text }]
    : [];
  if (way === 'invent') return { nonce, opinion: 'not-real', why: 'It is checked.', quotes: [{ line: at, text: 'verify(everything)' }] };
  return {
    nonce,
    opinion: 'real',
    probability: 0.9,
    why: 'The certificate of the server is not checked, so anybody on the way can answer in its name.',
    quotes: [quote],
    edits: [{ startLine: at, endLine: at, text: quote.text.replace('verify=False, ', '') }],
    suggestions,
    instructions: [],
  };
}

/** @param {vscode.ExtensionContext} ctx */
exports.activate = (ctx) => {
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.name = 'Scripted Reviewer';
  const show = () => {
    status.text = `$(hubot) Reviewer: ${way}, asked ${asked}`;
    status.show();
  };
  const provider = {
    provideLanguageModelChatInformation: () => [
      {
        id: 'reviewer',
        name: 'Scripted Reviewer',
        family: 'script',
        version: '1',
        maxInputTokens: 100_000,
        maxOutputTokens: 10_000,
        capabilities: {},
        isUserSelectable: true,
      },
    ],
    async provideLanguageModelChatResponse(_model, messages, _options, progress) {
      const prompt = messages.flatMap(({ content }) => content).map(({ value }) => value ?? '').join('');
      asked++;
      show();
      if (way === 'fail') throw new Error('the model is not loaded');
      // Not even when it is asked to stop.
      if (way === 'wait') await new Promise(() => undefined);
      progress.report(new vscode.LanguageModelTextPart(JSON.stringify(answerTo(prompt))));
    },
    provideTokenCount: async (_model, text) => (typeof text === 'string' ? text.length : 100),
  };
  const choose = (wanted) => () => {
    way = wanted;
    show();
  };
  ctx.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('scripted-reviewer', provider),
    ...['answer', 'invent', 'fail', 'wait'].map((each) =>
      vscode.commands.registerCommand(`scriptedReviewer.${each}`, choose(each)),
    ),
    status,
  );
  show();
};
