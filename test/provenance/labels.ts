/**
 * Who wrote what in each recorded scenario: the text at its end, cut into stretches, each with the label that
 * it must get. Written from what was done, not from what the product says.
 *
 * A label is author, confidence and evidence; `-` is text of which nothing is known, as it was there before.
 * In `open` VS Code says what each change was, so what is `high` there becomes `certain`.
 */

export type Stretch = readonly [text: string, label: string];
export interface Expected {
  /** As a published extension sees it. */
  readonly stock: readonly Stretch[];
  /** As seen where VS Code states its reasons. */
  readonly open: readonly Stretch[];
  /** The file, if not `code.py`. */
  readonly file?: string;
}

const TYPED = 'human high typed';
/** Nothing tells Enter from a line break that was accepted: likely a person's, and no more than that. */
const ENTERED = 'human low typed';
const BY_CHAT = 'ai high chat-edit';
const ACCEPTED = 'ai high inline-suggestion';
const LIKELY = 'ai low unexplained-insertion';
const PASTED = 'unknown high pasted';
const COMPLETED = 'unknown low completion';
const BY_EDITOR = 'unknown low editor-action';
const OUTSIDE = 'unknown low written-outside';
const COMMITTED = 'unknown high committed';
const NOTHING = '-';

const SAID_TYPED = 'human certain host-statement';
const SAID_AI = 'ai certain host-statement';
const SAID_PASTED = 'unknown certain pasted';
const SAID_COMPLETED = 'unknown certain completion';
const SAID_BY_EDITOR = 'unknown certain editor-action';

/** What the host states instead, by what is found out without it. */
const STATED: ReadonlyMap<string, string> = new Map([
  [TYPED, SAID_TYPED],
  [ENTERED, SAID_TYPED],
  [ACCEPTED, SAID_AI],
  [BY_CHAT, SAID_AI],
  [PASTED, SAID_PASTED],
  [COMPLETED, SAID_COMPLETED],
  [BY_EDITOR, SAID_BY_EDITOR],
]);

/** The same in both, but for the host's statements. */
function both(...stretches: readonly Stretch[]): Expected {
  const open: [string, string][] = [];
  for (const [text, label] of stretches) {
    const stated = STATED.get(label) ?? label;
    const before = open.at(-1);
    if (before?.[1] === stated) before[0] += text;
    else open.push([text, stated]);
  }
  return { stock: stretches, open };
}

const TOKEN = 'token = jwt.decode(raw, verify=False)\n';
const ANSWER = '\nanswer = compute(question, retries=3)';
const TABLE = 'generated = build_table(rows, columns)';
const RUN = 'subprocess.run(command, shell=True)\n';
const TWO_LINES = '\ndef load(path):\n    with open(path) as file:\n';
const LOOP = 'for user in users:\n    authenticate(user)\n    log(user)';

export const labels: Readonly<Record<string, Expected>> = {
  typed: both(['value = 42', TYPED]),
  'typed-brackets': both(['print("hi")', TYPED]),
  'typed-lines': both(['def run():', TYPED], ['\n    ', ENTERED], ['return 1', TYPED]),
  'typed-and-deleted': both(['write', TYPED]),
  'typed-at-several-cursors': both(['# ', TYPED], ['one\n', NOTHING], ['# ', TYPED], ['two\n', NOTHING]),
  'typed-and-undone': both(),

  tab: both(['# one line', TYPED], [ANSWER, ACCEPTED]),
  'tab-many-lines': both(
    ['# many lines', TYPED],
    ['\ndef load(path):\n    with open(path) as file:\n        return file.read()', ACCEPTED],
  ),
  'tab-in-line': both(['total = ', TYPED], ['price * count + shipping', ACCEPTED]),
  'tab-then-typing': both(['# one line', TYPED], [ANSWER, ACCEPTED], [' # checked', TYPED]),
  'tab-then-edited': both(
    ['# one line', TYPED],
    ['\nanswer = compute(question, retries=', ACCEPTED],
    ['5', TYPED],
    [')', ACCEPTED],
  ),
  // A blank and a word.
  'accepted-in-words': both(['# in words', TYPED], [' first', ACCEPTED]),
  'accepted-in-words-then-tab': both(['# in words', TYPED], [' first second third', ACCEPTED]),
  'snippet-suggestion': {
    // The host calls it a snippet, which says nothing of its author; the key does.
    stock: [
      ['# snippet', TYPED],
      ['\nfor item in items:\n    print(item)', ACCEPTED],
    ],
    open: [
      ['# snippet', SAID_TYPED],
      ['\nfor item in items:\n    print(item)', ACCEPTED],
    ],
  },
  'next-edit': both(
    ['#', NOTHING],
    [' edit below', TYPED],
    ['\nsession = connect(', NOTHING],
    ['verify=True', ACCEPTED],
    [')\n', NOTHING],
  ),
  'tab-undone': both(['# one line', TYPED]),
  'tab-undone-redone': both(['# one line', TYPED], [ANSWER, ACCEPTED]),
  'typed-through-suggestion': both(['total = price * count', TYPED]),

  // Three keys: the blank, the word, the blank behind it.
  'accepted-in-words-quickly': both(['# in words', TYPED], [' first ', ACCEPTED]),
  'tab-replacing-what-was-typed': both(['rows = sel', TYPED], ['ect_all(connection, query)', ACCEPTED]),
  'tab-with-command': both(['# with command', TYPED], ['\nreport = summarize(rows, limit=10)', ACCEPTED]),
  'tab-laid-out-on-saving': both(['# one line', TYPED], [ANSWER.replace('=3', ' = 3'), ACCEPTED]),
  'accepted-many-lines-by-line-with-watched-key': both(['# many lines', TYPED], [TWO_LINES, ACCEPTED]),

  // Accepted in a way that no published extension can see: likely, and no more than that.
  'accepted-with-mouse': {
    stock: [
      ['# one line', TYPED],
      [ANSWER, LIKELY],
    ],
    open: [
      ['# one line', SAID_TYPED],
      [ANSWER, SAID_AI],
    ],
  },
  'accepted-with-own-key': {
    stock: [
      ['# one line', TYPED],
      [ANSWER, LIKELY],
    ],
    open: [
      ['# one line', SAID_TYPED],
      [ANSWER, SAID_AI],
    ],
  },
  'accepted-by-line-with-own-key': {
    stock: [
      ['total = ', TYPED],
      ['price * count + shipping', LIKELY],
    ],
    open: [
      ['total = ', SAID_TYPED],
      ['price * count + shipping', SAID_AI],
    ],
  },

  // The first line of the suggestion is a line break, which nobody can tell from Enter.
  'accepted-many-lines-by-line-with-own-key': {
    stock: [
      ['# many lines', TYPED],
      ['\n', ENTERED],
      [TWO_LINES.slice(1), LIKELY],
    ],
    open: [
      ['# many lines', SAID_TYPED],
      [TWO_LINES, SAID_AI],
    ],
  },

  'pasted-from-elsewhere': both(['import os\nos.system(command)\n', PASTED]),
  // What is known of a text moves with it.
  'cut-and-pasted': {
    stock: [
      ['answer = compute(question, retries=3)', `${ACCEPTED}+pasted`],
      ['\n', ENTERED],
      ['# one line', TYPED],
      ['\n', ACCEPTED],
    ],
    open: [
      ['answer = compute(question, retries=3)', `${SAID_AI}+pasted`],
      ['\n# one line', SAID_TYPED],
      ['\n', SAID_AI],
    ],
  },
  'copied-typed-text': {
    stock: [
      ['name = first + last', TYPED],
      ['\n', ENTERED],
      ['name = first + last', `${TYPED}+pasted`],
    ],
    open: [
      ['name = first + last\n', SAID_TYPED],
      ['name = first + last', `${SAID_TYPED}+pasted`],
    ],
  },

  completion: both(['authen', TYPED], ['ticate_everybody', COMPLETED]),
  'completion-snippet': { stock: [[LOOP, LIKELY]], open: [[LOOP, SAID_COMPLETED]] },
  'completion-with-import': {
    stock: [
      ['from authlib import authlib_client\n', COMPLETED],
      ['authli', TYPED],
      ['b_client', COMPLETED],
    ],
    open: [
      ['from authlib import authlib_client\n', COMPLETED],
      ['authli', SAID_TYPED],
      ['b_client', SAID_COMPLETED],
    ],
  },
  formatted: both(['first = 1', TYPED], ['\n', NOTHING]),
  'suggestion-formatted': both(['# one line', TYPED], [ANSWER.replace('=3', ' = 3'), ACCEPTED]),
  'quick-fix': {
    stock: [
      ['digest = hashlib.md5(password', NOTHING],
      [', usedforsecurity=False', LIKELY],
      [')\n', NOTHING],
    ],
    open: [
      ['digest = hashlib.md5(password', NOTHING],
      [', usedforsecurity=False', SAID_BY_EDITOR],
      [')\n', NOTHING],
    ],
  },
  renamed: both(['renamed_value = 1\nprint(renamed_value)\n', NOTHING]),
  'replaced-everywhere': both(['configuration = 1\nbeta = configuration\ngamma = configuration\n', NOTHING]),
  'line-moved': both(['two = 2\none = 1\n', NOTHING]),
  'line-duplicated': both(['copy_me = 1\ncopy_me = 1', TYPED]),
  'line-commented': both(['# ', BY_EDITOR], ['one = 1\n', NOTHING]),
  'lines-indented': both(['    one = 1\n    two = 2\n', NOTHING]),

  'edited-by-extension': both([TABLE, LIKELY]),
  'edited-unopened-by-extension': { ...both([`${TABLE}\n`, LIKELY]), file: 'unopened.py' },
  'snippet-by-extension': both(['while running:\n    step(state)', LIKELY]),
  'written-outside': both(['before = 1\n', NOTHING], [RUN, OUTSIDE]),
  // VS Code does not load what another program wrote over unsaved changes.
  'written-outside-while-dirty': both(['before = 1\n', NOTHING], ['mine = 2', TYPED]),
  'written-outside-after-saving': both(
    ['before = 1\n', NOTHING],
    ['mine = 2', TYPED],
    ['\n', ENTERED],
    [RUN, OUTSIDE],
  ),
  'typed-after-saving': both(['onetwo', TYPED]),
  reverted: both(['before = 1\n', NOTHING]),
  'written-by-agent-in-terminal': both(['before = 1\n', NOTHING], [RUN, 'ai low agent-in-terminal']),
  'checked-out': both(['before = 1\n', NOTHING], [`from_another_branch = ${RUN}`, COMMITTED]),

  'chat-edit': both(['before = 1\n', NOTHING], [TOKEN, BY_CHAT]),
  'chat-edit-kept': both(['before = 1\n', NOTHING], [TOKEN, BY_CHAT]),
  'chat-edit-undone': both(['before = 1\n', NOTHING]),
  'chat-edit-then-typed': both(
    ['mine = 2', TYPED],
    ['\n', ENTERED],
    ['before = 1\n', NOTHING],
    [TOKEN, BY_CHAT],
  ),
  'agent-replace': both(['before = 1\n', NOTHING], [TOKEN, BY_CHAT]),
  'agent-create': { ...both([TOKEN, BY_CHAT]), file: 'created.py' },
  // Even VS Code itself does not say what this is.
  'chat-inserted-at-cursor': both(['before = 1\n', NOTHING], [TOKEN.trimEnd(), LIKELY]),
};
