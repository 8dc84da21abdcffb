/**
 * Who really wrote the text of each recorded scenario, known from what was done and said in no word of the
 * product's: the texts that the AI of the recordings wrote (a suggestion, the chat, the agent), as far as
 * they still stand, and those that the person at the keyboard typed. All other text is somebody else's, or
 * stood there before.
 *
 * `labels.ts` fixes the exact label of everything. This fixes what must never be said, whatever the labels
 * are: that a person surely wrote what an AI wrote, or an AI what it did not write.
 */

export type Writer = 'ai' | 'typed' | 'other';
/** Pieces of the text at the end in their order; what is left out is somebody else's. */
export type Truth = readonly (readonly [who: Writer, text: string])[];

const ai = (text: string): readonly ['ai', string] => ['ai', text];
const typed = (text: string): readonly ['typed', string] => ['typed', text];
const other = (text: string): readonly ['other', string] => ['other', text];

const ANSWER = '\nanswer = compute(question, retries=3)';
const FORMATTED = '\nanswer = compute(question, retries = 3)';
const TOKEN = 'token = jwt.decode(raw, verify=False)';
const TWO_LINES = '\ndef load(path):\n    with open(path) as file:\n';
const byChat: Truth = [ai(`${TOKEN}\n`)];
const accepted: Truth = [typed('# one line'), ai(ANSWER)];

export const truth: Readonly<Record<string, Truth>> = {
  typed: [typed('value = 42')],
  'typed-brackets': [typed('print("hi")')],
  'typed-lines': [typed('def run():\n    return 1')],
  'typed-and-deleted': [typed('write')],
  'typed-at-several-cursors': [typed('# '), typed('# ')],
  'typed-and-undone': [],
  'typed-after-saving': [typed('onetwo')],
  'typed-through-suggestion': [typed('total = price * count')],

  tab: accepted,
  'tab-many-lines': [
    typed('# many lines'),
    ai('\ndef load(path):\n    with open(path) as file:\n        return file.read()'),
  ],
  'tab-in-line': [typed('total = '), ai('price * count + shipping')],
  'tab-then-typing': [typed('# one line'), ai(ANSWER), typed(' # checked')],
  'tab-then-edited': [typed('# one line'), ai('\nanswer = compute(question, retries='), typed('5'), ai(')')],
  'tab-undone': [typed('# one line')],
  'tab-undone-redone': accepted,
  'tab-replacing-what-was-typed': [typed('rows = sel'), ai('ect_all(connection, query)')],
  'tab-with-command': [typed('# with command'), ai('\nreport = summarize(rows, limit=10)')],
  'tab-laid-out-on-saving': [typed('# one line'), ai(FORMATTED)],
  'suggestion-formatted': [typed('# one line'), ai(FORMATTED)],
  'snippet-suggestion': [typed('# snippet'), ai('\nfor item in items:\n    print(item)')],
  'next-edit': [typed(' edit below'), ai('verify=True')],
  'accepted-in-words': [typed('# in words'), ai(' first')],
  'accepted-in-words-quickly': [typed('# in words'), ai(' first ')],
  'accepted-in-words-then-tab': [typed('# in words'), ai(' first second third')],
  'accepted-with-mouse': accepted,
  'accepted-with-own-key': accepted,
  'accepted-by-line-with-own-key': [typed('total = '), ai('price * count + shipping')],
  'accepted-many-lines-by-line-with-own-key': [typed('# many lines'), ai(TWO_LINES)],
  'accepted-many-lines-by-line-with-watched-key': [typed('# many lines'), ai(TWO_LINES)],

  // Nobody knows who wrote what was on the clipboard, but for what was copied here.
  'pasted-from-elsewhere': [],
  'cut-and-pasted': [ai('answer = compute(question, retries=3)'), typed('\n# one line'), ai('\n')],
  'copied-typed-text': [typed('name = first + last\nname = first + last')],

  completion: [typed('authen')],
  'completion-snippet': [],
  'completion-with-import': [other('from authlib import authlib_client\n'), typed('authli')],
  formatted: [typed('first = 1')],
  'quick-fix': [],
  renamed: [],
  'replaced-everywhere': [],
  'line-moved': [],
  'line-duplicated': [typed('copy_me = 1\ncopy_me = 1')],
  'line-commented': [],
  'lines-indented': [],

  'edited-by-extension': [],
  'edited-unopened-by-extension': [],
  'snippet-by-extension': [],
  'written-outside': [],
  'written-outside-while-dirty': [typed('mine = 2')],
  'written-outside-after-saving': [typed('mine = 2\n')],
  'written-by-agent-in-terminal': [ai('subprocess.run(command, shell=True)\n')],
  reverted: [],
  'checked-out': [],

  'chat-edit': byChat,
  'chat-edit-kept': byChat,
  'chat-edit-undone': [],
  'chat-edit-then-typed': [typed('mine = 2\n'), ai(`${TOKEN}\n`)],
  'agent-replace': byChat,
  'agent-create': byChat,
  'chat-inserted-at-cursor': [ai(TOKEN)],
};

/** By UTF-16 unit of a text, who wrote it. Throws when a piece is not in the text behind those before it. */
export function writersOf(text: string, pieces: Truth): Writer[] {
  const writers: Writer[] = new Array(text.length).fill('other');
  let from = 0;
  for (const [who, piece] of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) throw new Error(`${JSON.stringify(piece)} is not in ${JSON.stringify(text)} from ${from}.`);
    from = at + piece.length;
    writers.fill(who, at, from);
  }
  return writers;
}
