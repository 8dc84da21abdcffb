/**
 * What is recorded: each way in which text comes into a document, done as a person does it. The label that
 * each must get stands in `labels.ts`.
 */

import { chmod, writeFile } from 'node:fs/promises';
import type { Workbench } from '../e2e/harness/workbench.ts';

/** A scenario's surroundings while it is recorded. */
export interface Stage {
  readonly workbench: Workbench;
  /** Absolute path of a file of this scenario. */
  path(name: string): string;
  /** Puts text on the system's clipboard, as another program does. */
  clipboard(text: string): Promise<void>;
  /** Runs git in the scenario's folder. */
  git(...args: string[]): void;
  /** Waits until nothing more is reported. */
  quiet(): Promise<void>;
}

export interface Scenario {
  readonly name: string;
  /** `code.py`, which is open; empty if not given. */
  readonly text?: string;
  /** Where the cursor is put, line and column from 1; the end of the file if not given. */
  readonly at?: readonly [number, number];
  /** Whether the folder is a repository, with the text committed. */
  readonly inGit?: boolean;
  /** Whether it needs a chat; the others are recorded where there is none. */
  readonly isChat?: boolean;
  readonly act: (stage: Stage) => Promise<void>;
}

const press = (stage: Stage, ...keys: string[]): Promise<void> => stage.workbench.press(...keys);

/** Types, and accepts what is suggested then with a key. */
async function accept(stage: Stage, typed: string, shown: string, ...keys: string[]): Promise<void> {
  await stage.workbench.type(typed);
  await stage.workbench.ghostText(shown);
  await press(stage, ...keys);
}

/** Accepts a suggestion of several lines a line at a time: the break after the line first, then two lines. */
async function acceptThreeLines(stage: Stage, key: string): Promise<void> {
  await accept(stage, '# many lines', 'def load', key);
  await stage.quiet();
  for (const text of ['load', 'with']) {
    await stage.workbench.ghostText(text);
    await press(stage, key);
    await stage.quiet();
  }
}

async function choose(stage: Stage, prefix: string, label: string): Promise<void> {
  await stage.workbench.type(prefix);
  await press(stage, 'Control+Space');
  const row = stage.workbench.page.locator('.suggest-widget .monaco-list-row.focused', { hasText: label });
  await row.waitFor();
  await press(stage, 'Enter');
}

const typing: readonly Scenario[] = [
  { name: 'typed', act: ({ workbench }) => workbench.type('value = 42') },
  { name: 'typed-brackets', act: ({ workbench }) => workbench.type('print("hi")') },
  {
    name: 'typed-lines',
    async act(stage) {
      await stage.workbench.type('def run():');
      await press(stage, 'Enter');
      await stage.workbench.type('return 1');
    },
  },
  {
    name: 'typed-and-deleted',
    async act(stage) {
      await stage.workbench.type('wrong');
      await press(stage, ...Array<string>(3).fill('Backspace'));
      await stage.workbench.type('ite');
    },
  },
  {
    name: 'typed-at-several-cursors',
    text: 'one\ntwo\n',
    at: [1, 1],
    async act(stage) {
      await press(stage, 'Shift+Alt+ArrowDown');
      await stage.workbench.type('# ');
    },
  },
  {
    name: 'typed-and-undone',
    async act(stage) {
      await stage.workbench.type('gone');
      await press(stage, 'Control+z');
    },
  },
];

const suggestions: readonly Scenario[] = [
  { name: 'tab', act: (stage) => accept(stage, '# one line', 'answer', 'Tab') },
  { name: 'tab-many-lines', act: (stage) => accept(stage, '# many lines', 'def load', 'Tab') },
  { name: 'tab-in-line', act: (stage) => accept(stage, 'total = ', 'price', 'Tab') },
  {
    name: 'tab-then-typing',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.type(' # checked');
    },
  },
  {
    name: 'tab-then-edited',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await press(stage, 'ArrowLeft', 'Backspace');
      await stage.workbench.type('5');
    },
  },
  {
    name: 'accepted-in-words',
    async act(stage) {
      await accept(stage, '# in words', 'first', 'Control+ArrowRight');
      await stage.workbench.seesText('words first');
      await press(stage, 'Control+ArrowRight');
      await stage.workbench.seesText('first second');
    },
  },
  {
    name: 'accepted-in-words-then-tab',
    async act(stage) {
      await accept(stage, '# in words', 'first', 'Control+ArrowRight');
      await stage.workbench.seesText('words first');
      await press(stage, 'Tab');
    },
  },
  {
    name: 'accepted-by-line-with-own-key',
    async act(stage) {
      await accept(stage, 'total = ', 'price', 'Control+Alt+Shift+4');
      await stage.workbench.seesText('shipping');
    },
  },
  {
    name: 'accepted-many-lines-by-line-with-own-key',
    act: (stage) => acceptThreeLines(stage, 'Control+Alt+Shift+4'),
  },
  {
    name: 'accepted-many-lines-by-line-with-watched-key',
    act: (stage) => acceptThreeLines(stage, 'Control+Alt+Shift+0'),
  },
  {
    name: 'accepted-in-words-quickly',
    act: (stage) => accept(stage, '# in words', 'first', ...Array<string>(3).fill('Control+ArrowRight')),
  },
  { name: 'tab-replacing-what-was-typed', act: (stage) => accept(stage, 'rows = sel', 'ect_all', 'Tab') },
  { name: 'tab-with-command', act: (stage) => accept(stage, '# with command', 'report', 'Tab') },
  {
    name: 'tab-laid-out-on-saving',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await stage.quiet();
      await press(stage, 'Control+s');
      await stage.workbench.seesText('retries = 3');
    },
  },
  {
    name: 'accepted-with-own-key',
    act: (stage) => accept(stage, '# one line', 'answer', 'Control+Alt+Shift+5'),
  },
  {
    name: 'accepted-with-mouse',
    async act({ workbench }) {
      await workbench.type('# one line');
      await workbench.ghostText('answer');
      const toolbar = workbench.page.locator('.inlineSuggestionsHints .action-label');
      await toolbar
        .filter({ hasText: /^Accept(?! Word)/ })
        .first()
        .click();
      await workbench.waitUntil(
        async () => (await workbench.page.locator('.ghost-text').count()) === 0,
        'the acceptance',
      );
    },
  },
  {
    name: 'typed-through-suggestion',
    async act({ workbench }) {
      await workbench.type('total = ');
      await workbench.ghostText('price');
      await workbench.type('price * count');
    },
  },
  { name: 'snippet-suggestion', act: (stage) => accept(stage, '# snippet', 'for', 'Tab') },
  {
    name: 'tab-undone',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await press(stage, 'Control+z');
    },
  },
  {
    name: 'tab-undone-redone',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await press(stage, 'Control+z', 'Control+y');
    },
  },
];

const clipboard: readonly Scenario[] = [
  {
    name: 'pasted-from-elsewhere',
    async act(stage) {
      await stage.clipboard('import os\nos.system(command)\n');
      await press(stage, 'Control+v');
      await stage.workbench.seesText('os.system');
    },
  },
  {
    name: 'cut-and-pasted',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await press(stage, 'Shift+Home', 'Control+x');
      await stage.quiet();
      await press(stage, 'Control+Home', 'Enter', 'ArrowUp', 'Control+v');
      await stage.workbench.seesText('answer =');
    },
  },
  {
    name: 'copied-typed-text',
    async act(stage) {
      await stage.workbench.type('name = first + last');
      await press(stage, 'Shift+Home', 'Control+c', 'End', 'Enter');
      await stage.quiet();
      await press(stage, 'Control+v');
      await stage.workbench.seesText('last\nname');
    },
  },
];

const editorActions: readonly Scenario[] = [
  { name: 'completion', act: (stage) => choose(stage, 'authen', 'authenticate_everybody') },
  {
    name: 'completion-snippet',
    async act(stage) {
      await choose(stage, 'authlo', 'authloop');
      await press(stage, 'Escape');
    },
  },
  { name: 'completion-with-import', act: (stage) => choose(stage, 'authli', 'authlib_client') },
  {
    name: 'formatted',
    text: '\n',
    at: [1, 1],
    async act(stage) {
      await stage.workbench.type('first=1');
      await stage.quiet();
      await press(stage, 'Control+Alt+Shift+8');
      await stage.workbench.seesText('first = 1');
    },
  },
  {
    name: 'suggestion-formatted',
    async act(stage) {
      await accept(stage, '# one line', 'answer', 'Tab');
      await stage.workbench.seesText('answer =');
      await press(stage, 'Control+Alt+Shift+8');
      await stage.workbench.seesText('retries = 3');
    },
  },
  {
    name: 'quick-fix',
    text: 'digest = hashlib.md5(password)\n',
    at: [1, 15],
    async act({ workbench }) {
      await workbench.chooseQuickFix('Say that it is not for security');
      await workbench.seesText('usedforsecurity');
    },
  },
  {
    name: 'renamed',
    text: 'old = 1\nprint(old)\n',
    at: [1, 1],
    async act(stage) {
      await press(stage, 'F2');
      const input = stage.workbench.page.locator('.rename-box input');
      await input.waitFor();
      await input.fill('renamed_value');
      await press(stage, 'Enter');
      await stage.workbench.seesText('print(renamed_value)');
    },
  },
  {
    name: 'replaced-everywhere',
    text: 'alpha = 1\nbeta = alpha\ngamma = alpha\n',
    at: [1, 1],
    async act(stage) {
      await press(stage, 'Control+h');
      const find = stage.workbench.page.locator('.find-widget textarea');
      await find.first().waitFor();
      await find.first().fill('alpha');
      await find.nth(1).fill('configuration');
      await find.nth(1).press('Control+Alt+Enter');
      await stage.workbench.seesText('gamma = configuration');
      await press(stage, 'Escape');
    },
  },
  {
    name: 'line-moved',
    text: 'one = 1\ntwo = 2\n',
    at: [1, 1],
    act: (stage) => press(stage, 'Alt+ArrowDown'),
  },
  {
    name: 'line-duplicated',
    async act(stage) {
      await stage.workbench.type('copy_me = 1');
      await press(stage, 'Control+Shift+Alt+ArrowDown');
    },
  },
  { name: 'line-commented', text: 'one = 1\n', at: [1, 1], act: (stage) => press(stage, 'Control+/') },
  {
    name: 'lines-indented',
    text: 'one = 1\ntwo = 2\n',
    at: [1, 1],
    async act(stage) {
      await press(stage, 'Control+a', 'Tab');
    },
  },
];

const programs: readonly Scenario[] = [
  {
    name: 'edited-by-extension',
    act: (stage) => press(stage, 'Control+Alt+Shift+1'),
  },
  { name: 'edited-unopened-by-extension', act: (stage) => press(stage, 'Control+Alt+Shift+2') },
  { name: 'snippet-by-extension', act: (stage) => press(stage, 'Control+Alt+Shift+3', 'Escape') },
  {
    name: 'written-outside',
    text: 'before = 1\n',
    async act(stage) {
      await writeFile(stage.path('code.py'), 'before = 1\nsubprocess.run(command, shell=True)\n');
      await stage.workbench.seesText('subprocess');
    },
  },
  {
    name: 'written-outside-while-dirty',
    text: 'before = 1\n',
    async act(stage) {
      await stage.workbench.type('mine = 2');
      await stage.quiet();
      await writeFile(stage.path('code.py'), 'before = 1\nsubprocess.run(command, shell=True)\n');
    },
  },
  {
    name: 'written-outside-after-saving',
    text: 'before = 1\n',
    async act(stage) {
      await stage.workbench.type('mine = 2\n');
      await press(stage, 'Control+s');
      await stage.quiet();
      await writeFile(stage.path('code.py'), 'before = 1\nmine = 2\nsubprocess.run(command, shell=True)\n');
      await stage.workbench.seesText('subprocess');
    },
  },
  {
    name: 'written-by-agent-in-terminal',
    text: 'before = 1\n',
    async act(stage) {
      const code = 'subprocess.run(command, shell=True)';
      const program = stage.path('claude');
      await writeFile(program, `#!/bin/sh\nsleep 1\nprintf '%s\\n' '${code}' >> code.py\nsleep 1\n`);
      await chmod(program, 0o755);
      await press(stage, 'Control+Alt+Shift+T');
      await stage.workbench.seesText('subprocess');
    },
  },
  {
    name: 'typed-after-saving',
    async act(stage) {
      await stage.workbench.type('one');
      await press(stage, 'Control+s');
      await stage.quiet();
      await stage.workbench.type('two');
    },
  },
  {
    name: 'reverted',
    text: 'before = 1\n',
    async act(stage) {
      await stage.workbench.type('mine = 2');
      await stage.quiet();
      await press(stage, 'Control+Alt+Shift+6');
      await stage.workbench.waitUntil(
        async () => !(await stage.workbench.visibleText()).includes('mine'),
        'the revert',
      );
    },
  },
  {
    name: 'checked-out',
    text: 'before = 1\n',
    inGit: true,
    async act(stage) {
      stage.git('checkout', '--quiet', 'other');
      await stage.workbench.seesText('from_another_branch');
    },
  },
];

/** Runs a command of the chat's, and waits for what comes of it. */
async function chat(stage: Stage, key: string, text: string): Promise<void> {
  await press(stage, key);
  await stage.workbench.seesText(text);
}

const chats: readonly Scenario[] = [
  {
    name: 'chat-edit',
    text: 'before = 1\n',
    isChat: true,
    act: (stage) => chat(stage, 'Control+Alt+Shift+Q', 'jwt.decode'),
  },
  {
    name: 'agent-replace',
    text: 'before = 1\n',
    isChat: true,
    act: (stage) => chat(stage, 'Control+Alt+Shift+E', 'jwt.decode'),
  },
  {
    name: 'agent-create',
    isChat: true,
    async act(stage) {
      await press(stage, 'Control+Alt+Shift+R');
      await stage.workbench.page.getByText('1 file changed').first().waitFor();
    },
  },
  {
    name: 'chat-edit-kept',
    text: 'before = 1\n',
    isChat: true,
    async act(stage) {
      await chat(stage, 'Control+Alt+Shift+Q', 'jwt.decode');
      await stage.quiet();
      await stage.workbench.page.locator('.interactive-session .monaco-button', { hasText: 'Keep' }).click();
    },
  },
  {
    name: 'chat-edit-undone',
    text: 'before = 1\n',
    isChat: true,
    async act(stage) {
      await chat(stage, 'Control+Alt+Shift+Q', 'jwt.decode');
      await stage.quiet();
      await stage.workbench.page.locator('.interactive-session .monaco-button', { hasText: 'Undo' }).click();
      await stage.workbench.dialog('undo changes', 'Yes');
      await stage.workbench.waitUntil(
        async () => !(await stage.workbench.visibleText()).includes('jwt'),
        'the edit to be taken back',
      );
    },
  },
  {
    name: 'chat-edit-then-typed',
    text: 'before = 1\n',
    isChat: true,
    async act(stage) {
      await chat(stage, 'Control+Alt+Shift+Q', 'jwt.decode');
      await stage.quiet();
      await stage.workbench.editor.locator('.view-line').first().click();
      await press(stage, 'Control+Home');
      await stage.workbench.type('mine = 2');
      await press(stage, 'Enter');
    },
  },
  {
    name: 'chat-inserted-at-cursor',
    text: 'before = 1\n',
    isChat: true,
    async act(stage) {
      const { page } = stage.workbench;
      await press(stage, 'Control+Alt+Shift+W');
      const block = page.locator('.interactive-result-code-block').first();
      await block.hover();
      await page.locator('.interactive-result-code-block [aria-label*="Insert At Cursor"]').first().click();
      await stage.workbench.seesText('jwt.decode');
    },
  },
];

/** Its preview of a place further off is a second editor, in which the others would look for their text. */
const last: readonly Scenario[] = [
  {
    name: 'next-edit',
    text: '#\nsession = connect()\n',
    at: [1, 2],
    async act(stage) {
      await stage.workbench.type(' edit below');
      await stage.quiet();
      await stage.workbench.page
        .locator('[class*="inline-edit"], [class*="inlineEdit"]')
        .first()
        .waitFor({ state: 'attached' });
      // The first Tab goes there if the cursor is elsewhere, the next one accepts.
      for (let presses = 0; presses < 3; presses++) {
        await press(stage, 'Tab');
        await stage.quiet();
        if ((await stage.workbench.visibleText()).includes('verify=True')) return;
      }
      throw new Error('The edit was not accepted.');
    },
  },
];

export const scenarios: readonly Scenario[] = [
  ...typing,
  ...suggestions,
  ...clipboard,
  ...editorActions,
  ...programs,
  ...last,
  ...chats,
];
