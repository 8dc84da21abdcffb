/**
 * The main job in VS Code for the Web, as a person does it: an insecure suggestion is flagged as it is accepted,
 * mended or reviewed. Once in a folder in memory, once in a virtual one, which is still there after a reload.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { PICTURES, picturesOfFailures } from '../e2e/harness/pictures.ts';
import { Workbench } from '../e2e/harness/workbench.ts';
import { WebHost } from './harness/webHost.ts';

const APP = `import sqlite3

import requests
from flask import Flask, request

app = Flask(__name__)
PARTNER = "https://partner.example/users"


@app.get("/users")
def find_user():
    name = request.args["name"]
    cursor = sqlite3.connect("users.db").cursor()
    
`;
const PROMPT_LINE = 14;
/** In a file that nobody opens; the rule is of the folder's own configuration. */
const OTHER = 'def forbidden():\n    pass\n';
const FILES = {
  '/work/app.py': APP,
  '/work/src/other.py': OTHER,
  '/work/.ai-security-scanner.yml': 'rules:\n  include: [rules/own.yml]\n',
  '/work/rules/own.yml': `rules:
  - id: own-rule
    languages: [python]
    severity: ERROR
    message: No function is called forbidden here.
    pattern: 'def forbidden(): ...'
`,
};

for (const { kind, folder, isKept } of [
  { kind: 'in memory', folder: 'tmp:/work', isKept: false },
  { kind: 'virtual', folder: 'test-files://host/work', isKept: true },
]) {
  describe(`the main job in VS Code for the Web, in a folder ${kind}`, () => {
    let host: WebHost;
    let workbench: Workbench;

    const open = async (): Promise<void> => {
      workbench = new Workbench(await host.openWindow(folder));
      await workbench.seesStatus('Test Assistant');
      await workbench.openFromExplorer('app.py');
    };
    /** The files of the folder, by path. */
    const files = async (): Promise<ReadonlyMap<string, string>> => {
      const reported = host.files.nextReport();
      await workbench.command('Test Folder: Report Files');
      await workbench.waitUntil(async () => reported() !== undefined, 'the files of the folder');
      return reported() ?? new Map();
    };
    const marks = async (): Promise<string[]> =>
      [...(await files())].flatMap(([path, text]) =>
        path.startsWith('/work/.ai-review/marks/') ? [text] : [],
      );

    before(async () => {
      host = await WebHost.start(FILES);
      await open();
    });

    picturesOfFailures(() => workbench);

    after(() => host?.dispose());

    it('an insecure suggestion is underlined as it is accepted, and explained', async () => {
      await workbench.goTo(PROMPT_LINE, 5);
      await workbench.type('# find the user by name');
      await workbench.ghostText('cursor.execute(');
      await workbench.press('Tab');
      await workbench.seesText('return cursor.fetchone()');
      await workbench.seesSquiggle('error');
      assert.match(await workbench.hoverSquiggle('error', 'CWE-89'), /SQL/);
      await workbench.press('Escape');
    });

    it('a fix mends the next suggestion', async () => {
      await workbench.newLineBelow(PROMPT_LINE - 1);
      await workbench.type('# ask the partner');
      await workbench.ghostText('verify=False');
      await workbench.press('Tab');
      await workbench.seesText('verify=False');
      await workbench.goTo(PROMPT_LINE + 1, 10);
      const [fix] = await workbench.openQuickFixes('Mark as human-reviewed');
      assert.ok(fix);
      await workbench.press('Escape');
      await workbench.chooseQuickFix(fix);
      await workbench.waitUntil(
        async () => !(await workbench.visibleText()).includes('verify=False'),
        'verify=False to go',
      );
      assert.match(await workbench.visibleText(), /cursor\.execute\(/);
    });

    it('marking the finding as human-reviewed asks who one is, and writes a mark', async () => {
      await workbench.press('Control+S');
      await workbench.command('AI Security: Next Unreviewed Finding');
      await workbench.chooseQuickFix('Mark as human-reviewed');
      await workbench.answer('Who has read this code?', 'Ada');
      await workbench.answer('your e-mail address?', 'ada@example.org');
      await workbench.dialog('Have you read', 'I Have Read It');
      await workbench.seesStatus('0/1');
      const [mark = '', ...others] = await marks();
      assert.deepEqual(others, []);
      assert.match(mark, /"ada@example\.org"/);
      assert.match(mark, /"app\.py"/);
      await workbench.screenshot(join(PICTURES, `web-${kind.replace(' ', '-')}.png`));
    });

    it('who one is, is asked once', async () => {
      await workbench.goTo(1, 1);
      await workbench.command('AI Security: Mark Selection as Human-Reviewed');
      await workbench.dialog('Have you read', 'I Have Read It');
      await workbench.seesStatus('Marked 1 lines as reviewed');
      assert.equal((await marks()).length, 2);
    });

    it('the rules of the folder find something in a file that nobody has opened', async () => {
      await workbench.command('AI Security: Scan Workspace');
      await workbench.seesStatus('files scanned');
      await workbench.command('AI Security: Show Review Status');
      await workbench.page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'src/other.py' })
        .waitFor();
      await workbench.press('Escape');
    });

    it('what needs a program says so', async () => {
      await workbench.command('AI Security: Open Audit');
      await workbench.notification('VS Code for the Web cannot do');
    });

    it('changing the reviewed code by one character takes the mark away', async () => {
      const line = APP.split('\n').length + 1;
      await workbench.openFromExplorer('app.py');
      await workbench.goTo(line, 1);
      await workbench.press('End');
      await workbench.type(' ');
      await workbench.seesStatus('1/1');
      assert.equal((await marks()).length, 2);
    });

    if (isKept)
      it('the mark is there after the window was loaded anew', async () => {
        await workbench.press('Backspace', 'Control+S');
        await workbench.seesStatus('0/1');
        await workbench.page.close();
        await open();
        await workbench.seesSquiggle('error');
        await workbench.seesStatus('0/1');
      });

    // Last, as the page takes the keyboard.
    it('the page about a rule is had from the extension', async () => {
      await workbench.command('AI Security: Open Rule Page…');
      await workbench.answer('Rules', 'python-sql-injection');
      await workbench.seesTab('Preview python-sql-injection.md');
      await workbench.waitUntil(
        async () => host.asked.has('docs/rules/python-sql-injection.md'),
        'the text of the page to be fetched',
      );
    });
  });
}
